/// Kernels and the solver of support vector machines.
@NullMarked
package sweetspot.model.kernel;

import org.jspecify.annotations.NullMarked;
