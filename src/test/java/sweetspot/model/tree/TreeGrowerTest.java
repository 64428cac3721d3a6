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

/// What trees promise: limits mean what they say, nothing that is there is lost, and nothing depends on scale or place.
class TreeGrowerTest {
    private static final Runnable NO_CHECK = () -> {};
    private static final TreeLimits FREE = new TreeLimits(TreeLimits.NONE, TreeLimits.NONE, 1, 2);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static Tree classTree(double[][] x, int[] labels, int classes, TreeLimits limits, boolean drawnCuts) {
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        return TreeGrower.ofClasses(rows, labels, classes, Criterion.GINI, limits, rows.features(), drawnCuts)
                .grow(RowDraw.all(x.length), random(1), NO_CHECK);
    }

    private static Tree numberTree(double[][] x, double[] y, TreeLimits limits) {
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        return TreeGrower.ofNumbers(rows, y, limits, rows.features(), false)
                .grow(RowDraw.all(x.length), random(1), NO_CHECK);
    }

    private static double[] shares(Tree tree, double... row) {
        double[][] sums = new double[1][tree.width()];
        tree.addTo(new double[][]{row}, 0, 1, sums);
        return sums[0];
    }

    private static double number(Tree tree, double... row) {
        double[] sum = new double[1];
        tree.addTo(new double[][]{row}, 0, 1, sum);
        return sum[0];
    }

    private static double[][] noise(Random random, int rows, int features) {
        double[][] x = new double[rows][features];
        for (double[] row : x) Arrays.setAll(row, _ -> random.nextGaussian());
        return x;
    }

    /// A rare class that a flag tells of is found in whatever order the rows come, and the leaves keep its shares.
    @ParameterizedTest
    @CsvSource({"0.02, 0.40, true", "0.02, 0.40, false", "0.02, 0.56, false", "0.001, 0.01, false"})
    void aFlagIsFoundInEveryOrderOfRows(double low, double high, boolean drawnCuts) {
        Random random = new Random(5);
        int rows = 2000;
        for (int trial = 0; trial < 50; trial++) {
            double[][] x = new double[rows][1];
            int[] labels = new int[rows];
            int[] positives = {(int) Math.round(low * 1000), (int) Math.round(high * 1000)};
            for (int i = 0; i < rows; i++) {
                x[i][0] = i % 2;
                labels[i] = i / 2 < positives[i % 2] ? 1 : 0;
            }
            for (int i = rows - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double[] row = x[i];
                x[i] = x[j];
                x[j] = row;
                int label = labels[i];
                labels[i] = labels[j];
                labels[j] = label;
            }
            Tree tree = classTree(x, labels, 2, FREE, drawnCuts);
            assertEquals(3, tree.size());
            assertEquals(low, shares(tree, 0)[1], 1e-12);
            assertEquals(high, shares(tree, 1)[1], 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void depthCountsSplits(int depth) {
        Random random = new Random(6);
        double[][] x = noise(random, 500, 4);
        int[] labels = random.ints(500, 0, 2).toArray();
        for (boolean drawn : new boolean[]{false, true}) {
            Tree tree = classTree(x, labels, 2, new TreeLimits(depth, TreeLimits.NONE, 1, 2), drawn);
            assertEquals(depth, tree.depth());
            assertTrue(tree.leaves() <= 1 << depth);
        }
        double[] y = random.doubles(500).toArray();
        assertEquals(depth, numberTree(x, y, new TreeLimits(depth, TreeLimits.NONE, 1, 2)).depth());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 64})
    void leavesAreSpentWhereTheyHelpMost(int leaves) {
        Random random = new Random(7);
        double[][] x = noise(random, 800, 3);
        double[] y = Arrays.stream(x).mapToDouble(r -> Math.sin(2 * r[0]) + r[1] * r[1] + 0.3 * random.nextGaussian())
                .toArray();
        TreeLimits limits = new TreeLimits(TreeLimits.NONE, leaves, 1, 2);
        Tree tree = numberTree(x, y, limits);
        assertEquals(leaves, tree.leaves());
        // Greedy by definition: of the tree with one leaf less, no other split of a leaf lowers the error more.
        if (leaves == 2 || leaves > 16) return;
        Tree before = numberTree(x, y, new TreeLimits(TreeLimits.NONE, leaves - 1, 1, 2));
        double fewer = error(before, x, y);
        double best = Double.POSITIVE_INFINITY;
        for (int leaf = 0; leaf < before.leaves(); leaf++) {
            int number = leaf;
            int[] inside = IntStream.range(0, x.length).filter(i -> before.find(x[i]) == number).toArray();
            double[][] part = Arrays.stream(inside).mapToObj(i -> x[i]).toArray(double[][]::new);
            double[] target = Arrays.stream(inside).mapToDouble(i -> y[i]).toArray();
            double mean = Arrays.stream(target).average().orElseThrow();
            double whole = Arrays.stream(target).map(t -> (t - mean) * (t - mean)).sum();
            double split = error(numberTree(part, target, new TreeLimits(1, TreeLimits.NONE, 1, 2)), part, target);
            best = Math.min(best, fewer - whole + split);
        }
        assertEquals(best, error(tree, x, y), 1e-8);
    }

    private static double error(Tree tree, double[][] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += Math.pow(number(tree, x[i]) - y[i], 2);
        return sum;
    }

    @Test
    void leavesAndSplitsHaveEnoughRows() {
        Random random = new Random(8);
        double[][] x = noise(random, 400, 3);
        int[] labels = random.ints(400, 0, 3).toArray();
        for (boolean drawn : new boolean[]{false, true}) {
            Tree tree = classTree(x, labels, 3, new TreeLimits(TreeLimits.NONE, TreeLimits.NONE, 7, 30), drawn);
            int[] rows = new int[tree.size()];
            for (double[] row : x) {
                int node = 0;
                rows[0]++;
                while (tree.feature(node) >= 0) {
                    node = tree.left(node) + (row[tree.feature(node)] <= tree.threshold(node) ? 0 : 1);
                    rows[node]++;
                }
            }
            assertTrue(tree.leaves() > 10);
            for (int node = 0; node < rows.length; node++) {
                assertTrue(rows[node] >= (tree.feature(node) < 0 ? 7 : 30), "a node of " + rows[node] + " rows");
            }
        }
    }

    /// Neither half of an exclusive-or gains anything by itself.
    @Test
    void aSplitThatGainsNothingIsMadeForThoseBelow() {
        double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        Tree tree = classTree(x, new int[]{0, 1, 1, 0}, 2, FREE, false);
        for (int i = 0; i < 4; i++) assertEquals(1, shares(tree, x[i])[i == 1 || i == 2 ? 1 : 0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, 1e9, -1e9, 1e12})
    void anOffsetLosesNothing(double offset) {
        Random random = new Random(9);
        double[][] x = noise(random, 300, 3);
        // Steps of 1/8 stay exact at every offset.
        double[] y = Arrays.stream(x).mapToDouble(r -> Math.rint(8 * (r[0] + r[1])) / 8).toArray();
        Tree plain = numberTree(x, y, new TreeLimits(6, TreeLimits.NONE, 3, 2));
        Tree moved = numberTree(x, Arrays.stream(y).map(v -> v + offset).toArray(),
                new TreeLimits(6, TreeLimits.NONE, 3, 2));
        for (double[] row : x) {
            assertEquals(number(plain, row), number(moved, row) - offset, Math.max(1e-12, Math.ulp(offset) * 4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-12, 1e12, 1e300})
    void scaleDoesNotMatter(double scale) {
        Random random = new Random(10);
        double[][] x = noise(random, 200, 2);
        double[] y = Arrays.stream(x).mapToDouble(r -> r[0] + 0.1 * random.nextGaussian()).toArray();
        double[][] scaledX = Arrays.stream(x).map(r -> new double[]{r[0] * scale, r[1]}).toArray(double[][]::new);
        Tree plain = numberTree(x, y, FREE);
        Tree scaled = numberTree(scaledX, Arrays.stream(y).map(v -> v * scale).toArray(), FREE);
        assertEquals(plain.size(), scaled.size());
        for (int i = 0; i < x.length; i++) assertEquals(number(plain, x[i]), number(scaled, scaledX[i]) / scale, 1e-9);
    }

    @Test
    void twoFarGroupsKeepTheirFineStructure() {
        double[][] x = new double[400][2];
        double[] y = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i][0] = i % 2;
            x[i][1] = i / 2 % 10;
            y[i] = x[i][0] * 1e12 + (x[i][1] > 4 ? 0.25 : 0);
        }
        Tree tree = numberTree(x, y, FREE);
        for (int i = 0; i < 400; i++) assertEquals(y[i], number(tree, x[i]));
    }

    @Test
    void rowsOfWeightZeroAreNotThere() {
        Random random = new Random(11);
        double[][] x = noise(random, 100, 2);
        int[] labels = random.ints(100, 0, 2).toArray();
        double[] weights = random.doubles(100).map(w -> w < 0.5 ? 0 : w).toArray();
        int[] kept = IntStream.range(0, 100).filter(i -> weights[i] > 0).toArray();
        BinnedRows all = BinnedRows.of(x, NO_CHECK);
        double[][] some = Arrays.stream(kept).mapToObj(i -> x[i]).toArray(double[][]::new);
        Tree whole =
                TreeGrower.ofClasses(all, labels, 2, Criterion.GINI, FREE, 2, false).grow(weights, random(1), NO_CHECK);
        Tree part = TreeGrower
                .ofClasses(BinnedRows.of(some, NO_CHECK), Arrays.stream(kept).map(i -> labels[i]).toArray(),
                        2, Criterion.GINI, FREE, 2, false)
                .grow(Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray(),
                        random(1), NO_CHECK);
        for (double[] row : some) assertArrayEquals(shares(part, row), shares(whole, row));
    }

    /// Only whether the value is there tells the class.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsMissingGoesWhereItHelps(boolean drawnCuts) {
        Random random = new Random(12);
        double[][] x = new double[300][1];
        int[] labels = new int[300];
        for (int i = 0; i < 300; i++) {
            boolean missing = i % 3 == 0;
            x[i][0] = missing ? Double.NaN : random.nextGaussian();
            labels[i] = missing || x[i][0] < 0 ? 1 : 0;
        }
        Tree tree = classTree(x, labels, 2, FREE, drawnCuts);
        for (int i = 0; i < 300; i++) assertEquals(1, shares(tree, x[i])[labels[i]]);
        Tree one = classTree(x, Arrays.stream(x).mapToInt(r -> Double.isNaN(r[0]) ? 1 : 0).toArray(), 2, FREE, false);
        assertEquals(3, one.size());
        assertEquals(1, shares(one, Double.NaN)[1]);
        assertEquals(1, shares(one, 100)[0]);
    }

    @Test
    void aValueThatWasNeverMissingGoesWithTheMajority() {
        double[][] x = {{0}, {1}, {2}, {3}, {4}};
        assertEquals(1, shares(classTree(x, new int[]{0, 1, 1, 1, 1}, 2, FREE, false), Double.NaN)[1]);
        assertEquals(1, shares(classTree(x, new int[]{1, 1, 1, 1, 0}, 2, FREE, false), Double.NaN)[1]);
    }

    @Test
    void constantAndDuplicateColumnsDoNoHarm() {
        Random random = new Random(13);
        double[][] x = new double[200][5];
        int[] labels = new int[200];
        for (int i = 0; i < 200; i++) {
            double v = random.nextGaussian();
            x[i] = new double[]{7, v, v, 7, Double.NaN};
            labels[i] = v > 0.3 ? 1 : 0;
        }
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        for (boolean drawn : new boolean[]{false, true}) {
            // One candidate a split: constants are passed over until one is found that splits.
            Tree tree = TreeGrower.ofClasses(rows, labels, 2, Criterion.ENTROPY, FREE, 1, drawn)
                    .grow(RowDraw.all(200), random(3), NO_CHECK);
            for (int i = 0; i < 200; i++) assertEquals(1, shares(tree, x[i])[labels[i]]);
        }
    }

    @Test
    void oneOrTwoRowsAreEnough() {
        assertEquals(1, classTree(new double[][]{{1}}, new int[]{0}, 2, FREE, false).size());
        Tree tree = classTree(new double[][]{{1}, {2}}, new int[]{0, 1}, 2, FREE, true);
        assertEquals(3, tree.size());
        assertEquals(1, shares(tree, 1)[0]);
        assertEquals(1, shares(tree, 2)[1]);
        assertEquals(5, number(numberTree(new double[][]{{1}, {1}}, new double[]{4, 6}, FREE), 1));
    }

    @Test
    void drawnCutsLieEverywhereBetweenTheEnds() {
        double[][] x = {{0}, {10}};
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        TreeGrower grower = TreeGrower.ofClasses(rows, new int[]{0, 1}, 2, Criterion.GINI, FREE, 1, true);
        RandomGenerator random = random(4);
        double[] cuts = new double[2000];
        for (int t = 0; t < cuts.length; t++) cuts[t] = grower.grow(RowDraw.all(2), random, NO_CHECK).threshold(0);
        Arrays.sort(cuts);
        for (int q = 1; q < 10; q++) assertEquals(q, cuts[200 * q], 0.4);
    }

    /// A full tree on noise is large enough to be gone down by many rows side by side.
    @Test
    void aLargeTreeKnowsEveryTrainingRow() {
        Random random = new Random(15);
        double[][] x = noise(random, 30_000, 2);
        for (int i = 0; i < x.length; i += 7) x[i][0] = Double.NaN;
        double[] y = random.doubles(x.length).toArray();
        Tree tree = numberTree(x, y, FREE);
        assertTrue(tree.size() > 50_000);
        double[] sums = new double[x.length];
        tree.addTo(x, 0, x.length, sums);
        assertArrayEquals(y, sums, 1e-12);
    }

    @Test
    void growingIsCancelledSoon() {
        Random random = new Random(14);
        double[][] x = noise(random, 20_000, 10);
        int[] labels = random.ints(20_000, 0, 2).toArray();
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        TreeGrower grower = TreeGrower.ofClasses(rows, labels, 2, Criterion.GINI, FREE, 10, false);
        int[] asked = {0};
        assertThrows(CancellationException.class, () -> grower.grow(RowDraw.all(20_000), random(1), () -> {
            if (++asked[0] == 5) throw new CancellationException();
        }));
        grower.grow(RowDraw.all(20_000), random(1), () -> asked[0]++);
        assertTrue(asked[0] > 20, "asked " + asked[0] + " times");
    }
}
