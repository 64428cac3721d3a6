/// JSON read as plain objects and written from them; the only set-up of Jackson.
@NullMarked
package sweetspot.json;

import org.jspecify.annotations.NullMarked;
