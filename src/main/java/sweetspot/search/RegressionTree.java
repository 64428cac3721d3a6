package sweetspot.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// One extremely randomized regression tree (Geurts, Ernst and Wehenkel, "Extremely randomized trees", Machine
/// Learning 2006): at each node it draws a few random cuts of every feature and takes the one that explains most.
///
/// Features are coordinates of the unit cube; one that is NaN (inactive) lies below all others, so that a cut can
/// tell the branches of a conditional space apart. A cut of a categorical feature sets one choice against the rest.
final class RegressionTree {
    /// Where an inactive coordinate lies.
    private static final double INACTIVE = -0.5;
    private static final int CUTS = 2;

    private final boolean[] categorical;
    private int size;
    private int[] feature;
    private double[] cut;
    /// Left child; the right one is next to it.
    private int[] left;
    private double[] mean;
    private double[] variance;

    private final double[][] columns;
    private final double[] targets;
    private final int leaf;
    private final RandomGenerator random;

    /// Grows a tree.
    ///
    /// @param columns the observations, see [#columns]
    /// @param features columns that may be cut
    /// @param categorical by column, whether its values have no order
    /// @param rows which observations to learn from; is reordered
    /// @param leaf fewest observations in a leaf, at least 1
    RegressionTree(double[][] columns, double[] targets, int[] features, boolean[] categorical, int[] rows, int leaf,
                   RandomGenerator random) {
        this.columns = columns;
        this.targets = targets;
        this.categorical = categorical;
        this.leaf = leaf;
        this.random = random;
        int most = 2 * rows.length + 1;
        feature = new int[most];
        cut = new double[most];
        left = new int[most];
        mean = new double[most];
        variance = new double[most];
        size = 1;
        grow(0, rows, 0, rows.length, features);
        feature = Arrays.copyOf(feature, size);
        cut = Arrays.copyOf(cut, size);
        left = Arrays.copyOf(left, size);
    }

    private static double coordinate(double[] point, int feature) {
        double u = point[feature];
        return u == u ? u : INACTIVE;
    }

    /// Observations as trees read them: one array a feature, inactive coordinates below all others.
    static double[][] columns(double[][] points, int features) {
        double[][] columns = new double[features][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int f = 0; f < features; f++) columns[f][i] = coordinate(points[i], f);
        }
        return columns;
    }

    private boolean goesLeft(double u, int node) {
        return categorical[feature[node]] ? u == cut[node] : u < cut[node];
    }

    private void grow(int node, int[] rows, int from, int to, int[] features) {
        int n = to - from;
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) sum += targets[rows[i]];
        mean[node] = sum / n;
        for (int i = from; i < to; i++) {
            double d = targets[rows[i]] - mean[node];
            squares += d * d;
        }
        variance[node] = squares / n;
        if (n < 2 * leaf || !(squares > 1e-18) || !choose(node, rows, from, to, features)) return;
        int middle = from;
        for (int i = from; i < to; i++) {
            if (!goesLeft(columns[feature[node]][rows[i]], node)) continue;
            int row = rows[i];
            rows[i] = rows[middle];
            rows[middle++] = row;
        }
        int child = size;
        left[node] = child;
        size += 2;
        grow(child, rows, from, middle, features);
        grow(child + 1, rows, middle, to, features);
    }

    /// Sets the node's cut to the best of some; false if there is none.
    private boolean choose(int node, int[] rows, int from, int to, int[] features) {
        int n = to - from;
        double best = Double.NEGATIVE_INFINITY;
        for (int f : features) {
            double[] column = columns[f];
            boolean choice = categorical[f];
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double u = column[rows[i]];
                if (u < low) low = u;
                if (u > high) high = u;
            }
            if (!(high > low)) continue;
            for (int draw = 0; draw < CUTS; draw++) {
                double c = choice ? column[rows[from + random.nextInt(n)]]
                        : low + (high - low) * random.nextDouble();
                if (!choice && c <= low) c = Math.nextUp(low);
                int count = 0;
                double sum = 0;
                for (int i = from; i < to; i++) {
                    double u = column[rows[i]];
                    if (choice ? u != c : u >= c) continue;
                    count++;
                    sum += targets[rows[i]];
                }
                sum -= count * mean[node];
                if (count < leaf || n - count < leaf) continue;
                // Between-group sum of squares, the deviations summing to 0.
                double gain = sum * sum / count + sum * sum / (n - count);
                if (gain <= best) continue;
                best = gain;
                feature[node] = f;
                cut[node] = c;
            }
        }
        return best > Double.NEGATIVE_INFINITY;
    }

    /// The leaf that a point falls into.
    int leafOf(double[] point) {
        int node = 0;
        while (left[node] != 0) {
            node = goesLeft(coordinate(point, feature[node]), node) ? left[node] : left[node] + 1;
        }
        return node;
    }

    double mean(int node) {
        return mean[node];
    }

    double variance(int node) {
        return variance[node];
    }
}
