package sweetspot.search.gp;

import java.util.Arrays;

/// Lower-triangular factor of a symmetric positive-definite matrix that grows row by row.
///
/// A row is computed from the rows above it alone, so a factor that was extended is, bit for bit, the factor
/// computed at once: extending it in a cache cannot change a suggestion. A library's factorization offers no such
/// guarantee, nor an extension at the cost of one row.
///
/// It is stored by rows and by columns, so that both triangular solves run along memory in a form that the JIT
/// compiler turns into vector instructions.
final class Cholesky {
    private double[][] rows = new double[16][];
    private double[][] columns = new double[16][];
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
        forward(row);
        double sum = dot(row, row, size);
        row[size] = Math.sqrt(Math.max(diagonal - sum, 1e-10 * Math.max(diagonal, 1e-300)));
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            columns = Arrays.copyOf(columns, 2 * size);
        }
        rows[size] = row;
        for (int j = 0; j <= size; j++) {
            if (columns[j] == null || columns[j].length <= size) {
                double[] longer = new double[rows.length];
                if (columns[j] != null) System.arraycopy(columns[j], 0, longer, 0, size);
                columns[j] = longer;
            }
            columns[j][size] = row[j];
        }
        size++;
    }

    /// Solves L v = b in place; `b` has at least `size` entries, those beyond are not touched.
    void forward(double[] b) {
        for (int j = 0; j < size; j++) {
            double[] column = columns[j];
            double v = b[j] / column[j];
            b[j] = v;
            subtract(v, column, b, j + 1, size);
        }
    }

    /// Solves Lᵀ v = b in place.
    void backward(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            double v = b[i] / row[i];
            b[i] = v;
            subtract(v, row, b, 0, i);
        }
    }

    /// b[from..to) -= v * a[from..to).
    private static void subtract(double v, double[] a, double[] b, int from, int to) {
        for (int i = from; i < to; i++) b[i] -= v * a[i];
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
        double[][] inverse = new double[n][n];
        // Row by row of L⁻¹ as a sum of rows, then (L⁻¹)ᵀ L⁻¹ as a sum of outer products: long vector loops.
        double[][] l = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] r = new double[i + 1];
            for (int j = 0; j < i; j++) subtract(rows[i][j], l[j], r, 0, j + 1);
            double pivot = 1 / rows[i][i];
            for (int j = 0; j < i; j++) r[j] *= pivot;
            r[i] = pivot;
            l[i] = r;
            for (int j = 0; j <= i; j++) subtract(-r[j], r, inverse[j], 0, j + 1);
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
