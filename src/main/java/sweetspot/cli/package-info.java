/// The command line: the same experiments and studies as in the window, without one.
///
/// Answers go to standard output, everything else to standard error. Exit codes: 0 = done, 1 = the search could not do
/// its work, 2 = something in the input is wrong, 130 = interrupted.
@NullMarked
package sweetspot.cli;

import org.jspecify.annotations.NullMarked;
