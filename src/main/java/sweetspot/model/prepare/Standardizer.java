package sweetspot.model.prepare;

import java.util.Arrays;
import sweetspot.study.Quantile;

/// Scales features as learned from training rows, see [Scaling]; a constant one becomes 0.
///
/// @param means per feature what is subtracted
/// @param factors per feature what the rest is multiplied by
record Standardizer(double[] means, double[] factors) {
    /// Relative to the mean: below it there is but rounding.
    private static final double LEAST_SPREAD = 1e-14;

    /// @param quantities per feature whether it is scaled; the others are left as they are
    static Standardizer fit(double[][] x, boolean[] quantities, Scaling scaling) {
        Standardizer all = switch (scaling) {
            case NONE -> throw new IllegalArgumentException("nothing to scale");
            case STANDARD -> fit(x);
            case MIN_MAX -> byOrder(x, 0, 0, 1);
            case ROBUST -> byOrder(x, 0.5, 0.25, 0.75);
        };
        for (int j = 0; j < quantities.length; j++) {
            if (quantities[j]) continue;
            all.means[j] = 0;
            all.factors[j] = 1;
        }
        return all;
    }

    /// Scales by quantiles of each feature: `zero` becomes 0, and `low` to `high` a distance of 1. Where these two are
    /// equal the feature is only moved, as in scikit-learn.
    private static Standardizer byOrder(double[][] x, double zero, double low, double high) {
        int features = x[0].length;
        double[] means = new double[features];
        double[] factors = new double[features];
        double[] sorted = new double[x.length];
        for (int j = 0; j < features; j++) {
            for (int i = 0; i < x.length; i++) sorted[i] = x[i][j];
            Arrays.sort(sorted);
            means[j] = Quantile.of(sorted, zero);
            double spread = Quantile.of(sorted, high) - Quantile.of(sorted, low);
            boolean none = !(spread > 0) || !Double.isFinite(spread) || Double.isInfinite(1 / spread);
            factors[j] = sorted[0] == sorted[sorted.length - 1] ? 0 : none ? 1 : 1 / spread;
        }
        return new Standardizer(means, factors);
    }

    private static Standardizer fit(double[][] x) {
        int features = x[0].length;
        double[] means = new double[features];
        double[] factors = new double[features];
        for (int j = 0; j < features; j++) {
            // Running mean and sum of squares (Welford 1962): no cancellation, no overflow of sums.
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double before = x[i][j] - mean;
                mean += before / (i + 1);
                squares += before * (x[i][j] - mean);
            }
            double deviation = Math.sqrt(squares / x.length);
            means[j] = mean;
            boolean constant = !(deviation > LEAST_SPREAD * Math.abs(mean)) || !Double.isFinite(deviation);
            factors[j] = constant ? 0 : 1 / deviation;
            if (Double.isInfinite(factors[j])) factors[j] = 0;
        }
        return new Standardizer(means, factors);
    }

    /// Scales the rows in place.
    void apply(double[][] x) {
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) row[j] = factors[j] == 0 ? 0 : (row[j] - means[j]) * factors[j];
        }
    }
}
