package sweetspot.search.tpe;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.EncodedHistory;
import sweetspot.search.forest.ForestSampler;
import sweetspot.space.Configuration;

/// Proposes points that are likely among the good trials and unlikely among the others, each the best of a small
/// evolution of candidates. Proposals differ, because each begins with points drawn anew from the good trials' density.
///
/// [TpeSampler] suggests one; [ForestSampler] chooses among a few.
public final class ParzenProposals {
    /// Candidates drawn from the good trials' density.
    public static final int DRAWN = 32;
    /// Candidates bred from better ones among those before them: at least so many, and more while trials are few
    /// and a look at one is cheap.
    private static final int BRED = 48;
    private static final int MOST_BRED = 96;
    private static final int BRED_TIMES_TRIALS = 3000;
    private static final int TOURNAMENT = 8;
    /// Chances that a coordinate of a bred candidate comes from another candidate, or takes a small step.
    private static final double CROSS = 0.1;
    private static final double STEP = 0.4;
    /// Size of such a step from a hundred trials on; before, it is larger by the square root of what is missing.
    private static final double STEP_SIZE = 0.03;
    /// Share of the complete trials that count as good, and the most of them.
    private static final double GOOD_SHARE = 0.1;
    private static final int MOST_GOOD = 25;
    /// Kernels of the other trials are thinned to this number, evenly over their ranks, to bound the cost.
    private static final int MOST_OTHERS = 500;

    private final EncodedHistory history;
    private final int drawn;
    private final int bred;
    private final double step;
    private final Density below;
    private final Density above;

    /// @param history with at least two complete trials
    /// @param drawn number of candidates that are drawn for a proposal, at least 1
    public ParzenProposals(EncodedHistory history, ParzenFit.Shape shape, int drawn) {
        this.history = history;
        this.drawn = drawn;
        int complete = history.ranked().size();
        int good = Math.clamp((int) Math.ceil(GOOD_SHARE * complete), 1, Math.min(MOST_GOOD, complete - 1));
        this.below = ParzenFit.good(history, good, shape);
        this.above = ParzenFit.others(history, good, MOST_OTHERS, shape);
        this.step = STEP_SIZE * Math.sqrt(Math.max(1, 100.0 / complete));
        this.bred = Math.clamp(BRED_TIMES_TRIALS / complete, BRED, MOST_BRED) * drawn / DRAWN;
    }

    /// The candidate with the best ratio among those that no trial has; empty if there is none.
    Optional<Configuration> next(DuplicateFilter duplicates, RandomGenerator random) {
        double[][] pool = new double[drawn + bred][];
        double[] scores = new double[pool.length];
        Configuration best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < pool.length; i++) {
            pool[i] = i < drawn ? below.sample(random) : bred(pool, scores, i, random);
            scores[i] = below.logDensity(pool[i]) - above.logDensity(pool[i]);
            if (scores[i] <= bestScore) continue;
            Configuration c = history.structure().decode(pool[i]);
            if (duplicates.isKnown(c)) continue;
            best = c;
            bestScore = scores[i];
        }
        return Optional.ofNullable(best);
    }

    /// Up to `count` different proposals, as points.
    public double[][] several(int count, DuplicateFilter duplicates, RandomGenerator random) {
        return IntStream.range(0, count).mapToObj(_ -> next(duplicates, random)).flatMap(Optional::stream).distinct()
                .map(history.structure()::encode).toArray(double[][]::new);
    }

    /// A variation of the best of a few of the first `count` candidates.
    private double[] bred(double[][] pool, double[] scores, int count, RandomGenerator random) {
        int parent = random.nextInt(count);
        for (int t = 1; t < TOURNAMENT; t++) {
            int rival = random.nextInt(count);
            if (scores[rival] > scores[parent]) parent = rival;
        }
        double[] other = pool[random.nextInt(count)];
        double[] child = pool[parent].clone();
        for (int j : history.structure().varying()) {
            double u = random.nextDouble();
            if (u < CROSS) {
                child[j] = other[j];
            } else if (u < CROSS + STEP && !history.structure().dimension(j).isCategorical()) {
                child[j] += step * random.nextGaussian();
            }
        }
        return history.structure().settle(child, random);
    }
}
