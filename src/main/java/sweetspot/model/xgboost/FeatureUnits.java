package sweetspot.model.xgboost;

import java.util.Arrays;

/// Brings features to units in which single precision, which is all that XGBoost has, loses nothing that matters: each
/// less its median and over its median distance from it. Trees do not mind; a year in milliseconds does.
final class FeatureUnits {
    /// The median of so many rows is good enough.
    private static final int SAMPLE = 1001;
    private static final float MOST = 1e30f;

    private final double[] middle;
    private final double[] unit;

    private FeatureUnits(double[] middle, double[] unit) {
        this.middle = middle;
        this.unit = unit;
    }

    /// The units of some rows.
    ///
    /// @param x rows × features; NaN where a value is missing
    static FeatureUnits of(double[][] x) {
        int features = x[0].length;
        double[] middle = new double[features];
        double[] unit = new double[features];
        int stride = (x.length + SAMPLE - 1) / SAMPLE;
        double[] sample = new double[(x.length + stride - 1) / stride];
        for (int j = 0; j < features; j++) {
            int count = 0;
            for (int i = 0; i < x.length; i += stride) if (!Double.isNaN(x[i][j])) sample[count++] = x[i][j];
            middle[j] = count == 0 ? 0 : median(sample, count);
            for (int i = 0; i < count; i++) sample[i] = Math.abs(sample[i] - middle[j]);
            double spread = count == 0 ? 0 : median(sample, count);
            for (int i = 0; i < x.length && !(spread > 0); i++) spread = Math.abs(x[i][j] - middle[j]);
            unit[j] = spread > 0 && spread < Double.POSITIVE_INFINITY ? spread : 1;
        }
        return new FeatureUnits(middle, unit);
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return values[count / 2];
    }

    /// Rows `from` to `to` one after the other; NaN stays.
    float[] flat(double[][] x, int from, int to) {
        int features = middle.length;
        float[] flat = new float[(to - from) * features];
        for (int i = from, at = 0; i < to; i++) {
            double[] row = x[i];
            for (int j = 0; j < features; j++) {
                float value = (float) ((row[j] - middle[j]) / unit[j]);
                flat[at++] = value > MOST ? MOST : value < -MOST ? -MOST : value;
            }
        }
        return flat;
    }
}
