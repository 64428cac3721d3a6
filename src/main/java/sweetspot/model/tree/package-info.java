/// Trees and what is made of them: exact and binned splitting, flat trees, boosting. Plain arrays; knows nothing of families.
@NullMarked
package sweetspot.model.tree;

import org.jspecify.annotations.NullMarked;
