/// Gaussian-process Bayesian optimization: the surrogate, its fit, its acquisition and the sampler over them.
@NullMarked
package sweetspot.search.gp;

import org.jspecify.annotations.NullMarked;
