/// The forms in which a table may be stored other than as text: what a file is, and readers that take one apart into
/// typed cells.
@NullMarked
package sweetspot.data.format;

import org.jspecify.annotations.NullMarked;
