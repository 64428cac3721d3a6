/// Puts the app together by constructors, and starts it: the window, or the shell.
@NullMarked
package sweetspot.app;

import org.jspecify.annotations.NullMarked;
