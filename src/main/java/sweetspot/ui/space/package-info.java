/// The Search space page: a row for each parameter, with its range to drag.
@NullMarked
package sweetspot.ui.space;

import org.jspecify.annotations.NullMarked;
