package sweetspot.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The gain of a search's best trial over the default, and whether it is more than luck.
///
/// Where both have a score for each fold, the folds are compared one by one, which takes out what is easy or hard about a
/// fold; the variance is that of Nadeau and Bengio ("Inference for the generalization error", 2003, eq. 7), who count
/// that training sets overlap, with one degree of freedom less than there are folds. Otherwise the two standard errors
/// are taken as independent and known. The best was not chosen beforehand but as the luckiest of all that were tried, so
/// its t statistic is held against the largest of so many ([Dunnett]), which are correlated: settings that are alike share
/// their luck.
///
/// @param difference how much better, positive if better, whichever the direction
/// @param standardError of the difference; NaN if unknown
/// @param freedom degrees of freedom of the standard error; infinite if it is taken as known
/// @param tried number of different results among which the better one was the best; 0 if there is none but the base's
/// @param correlation of the gains of those results over the default, from 0.5 to below 1
public record Gain(double difference, double standardError, double freedom, int tried, double correlation) {
    /// The chance, on each side, that the interval leaves out.
    private static final double TAIL = 0.025;
    private static final double LEAST_CORRELATION = 0.5;
    private static final double MOST_CORRELATION = 0.999;

    /// The possible answers.
    public enum Answer {
        /// Better, and the best of so many trials that do not differ would hardly ever come to so much.
        YES,
        /// Better, but by no more than luck may explain.
        NOT_CLEAR,
        /// Not better.
        NO,
        /// Better, but nothing is known of how much a score scatters.
        UNKNOWN
    }

    public Gain {
        if (tried < 0) throw new IllegalArgumentException("tried must not be negative, not " + tried);
    }

    /// The gain of a study's trial over another.
    ///
    /// @param base has a value
    /// @param better has a value
    /// @param folds whether the reports of trials are scores of folds; scores of folds that trials state count anyway
    public static Gain of(StudySnapshot study, Trial base, Trial better, boolean folds) {
        return of(study, base, better, folds, scores -> 1.0 / (scores - 1));
    }

    /// The same for folds that are not those of plain cross-validation. Repeated folds count one by one, with the
    /// correction for their overlap (Bouckaert and Frank, "Evaluating the replicability of significance tests for
    /// comparing learning algorithms", 2004).
    ///
    /// @param testToTrain rows that test by rows that train, for a number of scores
    public static Gain of(StudySnapshot study, Trial base, Trial better, boolean folds,
            IntToDoubleFunction testToTrain) {
        double sign = study.direction() == Direction.MAXIMIZE ? 1 : -1;
        List<Trial> others = different(study, base, folds);
        int tried = others.size();
        if (base.number() == better.number()) return new Gain(0, 0, Double.POSITIVE_INFINITY, tried, LEAST_CORRELATION);
        double difference = sign * (better.value() - base.value());
        double[] before = scores(base, folds);
        double[] after = scores(better, folds);
        if (before.length >= 2 && after.length == before.length) {
            return new Gain(difference, paired(before, after, testToTrain), before.length - 1, tried,
                    correlation(study, before, others, folds));
        }
        double a = base.standardError().orElse(Double.NaN);
        double b = better.standardError().orElse(Double.NaN);
        return new Gain(difference, Math.sqrt(a * a + b * b), Double.POSITIVE_INFINITY, tried, LEAST_CORRELATION);
    }

    /// The same gain on other scores of the same two, fold by fold. The better one was chosen before, so that the allowance
    /// for the choice stays.
    ///
    /// @param before the base's scores, at least two
    /// @param after the better one's on the same folds
    /// @param sign 1 if higher scores are better, else -1
    /// @param testToTrain rows that test by rows that train
    public Gain again(double[] before, double[] after, double sign, double testToTrain) {
        double difference = 0;
        for (int i = 0; i < before.length; i++) difference += sign * (after[i] - before[i]) / before.length;
        return new Gain(difference, paired(before, after, _ -> testToTrain), before.length - 1, tried, correlation);
    }

    private static double[] scores(Trial trial, boolean folds) {
        return folds || trial.attributes().containsKey(Trial.FOLD_SCORES) ? trial.foldScores() : new double[0];
    }

    /// The trials whose results differ from the base's and one another's: configurations that score the same, fold by
    /// fold, give luck but one chance.
    private static List<Trial> different(StudySnapshot study, Trial base, boolean folds) {
        Set<Long> known = new HashSet<>(Set.of(print(base, folds)));
        List<Trial> different = new ArrayList<>();
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            if (trial.state() == TrialState.COMPLETE && trial.hasValue() && known.add(print(trial, folds))) {
                different.add(trial);
            }
        }
        return different;
    }

    /// The correlation, from fold to fold, of the gains of the better half of the trials over the base: the variance
    /// that they share over all of it. The worse half is left out since it had no part in the choice, and its scores
    /// often scatter in ways of their own.
    private static double correlation(StudySnapshot study, double[] base, List<Trial> others, boolean folds) {
        List<double[]> gains = others.stream()
                .sorted((a, b) -> study.direction() == Direction.MAXIMIZE ? Double.compare(b.value(), a.value())
                        : Double.compare(a.value(), b.value()))
                .limit(Math.max(3, others.size() / 2)).map(t -> scores(t, folds)).filter(s -> s.length == base.length)
                .map(s -> minus(s, base)).toList();
        int m = gains.size();
        if (m < 3) return LEAST_CORRELATION;
        double[] mean = new double[base.length];
        double all = 0;
        for (double[] gain : gains) {
            all += variance(gain) / m;
            for (int f = 0; f < mean.length; f++) mean[f] += gain[f] / m;
        }
        double shared = variance(mean);
        double correlation = (shared - all / m) / (all - all / m);
        return Double.isNaN(correlation) ? LEAST_CORRELATION
                : Math.clamp(correlation, LEAST_CORRELATION, MOST_CORRELATION);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    /// A number that two results share only by a chance of 2⁻⁶⁴: texts would cost a tenth of a second at 100,000 trials.
    private static long print(Trial trial, boolean folds) {
        long print = mixed(Double.doubleToLongBits(trial.value()));
        for (double score : scores(trial, folds)) print = mixed(print * 31 + Double.doubleToLongBits(score));
        return print;
    }

    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double paired(double[] before, double[] after, IntToDoubleFunction testToTrain) {
        int folds = before.length;
        return Math.sqrt((1.0 / folds + testToTrain.applyAsDouble(folds)) * variance(minus(after, before)));
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double v : values) mean += v / values.length;
        double squares = 0;
        for (double v : values) squares += (v - mean) * (v - mean);
        return squares / (values.length - 1);
    }

    /// The chance that the best of so many trials gains at least so much where none is better than the default; NaN if the
    /// standard error is unknown.
    public double chance() {
        if (!(difference > 0)) return Double.isNaN(difference) ? Double.NaN : 1;
        if (standardError == 0) return 0;
        return distribution().exceedance(difference / standardError);
    }

    private Dunnett distribution() {
        return new Dunnett(Math.max(1, tried), freedom, correlation);
    }

    /// How many times as many rows (or runs, where scores are means of runs) would make it clear, if the gain and its
    /// scatter stay what they are: the variance of a mean falls as their number rises. NaN unless the answer is
    /// [Answer#NOT_CLEAR].
    public double timesAsMuch() {
        if (answer() != Answer.NOT_CLEAR) return Double.NaN;
        double wanted = distribution().critical(TAIL) * standardError / difference;
        return Math.max(1, wanted * wanted);
    }

    /// The number of folds that would make it clear on the same rows, among `candidates`, the first that does; empty if
    /// none would, or if folds were not compared. Smaller folds scatter more, their variance taken to rise as the rows in
    /// each fall; what is won are the degrees of freedom.
    public OptionalInt foldsFor(int... candidates) {
        if (answer() != Answer.NOT_CLEAR || Double.isInfinite(freedom)) return OptionalInt.empty();
        double folds = freedom + 1;
        for (int more : candidates) {
            double shrink = Math.sqrt((1 + folds / (folds - 1)) / (1 + more / (more - 1.0)));
            double chance = new Dunnett(Math.max(1, tried), more - 1, correlation)
                    .exceedance(difference / standardError * shrink);
            if (more > folds && chance < TAIL) return OptionalInt.of(more);
        }
        return OptionalInt.empty();
    }

    /// Half the width of the difference's 95 % interval that allows for the choice of the best; NaN if the standard error
    /// is unknown.
    public double margin() {
        return Double.isNaN(standardError) || standardError == 0 ? standardError
                : distribution().critical(TAIL) * standardError;
    }

    /// The answer: [Answer#YES] if the 95 % interval lies above 0.
    public Answer answer() {
        if (!(difference > 0)) return Answer.NO;
        if (Double.isNaN(standardError)) return Answer.UNKNOWN;
        return chance() < TAIL ? Answer.YES : Answer.NOT_CLEAR;
    }
}
