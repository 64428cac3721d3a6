package sweetspot.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Estimates the final scores of trials that were stopped early, from how other trials went on from there.
///
/// For each step at which trials were stopped, the end values of those that went further are regressed on what they
/// had at that step: locally, because how good trials go on tells little about bad ones, and with a slope that is
/// drawn towards 1, so that few trials suffice. Of the trials that went further, those that were stopped later enter
/// with their own estimates; so what is known of the last part of the way, from few, and of the first part, from many,
/// is chained. Values are losses or scores alike. Immutable.
public final class LearningCurves {
    /// Trials that a step's regression looks at, at most: the latest.
    private static final int MOST_COMPARED = 300;
    /// Weight of the slope 1, in trials.
    private static final double PRIOR_TRIALS = 2;
    private static final double STEEPEST = 4;
    private static final int LEAST_NEAR = 3;

    private final Reports reports;
    private final Map<Integer, Estimate> estimates = new HashMap<>();

    /// The score that a trial would have reached.
    ///
    /// @param value expected value
    /// @param deviation standard deviation of what is not known about it
    public record Estimate(double value, double deviation) {}

    /// @param reports what the intermediate values mean
    /// @param trials of one study; complete ones, and stopped ones that nobody has gone on with, are learned from
    public LearningCurves(Reports reports, List<Trial> trials) {
        this.reports = reports;
        BitSet continued = continued(trials);
        List<Trial> known = new ArrayList<>();
        TreeSet<Long> stops = new TreeSet<>();
        for (Trial t : trials) {
            if (t.reports() == 0 || continued.get(t.number())) continue;
            if (t.state() == TrialState.COMPLETE && Double.isFinite(t.value())) {
                known.add(t);
                estimates.put(t.number(), new Estimate(t.value(), 0));
            } else if (t.state() == TrialState.PRUNED) {
                known.add(t);
                stops.add(lastStep(t));
            }
        }
        for (long step : stops.descendingSet()) {
            References references = references(known, step);
            for (Trial t : known) {
                if (t.state() == TrialState.PRUNED && lastStep(t) == step) {
                    estimates.put(t.number(), references.end(reports.standing(t)));
                }
            }
        }
    }

    /// Estimates the score that a running trial would get if it were stopped now.
    public static Estimate ifStopped(Reports reports, Trial trial, List<Trial> trials) {
        List<Trial> stopped = new ArrayList<>(trials);
        stopped.removeIf(t -> t.number() == trial.number());
        Trial end = trial.finish(TrialState.PRUNED, new double[0], trial.startMillis());
        stopped.add(end);
        return new LearningCurves(reports, stopped).of(end);
    }

    /// Numbers of the trials that another one continues.
    public static BitSet continued(List<Trial> trials) {
        BitSet numbers = new BitSet();
        for (Trial t : trials) if (t.continued() >= 0) numbers.set(t.continued());
        return numbers;
    }

    /// The score that a stopped trial would have reached and a complete one reached; its latest report, with an unknown
    /// deviation (NaN), where nothing can be compared.
    public Estimate of(Trial trial) {
        Estimate known = estimates.get(trial.number());
        return known != null ? known : new Estimate(reports.standing(trial), Double.NaN);
    }

    private static long lastStep(Trial t) {
        return t.step(t.reports() - 1);
    }

    private References references(List<Trial> known, long step) {
        double[] values = new double[known.size()];
        Estimate[] ends = new Estimate[known.size()];
        int n = 0;
        for (int i = known.size() - 1; i >= 0 && n < MOST_COMPARED; i--) {
            Trial t = known.get(i);
            int count = reportsUntil(t, step);
            boolean further = t.state() == TrialState.COMPLETE || lastStep(t) > step;
            if (!further || count == 0 || t.step(count - 1) != step) continue;
            double value = reports.standing(t, count);
            Estimate end = estimates.get(t.number());
            if (end == null || !Double.isFinite(end.value()) || !Double.isFinite(value)) continue;
            values[n] = value;
            ends[n++] = end;
        }
        return new References(Arrays.copyOf(values, n), Arrays.copyOf(ends, n));
    }

    /// Trials that went beyond a step.
    ///
    /// @param values what they had at the step
    /// @param ends what they came to
    private record References(double[] values, Estimate[] ends) {

        /// Predicts the final value from the value at the step: a regression in which the references with like values
        /// weigh most.
        Estimate end(double value) {
            int n = values.length;
            if (n == 0 || !Double.isFinite(value)) return new Estimate(value, Double.NaN);
            double[] weights = weights(value);
            double total = Arrays.stream(weights).sum();
            double meanValue = 0;
            double meanEnd = 0;
            for (int i = 0; i < n; i++) {
                meanValue += weights[i] / total * values[i];
                meanEnd += weights[i] / total * ends[i].value();
            }
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < n; i++) {
                xx += weights[i] * (values[i] - meanValue) * (values[i] - meanValue);
                xy += weights[i] * (values[i] - meanValue) * (ends[i].value() - meanEnd);
            }
            double prior = PRIOR_TRIALS * xx / total;
            double slope = xx > 0 ? Math.clamp((xy + prior) / (xx + prior), 0.0, STEEPEST) : 1;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double miss = ends[i].value() - meanEnd - slope * (values[i] - meanValue);
                double unsure = Double.isNaN(ends[i].deviation()) ? 0 : ends[i].deviation();
                squares += weights[i] * (miss * miss + unsure * unsure);
            }
            double leverage = xx > 0 ? (value - meanValue) * (value - meanValue) / (xx + prior) : 0;
            // One degree of freedom is spent on the mean, and what is far from all references is known less well.
            double variance = squares / total * (n + 1.0) / Math.max(1, n - 1) * (1 + 1 / total + leverage);
            return new Estimate(meanEnd + slope * (value - meanValue), n < 2 ? Double.NaN : Math.sqrt(variance));
        }

        /// 1 for an equal value, a half at the distance of the nearest third of the references.
        private double[] weights(double value) {
            double[] distances = Arrays.stream(values).map(v -> Math.abs(v - value)).toArray();
            double[] sorted = distances.clone();
            Arrays.sort(sorted);
            double width = sorted[Math.min(sorted.length - 1, Math.max(LEAST_NEAR, sorted.length / 3))];
            return Arrays.stream(distances).map(d -> width > 0 ? 1 / (1 + d / width * (d / width)) : 1).toArray();
        }
    }

    private static int reportsUntil(Trial trial, long step) {
        int count = trial.reports();
        while (count > 0 && trial.step(count - 1) > step) count--;
        return count;
    }
}
