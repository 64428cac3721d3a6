/// The parts that every page is made of: controls, dialogs, theme and motion, commands, undo, notices, background
/// tasks. It knows no experiment.
@NullMarked
package sweetspot.ui.kit;

import org.jspecify.annotations.NullMarked;
