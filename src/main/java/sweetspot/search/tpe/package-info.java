/// The tree-structured Parzen estimator (Bergstra et al. 2011) and its densities.
package sweetspot.search.tpe;
