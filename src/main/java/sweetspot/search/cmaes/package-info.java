/// CMA-ES (Hansen 2016): covariance matrix adaptation over the numeric part of a space.
package sweetspot.search.cmaes;
