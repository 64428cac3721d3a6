package sweetspot.verdict;

import java.util.Optional;
import java.util.OptionalDouble;

/// The score of the search corrected for having picked the best of many: BBC-CV, the bootstrap bias corrected
/// cross-validation (Tsamardinos, Greasidou and Borboudakis, "Bootstrapping the out-of-sample predictions for efficient
/// and accurate cross-validation", Machine Learning 2018, algorithm 5).
///
/// It estimates the score, on new rows of the same kind, of whatever this way of choosing picks: from the tried
/// configurations the one with the best mean over the folds. Rows are drawn with replacement; the
/// configuration is chosen on those that were drawn and scored on those that were not. Nothing is trained. Beyond the
/// paper, the shift that a metric has on fewer rows is taken away, see [BootstrapCorrection].
///
/// @param value mean over the resamples
/// @param low lower end of the 95 % interval (percentiles)
/// @param high upper end
/// @param gain mean gain over the default on the same rows left out, positive if better; NaN if the default has no kept
///     predictions
/// @param gainLow lower end of its 95 % interval; NaN if unknown
/// @param gainHigh upper end
/// @param optimism how much better the best score of the search looks; positive if too good
/// @param stability share of the resamples in which the best trial was the choice, 0 to 1
/// @param configurations number of trials that competed
/// @param missing number of complete trials that could not, since their predictions are not kept
/// @param unit what was drawn
/// @param units number of those
/// @param resamples number of resamples that could be scored
/// @param answer what follows from the gain and the region of practical equivalence
public record CorrectedScore(double value, double low, double high, double gain, double gainLow, double gainHigh,
        double optimism, double stability, int configurations, int missing, Unit unit, int units, int resamples,
        Answer answer) {

    /// What is drawn with replacement.
    public enum Unit {
        /// Single rows.
        ROWS,
        /// Whole groups.
        GROUPS,
        /// Runs of rows that follow one another in time.
        BLOCKS
    }

    /// An interval of scores.
    public record Range(double low, double high) {
        /// Tells whether a score lies in it.
        public boolean holds(double score) {
            return low <= score && score <= high;
        }
    }

    /// The interval in which the score on so many other rows is to be expected, at 95 %. It is wider than the interval of
    /// the score on ever so many, since a test on a few rows scatters by itself: about as much as the search's rows do, times
    /// the root of the ratio of their numbers. Empty where it was not rows that were drawn.
    ///
    /// @param rows at least 1
    public Optional<Range> on(int rows) {
        if (unit != Unit.ROWS) return Optional.empty();
        double wider = Math.sqrt(1 + (double) units / rows);
        return Optional.of(new Range(value - wider * (value - low), value + wider * (high - value)));
    }

    /// The gain, if the default's predictions are kept.
    public OptionalDouble knownGain() {
        return Double.isNaN(gain) ? OptionalDouble.empty() : OptionalDouble.of(gain);
    }
}
