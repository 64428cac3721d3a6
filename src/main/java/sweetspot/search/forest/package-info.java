/// The random forest sampler: a regression forest as surrogate.
@NullMarked
package sweetspot.search.forest;

import org.jspecify.annotations.NullMarked;
