/// Files of a study: the journal in Optuna's log format, the experiment file, and the library of the user's
/// experiments. Nothing here searches; it writes facts down and reads them back.
package sweetspot.journal;
