/// The study file: the journal of a study in Optuna's log format, its locks, and how it is read back. Nothing here
/// searches; it writes facts down. The experiment file and the library of experiments stand in packages of their own.
@NullMarked
package sweetspot.journal;

import org.jspecify.annotations.NullMarked;
