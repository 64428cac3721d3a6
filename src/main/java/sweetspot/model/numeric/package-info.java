/// Small numeric tools that several models share: vector loops, softmax, a quasi-Newton minimizer.
@NullMarked
package sweetspot.model.numeric;

import org.jspecify.annotations.NullMarked;
