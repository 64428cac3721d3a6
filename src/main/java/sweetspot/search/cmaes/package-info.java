/// CMA-ES (Hansen 2016): covariance matrix adaptation over the numeric part of a space.
@NullMarked
package sweetspot.search.cmaes;

import org.jspecify.annotations.NullMarked;
