/// A study for the world outside: its best configuration as an experiment that scores it again, and its
/// trials as a table. Text in, text out; who writes the files is the caller's business.
@NullMarked
package sweetspot.export;

import org.jspecify.annotations.NullMarked;
