/// Which rows train, which test and which stay sealed: validation plans, carried out on a table.
@NullMarked
package sweetspot.data.plan;

import org.jspecify.annotations.NullMarked;
