package sweetspot.model.kernel;

import java.util.Arrays;
import sweetspot.model.numeric.VectorLoops;

/// The kernel `exp(-gamma * |a - b|²)` between a point and each of some rows.
///
/// Rows are kept column by column in single precision, so that the loops run over neighbouring rows and the compiler
/// turns them into vector instructions; a sum over the columns of one row could not be, as its order is fixed.
public final class GaussianKernel implements KernelSource {
    /// Rows whose sums stay in the processor's first cache.
    private static final int BLOCK = 1024;
    /// A power of two: exp(x) is computed as exp(x / 1024) to the 1024.
    private static final int HALVINGS = 10;
    private static final double SHRINK = 1.0 / (1 << HALVINGS);
    /// exp(-80) is nothing beside 1 in single precision.
    private static final double LOWEST = -80;

    private final float[][] columns;
    private final double gamma;
    private final int size;

    /// @param x rows × features, finite, of a magnitude that single precision can tell apart
    public GaussianKernel(double[][] x, double gamma) {
        this.size = x.length;
        this.gamma = gamma;
        this.columns = new float[x.length == 0 ? 0 : x[0].length][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < columns.length; j++) columns[j][i] = VectorLoops.single(x[i][j]);
    }

    private GaussianKernel(float[][] columns, double gamma, int size) {
        this.columns = columns;
        this.gamma = gamma;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public GaussianKernel subset(int[] rows) {
        float[][] picked = new float[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            float[] from = columns[j];
            float[] to = picked[j];
            for (int t = 0; t < rows.length; t++) to[t] = from[rows[t]];
        }
        return new GaussianKernel(picked, gamma, rows.length);
    }

    @Override
    public void row(int i, float[] out) {
        float[] point = new float[columns.length];
        for (int j = 0; j < point.length; j++) point[j] = columns[j][i];
        at(point, out);
        out[i] = 1;
    }

    /// The kernel of a point with each row.
    void at(double[] point, float[] out) {
        float[] p = new float[point.length];
        for (int j = 0; j < p.length; j++) p[j] = VectorLoops.single(point[j]);
        at(p, out);
    }

    private void at(float[] point, float[] out) {
        Arrays.fill(out, 0, size, 0f);
        double[] work = new double[Math.min(size, BLOCK)];
        for (int from = 0; from < size; from += BLOCK) {
            int to = Math.min(size, from + BLOCK);
            int j = 0;
            for (; j + 3 < point.length; j += 4) {
                add(point[j], columns[j], point[j + 1], columns[j + 1], point[j + 2], columns[j + 2], point[j + 3],
                        columns[j + 3], out, from, to);
            }
            for (; j < point.length; j++) add(point[j], columns[j], out, from, to);
            exponential(out, from, to, -gamma, work);
        }
    }

    private static void add(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
            float[] sums, int from, int to) {
        for (int t = from; t < to; t++) {
            float da = a - as[t];
            float db = b - bs[t];
            float dc = c - cs[t];
            float dd = d - ds[t];
            sums[t] += da * da + db * db + (dc * dc + dd * dd);
        }
    }

    private static void add(float a, float[] as, float[] sums, int from, int to) {
        for (int t = from; t < to; t++) {
            float da = a - as[t];
            sums[t] += da * da;
        }
    }

    /// Replaces values by exp(factor · value), to single precision. Arithmetic only: calls of `Math.exp` are not turned
    /// into vector instructions.
    private static void exponential(float[] values, int from, int to, double factor, double[] work) {
        int n = to - from;
        for (int t = 0; t < n; t++) work[t] = values[from + t];
        for (int t = 0; t < n; t++) work[t] = Math.max(LOWEST, factor * work[t]) * SHRINK;
        // |x| < 0.08: the next term of the series is below 1e-11, and 1024 times that is below single precision.
        for (int t = 0; t < n; t++) {
            double x = work[t];
            work[t] = 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0 + x * (1 / 120.0 + x * (1 / 720.0))))));
        }
        for (int t = 0; t < n; t++) {
            double x = work[t];
            x *= x;
            x *= x;
            x *= x;
            x *= x;
            x *= x;
            work[t] = x;
        }
        for (int t = 0; t < n; t++) {
            double x = work[t];
            x *= x;
            x *= x;
            x *= x;
            x *= x;
            x *= x;
            work[t] = x;
        }
        for (int t = 0; t < n; t++) values[from + t] = (float) work[t];
    }
}
