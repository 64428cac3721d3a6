package sweetspot.search.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// Stops a trial that is worse than the best trial so far fold by fold, beyond what chance explains, by the one-sided
/// signed-rank test (Wilcoxon, "Individual comparisons by ranking methods", 1945; zeros as in Pratt 1959). The use
/// for pruning on parts that are scored separately is Optuna 4's.
///
/// Pairing takes out that some folds are harder for every model. Values are paired by step. The p-value is exact
/// given the sizes of the differences, up to 50 pairs; beyond that it is the normal approximation.
public final class WilcoxonPruner implements Pruner {
    /// What can be set. With the usual p-value of 0.1 no trial of five folds could be stopped before its fourth; with
    /// 0.15, three worse folds (p = 1/8) are enough.
    static final List<StrategyOption> OPTIONS = List.of(StrategyOption.between("p_value", 0, 0.5, 0.15).alone(),
            StrategyOption.whole("min_reports", 2, 1_000_000, 2L));
    private static final int EXACT = 50;

    private final double threshold;
    private final int warmupSteps;

    /// @param threshold p-value up to which a trial is stopped, above 0 and below 0.5
    /// @param warmupSteps number of pairs before a trial can be stopped, at least 2
    public WilcoxonPruner(double threshold, int warmupSteps) {
        if (!(threshold > 0 && threshold < 0.5)) {
            throw new IllegalArgumentException("the threshold must be between 0 and 0.5, not " + threshold);
        }
        if (warmupSteps < 2) throw new IllegalArgumentException("warm-up steps must be at least 2, not " + warmupSteps);
        this.threshold = threshold;
        this.warmupSteps = warmupSteps;
    }

    /// @param settings of [#OPTIONS]
    WilcoxonPruner(StrategySettings settings) {
        this(settings.decimal("p_value"), settings.whole("min_reports"));
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        Optional<Trial> best = trials.stream()
                .filter(t -> t.hasValue() && t.number() != trial.number() && t.reports() > 0)
                .min(Comparator.comparingDouble((Trial t) -> direction.loss(t.value()))
                        .thenComparingInt(Trial::number));
        if (best.isEmpty()) return false;
        List<Double> differences = new ArrayList<>();
        double sum = 0;
        Trial other = best.get();
        for (int i = 0, j = 0; i < trial.reports(); i++) {
            while (j < other.reports() && other.step(j) < trial.step(i)) j++;
            if (j == other.reports()) break;
            if (other.step(j) != trial.step(i)) continue;
            double d = direction.loss(trial.intermediate(i)) - direction.loss(other.intermediate(j));
            // What is not a number is worse than any number.
            if (Double.isNaN(d)) d = Double.isNaN(trial.intermediate(i)) ? Double.POSITIVE_INFINITY : 0;
            differences.add(d);
            sum += d;
        }
        // A trial whose mean is no worse goes on, whatever its ranks.
        if (differences.size() < warmupSteps || !(sum > 0)) return false;
        return pValue(differences.stream().mapToDouble(Double::doubleValue).toArray()) <= threshold;
    }

    /// Probability of as high a sum of positive ranks if each difference were as likely to be negative.
    static double pValue(double[] differences) {
        int n = differences.length;
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) order[i] = i;
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.abs(differences[i])));
        // Twice the mid-rank, so that it is a whole number.
        int[] ranks = new int[n];
        for (int from = 0; from < n;) {
            int to = from;
            while (to < n && Math.abs(differences[order[to]]) == Math.abs(differences[order[from]])) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = from + 1 + to;
            from = to;
        }
        int positive = 0;
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (differences[i] == 0) continue;
            kept.add(ranks[i]);
            if (differences[i] > 0) positive += ranks[i];
        }
        return kept.isEmpty() ? 1 : kept.size() <= EXACT ? exact(kept, positive) : normal(kept, positive);
    }

    private static double exact(List<Integer> ranks, int positive) {
        int total = ranks.stream().mapToInt(Integer::intValue).sum();
        double[] probability = new double[total + 1];
        probability[0] = 1;
        int reach = 0;
        for (int r : ranks) {
            reach += r;
            for (int s = reach; s >= 0; s--) probability[s] = (probability[s] + (s >= r ? probability[s - r] : 0)) / 2;
        }
        double tail = 0;
        for (int s = positive; s <= total; s++) tail += probability[s];
        return Math.min(1, tail);
    }

    private static double normal(List<Integer> ranks, int positive) {
        double mean = 0;
        double variance = 0;
        for (int r : ranks) {
            mean += r / 2.0;
            variance += r * (double) r / 4;
        }
        return smile.math.special.Erf.erfc((positive - mean) / Math.sqrt(2 * variance)) / 2;
    }
}
