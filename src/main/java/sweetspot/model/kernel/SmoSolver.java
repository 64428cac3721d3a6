package sweetspot.model.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import sweetspot.model.FitContext;

/// Solves the dual problem of a support vector machine by sequential minimal optimization with second-order selection
/// of the working set (Fan, Chen and Lin, "Working set selection using second order information", JMLR 2005) and
/// shrinking (Chang and Lin, "LIBSVM", 2011, sections 4.1 and 5.1), to a tenth of LIBSVM's usual tolerance.
///
/// Classification and regression are one problem here: minimize ½ Σ b_t b_u K_tu - Σ y_t b_t + e Σ |b_t| over
/// low_t ≤ b_t ≤ high_t with Σ b_t = 0. For classes y is 1 or -1, e is 0, and b has y's sign; for numbers e is the
/// tolerance, and b the difference of LIBSVM's two variables per row, of which one is always 0. Kept up to date are the
/// residuals r_t = y_t - Σ b_u K_tu; b_t may rise while r_t - e (or + e, left of 0) is above the bias, and fall while
/// r_t + e (or - e, right of 0) is below it.
///
/// Smile has such solvers; they can neither be cancelled nor be bounded once all kernel values are known, and do not
/// shrink.
public final class SmoSolver {
    /// At LIBSVM's 1e-3 the order of the rows shows in how a rare class is ranked; computing the kernel takes most of the
    /// time anyhow.
    static final double TOLERANCE = 1e-4;
    private static final double LEAST_CURVATURE = 1e-12;
    private static final int MOST_BETWEEN_SHRINKINGS = 1000;
    /// Copying what is left pays once so much of it is gone.
    private static final double COPY_BELOW = 0.9;

    private final KernelSource source;
    private final Problem problem;
    private final long bytes;
    private final double[] solution;

    // What follows is about the rows that are not shrunk away, in the order of `rows`.
    private int[] rows;
    private KernelRows kernel;
    private double[] residuals;
    private double[] values;
    private double[] lows;
    private double[] highs;
    /// The amounts added to the residual for a rise: minus infinity where there can be none.
    private double[] rises;
    /// The amounts added to the residual for a fall: infinity where there can be none.
    private double[] falls;
    private double highest;
    private double lowest;
    private boolean restored;

    /// The problem to solve.
    ///
    /// @param targets per row y
    /// @param lows per row the least coefficient, at most 0
    /// @param highs per row the largest coefficient, at least 0
    /// @param epsilon the tolerance, at least 0
    public record Problem(double[] targets, double[] lows, double[] highs, double epsilon) {}

    /// A solution.
    ///
    /// @param coefficients per row b
    /// @param bias what is added to the weighted kernels
    public record Solution(double[] coefficients, double bias) {}

    /// @param bytes memory for kernel rows
    public SmoSolver(KernelSource source, Problem problem, long bytes) {
        this.source = source;
        this.problem = problem;
        this.bytes = bytes;
        int n = problem.targets.length;
        this.solution = new double[n];
        this.rows = IntStream.range(0, n).toArray();
        this.kernel = new KernelRows(source, bytes);
        this.residuals = problem.targets.clone();
        this.values = new double[n];
        this.lows = problem.lows;
        this.highs = problem.highs;
        this.rises = new double[n];
        this.falls = new double[n];
        for (int t = 0; t < n; t++) note(t);
    }

    /// Iterates until no pair violates the optimality conditions by more than 0.0001, or for 100 times as many
    /// iterations as there are rows (at least a million), after which what has been reached is good enough.
    public Solution solve(FitContext context) {
        int n = solution.length;
        long most = Math.max(1_000_000L, 100L * n);
        int until = Math.min(n, MOST_BETWEEN_SHRINKINGS);
        for (long iteration = 0; iteration < most; iteration++) {
            context.check();
            if (--until == 0) {
                until = Math.min(n, MOST_BETWEEN_SHRINKINGS);
                shrink();
            }
            if (improve()) continue;
            if (rows.length == n) break;
            restore();
            if (!improve()) break;
            until = 1;
        }
        if (rows.length < n) restore();
        else save();
        return new Solution(solution, bias());
    }

    /// Updates what may happen to a coefficient.
    private void note(int t) {
        double e = problem.epsilon;
        rises[t] = values[t] >= highs[t] ? Double.NEGATIVE_INFINITY : values[t] >= 0 ? -e : e;
        falls[t] = values[t] <= lows[t] ? Double.POSITIVE_INFINITY : values[t] > 0 ? -e : e;
    }

    /// Moves the pair that promises most; false if all is well.
    private boolean improve() {
        int i = -1;
        double up = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < residuals.length; t++) {
            double r = residuals[t] + rises[t];
            if (r > up) {
                up = r;
                i = t;
            }
        }
        highest = up;
        if (i < 0) return false;
        float[] ki = kernel.row(i);
        int j = -1;
        double bestSquare = 0;
        double bestCurvature = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < residuals.length; t++) {
            double r = residuals[t] + falls[t];
            if (r >= up) continue;
            if (r < least) least = r;
            double gap = up - r;
            double curvature = Math.max(LEAST_CURVATURE, 2 - 2.0 * ki[t]);
            // The gain is the squared gap over the curvature, compared without a division.
            if (gap * gap * bestCurvature > bestSquare * curvature) {
                bestSquare = gap * gap;
                bestCurvature = curvature;
                j = t;
            }
        }
        lowest = least;
        if (j < 0 || up - least < TOLERANCE) return false;
        double step = Math.min(Math.sqrt(bestSquare) / bestCurvature, Math.min(above(i), below(j)));
        move(i, j, step, ki);
        return true;
    }

    /// The room that a coefficient has to rise: to its bound, or to 0, where the slope changes.
    private double above(int t) {
        return (values[t] < 0 ? Math.min(0, highs[t]) : highs[t]) - values[t];
    }

    private double below(int t) {
        return values[t] - (values[t] > 0 ? Math.max(0, lows[t]) : lows[t]);
    }

    private void move(int i, int j, double step, float[] ki) {
        float[] kj = kernel.row(j);
        // Exactly onto the bound where the step ends there: it is compared for equality.
        values[i] = step == above(i) ? values[i] < 0 ? Math.min(0, highs[i]) : highs[i] : values[i] + step;
        values[j] = step == below(j) ? values[j] > 0 ? Math.max(0, lows[j]) : lows[j] : values[j] - step;
        note(i);
        note(j);
        double[] r = residuals;
        for (int t = 0; t < r.length; t++) r[t] -= step * (ki[t] - kj[t]);
    }

    /// Leaves out coefficients that lie at a bound and will probably stay there. Close to the end all come back once, as
    /// the guesses made early may be wrong.
    private void shrink() {
        if (!restored && highest - lowest <= 10 * TOLERANCE) {
            restored = true;
            if (rows.length < solution.length) restore();
        }
        int[] left = IntStream.range(0, rows.length).filter(t -> !settled(t)).toArray();
        if (left.length > COPY_BELOW * rows.length || left.length < 2) return;
        save();
        kernel = kernel.narrowed(left, bytes);
        rows = picked(rows, left);
        residuals = picked(residuals, left);
        values = picked(values, left);
        lows = picked(lows, left);
        highs = picked(highs, left);
        rises = picked(rises, left);
        falls = picked(falls, left);
    }

    private boolean settled(int t) {
        return residuals[t] + rises[t] < lowest && residuals[t] + falls[t] > highest;
    }

    private static double[] picked(double[] from, int[] positions) {
        return Arrays.stream(positions).mapToDouble(p -> from[p]).toArray();
    }

    private static int[] picked(int[] from, int[] positions) {
        return Arrays.stream(positions).map(p -> from[p]).toArray();
    }

    private void save() {
        for (int t = 0; t < rows.length; t++) solution[rows[t]] = values[t];
    }

    /// Brings all coefficients back, with their residuals.
    private void restore() {
        save();
        int n = solution.length;
        double[] all = problem.targets.clone();
        boolean[] known = new boolean[n];
        for (int t = 0; t < rows.length; t++) {
            all[rows[t]] = residuals[t];
            known[rows[t]] = true;
        }
        KernelRows whole = new KernelRows(source, bytes);
        int[] missing = IntStream.range(0, n).filter(t -> !known[t]).toArray();
        for (int u = 0; u < n; u++) {
            if (solution[u] == 0) continue;
            float[] k = whole.row(u);
            for (int t : missing) all[t] -= solution[u] * k[t];
        }
        rows = IntStream.range(0, n).toArray();
        kernel = whole;
        residuals = all;
        values = solution.clone();
        lows = problem.lows;
        highs = problem.highs;
        rises = new double[n];
        falls = new double[n];
        for (int t = 0; t < n; t++) note(t);
    }

    /// The mean residual, less the tolerance, of the coefficients that lie between their bounds, or the middle of what
    /// the others allow.
    private double bias() {
        double sum = 0;
        int free = 0;
        double up = Double.NEGATIVE_INFINITY;
        double down = Double.POSITIVE_INFINITY;
        for (int t = 0; t < values.length; t++) {
            up = Math.max(up, residuals[t] + rises[t]);
            down = Math.min(down, residuals[t] + falls[t]);
            if (values[t] != 0 && values[t] > lows[t] && values[t] < highs[t]) {
                sum += residuals[t] + rises[t];
                free++;
            }
        }
        if (free > 0) return sum / free;
        if (Double.isInfinite(up)) return Double.isInfinite(down) ? 0 : down;
        return Double.isInfinite(down) ? up : (up + down) / 2;
    }
}
