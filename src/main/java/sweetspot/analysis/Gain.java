package sweetspot.analysis;

import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// How much better one trial scored than another, and whether that is more than chance.
///
/// Where both report a score for each fold, the folds are compared one by one, which takes out what is easy or hard
/// about a fold; the variance is that of Nadeau and Bengio ("Inference for the generalization error", 2003, eq. 7),
/// who count that training sets overlap. Otherwise the two standard errors are taken as independent.
///
/// @param difference how much better, positive if better, whichever the direction
/// @param standardError of the difference; NaN if unknown
public record Gain(double difference, double standardError) {

    /// What can be said.
    public enum Verdict {
        /// Better by more than twice the standard error.
        YES,
        /// Better, but by no more than chance may explain.
        NOT_CLEAR,
        /// Not better.
        NO
    }

    /// The gain of `better` over `base`; both have values.
    public static Gain of(Trial base, Trial better, Direction direction) {
        double sign = direction == Direction.MAXIMIZE ? 1 : -1;
        double difference = sign * (better.value() - base.value());
        if (base.number() == better.number()) return new Gain(0, 0);
        double[] before = base.foldScores();
        double[] after = better.foldScores();
        if (before.length >= 2 && after.length == before.length) return new Gain(difference, paired(before, after));
        double a = base.standardError().orElse(Double.NaN);
        double b = better.standardError().orElse(Double.NaN);
        return new Gain(difference, Math.sqrt(a * a + b * b));
    }

    private static double paired(double[] before, double[] after) {
        int folds = before.length;
        double mean = 0;
        for (int i = 0; i < folds; i++) mean += (after[i] - before[i]) / folds;
        double squares = 0;
        for (int i = 0; i < folds; i++) {
            double d = after[i] - before[i] - mean;
            squares += d * d;
        }
        double variance = squares / (folds - 1);
        return Math.sqrt((1.0 / folds + 1.0 / (folds - 1)) * variance);
    }

    /// What can be said. A gain without a standard error counts as exact.
    public Verdict verdict() {
        if (!(difference > 0)) return Verdict.NO;
        return Double.isNaN(standardError) || difference > 2 * standardError ? Verdict.YES : Verdict.NOT_CLEAR;
    }
}
