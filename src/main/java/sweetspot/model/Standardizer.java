package sweetspot.model;

/// Brings each feature to mean 0 and standard deviation 1 over the training rows; a constant one to 0.
///
/// @param means per feature
/// @param factors per feature one over the standard deviation; 0 if it is constant
record Standardizer(double[] means, double[] factors) {

    static Standardizer fit(double[][] x) {
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
            boolean constant = !(deviation > 1e-12 * Math.abs(mean)) || !Double.isFinite(deviation);
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
