package sweetspot.search.forest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.search.Dimension;
import sweetspot.search.SpaceStructure;
import sweetspot.search.gp.LogExpectedImprovement;

/// Looks for the points where a forest expects the most improvement: from random points and from variations of good
/// ones, the best climb on by random steps. All points of a round are predicted together.
final class ForestSearch {
    private static final int UNIFORM = 200;
    private static final int NEAR_GOOD = 200;
    private static final int STARTS = 4;
    private static final int ROUNDS = 20;
    /// Best of the first points that are returned beside those that have climbed.
    private static final int KEPT = 20;
    private static final double LEAST_VARIANCE = 1e-12;
    /// Added to the probability that a trial succeeds: a forest is soon certain, of a leaf with few trials too.
    private static final double DOUBT = 0.02;

    private final SpaceStructure structure;
    private final RegressionForest forest;
    private final Optional<RegressionForest> failures;
    private final double incumbent;
    private final RandomGenerator random;

    /// A point and the logarithm of the improvement that is expected there.
    record Candidate(double[] point, double value) {}

    /// @param failures tells where trials fail, 1 against 0; empty if none has failed
    /// @param incumbent target to improve on
    ForestSearch(SpaceStructure structure, RegressionForest forest, Optional<RegressionForest> failures,
            double incumbent, RandomGenerator random) {
        this.failures = failures;
        this.structure = structure;
        this.forest = forest;
        this.incumbent = incumbent;
        this.random = random;
    }

    /// Settled points, best first.
    ///
    /// @param good points to vary, at least one; the first are varied most
    List<Candidate> best(List<double[]> good) {
        double[][] pool = new double[UNIFORM + NEAR_GOOD][];
        for (int i = 0; i < UNIFORM; i++) pool[i] = structure.uniform(random);
        for (int i = UNIFORM; i < pool.length; i++) {
            double u = random.nextDouble();
            pool[i] = neighbour(good.get((int) (good.size() * u * u)));
        }
        Candidate[] candidates = valued(pool);
        Arrays.sort(candidates, Comparator.comparingDouble(Candidate::value).reversed());
        Candidate[] found = Arrays.copyOf(candidates, STARTS + KEPT);
        System.arraycopy(candidates, 0, found, STARTS, KEPT);
        climb(found, STARTS);
        Arrays.sort(found, Comparator.comparingDouble(Candidate::value).reversed());
        return List.of(found);
    }

    /// The given points, best first.
    List<Candidate> among(double[][] points) {
        Candidate[] candidates = valued(points);
        Arrays.sort(candidates, Comparator.comparingDouble(Candidate::value).reversed());
        return List.of(candidates);
    }

    /// Replaces the first `count` candidates by the best of their neighbours, until they have no better ones.
    private void climb(Candidate[] candidates, int count) {
        int each = 2 * structure.varying().length + 4;
        boolean[] done = new boolean[count];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] neighbours = new double[count * each][];
            int n = 0;
            for (int c = 0; c < count; c++) {
                for (int i = 0; i < each && !done[c]; i++) neighbours[n++] = neighbour(candidates[c].point);
            }
            if (n == 0) return;
            Candidate[] next = valued(Arrays.copyOf(neighbours, n));
            for (int c = 0, at = 0; c < count; c++) {
                if (done[c]) continue;
                Candidate before = candidates[c];
                for (int i = 0; i < each; i++, at++) {
                    if (next[at].value > candidates[c].value) candidates[c] = next[at];
                }
                done[c] = candidates[c] == before;
            }
        }
    }

    private Candidate[] valued(double[][] points) {
        RegressionForest.Predictions predictions = forest.predict(points);
        double[] failing = failures.map(f -> f.predict(points).means()).orElse(null);
        Candidate[] candidates = new Candidate[points.length];
        for (int i = 0; i < points.length; i++) {
            double deviation = Math.sqrt(Math.max(predictions.variances()[i], LEAST_VARIANCE));
            double z = (incumbent - predictions.means()[i]) / deviation;
            double value = Math.log(deviation) + LogExpectedImprovement.logH(z);
            if (failing != null) value += Math.log(1 + DOUBT - Math.clamp(failing[i], 0.0, 1.0));
            candidates[i] = new Candidate(points[i], value);
        }
        return candidates;
    }

    /// The point with a step in one or a few of its numbers, of any scale from fine to coarse, or another choice.
    private double[] neighbour(double[] point) {
        int[] varying = structure.varying();
        double[] moved = structure.settle(point.clone(), random);
        int forced = varying[random.nextInt(varying.length)];
        double scale = Math.pow(10, -0.5 - 2 * random.nextDouble());
        for (int j : varying) {
            if (j != forced && random.nextDouble() >= 1.0 / varying.length || Double.isNaN(moved[j])) continue;
            Dimension dimension = structure.dimension(j);
            if (dimension.isCategorical()) {
                moved[j] = random.nextDouble();
            } else {
                double u = moved[j] + scale * random.nextGaussian();
                u = u < 0 ? -u : u > 1 ? 2 - u : u;
                long cell = dimension.cell(u);
                if (dimension.count() > 0 && cell == dimension.cell(moved[j])) cell += random.nextBoolean() ? 1 : -1;
                moved[j] = dimension.count() > 0 ? dimension.centre(Math.clamp(cell, 0L, dimension.count() - 1))
                        : Math.clamp(u, 0.0, 1.0);
            }
        }
        return structure.settle(moved, random);
    }
}
