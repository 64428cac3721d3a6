package sweetspot.model;

import java.util.Arrays;

/// Finds the training rows nearest to points, with weights that add up to 1.
///
/// Distances to a block of rows are first computed in single precision, column by column, so that the loops become
/// vector instructions; rows that may be near enough, rounding considered, are then measured exactly. A tree would be
/// quicker in three or four dimensions only.
final class Neighbours {
    /// Rows of a block, and points that are compared with it while it is in the processor's cache.
    private static final int BLOCK = 1024;
    private static final int POINTS = 64;
    /// Of single precision, with room for sums of many terms.
    private static final double ROUNDING = 1e-5;

    private final double[][] rows;
    private final float[][] columns;
    private final int k;
    private final double power;
    private final boolean byDistance;
    private final double largest;

    /// Told of each neighbour.
    @FunctionalInterface
    interface Visitor {
        void visit(int point, int row, double weight);
    }

    /// @param rows the training rows
    /// @param k number of neighbours, at most the number of rows; of rows equally far the first counts
    /// @param power of the Minkowski distance: 1 = city block, 2 = Euclidean
    /// @param byDistance whether a neighbour weighs one over its distance (rows at the point itself then weigh all)
    ///     instead of all the same
    Neighbours(double[][] rows, int k, double power, boolean byDistance) {
        this.rows = rows;
        this.k = k;
        this.power = power;
        this.byDistance = byDistance;
        this.columns = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) for (int j = 0; j < columns.length; j++) columns[j][i] = (float) rows[i][j];
        this.largest = largest(rows, 0, rows.length);
    }

    private static double largest(double[][] x, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) for (double v : x[i]) largest = Math.max(largest, Math.abs(v));
        return largest;
    }

    /// The nearest rows to one point so far, nearest first.
    private final class Nearest {
        final int[] which = new int[k];
        final double[] distances = new double[k];
        int found;

        double limit() {
            return found < k ? Double.POSITIVE_INFINITY : distances[k - 1];
        }

        /// Rows come in ascending order, so that the first of equals stays.
        void offer(int row, double distance) {
            if (found == k && !(distance < distances[k - 1])) return;
            int at = found < k ? found++ : k - 1;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                which[at] = which[at - 1];
                at--;
            }
            distances[at] = distance;
            which[at] = row;
        }
    }

    /// Tells of the `k` neighbours of each point.
    void visit(double[][] points, Visitor visitor, FitContext context) {
        for (int from = 0; from < points.length; from += POINTS) {
            int to = Math.min(points.length, from + POINTS);
            Nearest[] nearest = search(points, from, to, context);
            for (int i = from; i < to; i++) {
                Nearest own = nearest[i - from];
                double[] weights = weights(own.distances);
                for (int n = 0; n < k; n++) visitor.visit(i, own.which[n], weights[n]);
            }
        }
    }

    private Nearest[] search(double[][] points, int from, int to, FitContext context) {
        Nearest[] nearest = new Nearest[to - from];
        for (int i = 0; i < nearest.length; i++) nearest[i] = new Nearest();
        boolean vectors = (power == 1 || power == 2)
                && columns.length * square(largest + largest(points, from, to)) < Float.MAX_VALUE / 4;
        float[] sums = new float[BLOCK];
        for (int first = 0; first < rows.length; first += BLOCK) {
            int last = Math.min(rows.length, first + BLOCK);
            for (int i = from; i < to; i++) {
                context.check();
                if (vectors) block(points[i], first, last, sums, nearest[i - from]);
                else for (int r = first; r < last; r++) {
                    Nearest own = nearest[i - from];
                    own.offer(r, poweredDistance(points[i], rows[r], own.limit()));
                }
            }
        }
        return nearest;
    }

    private static double square(double x) {
        return x * x;
    }

    private void block(double[] point, int first, int last, float[] sums, Nearest nearest) {
        int n = last - first;
        Arrays.fill(sums, 0, n, 0f);
        int j = 0;
        for (; j + 3 < columns.length; j += 4) {
            float a = (float) point[j];
            float b = (float) point[j + 1];
            float c = (float) point[j + 2];
            float d = (float) point[j + 3];
            if (power == 2) {
                squares(a, columns[j], b, columns[j + 1], c, columns[j + 2], d, columns[j + 3], first, sums, n);
            } else {
                absolutes(a, columns[j], b, columns[j + 1], c, columns[j + 2], d, columns[j + 3], first, sums, n);
            }
        }
        for (; j < columns.length; j++) {
            if (power == 2) squares((float) point[j], columns[j], first, sums, n);
            else absolutes((float) point[j], columns[j], first, sums, n);
        }
        float bar = bar(point, nearest.limit());
        for (int t = 0; t < n; t++) {
            if (!(sums[t] <= bar)) continue;
            double limit = nearest.limit();
            double exact = poweredDistance(point, rows[first + t], limit);
            if (exact < limit) {
                nearest.offer(first + t, exact);
                bar = bar(point, nearest.limit());
            }
        }
    }

    /// What a sum in single precision is at most if the distance is within the limit.
    private float bar(double[] point, double limit) {
        if (limit == Double.POSITIVE_INFINITY) return Float.POSITIVE_INFINITY;
        double size = largest;
        for (double v : point) size = Math.max(size, Math.abs(v));
        // Each coordinate of the difference is off by as much as both values are rounded.
        double off = 2 * size * 0x1p-23;
        double bar = power == 2 ? square(Math.sqrt(limit) + off * Math.sqrt(columns.length)) : limit + off * columns.length;
        return (float) Math.min(Float.MAX_VALUE, bar * (1 + ROUNDING));
    }

    private static void squares(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
                                int first, float[] sums, int n) {
        for (int t = 0; t < n; t++) {
            float da = a - as[first + t];
            float db = b - bs[first + t];
            float dc = c - cs[first + t];
            float dd = d - ds[first + t];
            sums[t] += da * da + db * db + (dc * dc + dd * dd);
        }
    }

    private static void squares(float a, float[] as, int first, float[] sums, int n) {
        for (int t = 0; t < n; t++) {
            float da = a - as[first + t];
            sums[t] += da * da;
        }
    }

    private static void absolutes(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
                                  int first, float[] sums, int n) {
        for (int t = 0; t < n; t++) {
            sums[t] += Math.abs(a - as[first + t]) + Math.abs(b - bs[first + t])
                    + (Math.abs(c - cs[first + t]) + Math.abs(d - ds[first + t]));
        }
    }

    private static void absolutes(float a, float[] as, int first, float[] sums, int n) {
        for (int t = 0; t < n; t++) sums[t] += Math.abs(a - as[first + t]);
    }

    /// The distance to the `power`, which ranks alike; anything from `limit` on once it is known to be that far.
    private double poweredDistance(double[] a, double[] b, double limit) {
        double sum = 0;
        if (power == 2) {
            for (int j = 0; j < a.length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
        } else if (power == 1) {
            for (int j = 0; j < a.length; j++) sum += Math.abs(a[j] - b[j]);
        } else {
            for (int j = 0; j < a.length && sum < limit; j++) {
                double d = Math.abs(a[j] - b[j]);
                if (d > 0) sum += Math.pow(d, power);
            }
        }
        return sum;
    }

    private double[] weights(double[] poweredDistances) {
        double[] weights = new double[k];
        boolean exact = byDistance && poweredDistances[0] == 0;
        double sum = 0;
        for (int i = 0; i < k; i++) {
            if (!byDistance) weights[i] = 1;
            else if (exact) weights[i] = poweredDistances[i] == 0 ? 1 : 0;
            // Relative to the nearest, so that nothing overflows.
            else weights[i] = Math.pow(poweredDistances[0] / poweredDistances[i], 1 / power);
            sum += weights[i];
        }
        for (int i = 0; i < k; i++) weights[i] /= sum;
        return weights;
    }
}
