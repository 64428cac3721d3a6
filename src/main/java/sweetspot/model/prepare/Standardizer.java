package sweetspot.model.prepare;

/// Scales features as learned from training rows: as a rule to mean 0 and standard deviation 1, a constant one to 0.
///
/// @param means per feature what is subtracted
/// @param factors per feature what the rest is multiplied by
record Standardizer(double[] means, double[] factors) {
    /// Relative to the mean: below it there is but rounding.
    private static final double LEAST_SPREAD = 1e-14;

    /// @param quantities per feature whether it is scaled; the others are left as they are
    static Standardizer fit(double[][] x, boolean[] quantities) {
        Standardizer all = fit(x);
        for (int j = 0; j < quantities.length; j++) {
            if (quantities[j]) continue;
            all.means[j] = 0;
            all.factors[j] = 1;
        }
        return all;
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

    /// Leaves features as they are, but multiplies those of tiny spread by a power of two, which loses nothing: Smile's
    /// trees take values closer than 1e-7 for equal.
    static Standardizer enlarging(double[][] x) {
        double[] factors = fit(x).factors;
        for (int j = 0; j < factors.length; j++) {
            boolean tiny = factors[j] > 100 && factors[j] < 1e300;
            factors[j] = tiny ? Math.scalb(1.0, Math.getExponent(factors[j])) : 1;
        }
        return new Standardizer(new double[factors.length], factors);
    }

    /// Scales the rows in place.
    void apply(double[][] x) {
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) row[j] = factors[j] == 0 ? 0 : (row[j] - means[j]) * factors[j];
        }
    }
}
