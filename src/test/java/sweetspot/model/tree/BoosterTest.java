package sweetspot.model.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Boosting by the definition: each tree takes the split that lowers the loss's second-order approximation most, and
/// leaves step to its minimum.
class BoosterTest {
    private static final Runnable NO_CHECK = () -> {};

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static BinnedRows coarse(double[][] x) {
        return BinnedRows.of(x, BoostedTreeGrower.MOST_BINS, NO_CHECK);
    }

    private static TreeLimits limits(int depth, int leaves, int leafRows) {
        return new TreeLimits(depth, leaves, leafRows, 2);
    }

    private static Booster.Settings settings(double rate, TreeLimits limits) {
        return new Booster.Settings(rate, limits, 0, 2, 1);
    }

    private static double[][] table(Random random, int rows, int features, boolean missing) {
        double[][] x = new double[rows][features];
        for (double[] row : x) {
            for (int f = 0; f < features; f++) {
                row[f] = missing && random.nextInt(5) == 0 ? Double.NaN
                        : f == 0 ? random.nextInt(3) : random.nextGaussian();
            }
        }
        return x;
    }

    /// A stump against trying every cut, with rows of weight 0, a penalty, and missing values on either side.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBestSplitIsFoundAndLeavesStepToTheMinimum(boolean missing) {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            int n = 10 + random.nextInt(50);
            double[][] x = table(random, n, 2, missing);
            double[] first = random.doubles(n, -1, 1).toArray();
            double[] second = random.doubles(n, 0.1, 1).toArray();
            double[] weights = IntStream.range(0, n).mapToDouble(_ -> random.nextInt(4) == 0 ? 0 : 1).toArray();
            double l2 = random.nextBoolean() ? 0 : 2;
            int leafRows = 1 + random.nextInt(4);
            Gradients gradients = new Gradients(n);
            gradients.set(first, second);
            double[] sums = new double[n];
            Tree tree = new BoostedTreeGrower(coarse(x), limits(1, TreeLimits.NONE, leafRows), l2, 2)
                    .grow(gradients, weights, 0.5, sums, random(1), NO_CHECK);
            double best = 0;
            int[] rows = IntStream.range(0, n).filter(i -> weights[i] > 0).toArray();
            for (int f = 0; f < 2; f++) {
                int feature = f;
                for (int cut : rows) {
                    if (Double.isNaN(x[cut][f])) continue;
                    for (boolean missingLeft : new boolean[]{false, true}) {
                        int[] left = Arrays.stream(rows).filter(i -> Double.isNaN(x[i][feature]) ? missingLeft
                                : x[i][feature] <= x[cut][feature]).toArray();
                        int[] right = Arrays.stream(rows).filter(i -> Arrays.binarySearch(left, i) < 0).toArray();
                        if (left.length < leafRows || right.length < leafRows) continue;
                        best = Math.max(best, score(left, first, second, l2) + score(right, first, second, l2)
                                - score(rows, first, second, l2));
                    }
                }
            }
            double found = 0;
            if (tree.size() == 3) {
                int[][] sides = new int[2][];
                for (int side = 0; side < 2; side++) {
                    int wanted = side;
                    sides[side] =
                            Arrays.stream(rows).filter(i -> tree.find(x[i]) == tree.find(x[rows[0]]) == (wanted == 0))
                                    .toArray();
                    double slope = Arrays.stream(sides[side]).mapToDouble(i -> first[i]).sum();
                    double bend = Arrays.stream(sides[side]).mapToDouble(i -> second[i]).sum();
                    for (int i : sides[side]) {
                        assertEquals(-0.5 * slope / (bend + l2), tree.value(tree.find(x[i])), 1e-9);
                        assertEquals(tree.value(tree.find(x[i])), sums[i]);
                    }
                }
                found = score(sides[0], first, second, l2) + score(sides[1], first, second, l2)
                        - score(rows, first, second, l2);
            }
            assertEquals(best, found, 1e-9, "trial " + trial);
        }
    }

    private static double score(int[] rows, double[] first, double[] second, double l2) {
        double slope = Arrays.stream(rows).mapToDouble(i -> first[i]).sum();
        double bend = Arrays.stream(rows).mapToDouble(i -> second[i]).sum();
        return slope * slope / (bend + l2);
    }

    /// A histogram by subtraction is what counting would give, so it does not matter whether one could be kept.
    @Test
    void growthDoesNotDependOnTheOrderOfNodes() {
        Random random = new Random(2);
        double[][] x = table(random, 3000, 4, true);
        double[] first = random.doubles(3000, -1, 1).toArray();
        double[] second = random.doubles(3000, 0, 0.25).toArray();
        Gradients gradients = new Gradients(3000);
        gradients.set(first, second);
        double[] depthFirst = new double[3000];
        double[] bestFirst = new double[3000];
        Tree a = new BoostedTreeGrower(coarse(x), limits(12, TreeLimits.NONE, 5), 0, 4)
                .grow(gradients, RowDraw.all(3000), 1, depthFirst, random(1), NO_CHECK);
        Tree b = new BoostedTreeGrower(coarse(x), limits(12, 100_000, 5), 0, 4)
                .grow(gradients, RowDraw.all(3000), 1, bestFirst, random(1), NO_CHECK);
        assertEquals(a.size(), b.size());
        assertTrue(a.leaves() > 200);
        assertArrayEquals(depthFirst, bestFirst);
    }

    @Test
    void histogramsAreCountedAnewWhereThereIsNoRoomToKeepThem() {
        HistogramPool pool = new HistogramPool(10, 0);
        for (int i = 0; i < 8; i++) {
            assertTrue(pool.hasRoom());
            pool.lend()[3] = 5;
        }
        assertEquals(false, pool.hasRoom());
        pool.giveBack(new long[]{1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        assertArrayEquals(new long[10], pool.lend());
    }

    @ParameterizedTest
    @CsvSource({"1, 31", "2, 31", "3, 31", "5, 31", "40, 4", "40, 8", "40, 16"})
    void limitsMeanWhatTheySay(int depth, int leaves) {
        Random random = new Random(3);
        double[][] x = table(random, 2000, 4, false);
        Gradients gradients = new Gradients(2000);
        gradients.set(random.doubles(2000, -1, 1).toArray(), RowDraw.all(2000));
        Tree tree = new BoostedTreeGrower(coarse(x), limits(depth, leaves, 20), 0, 4)
                .grow(gradients, RowDraw.all(2000), 1, new double[2000], random(1), NO_CHECK);
        if (depth < 40) assertEquals(depth, tree.depth());
        else assertEquals(leaves, tree.leaves());
        assertTrue(tree.leaves() <= leaves);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, 1e9, -1e9})
    void anOffsetLosesNothing(double offset) {
        Random random = new Random(4);
        double[][] x = table(random, 300, 2, false);
        double[] y = Arrays.stream(x).mapToDouble(r -> Math.rint(8 * (r[0] + r[1])) / 8).toArray();
        Booster plain = Booster.ofNumbers(x, coarse(x), y, settings(0.3, limits(3, 31, 5)), 1);
        Booster moved = Booster.ofNumbers(x, coarse(x), Arrays.stream(y).map(v -> v + offset).toArray(),
                settings(0.3, limits(3, 31, 5)), 1);
        for (int round = 0; round < 30; round++) {
            plain.round(NO_CHECK);
            moved.round(NO_CHECK);
        }
        for (int i = 0; i < 300; i++) {
            double expected = plain.model().predict(x, i, i + 1)[0][0];
            assertEquals(expected, moved.model().predict(x, i, i + 1)[0][0] - offset, 1e-12 + Math.ulp(offset) * 8);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-12, 1e12, 1e300})
    void scaleDoesNotMatter(double scale) {
        Random random = new Random(5);
        double[][] x = table(random, 200, 2, false);
        double[] y = Arrays.stream(x).mapToDouble(r -> r[0] - r[1]).toArray();
        Booster plain = Booster.ofNumbers(x, coarse(x), y, settings(0.3, limits(3, 31, 5)), 1);
        Booster scaled = Booster.ofNumbers(x, coarse(x), Arrays.stream(y).map(v -> v * scale).toArray(),
                settings(0.3, limits(3, 31, 5)), 1);
        for (int round = 0; round < 20; round++) {
            plain.round(NO_CHECK);
            scaled.round(NO_CHECK);
        }
        double[][] expected = plain.model().predict(x, 0, 200);
        double[][] got = scaled.model().predict(x, 0, 200);
        for (int i = 0; i < 200; i++) assertEquals(expected[i][0], got[i][0] / scale, 1e-9);
    }

    /// Rounds that see some of the rows move what the model says of the others too.
    @ParameterizedTest
    @CsvSource({"2, 1", "2, 0.5", "3, 0.5", "26, 1"})
    void theModelKnowsWhatItSaysOfEachRow(int classes, double rowShare) {
        Random random = new Random(6);
        int n = 60 * classes;
        double[][] x = table(random, n, 3, true);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % classes;
            x[i][2] = labels[i] + 0.3 * random.nextGaussian();
        }
        Booster booster = Booster.ofClasses(x, coarse(x), labels, classes, RowDraw.all(n),
                new Booster.Settings(0.2, limits(4, 8, 2), 1, 2, rowShare), 7);
        double before = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= 30; round++) {
            booster.round(NO_CHECK);
            if (round % 10 != 0) continue;
            assertEquals(round, booster.model().rounds());
            double[][] p = booster.model().predict(x, 0, n);
            double loss = 0;
            for (int i = 0; i < n; i++) {
                assertEquals(1, Arrays.stream(p[i]).sum(), 1e-9);
                loss -= Math.log(p[i][labels[i]]) / n;
            }
            assertTrue(loss < before, loss + " after " + before);
            before = loss;
        }
        assertTrue(before < 0.5 * Math.log(classes), "log loss " + before);
    }

    @Test
    void aRoundIsCancelledWithinItsTree() {
        Random random = new Random(8);
        double[][] x = table(random, 20_000, 10, false);
        int[] labels = random.ints(20_000, 0, 2).toArray();
        Booster booster = Booster.ofClasses(x, coarse(x), labels, 2, RowDraw.all(20_000),
                new Booster.Settings(0.1, limits(TreeLimits.NONE, 255, 1), 0, 10, 1), 1);
        int[] asked = {0};
        assertThrows(CancellationException.class, () -> booster.round(() -> {
            if (++asked[0] == 3) throw new CancellationException();
        }));
    }
}
