package sweetspot.model.linear;

import sweetspot.model.FitContext;
import sweetspot.model.RowWeights;

/// Features column by column with their means taken out, as linear regressions without a penalized intercept read them.
///
/// @param columns features × rows; each row times the root of its weight
/// @param means per feature, weighted
public record CentredColumns(double[][] columns, double[] means) {
    /// Rows of a block that stays in the processor's cache while all pairs of columns are multiplied.
    private static final int BLOCK = 256;

    public static CentredColumns of(double[][] x) {
        int n = x.length;
        double[][] columns = new double[x[0].length][n];
        double[] means = new double[columns.length];
        for (int i = 0; i < n; i++) for (int j = 0; j < columns.length; j++) columns[j][i] = x[i][j];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            for (int i = 0; i < n; i++) means[j] += (column[i] - means[j]) / (i + 1);
            for (int i = 0; i < n; i++) column[i] -= means[j];
        }
        return new CentredColumns(columns, means);
    }

    /// With the weighted means taken out, and each row multiplied by the root of its weight, so that squares are weighted.
    public static CentredColumns of(double[][] x, RowWeights weights) {
        CentredColumns plain = of(x);
        if (weights.areEqual()) return plain;
        double all = weights.total(x.length);
        double[] means = plain.means.clone();
        for (int j = 0; j < means.length; j++) {
            double[] column = plain.columns[j];
            double mean = 0;
            for (int i = 0; i < column.length; i++) mean += weights.of(i) / all * column[i];
            for (int i = 0; i < column.length; i++) column[i] = Math.sqrt(weights.of(i)) * (column[i] - mean);
            means[j] += mean;
        }
        return new CentredColumns(plain.columns, means);
    }

    /// The products of all pairs of columns.
    public double[][] products(FitContext context) {
        int p = columns.length;
        int n = columns[0].length;
        double[][] products = new double[p][p];
        for (int from = 0; from < n; from += BLOCK) {
            context.check();
            int to = Math.min(n, from + BLOCK);
            for (int j = 0; j < p; j++) for (int k = 0; k <= j; k++) {
                products[j][k] += dot(columns[j], columns[k], from, to);
            }
        }
        for (int j = 0; j < p; j++) for (int k = 0; k < j; k++) products[k][j] = products[j][k];
        return products;
    }

    public static double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int t = from;
        for (; t + 3 < to; t += 4) {
            s0 += a[t] * b[t];
            s1 += a[t + 1] * b[t + 1];
            s2 += a[t + 2] * b[t + 2];
            s3 += a[t + 3] * b[t + 3];
        }
        for (; t < to; t++) s0 += a[t] * b[t];
        return s0 + s1 + (s2 + s3);
    }

    /// The linear function with these coefficients that passes through the means.
    public LinearPrediction through(double[] coefficients, double targetMean) {
        double intercept = 0;
        for (int j = 0; j < means.length; j++) intercept -= coefficients[j] * means[j];
        return new LinearPrediction(targetMean + intercept, coefficients);
    }
}
