/// The tree-structured Parzen estimator (Bergstra et al. 2011) and its densities.
@NullMarked
package sweetspot.search.tpe;

import org.jspecify.annotations.NullMarked;
