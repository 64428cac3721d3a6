package sweetspot.model.metric;

import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;

/// The formula of a metric. NaN where the metric is not defined. Rows count by the weights of the truth, as in
/// scikit-learn's `sample_weight`.
sealed interface Scorer {

    /// Scores predicted classes.
    @FunctionalInterface
    non-sealed interface OfClasses extends Scorer {
        /// @param positive position of the class that counts as "found"
        /// @param numbers what belongs to the metric, in the order of its parameters; empty if nothing does
        double score(TargetValues.Classes truth, Prediction.Classes prediction, int positive, double[] numbers);
    }

    /// Scores predicted numbers.
    @FunctionalInterface
    non-sealed interface OfNumbers extends Scorer {
        /// @param numbers what belongs to the metric, in the order of its parameters; empty if nothing does
        double score(TargetValues.Numbers truth, double[] predicted, double[] numbers);
    }

    /// Scores how the rows of each query are ranked.
    @FunctionalInterface
    non-sealed interface OfRankings extends Scorer {
        /// @param scores the higher, the further ahead
        /// @param numbers what belongs to the metric, in the order of its parameters
        double score(TargetValues.Ranked truth, double[] scores, double[] numbers);
    }

    /// A formula of the weighted counts of true against predicted classes.
    @FunctionalInterface
    interface OfCounts {
        /// @param positive position of the class that counts as "found"
        double score(Confusion confusion, int positive, double[] numbers);
    }

    /// Scores the labels alone.
    static OfClasses counts(OfCounts formula) {
        return new Counts(formula);
    }

    /// A formula of the counts, as a scorer.
    record Counts(OfCounts formula) implements OfClasses {
        @Override
        public double score(TargetValues.Classes truth, Prediction.Classes p, int positive, double[] numbers) {
            return formula.score(Confusion.of(truth, p.labels()), positive, numbers);
        }
    }
}
