package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.LearningCurves;
import sweetspot.study.Quantile;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Estimates importance: fits a random forest to the trials that have a score and takes the functional analysis of variance of
/// each of its trees; shares are means over the trees, intervals their 5 % and 95 % quantiles.
///
/// The forest is that of Breiman ("Random forests", 2001) with the settings of the fANOVA paper where it gives them:
/// bootstrap samples, 5/6 of the dimensions looked at for a split. Its fit is R² on out-of-bag predictions. Scores
/// on the bad side of Tukey's outer fence count as at the fence, so that a few disasters do not decide everything.
final class ImportanceEstimator {
    private static final int TREES = 48;
    private static final int MOST_TRIALS = 2000;
    private static final int PAIRS_FROM = 5;
    private static final int PAIRS_SHOWN = 3;

    private final SearchSpace space;
    private final long seed;

    ImportanceEstimator(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    /// Positions of the trials that have a value of an objective: done ones, and stopped ones of ours, whose value is
    /// what they were expected to come to. Other programs record of a stopped trial what it had last. One that was gone
    /// on with counts once, as the trial that goes on.
    static int[] scored(StudySnapshot snapshot, int objective) {
        BitSet continued = LearningCurves.continued(snapshot.trials());
        return IntStream.range(0, snapshot.trials().size()).filter(i -> {
            Trial t = snapshot.trials().get(i);
            return t.state() == TrialState.COMPLETE && !Double.isNaN(t.value(objective)) || isStopped(t)
                    && t.worker() >= 0 && Double.isFinite(t.value(objective)) && !continued.get(t.number());
        }).toArray();
    }

    private static boolean isStopped(Trial trial) {
        return trial.state() == TrialState.PRUNED;
    }

    Importance estimate(StudySnapshot snapshot, int objective) {
        int[] done = scored(snapshot, objective);
        Direction direction = snapshot.directions().isEmpty() ? snapshot.direction()
                : snapshot.directions().get(objective);
        int stopped = 0;
        SplittableRandom random = new SplittableRandom(seed);
        Dimensions dimensions = new Dimensions(space);
        List<double[]> points = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int i : sample(done.length, random)) {
            Trial trial = snapshot.trials().get(done[i]);
            Optional<double[]> point = dimensions.encode(trial.configuration());
            if (point.isEmpty()) continue;
            points.add(point.get());
            scores.add(direction.loss(trial.value(objective)));
            if (isStopped(trial)) stopped++;
        }
        if (points.size() < Importance.NEEDED) return new Importance.TooEarly(Importance.NEEDED, points.size(), done.length);
        double[] losses = clipped(scores.stream().mapToDouble(Double::doubleValue).toArray());
        BinnedTrials data = new BinnedTrials(dimensions, points, losses);
        int[] varying = Arrays.stream(data.varying()).filter(dimensions::tuned).toArray();
        if (!(data.variance() > 0) || varying.length == 0) return new Importance.NoSignal(0, points.size(), stopped);
        return decompose(dimensions, data, varying, stopped, random);
    }

    /// Positions of at most MOST_TRIALS trials, drawn without replacement: beyond that the forest gains nothing that
    /// its intervals would show.
    private static int[] sample(int n, RandomGenerator random) {
        int[] all = IntStream.range(0, n).toArray();
        if (n <= MOST_TRIALS) return all;
        for (int i = 0; i < MOST_TRIALS; i++) {
            int j = i + random.nextInt(n - i);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        return Arrays.copyOf(all, MOST_TRIALS);
    }

    /// Losses with those beyond the outer fence, and infinite ones, brought back to it.
    private static double[] clipped(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double q1 = sorted[sorted.length / 4];
        double q3 = sorted[sorted.length * 3 / 4];
        double fence = q3 > q1 && Double.isFinite(q3) && Double.isFinite(q1) ? q3 + 3 * (q3 - q1)
                : Double.POSITIVE_INFINITY;
        double highest = Arrays.stream(sorted).filter(Double::isFinite).max().orElse(0);
        double lowest = Arrays.stream(sorted).filter(Double::isFinite).min().orElse(0);
        double top = Math.min(fence, highest);
        return Arrays.stream(losses).map(v -> Math.clamp(v, Math.min(lowest, top), top)).toArray();
    }

    private Importance decompose(Dimensions dimensions, BinnedTrials data, int[] varying, int stopped,
                                 SplittableRandom random) {
        int n = data.size();
        double[] outSums = new double[n];
        int[] outCounts = new int[n];
        List<Fanova> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException();
            Fanova tree = grow(dimensions, data, random.split(), outSums, outCounts);
            if (tree.variance() > 0) trees.add(tree);
        }
        double fit = fit(data, outSums, outCounts);
        if (trees.size() < TREES / 2 || fit < Importance.LEAST_FIT) return new Importance.NoSignal(fit, n, stopped);
        List<Importance.Effect> effects = new ArrayList<>();
        for (int d : varying) {
            effects.add(effect(List.of(dimensions.name(d)), trees, tree -> tree.effect(d)));
        }
        effects.sort(Comparator.comparingDouble(Importance.Effect::share).reversed());
        return new Importance.Estimate(effects, pairs(dimensions, varying, effects, trees), fit, n, stopped);
    }

    private static Fanova grow(Dimensions dimensions, BinnedTrials data, RandomGenerator random, double[] outSums,
                               int[] outCounts) {
        int n = data.size();
        int[] rows = new int[n];
        boolean[] in = new boolean[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.nextInt(n);
            in[rows[i]] = true;
        }
        int[] others = IntStream.range(0, n).filter(i -> !in[i]).toArray();
        int tries = Math.max(1, (int) Math.round(data.varying().length * 5 / 6.0));
        RegressionTree tree = new RegressionTree(data, rows, others.clone(), 3, tries, random);
        for (int i : others) {
            outSums[i] += tree.prediction(i);
            outCounts[i]++;
        }
        return new Fanova(dimensions, tree);
    }

    /// R² of the out-of-bag predictions.
    private static double fit(BinnedTrials data, double[] outSums, int[] outCounts) {
        double residual = 0;
        double total = 0;
        double mean = 0;
        int n = 0;
        for (int i = 0; i < data.size(); i++) {
            if (outCounts[i] == 0) continue;
            mean += data.value(i);
            n++;
        }
        mean /= Math.max(1, n);
        for (int i = 0; i < data.size(); i++) {
            if (outCounts[i] == 0) continue;
            double error = data.value(i) - outSums[i] / outCounts[i];
            residual += error * error;
            total += (data.value(i) - mean) * (data.value(i) - mean);
        }
        return total > 0 ? 1 - residual / total : 0;
    }

    private static List<Importance.Effect> pairs(Dimensions dimensions, int[] varying, List<Importance.Effect> effects,
                                                 List<Fanova> trees) {
        // Only the strongest parameters can have an interaction worth showing often enough to pay for all pairs.
        List<String> strongest = effects.stream().limit(PAIRS_FROM).map(Importance.Effect::name).toList();
        int[] kept = Arrays.stream(varying).filter(d -> strongest.contains(dimensions.name(d))).toArray();
        List<Importance.Effect> pairs = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            for (int j = i + 1; j < kept.length; j++) {
                if (Thread.currentThread().isInterrupted()) throw new CancellationException();
                int a = kept[i];
                int b = kept[j];
                pairs.add(effect(List.of(dimensions.name(a), dimensions.name(b)), trees, t -> t.interaction(a, b)));
            }
        }
        pairs.sort(Comparator.comparingDouble(Importance.Effect::share).reversed());
        return pairs.stream().limit(PAIRS_SHOWN).toList();
    }

    private static Importance.Effect effect(List<String> names, List<Fanova> trees,
                                            java.util.function.ToDoubleFunction<Fanova> variance) {
        double[] shares = trees.stream()
                .mapToDouble(t -> Math.clamp(variance.applyAsDouble(t) / t.variance(), 0.0, 1.0)).sorted().toArray();
        double mean = Arrays.stream(shares).average().orElse(0);
        return new Importance.Effect(names, mean, Quantile.of(shares, 0.05), Quantile.of(shares, 0.95));
    }
}
