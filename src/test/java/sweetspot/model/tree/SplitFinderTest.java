package sweetspot.model.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The best split of a node is the best that there is: compared with trying every one by the definition of impurity.
class SplitFinderTest {
    private static final Runnable NO_CHECK = () -> {};

    /// Weighted impurity of rows: weight times gini, entropy, or variance.
    private interface Impurity {
        double of(int[] rows, double[] weights);
    }

    private static Impurity classes(int[] labels, int classes, Criterion criterion) {
        return (rows, weights) -> {
            double[] totals = new double[classes];
            for (int i : rows) totals[labels[i]] += weights[i];
            double all = Arrays.stream(totals).sum();
            double impurity = 0;
            for (double t : totals) {
                double p = t / all;
                if (p > 0) impurity += criterion == Criterion.GINI ? p * (1 - p) : -p * Math.log(p);
            }
            return all * impurity;
        };
    }

    private static Impurity squares(double[] y) {
        return (rows, weights) -> {
            double all = 0;
            double mean = 0;
            for (int i : rows) {
                all += weights[i];
                mean += weights[i] * y[i];
            }
            mean /= all;
            double sum = 0;
            for (int i : rows) sum += weights[i] * (y[i] - mean) * (y[i] - mean);
            return sum;
        };
    }

    /// The largest decrease of impurity by any cut of any feature, missing values on either side; negative infinity if
    /// no cut leaves enough rows on both sides.
    private static double bestGain(double[][] x, double[] weights, Impurity impurity, int leafRows) {
        int[] rows = IntStream.range(0, x.length).filter(i -> weights[i] > 0).toArray();
        double best = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < x[0].length; f++) {
            TreeSet<Double> cuts = new TreeSet<>();
            for (int i : rows) if (!Double.isNaN(x[i][f])) cuts.add(x[i][f]);
            for (double cut : cuts) {
                for (boolean missingLeft : new boolean[]{false, true}) {
                    int feature = f;
                    int[] left = Arrays.stream(rows).filter(i -> Double.isNaN(x[i][feature]) ? missingLeft
                            : x[i][feature] <= cut).toArray();
                    int[] right = Arrays.stream(rows).filter(i -> Arrays.binarySearch(left, i) < 0).toArray();
                    if (left.length < leafRows || right.length < leafRows) continue;
                    best = Math.max(best, impurity.of(rows, weights) - impurity.of(left, weights)
                            - impurity.of(right, weights));
                }
            }
        }
        return best;
    }

    /// Few values and so many ties; now and then many values, or missing ones.
    private static double[][] table(Random random, int rows, int features) {
        double[][] x = new double[rows][features];
        for (int f = 0; f < features; f++) {
            int kind = random.nextInt(4);
            for (double[] row : x) {
                row[f] = switch (kind) {
                    case 0 -> random.nextInt(2);
                    case 1 -> random.nextInt(5) - 2;
                    case 2 -> random.nextGaussian();
                    default -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(4);
                };
            }
        }
        return x;
    }

    private static double[] weights(Random random, int rows) {
        int kind = random.nextInt(3);
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = switch (kind) {
                case 0 -> 1;
                case 1 -> random.nextInt(3);
                default -> random.nextDouble() * 3;
            };
        }
        weights[0] = 1;
        return weights;
    }

    private static double foundGain(SplitFinder finder, double[] weights) {
        int n = finder.begin(new Tree.Builder(finder.width()), weights);
        finder.enter(0, n);
        for (int f = 0; f < finder.data.features(); f++) finder.search(f);
        return finder.found() ? finder.best().gain() : Double.NEGATIVE_INFINITY;
    }

    @Test
    void theBestSplitOfClassesIsFound() {
        Random random = new Random(1);
        for (int trial = 0; trial < 600; trial++) {
            int rows = 2 + random.nextInt(60);
            int classes = 2 + random.nextInt(4);
            double[][] x = table(random, rows, 3);
            int[] labels = random.ints(rows, 0, classes).toArray();
            double[] weights = weights(random, rows);
            int leafRows = 1 + random.nextInt(3);
            Criterion criterion = random.nextBoolean() ? Criterion.GINI : Criterion.ENTROPY;
            SplitFinder finder = new ClassSplitFinder(BinnedRows.of(x, NO_CHECK), labels, classes, criterion, leafRows);
            assertEquals(bestGain(x, weights, classes(labels, classes, criterion), leafRows),
                    foundGain(finder, weights), 1e-9, "trial " + trial);
        }
    }

    @Test
    void theBestSplitOfNumbersIsFound() {
        Random random = new Random(2);
        for (int trial = 0; trial < 400; trial++) {
            int rows = 2 + random.nextInt(60);
            double[][] x = table(random, rows, 3);
            double[] y = random.doubles(rows, -1, 1).toArray();
            double[] weights = weights(random, rows);
            int leafRows = 1 + random.nextInt(3);
            SplitFinder finder = new NumberSplitFinder(BinnedRows.of(x, NO_CHECK), y, leafRows);
            double scale = Math.scalb(1.0, 2 * TargetUnits.of(y).exponent());
            assertEquals(bestGain(x, weights, squares(y), leafRows), scale * foundGain(finder, weights), 1e-9,
                    "trial " + trial);
        }
    }

    @Test
    void manyRowsAreCountedToTheSameEnd() {
        Random random = new Random(3);
        double[][] x = new double[3000][2];
        int[] labels = new int[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i][0] = random.nextInt(40);
            x[i][1] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
            labels[i] = random.nextDouble() < (x[i][0] > 30 ? 0.1 : 0.02) ? 1 : 0;
            y[i] = x[i][0] * 0.1 + random.nextGaussian();
        }
        double[] weights = random.doubles(x.length).toArray();
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        assertEquals(bestGain(x, weights, classes(labels, 2, Criterion.GINI), 1), foundGain(
                new ClassSplitFinder(rows, labels, 2, Criterion.GINI, 1), weights), 1e-9);
        double scale = Math.scalb(1.0, 2 * TargetUnits.of(y).exponent());
        assertEquals(bestGain(x, weights, squares(y), 1), scale * foundGain(new NumberSplitFinder(rows, y, 1), weights),
                1e-7);
    }

    @Test
    void partitioningPutsTheLeftRowsFirstAndKeepsTheirOrder() {
        Random random = new Random(4);
        for (int trial = 0; trial < 100; trial++) {
            double[][] x = table(random, 50, 1);
            int[] labels = random.ints(50, 0, 2).toArray();
            SplitFinder finder = new ClassSplitFinder(BinnedRows.of(x, NO_CHECK), labels, 2, Criterion.GINI, 1);
            double[] weights = weights(random, 50);
            int n = finder.begin(new Tree.Builder(finder.width()), weights);
            finder.enter(0, n);
            finder.search(0);
            if (!finder.found()) continue;
            Split split = finder.best();
            int middle = finder.partition(0, n, split);
            for (int i = 0; i < n; i++) {
                double value = x[finder.rows[i]][0];
                boolean left = Double.isNaN(value) ? split.missingLeft() : value <= split.threshold();
                assertEquals(i < middle, left);
                assertEquals(weights[finder.rows[i]], finder.weights[i]);
                if (i > 0 && i != middle) assertTrue(finder.rows[i] > finder.rows[i - 1]);
            }
        }
    }
}
