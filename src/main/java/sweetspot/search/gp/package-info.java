/// Gaussian-process Bayesian optimization: the surrogate, its fit, its acquisition and the sampler over them.
package sweetspot.search.gp;
