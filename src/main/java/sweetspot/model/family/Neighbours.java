package sweetspot.model.family;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sweetspot.model.FitContext;
import sweetspot.model.numeric.VectorLoops;

/// Finds the training rows nearest to points, with weights that add up to 1.
///
/// Distances to a block of rows are first computed in single precision, column by column, so that the loops become
/// vector instructions; rows that may be near enough, rounding considered, are then measured exactly. A tree would be
/// quicker in three or four dimensions only.
final class Neighbours {
    /// Rows of a block, and points that are compared with it while it is in the processor's cache.
    private static final int BLOCK = PowerSums.BLOCK;
    private static final int POINTS = 64;
    private static final int FOLDED = 64;
    /// Candidates that are kept beside twice the number of neighbours.
    private static final int SPARE = 256;
    /// The rounding error of single precision, relative to the largest term, per term of a sum.
    private static final double ROUNDING = 0x1p-23;

    private final double[][] rows;
    /// Block by block the columns: loops that begin anywhere but at 0 are not made into vector instructions.
    private final float[][][] blocks;
    private final int width;
    private final int k;
    private final double power;
    private final boolean byDistance;
    private final float[] halfSquares;
    private final double largest;
    private final double largestSquare;
    /// For powers other than 1 and 2 that it can do, else null.
    private final @Nullable PowerSums powerSums;

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
        this.width = rows[0].length;
        this.halfSquares = new float[rows.length];
        double most = 0;
        double mostSquare = 0;
        for (int i = 0; i < rows.length; i++) {
            double square = 0;
            for (double v : rows[i]) {
                square += v * v;
                most = Math.max(most, Math.abs(v));
            }
            halfSquares[i] = (float) (square / 2);
            mostSquare = Math.max(mostSquare, square);
        }
        this.largest = most;
        this.largestSquare = mostSquare;
        boolean powers = power != 1 && power != 2 && power <= PowerSums.MOST && most > 0 && most < Float.MAX_VALUE;
        PowerSums sums = powers ? new PowerSums(power, most) : null;
        this.powerSums = sums;
        this.blocks = new float[Math.ceilDiv(rows.length, BLOCK)][width][BLOCK];
        for (int i = 0; i < rows.length; i++) {
            float[][] block = blocks[i / BLOCK];
            for (int j = 0; j < width; j++) {
                block[j][i % BLOCK] = sums != null ? sums.scaled(rows[i][j]) : (float) rows[i][j];
            }
        }
    }

    /// The nearest rows to one point so far, nearest first.
    private final class Nearest {
        final int[] which = new int[k];
        final double[] distances = new double[k];
        int found;

        double limit() {
            return found < k ? Double.POSITIVE_INFINITY : distances[k - 1];
        }

        private boolean before(double distance, int row, int at) {
            return distance < distances[at] || distance == distances[at] && row < which[at];
        }

        /// Offers a row as a neighbour; among rows equally far the first stays.
        void offer(int row, double distance) {
            if (found == k && !before(distance, row, k - 1)) return;
            int at = found < k ? found++ : k - 1;
            while (at > 0 && before(distance, row, at - 1)) {
                distances[at] = distances[at - 1];
                which[at] = which[at - 1];
                at--;
            }
            distances[at] = distance;
            which[at] = row;
        }
    }

    /// Rows that may be among the nearest to a point, by their sums in single precision; only those that are left in the
    /// end are measured exactly.
    private final class Candidates {
        private final double[] point;
        private final double size;
        private final Nearest nearest;
        /// Sum and row, in the order of sums.
        private final long[] keys = new long[2 * k + SPARE];
        private int count;
        /// Rows with larger sums are not among the nearest.
        private float bar = Float.POSITIVE_INFINITY;

        Candidates(double[] point, Nearest nearest) {
            this.point = point;
            this.size = size(point);
            this.nearest = nearest;
        }

        void add(float sum, int row) {
            if (count == keys.length) narrow();
            int bits = Float.floatToRawIntBits(sum);
            keys[count++] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << Integer.SIZE | row;
        }

        private static float sum(long key) {
            int bits = (int) (key >> Integer.SIZE);
            return Float.intBitsToFloat(bits ^ bits >> 31 & Integer.MAX_VALUE);
        }

        /// Leaves the `k` least, and what rounding may have put behind them.
        private void narrow() {
            if (count > k) {
                select(keys, count, k - 1);
                lower(reach(sum(keys[k - 1]), size));
                int left = 0;
                for (int i = 0; i < count; i++) if (sum(keys[i]) <= bar) keys[left++] = keys[i];
                count = left;
            }
            // Rows that are alike cannot be told apart by their sums.
            if (count > k + SPARE / 2) measure();
        }

        private void lower(double limit) {
            bar = Math.min(bar, bar(limit, size));
        }

        /// Measures those that are left, the nearest first.
        private void measure() {
            Arrays.sort(keys, 0, count);
            for (int i = 0; i < count; i++) {
                int row = (int) keys[i];
                nearest.offer(row, poweredDistance(point, rows[row], nearest.limit()));
            }
            count = 0;
            lower(nearest.limit());
        }

        void finish() {
            narrow();
            measure();
        }
    }

    /// Brings the number of rank `rank` (from 0) of different numbers to its place, smaller ones before it (Hoare 1961).
    private static void select(long[] keys, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            long pivot = keys[low + high >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) i++;
                while (keys[j] > pivot) j--;
                if (i <= j) {
                    long kept = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = kept;
                }
            }
            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else return;
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
        Candidates[] candidates = new Candidates[nearest.length];
        float[] @Nullable [] own = new float[nearest.length][];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = new Nearest();
            candidates[i] = new Candidates(points[from + i], nearest[i]);
            own[i] = single(points[from + i]);
        }
        float[] sums = new float[BLOCK];
        float[] least = new float[FOLDED];
        float[][] work = powerSums == null ? new float[0][] : PowerSums.work();
        for (int first = 0; first < rows.length; first += BLOCK) {
            int last = Math.min(rows.length, first + BLOCK);
            for (int i = 0; i < nearest.length; i++) {
                context.check();
                float[] point = own[i];
                if (point == null) oneByOne(points[from + i], first, last, nearest[i]);
                else block(point, first, last, sums, least, work, candidates[i]);
            }
        }
        for (Candidates c : candidates) c.finish();
        return nearest;
    }

    /// The point in single precision, negated for squares and scaled for other powers; null if its distances cannot be
    /// computed like that.
    private float @Nullable [] single(double[] point) {
        if (powerSums != null) return powerSums.reaches(size(point)) ? scaled(powerSums, point) : null;
        if (power != 1 && power != 2) return null;
        if ((size(point) + largestSquare + largest) * width > Float.MAX_VALUE / 4) return null;
        float[] single = new float[point.length];
        for (int j = 0; j < single.length; j++) single[j] = (float) (power == 2 ? -point[j] : point[j]);
        return single;
    }

    private static float[] scaled(PowerSums powerSums, double[] point) {
        float[] scaled = new float[point.length];
        for (int j = 0; j < scaled.length; j++) scaled[j] = powerSums.scaled(point[j]);
        return scaled;
    }

    private void oneByOne(double[] point, int first, int last, Nearest nearest) {
        for (int r = first; r < last; r++) nearest.offer(r, poweredDistance(point, rows[r], nearest.limit()));
    }

    /// @param own the point in single precision, negated for squares
    private void block(float[] own, int first, int last, float[] sums, float[] least, float[][] work,
            Candidates candidates) {
        int n = last - first;
        float[][] columns = blocks[first / BLOCK];
        if (power == 2) {
            // Half the squared distance, but for half the point's own square.
            System.arraycopy(halfSquares, first, sums, 0, n);
            VectorLoops.combine(own, own.length, columns, sums, n);
        } else {
            Arrays.fill(sums, 0, n, 0f);
            if (powerSums == null) absolutes(own, columns, sums, n);
            else for (int j = 0; j < own.length; j++) powerSums.add(own[j], columns[j], sums, n, work);
        }
        Arrays.fill(sums, n, BLOCK, Float.POSITIVE_INFINITY);
        fold(sums, least);
        for (int u = 0; u < FOLDED; u++) {
            if (least[u] > candidates.bar) continue;
            for (int t = u; t < n; t += FOLDED) if (sums[t] <= candidates.bar) candidates.add(sums[t], first + t);
        }
    }

    /// The least of every [#FOLDED]-th number, so that most of a block is passed over at once.
    private static void fold(float[] sums, float[] least) {
        System.arraycopy(sums, 0, least, 0, FOLDED);
        for (int from = FOLDED; from < BLOCK; from += FOLDED) {
            for (int u = 0; u < FOLDED; u++) least[u] = Math.min(least[u], sums[from + u]);
        }
    }

    /// The size that the rounding of a point's sums depends on: its square for squares, its largest number otherwise.
    private double size(double[] point) {
        double size = 0;
        for (double v : point) size = power == 2 ? size + v * v : Math.max(size, Math.abs(v));
        return size;
    }

    /// The largest sum in single precision if the distance is within the limit.
    private float bar(double limit, double size) {
        if (limit == Double.POSITIVE_INFINITY) return Float.POSITIVE_INFINITY;
        if (powerSums != null) return powerSums.bar(limit, width);
        double terms = width + 4;
        if (power == 2) {
            double off = (size + largestSquare) * terms * ROUNDING;
            return (float) Math.min(Float.MAX_VALUE, (limit - size) / 2 + off);
        }
        double off = (size + largest) * terms * ROUNDING;
        return (float) Math.min(Float.MAX_VALUE, limit + off + limit * terms * ROUNDING);
    }

    /// The distance is at most this if the sum in single precision is so.
    private double reach(float sum, double size) {
        if (powerSums != null) return powerSums.reach(sum, width);
        double terms = width + 4;
        if (power == 2) return 2 * (sum + (size + largestSquare) * terms * ROUNDING) + size;
        return (sum + (size + largest) * terms * ROUNDING) * (1 + 2 * terms * ROUNDING);
    }

    private static void absolutes(float[] own, float[][] columns, float[] sums, int n) {
        int j = 0;
        for (; j + 3 < own.length; j += 4) {
            absolutes(own[j], columns[j], own[j + 1], columns[j + 1], own[j + 2], columns[j + 2], own[j + 3],
                    columns[j + 3], sums, n);
        }
        for (; j < own.length; j++) absolutes(own[j], columns[j], sums, n);
    }

    private static void absolutes(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
            float[] sums, int n) {
        for (int t = 0; t < n; t++) {
            sums[t] += Math.abs(a - as[t]) + Math.abs(b - bs[t])
                    + (Math.abs(c - cs[t]) + Math.abs(d - ds[t]));
        }
    }

    private static void absolutes(float a, float[] as, float[] sums, int n) {
        for (int t = 0; t < n; t++) sums[t] += Math.abs(a - as[t]);
    }

    /// The distance to the `power`, which ranks alike; anything from `limit` on once it is known to be that far.
    private double poweredDistance(double[] a, double[] b, double limit) {
        double sum = 0;
        if (power == 2) {
            for (int j = 0; j < a.length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
        } else if (power == 1) {
            for (int j = 0; j < a.length; j++) sum += Math.abs(a[j] - b[j]);
        } else {
            for (int j = 0; j < a.length && sum <= limit; j++) {
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
