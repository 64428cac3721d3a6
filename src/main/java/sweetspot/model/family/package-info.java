/// The model families, one class each, and the catalogue that lists them.
@NullMarked
package sweetspot.model.family;

import org.jspecify.annotations.NullMarked;
