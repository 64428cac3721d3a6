package sweetspot.model.linear;

import org.jspecify.annotations.Nullable;
import sweetspot.model.FitContext;

/// Solves symmetric positive definite systems by Cholesky's decomposition.
public final class Cholesky {
    private Cholesky() {}

    /// Solves (A + penalty · I) w = b. Where rounding leaves the sum singular, as equal columns with next to no penalty
    /// do, the penalty is raised to what rounding can tell from nothing.
    ///
    /// @param a symmetric, not negative definite; not changed
    /// @param penalty above 0
    public static double[] solve(double[][] a, double penalty, double[] b, FitContext context) {
        return factor(a, penalty, context).solve(b);
    }

    /// Decomposes A + penalty · I into L · Lᵀ; the penalty is raised as in [#solve].
    ///
    /// @param a symmetric, not negative definite; not changed
    /// @param penalty above 0
    public static Factor factor(double[][] a, double penalty, FitContext context) {
        double largest = 0;
        for (int j = 0; j < a.length; j++) largest = Math.max(largest, a[j][j]);
        double least = Math.ulp(1.0) * a.length * largest;
        for (double ridge = Math.max(penalty, least);; ridge *= 10) {
            double[][] lower = decompose(a, ridge, least / 8, context);
            if (lower != null) return new Factor(lower);
        }
    }

    /// The lower triangle; null if a pivot is not above `least`.
    private static double @Nullable [][] decompose(double[][] a, double ridge, double least, FitContext context) {
        int n = a.length;
        double[][] l = new double[n][];
        for (int i = 0; i < n; i++) {
            context.check();
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j] + (i == j ? ridge : 0) - CentredColumns.dot(l[i], l[j], 0, j);
                if (i > j) l[i][j] = sum / l[j][j];
                else if (sum > least) l[i][i] = Math.sqrt(sum);
                else return null;
            }
        }
        return l;
    }

    /// A decomposed matrix L · Lᵀ.
    ///
    /// @param lower L, row by row without what is above the diagonal
    public record Factor(double[][] lower) {

        /// Solves L · Lᵀ w = b.
        public double[] solve(double[] b) {
            return backward(forward(b));
        }

        /// Solves L w = b.
        public double[] forward(double[] b) {
            double[] w = b.clone();
            for (int i = 0; i < w.length; i++) {
                w[i] = (w[i] - CentredColumns.dot(lower[i], w, 0, i)) / lower[i][i];
            }
            return w;
        }

        /// Solves Lᵀ w = b.
        public double[] backward(double[] b) {
            double[] w = b.clone();
            for (int i = w.length - 1; i >= 0; i--) {
                w[i] /= lower[i][i];
                for (int j = 0; j < i; j++) w[j] -= lower[i][j] * w[i];
            }
            return w;
        }

        /// Logarithm of the determinant of L · Lᵀ.
        public double logDeterminant() {
            double sum = 0;
            for (int i = 0; i < lower.length; i++) sum += 2 * Math.log(lower[i][i]);
            return sum;
        }
    }
}
