/// The folder of experiments: what lies in it, and which sealed tests have been opened.
@NullMarked
package sweetspot.journal.library;

import org.jspecify.annotations.NullMarked;
