/// Numbers about studies, no drawing: history, importance, partial dependence.
@NullMarked
package sweetspot.analysis;

import org.jspecify.annotations.NullMarked;
