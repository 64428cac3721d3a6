package sweetspot.search.gp;

import java.util.Arrays;

/// Lower-triangular factor of a symmetric positive-definite matrix that grows row by row.
///
/// A row is computed from the rows above it alone, so a factor that was extended is, bit for bit, the factor
/// computed at once: extending it in a cache cannot change a suggestion. A library's factorization offers no such
/// guarantee, nor an extension at the cost of one row.
final class Cholesky {
    private double[][] rows = new double[16][];
    private int size;

    int size() {
        return size;
    }

    /// Forgets all rows beyond the first `keep`.
    void truncate(int keep) {
        size = Math.min(size, keep);
    }

    /// Appends a row of the matrix.
    ///
    /// @param covariances entries with the earlier rows; overwritten and kept
    /// @param diagonal the diagonal entry; raised to a small multiple of itself where the matrix is numerically
    ///     singular
    void append(double[] covariances, double diagonal) {
        double[] row = Arrays.copyOf(covariances, size + 1);
        double sum = 0;
        for (int j = 0; j < size; j++) {
            double[] other = rows[j];
            row[j] = (row[j] - dot(row, other, j)) / other[j];
            sum += row[j] * row[j];
        }
        row[size] = Math.sqrt(Math.max(diagonal - sum, 1e-10 * Math.max(diagonal, 1e-300)));
        if (size == rows.length) rows = Arrays.copyOf(rows, 2 * size);
        rows[size++] = row;
    }

    /// Solves L v = b in place; `b` has at least `size` entries.
    void forward(double[] b) {
        for (int i = 0; i < size; i++) b[i] = (b[i] - dot(rows[i], b, i)) / rows[i][i];
    }

    /// Solves Lᵀ v = b in place.
    void backward(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            double v = b[i] / row[i];
            b[i] = v;
            for (int j = 0; j < i; j++) b[j] -= v * row[j];
        }
    }

    /// Sum of the logarithms of the diagonal, half the log determinant.
    double halfLogDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) sum += Math.log(rows[i][i]);
        return sum;
    }

    /// The inverse of the matrix, lower triangle.
    double[][] inverse() {
        int n = size;
        double[][] columns = new double[n][];
        // Column j of L⁻¹ is stored from its diagonal on: columns[j][i - j].
        for (int j = 0; j < n; j++) {
            double[] c = new double[n];
            c[j] = 1 / rows[j][j];
            for (int i = j + 1; i < n; i++) {
                double[] row = rows[i];
                double sum = 0;
                for (int k = j; k < i; k++) sum += row[k] * c[k];
                c[i] = -sum / row[i];
            }
            columns[j] = c;
        }
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = new double[i + 1];
            double[] a = columns[i];
            for (int j = 0; j <= i; j++) {
                double[] b = columns[j];
                double s0 = 0;
                double s1 = 0;
                int k = i;
                for (; k + 1 < n; k += 2) {
                    s0 += a[k] * b[k];
                    s1 += a[k + 1] * b[k + 1];
                }
                if (k < n) s0 += a[k] * b[k];
                inverse[i][j] = s0 + s1;
            }
        }
        return inverse;
    }

    /// Dot product of the first n entries, in four chains that the processor can overlap.
    static double dot(double[] a, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < n; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < n; k++) s0 += a[k] * b[k];
        return s0 + s1 + (s2 + s3);
    }
}
