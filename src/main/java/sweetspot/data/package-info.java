/// Data sets: reading files, finding out what the columns are, checking them, and deciding which rows train, which
/// score and which stay sealed.
@NullMarked
package sweetspot.data;

import org.jspecify.annotations.NullMarked;
