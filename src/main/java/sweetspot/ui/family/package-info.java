/// The Model page: the catalogue of model families, and the space rows that a family brings.
@NullMarked
package sweetspot.ui.family;

import org.jspecify.annotations.NullMarked;
