package sweetspot.search.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Grows extremely randomized regression trees (Geurts, Ernst and Wehenkel, "Extremely randomized trees", Machine
/// Learning 2006) over one set of observations: at each node it draws a few random cuts of every feature and takes
/// the one that explains most.
///
/// Features are coordinates of the unit cube; one that is NaN (inactive) lies below all others, so that a cut can
/// tell the branches of a conditional space apart. A cut of a categorical feature sets one choice against the rest.
final class TreeGrower {
    /// The place of an inactive coordinate.
    private static final double INACTIVE = -0.5;
    /// Targets this close to each other, squared and summed, are not worth a split.
    private static final double NEGLIGIBLE = 1e-18;

    private final double[][] columns;
    private final double[] targets;
    private final int[] features;
    private final boolean[] categorical;
    private final int leaf;

    // Of the tree that grows.
    private int[] rows = {};
    private int size;
    private final int[] feature;
    private final int[] left;
    private final double[] low;
    private final double[] high;

    // Of the node that is cut: targets less their mean, the coordinates of one feature, and the best cut so far.
    private final double[] deviations;
    private final double[] values;
    private int bestFeature;
    private double bestLow;
    private double bestHigh;
    private double bestGain;

    /// @param points observations, made [#readable]
    /// @param features coordinates that may be cut
    /// @param categorical by coordinate, whether its values have no order
    /// @param leaf fewest observations in a leaf, at least 1
    /// @param most most observations that a tree learns from
    TreeGrower(double[][] points, double[] targets, int[] features, boolean[] categorical, int leaf, int most) {
        int n = points.length;
        this.targets = targets;
        this.features = features;
        this.categorical = categorical;
        this.leaf = leaf;
        this.columns = new double[features.length][n];
        for (int f = 0; f < features.length; f++) {
            for (int i = 0; i < n; i++) columns[f][i] = points[i][features[f]];
        }
        this.deviations = new double[most];
        this.values = new double[most];
        this.feature = new int[2 * most];
        this.left = new int[2 * most];
        this.low = new double[2 * most];
        this.high = new double[2 * most];
    }

    /// A point as trees read it: inactive coordinates lie below all others.
    static double[] readable(double[] point) {
        double[] read = point.clone();
        for (int i = 0; i < read.length; i++) {
            if (Double.isNaN(read[i])) read[i] = INACTIVE;
        }
        return read;
    }

    /// A tree that learns from some of the observations.
    ///
    /// @param rows which, at least one; one that is there twice counts twice; is reordered
    RandomizedTree grow(int[] rows, RandomGenerator random) {
        this.rows = rows;
        size = 1;
        grow(0, 0, rows.length, random);
        return new RandomizedTree(Arrays.copyOf(feature, size), Arrays.copyOf(left, size), Arrays.copyOf(low, size),
                Arrays.copyOf(high, size));
    }

    private void grow(int node, int from, int to, RandomGenerator random) {
        int n = to - from;
        double sum = 0;
        for (int i = from; i < to; i++) sum += targets[rows[i]];
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = targets[rows[from + i]] - mean;
            deviations[i] = d;
            squares += d * d;
        }
        left[node] = 0;
        low[node] = mean;
        high[node] = squares / n;
        if (n < 2 * leaf || !(squares > NEGLIGIBLE) || !choose(from, n, random)) return;
        feature[node] = features[bestFeature];
        low[node] = bestLow;
        high[node] = bestHigh;
        double[] column = columns[bestFeature];
        double first = bestLow;
        double beyond = bestHigh;
        int middle = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            double u = column[row];
            // Swapped whatever side it is on, which spares a jump that is rarely foreseen.
            rows[i] = rows[middle];
            rows[middle] = row;
            middle += u >= first && u < beyond ? 1 : 0;
        }
        int child = size;
        size += 2;
        left[node] = child;
        grow(child, from, middle, random);
        grow(child + 1, middle, to, random);
    }

    /// Finds the best of some cuts; false if there is none. Of cuts that part the rows alike the first wins, so it
    /// begins with any feature.
    private boolean choose(int from, int n, RandomGenerator random) {
        bestGain = Double.NEGATIVE_INFINITY;
        int first = random.nextInt(features.length);
        for (int k = 0; k < features.length; k++) {
            int f = first + k < features.length ? first + k : first + k - features.length;
            double[] column = columns[f];
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double u = column[rows[from + i]];
                values[i] = u;
                if (u < least) least = u;
                if (u > most) most = u;
            }
            if (!(most > least)) continue;
            if (categorical[features[f]]) considerChoices(f, n, random);
            else considerCuts(f, n, least, most, random);
            // Whatever parts two rows explains all.
            if (n == 2) break;
        }
        return bestGain > Double.NEGATIVE_INFINITY;
    }

    /// Two random cuts of a number.
    private void considerCuts(int f, int n, double least, double most, RandomGenerator random) {
        double a = Math.max(least + (most - least) * random.nextDouble(), Math.nextUp(least));
        double b = Math.max(least + (most - least) * random.nextDouble(), Math.nextUp(least));
        int countA = 0;
        int countB = 0;
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < n; i++) {
            double u = values[i];
            int belowA = u < a ? 1 : 0;
            int belowB = u < b ? 1 : 0;
            countA += belowA;
            countB += belowB;
            sumA += belowA * deviations[i];
            sumB += belowB * deviations[i];
        }
        consider(f, n, countA, sumA, Double.NEGATIVE_INFINITY, a);
        consider(f, n, countB, sumB, Double.NEGATIVE_INFINITY, b);
    }

    /// Two random choices, each against the rest.
    private void considerChoices(int f, int n, RandomGenerator random) {
        for (int draw = 0; draw < 2; draw++) {
            double choice = values[random.nextInt(n)];
            int count = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                int same = values[i] == choice ? 1 : 0;
                count += same;
                sum += same * deviations[i];
            }
            consider(f, n, count, sum, choice, Math.nextUp(choice));
        }
    }

    private void consider(int f, int n, int count, double sum, double from, double to) {
        if (count < leaf || n - count < leaf) return;
        // Between-group sum of squares, the deviations summing to 0.
        double gain = sum * sum / count + sum * sum / (n - count);
        if (gain <= bestGain) return;
        bestGain = gain;
        bestFeature = f;
        bestLow = from;
        bestHigh = to;
    }
}
