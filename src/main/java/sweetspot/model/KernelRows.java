package sweetspot.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// Rows of the kernel matrix `exp(-gamma * |a - b|²)` over the training rows, computed when first asked for and kept
/// up to a bound, those used least recently given up first. For one thread.
final class KernelRows {
    private static final long BYTES = 128L << 20;

    private final double[][] x;
    private final double gamma;
    private final double[] norms;
    private final Map<Integer, float[]> kept;

    KernelRows(double[][] x, double gamma) {
        this.x = x;
        this.gamma = gamma;
        this.norms = norms(x);
        int most = Math.clamp(BYTES / (4L * x.length + 16), 2, Integer.MAX_VALUE);
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, float[]> eldest) {
                return size() > most;
            }
        };
    }

    private static double[] norms(double[][] x) {
        double[] norms = new double[x.length];
        for (int i = 0; i < x.length; i++) norms[i] = dot(x[i], x[i]);
        return norms;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) sum += a[j] * b[j];
        return sum;
    }

    /// The kernel of training row `i` with each training row; not to be changed.
    float[] row(int i) {
        float[] known = kept.get(i);
        if (known != null) return known;
        float[] row = new float[x.length];
        for (int t = 0; t < row.length; t++) row[t] = (float) of(norms[i] + norms[t] - 2 * dot(x[i], x[t]));
        row[i] = 1;
        kept.put(i, row);
        return row;
    }

    private double of(double squaredDistance) {
        return Math.exp(-gamma * Math.max(0, squaredDistance));
    }

    /// The kernel of two rows.
    static double kernel(double[] a, double[] b, double gamma) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double d = a[j] - b[j];
            sum += d * d;
        }
        return Math.exp(-gamma * sum);
    }
}
