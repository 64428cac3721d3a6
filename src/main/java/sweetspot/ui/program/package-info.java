/// The Program page: a program to tune, its parameters and objectives, trying it out, and the user's consent to run it.
@NullMarked
package sweetspot.ui.program;

import org.jspecify.annotations.NullMarked;
