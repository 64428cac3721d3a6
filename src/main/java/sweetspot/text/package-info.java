/// Every text that a user reads, in one resource bundle: the window and the command line take theirs from here.
@NullMarked
package sweetspot.text;

import org.jspecify.annotations.NullMarked;
