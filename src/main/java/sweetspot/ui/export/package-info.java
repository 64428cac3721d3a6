/// The Export page: the verdict, the best settings, and files and code to take away.
@NullMarked
package sweetspot.ui.export;

import org.jspecify.annotations.NullMarked;
