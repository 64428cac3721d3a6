package sweetspot.model.linear;

import java.util.Arrays;
import sweetspot.model.FitContext;
import sweetspot.model.TargetValues;
import sweetspot.model.numeric.Lbfgs;
import sweetspot.model.numeric.Softmax;

/// The penalized negative log-likelihood of logistic regression, with its gradient: what a fit minimizes.
///
/// Two classes have one linear score, that of the second class; more have one each, whose softmax are the
/// probabilities. Coefficients are laid out score by score, each with its intercept last; intercepts are not penalized.
///
/// Rows are kept in blocks, column by column, so that the loops become vector instructions and a block stays in the
/// processor's cache.
public final class LogisticLoss implements Lbfgs.Loss {
    private static final int BLOCK = 512;

    private final double[][][] blocks;
    private final double[][] x;
    private final int[] codes;
    private final int scores;
    private final int features;
    private final double[] weights;
    private final double penalty;
    private final FitContext context;
    private final double[][] z;
    private final double[] folded = new double[BLOCK / 4];
    private final double[] highest = new double[BLOCK];
    private final double[] sums = new double[BLOCK];

    /// @param y classes that all have rows, at least two
    /// @param weights per row how much it counts
    /// @param penalty factor of half the squared coefficients
    public LogisticLoss(double[][] x, TargetValues.Classes y, double[] weights, double penalty, FitContext context) {
        this.x = x;
        this.codes = y.codes();
        this.scores = y.count() == 2 ? 1 : y.count();
        this.features = x[0].length;
        this.weights = weights;
        this.penalty = penalty;
        this.context = context;
        this.blocks = new double[(x.length + BLOCK - 1) / BLOCK][][];
        for (int b = 0; b < blocks.length; b++) blocks[b] = columns(x, b * BLOCK, Math.min(x.length, (b + 1) * BLOCK));
        this.z = new double[scores][Math.min(BLOCK, x.length)];
    }

    private static double[][] columns(double[][] x, int from, int to) {
        double[][] columns = new double[x[0].length][to - from];
        for (int i = from; i < to; i++) for (int j = 0; j < columns.length; j++) columns[j][i - from] = x[i][j];
        return columns;
    }

    /// Number of coefficients.
    public int size() {
        return scores * (features + 1);
    }

    /// The probabilities of a row's classes.
    ///
    /// @param w coefficients that a loss with so many classes was minimized for
    public static double[] probabilities(double[] w, double[] row, int classes) {
        double[] s = new double[classes == 2 ? 1 : classes];
        for (int k = 0; k < s.length; k++) {
            int at = k * (row.length + 1);
            double sum = w[at + row.length];
            for (int j = 0; j < row.length; j++) sum += w[at + j] * row[j];
            s[k] = sum;
        }
        if (classes > 2) return Softmax.inPlace(s);
        double rest = 1 / (1 + Math.exp(s[0]));
        return new double[]{rest, s[0] > 0 ? 1 - rest : Math.exp(s[0]) * rest};
    }

    @Override
    public double at(double[] w, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int b = 0; b < blocks.length; b++) {
            context.check();
            loss += block(blocks[b], b * BLOCK, w, gradient);
        }
        for (int c = 0; c < w.length; c++) {
            if (c % (features + 1) == features) continue;
            loss += penalty / 2 * w[c] * w[c];
            gradient[c] += penalty * w[c];
        }
        return loss;
    }

    private double block(double[][] columns, int from, double[] w, double[] gradient) {
        int n = Math.min(BLOCK, x.length - from);
        for (int k = 0; k < scores; k++) {
            int at = k * (features + 1);
            double[] out = z[k];
            Arrays.fill(out, 0, n, w[at + features]);
            int j = 0;
            for (; j + 3 < features; j += 4) {
                add(w[at + j], columns[j], w[at + j + 1], columns[j + 1], w[at + j + 2], columns[j + 2], w[at + j + 3],
                        columns[j + 3], out, n);
            }
            for (; j < features; j++) add(w[at + j], columns[j], out, n);
        }
        double loss = scores == 1 ? twoClasses(from, n) : manyClasses(from, n);
        for (int k = 0; k < scores; k++) {
            int at = k * (features + 1);
            for (int j = 0; j < features; j++) gradient[at + j] += dot(z[k], columns[j], n);
            for (int t = 0; t < n; t++) gradient[at + features] += z[k][t];
        }
        return loss;
    }

    private static void add(double a, double[] as, double b, double[] bs, double c, double[] cs, double d, double[] ds,
            double[] sums, int n) {
        for (int t = 0; t < n; t++) sums[t] += a * as[t] + b * bs[t] + (c * cs[t] + d * ds[t]);
    }

    private static void add(double a, double[] as, double[] sums, int n) {
        for (int t = 0; t < n; t++) sums[t] += a * as[t];
    }

    /// Folded four times before it is added up: a sum has a fixed order, and could not become vector instructions.
    private double dot(double[] a, double[] b, int n) {
        int quarter = n / 4;
        double[] f = folded;
        int second = 2 * quarter;
        int third = 3 * quarter;
        for (int u = 0; u < quarter; u++) {
            f[u] = a[u] * b[u] + a[u + quarter] * b[u + quarter] + (a[u + second] * b[u + second]
                    + a[u + third] * b[u + third]);
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int t = 0;
        for (; t + 3 < quarter; t += 4) {
            s0 += f[t];
            s1 += f[t + 1];
            s2 += f[t + 2];
            s3 += f[t + 3];
        }
        for (; t < quarter; t++) s0 += f[t];
        for (t = 4 * quarter; t < n; t++) s1 += a[t] * b[t];
        return s0 + s1 + (s2 + s3);
    }

    /// Replaces scores by the loss's slopes.
    private double twoClasses(int from, int n) {
        double[] s = z[0];
        double loss = 0;
        for (int t = 0; t < n; t++) {
            int y = codes[from + t];
            double against = y == 1 ? -s[t] : s[t];
            double e = Math.exp(-Math.abs(against));
            double wrong = (against > 0 ? 1 : e) / (1 + e);
            loss += weights[from + t] * (Math.log1p(e) + Math.max(0, against));
            s[t] = weights[from + t] * (y == 1 ? -wrong : wrong);
        }
        return loss;
    }

    private double manyClasses(int from, int n) {
        Arrays.fill(highest, 0, n, Double.NEGATIVE_INFINITY);
        Arrays.fill(sums, 0, n, 0);
        double loss = 0;
        for (double[] s : z) for (int t = 0; t < n; t++) highest[t] = Math.max(highest[t], s[t]);
        for (int t = 0; t < n; t++) loss += weights[from + t] * (highest[t] - z[codes[from + t]][t]);
        for (double[] s : z) {
            for (int t = 0; t < n; t++) s[t] = Math.exp(s[t] - highest[t]);
            for (int t = 0; t < n; t++) sums[t] += s[t];
        }
        for (int t = 0; t < n; t++) {
            double weight = weights[from + t];
            loss += weight * Math.log(sums[t]);
            sums[t] = weight / sums[t];
        }
        for (double[] s : z) for (int t = 0; t < n; t++) s[t] *= sums[t];
        for (int t = 0; t < n; t++) z[codes[from + t]][t] -= weights[from + t];
        return loss;
    }
}
