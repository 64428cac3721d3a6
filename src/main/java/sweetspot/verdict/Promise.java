package sweetspot.verdict;

/// One number that speaks of how good the model will be, with what it promises: a row of "What each number promises".
///
/// @param kind what it is
/// @param trial number of the trial; -1 if it is of no single one
/// @param value the score
/// @param low lower end of its interval; NaN if unknown
/// @param high upper end
/// @param scores number of scores that it is the mean of; 0 if it is no such mean
public record Promise(Kind kind, int trial, double value, double low, double high, int scores) {
    /// What a number is.
    public enum Kind {
        /// The best score of the search, with one standard error to each side.
        SEARCH,
        /// The same trial on fresh splits, with one standard error to each side.
        FRESH,
        /// Corrected for the search, with a 95 % interval.
        CORRECTED,
        /// The default on the sealed rows, with a 95 % interval.
        SEALED_DEFAULT,
        /// The tested trial on the sealed rows, with a 95 % interval.
        SEALED_BEST;

        /// Whether the interval is one standard error to each side; else it is a 95 % interval.
        public boolean isError() {
            return this == SEARCH || this == FRESH;
        }
    }
}
