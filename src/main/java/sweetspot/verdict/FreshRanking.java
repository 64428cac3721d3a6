package sweetspot.verdict;

import java.util.List;

/// The best trials of a search, scored again on splits that the search did not see, and how far each falls: the
/// winner's curse.
///
/// @param rows best of the search first
/// @param shuffles number of times that the rows were dealt anew
/// @param folds number of scores of each trial, over all shuffles
/// @param meanFall mean of the falls; positive if the scores got worse
/// @param first number of the trial that is first on the fresh splits
/// @param millis when they were scored, since the epoch
public record FreshRanking(List<Row> rows, int shuffles, int folds, double meanFall, int first, long millis) {

    /// One trial.
    ///
    /// @param trial its number
    /// @param search its score in the search
    /// @param searchError standard error of that; NaN if unknown
    /// @param fresh mean of its fresh scores
    /// @param freshError standard error of that; NaN if unknown
    /// @param fall how much worse the fresh score is, in units of the score; negative if it is better
    /// @param rankBefore place by the search's score among these, from 1
    /// @param rankAfter place by the fresh score, from 1
    public record Row(int trial, double search, double searchError, double fresh, double freshError, double fall,
            int rankBefore, int rankAfter) {
        /// Places lost; negative if it rose.
        public int placesLost() {
            return rankAfter - rankBefore;
        }
    }

    public FreshRanking {
        rows = List.copyOf(rows);
    }
}
