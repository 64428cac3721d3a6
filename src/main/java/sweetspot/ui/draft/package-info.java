/// The search space as it is being edited: its rows, ranges and strategy, with undo. Several pages show the same draft;
/// none of them owns it.
@NullMarked
package sweetspot.ui.draft;

import org.jspecify.annotations.NullMarked;
