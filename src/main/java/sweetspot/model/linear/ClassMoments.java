package sweetspot.model.linear;

import sweetspot.model.FitContext;
import sweetspot.model.TargetValues;

/// Means and scatter of the rows of each class. Rows count by their weights.
///
/// @param counts rows per class, or the sum of their weights; each above 0
/// @param means classes × features
/// @param scatter per class the sum over its rows of the products of all pairs of features less the class's means
public record ClassMoments(double[] counts, double[][] means, double[][][] scatter) {

    /// @param x rows × features
    /// @param y each class has at least one row
    public static ClassMoments of(double[][] x, TargetValues.Classes y, FitContext context) {
        int[] counts = y.counts();
        int p = x[0].length;
        double[][][] columns = new double[counts.length][p][];
        for (int a = 0; a < counts.length; a++) for (int j = 0; j < p; j++) columns[a][j] = new double[counts[a]];
        double[][] weights = new double[counts.length][];
        for (int a = 0; a < counts.length; a++) weights[a] = new double[counts[a]];
        int[] at = new int[counts.length];
        for (int i = 0; i < x.length; i++) {
            int a = y.codes()[i];
            for (int j = 0; j < p; j++) columns[a][j][at[a]] = x[i][j];
            weights[a][at[a]] = y.weights().of(i);
            at[a]++;
        }
        double[][] means = new double[counts.length][p];
        double[][][] scatter = new double[counts.length][][];
        double[] sums = new double[counts.length];
        for (int a = 0; a < counts.length; a++) {
            for (int j = 0; j < p; j++) {
                double[] column = columns[a][j];
                double sum = 0;
                for (int i = 0; i < column.length; i++) {
                    sum += weights[a][i];
                    means[a][j] += weights[a][i] * (column[i] - means[a][j]) / sum;
                }
                for (int i = 0; i < column.length; i++) {
                    column[i] = Math.sqrt(weights[a][i]) * (column[i] - means[a][j]);
                }
                sums[a] = sum;
            }
            scatter[a] = new CentredColumns(columns[a], means[a]).products(context);
        }
        return new ClassMoments(sums, means, scatter);
    }

    /// The weighted sum of the scatter of all classes.
    public double[][] pooled(double[] weights) {
        int p = means[0].length;
        double[][] sum = new double[p][p];
        for (int a = 0; a < counts.length; a++) add(sum, scatter[a], weights[a]);
        return sum;
    }

    /// Adds a matrix times a factor to another.
    public static void add(double[][] sum, double[][] matrix, double factor) {
        for (int j = 0; j < sum.length; j++) for (int k = 0; k < sum.length; k++) sum[j][k] += factor * matrix[j][k];
    }
}
