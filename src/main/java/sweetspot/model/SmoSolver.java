package sweetspot.model;

import java.util.Arrays;

/// Solves the dual problem of a support vector machine by sequential minimal optimization with second-order selection
/// of the working set (Fan, Chen and Lin, "Working set selection using second order information", JMLR 2005).
///
/// Smile has such solvers; this one is here because theirs can neither be cancelled nor be bounded once all kernel
/// values are known, and a large cost parameter can keep them busy for minutes.
///
/// It minimizes ½ Σ s_t s_u a_t a_u K_tu + Σ p_t a_t over 0 ≤ a_t ≤ c_t with Σ s_t a_t = 0, and keeps, instead of the
/// gradient G, the residuals F_t = -s_t G_t: what is left of the target at row t once the model has been subtracted.
final class SmoSolver {
    private static final double TOLERANCE = 1e-3;
    private static final double LEAST_CURVATURE = 1e-12;

    private final KernelRows kernel;
    private final int[] rows;
    private final int[] signs;
    private final double[] bounds;
    private final double[] residuals;
    private final double[] alphas;

    /// @param rows per variable its training row
    /// @param signs per variable +1 or -1
    /// @param bounds per variable its largest value
    /// @param residuals per variable -s p, taken over
    SmoSolver(KernelRows kernel, int[] rows, int[] signs, double[] bounds, double[] residuals) {
        this.kernel = kernel;
        this.rows = rows;
        this.signs = signs;
        this.bounds = bounds;
        this.residuals = residuals;
        this.alphas = new double[rows.length];
    }

    /// A solution.
    ///
    /// @param coefficients per variable s a
    record Solution(double[] coefficients, double bias) {}

    /// Iterates until no pair violates the optimality conditions by more than 0.001, or for 100 times as many
    /// iterations as there are variables (at least 100,000), after which what has been reached is good enough.
    Solution solve(FitContext context) {
        long most = Math.max(100_000L, 100L * rows.length);
        for (long iteration = 0; iteration < most; iteration++) {
            context.check();
            if (!improve()) break;
        }
        double[] coefficients = new double[alphas.length];
        for (int t = 0; t < alphas.length; t++) coefficients[t] = signs[t] * alphas[t];
        return new Solution(coefficients, bias());
    }

    private boolean canRise(int t) {
        return signs[t] > 0 ? alphas[t] < bounds[t] : alphas[t] > 0;
    }

    private boolean canFall(int t) {
        return signs[t] > 0 ? alphas[t] > 0 : alphas[t] < bounds[t];
    }

    /// Moves the pair that promises most; false if all is well.
    private boolean improve() {
        int i = -1;
        for (int t = 0; t < alphas.length; t++) {
            if (canRise(t) && (i < 0 || residuals[t] > residuals[i])) i = t;
        }
        if (i < 0) return false;
        float[] ki = kernel.row(rows[i]);
        int j = -1;
        double bestGain = 0;
        double step = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < alphas.length; t++) {
            if (!canFall(t)) continue;
            lowest = Math.min(lowest, residuals[t]);
            double gap = residuals[i] - residuals[t];
            if (gap <= 0) continue;
            double curvature = Math.max(LEAST_CURVATURE, 2 - 2.0 * ki[rows[t]]);
            double gain = gap * gap / curvature;
            if (gain > bestGain) {
                bestGain = gain;
                j = t;
                step = gap / curvature;
            }
        }
        if (j < 0 || residuals[i] - lowest < TOLERANCE) return false;
        move(i, j, Math.min(step, Math.min(room(i, signs[i] > 0), room(j, signs[j] < 0))), ki);
        return true;
    }

    /// How far a variable can move up or down.
    private double room(int t, boolean up) {
        return up ? bounds[t] - alphas[t] : alphas[t];
    }

    private void move(int i, int j, double step, float[] ki) {
        float[] kj = kernel.row(rows[j]);
        alphas[i] = Math.clamp(alphas[i] + signs[i] * step, 0, bounds[i]);
        alphas[j] = Math.clamp(alphas[j] - signs[j] * step, 0, bounds[j]);
        for (int t = 0; t < residuals.length; t++) residuals[t] -= step * (ki[rows[t]] - kj[rows[t]]);
    }

    /// The mean residual of the variables that lie between their bounds, or the middle of what the others allow.
    private double bias() {
        double[] free = new double[alphas.length];
        int count = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < alphas.length; t++) {
            if (canRise(t)) highest = Math.max(highest, residuals[t]);
            if (canFall(t)) lowest = Math.min(lowest, residuals[t]);
            if (canRise(t) && canFall(t)) free[count++] = residuals[t];
        }
        if (count > 0) return Arrays.stream(free, 0, count).average().orElse(0);
        if (Double.isInfinite(highest)) return Double.isInfinite(lowest) ? 0 : lowest;
        return Double.isInfinite(lowest) ? highest : (highest + lowest) / 2;
    }
}
