package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import sweetspot.model.metric.Metric;
import sweetspot.study.Quantile;

/// BBC-CV as it goes: trials are added one after the other, and at any time it tells the score corrected for the choice
/// among those so far (Tsamardinos, Greasidou and Borboudakis 2018, algorithm 5; the source stands at [CorrectedScore]).
///
/// In each bootstrap sample the trial with the best score on the drawn rows is the choice, the first of equals, as in a
/// search. Its score on the rows that were not drawn is what the choice is worth there. A trial that leads in no sample
/// costs one score a sample and no memory.
///
/// Some metrics tell another score of fewer rows on average even of one and the same model: the root of a mean is
/// smaller. How much is seen on the default (or the first trial), which is chosen by nobody, and taken away.
final class BootstrapCorrection {
    private final ResampledRows rows;
    private final boolean higher;
    private final double[] bestDrawn;
    private final double[] left;
    private final int[] chosen;
    private double[] base = {};
    private double fewerRows;
    private int trials;

    /// @param samples number of bootstrap samples
    /// @param higher whether higher scores are better
    BootstrapCorrection(ResampledRows rows, int samples, boolean higher) {
        this.rows = rows;
        this.higher = higher;
        this.bestDrawn = new double[samples];
        this.left = new double[samples];
        this.chosen = new int[samples];
        Arrays.fill(bestDrawn, Double.NaN);
        Arrays.fill(left, Double.NaN);
        Arrays.fill(chosen, -1);
    }

    /// Adds a trial; trials come in the order of their numbers.
    ///
    /// @param isBase whether it is the default, which gains are over
    /// @throws CancellationException if it was cancelled; the trial may then be added in part
    void add(int number, ResampledTrial trial, boolean isBase, BooleanSupplier cancelled) {
        boolean alone = isBase || trials == 0;
        double[] own = alone ? new double[left.length] : new double[0];
        for (int b = 0; b < left.length; b++) {
            if (cancelled.getAsBoolean()) throw new CancellationException();
            byte[] drawn = rows.drawn(b);
            double score = trial.score(drawn);
            boolean leads = Double.isNaN(bestDrawn[b]) ? !Double.isNaN(score)
                    : higher ? score > bestDrawn[b] : score < bestDrawn[b];
            if (!leads && !alone) continue;
            double apart = trial.score(rows.left(drawn));
            if (alone) own[b] = apart;
            if (!leads) continue;
            bestDrawn[b] = score;
            left[b] = apart;
            chosen[b] = number;
        }
        if (alone)
            fewerRows = mean(Arrays.stream(own).filter(v -> !Double.isNaN(v)).toArray()) - trial.score(rows.all());
        if (isBase) base = own;
        trials++;
    }

    /// Number of trials so far.
    int trials() {
        return trials;
    }

    /// The scores of the choices on the rows that were not drawn, as far as they are defined, in the order of samples.
    double[] scores() {
        double less = Double.isNaN(fewerRows) ? 0 : fewerRows;
        return Arrays.stream(left).filter(v -> !Double.isNaN(v)).map(v -> v - less).toArray();
    }

    /// The score of each sample's choice on the rows that were not drawn, a copy; NaN where it is not defined.
    double[] left() {
        return left.clone();
    }

    /// The gains of the choices over the default on the same rows, positive if better, as far as they are defined; empty
    /// if the default was not added.
    double[] gains() {
        List<Double> gains = new ArrayList<>();
        for (int b = 0; b < base.length; b++) {
            double gain = higher ? left[b] - base[b] : base[b] - left[b];
            if (!Double.isNaN(gain)) gains.add(gain);
        }
        return gains.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The corrected score; NaN if no sample could be scored.
    double value() {
        return mean(scores());
    }

    /// Share of the samples in which a trial was the choice.
    double share(int trial) {
        return (double) Arrays.stream(chosen).filter(c -> c == trial).count() / chosen.length;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// The ends of the 95 % percentile interval; NaN where there are no values.
    static double[] interval(double[] values) {
        if (values.length == 0) return new double[]{Double.NaN, Double.NaN};
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new double[]{Quantile.of(sorted, 0.025), Quantile.of(sorted, 0.975)};
    }

    /// Tells whether a mean says nothing: a few samples on which a score without bounds is far out, as R² on rows of
    /// nearly one answer, carry it beyond the interval.
    ///
    /// @param interval of the same scores, from [#interval]
    static boolean isWild(double mean, double[] interval, Metric metric) {
        boolean bounded = Double.isFinite(metric.least()) && Double.isFinite(metric.most());
        return !bounded && (mean < interval[0] || mean > interval[1]);
    }

    /// Widens an interval until it holds its mean, which a few samples may carry beyond its percentiles.
    static void hold(double[] interval, double mean) {
        if (Double.isNaN(mean)) return;
        interval[0] = Math.min(interval[0], mean);
        interval[1] = Math.max(interval[1], mean);
    }
}
