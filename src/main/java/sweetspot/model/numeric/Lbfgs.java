package sweetspot.model.numeric;

import java.util.Arrays;

/// Minimizes a smooth convex function by limited-memory BFGS (Liu and Nocedal 1989, with the two-loop recursion of
/// Nocedal 1980). A step is halved, or shortened to the minimum of a parabola, until it lowers the function enough
/// (Armijo); on a convex function that is all it takes.
///
/// Smile has it too; its line search looks at the function twice as often, with a gradient of its own each time.
public final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double ENOUGH = 1e-4;
    private static final int MOST_HALVINGS = 40;
    /// Relative to the function: a step that lowers it by less was the last. SciPy's standard.
    private static final double LEAST_GAIN = 1e7 * Math.ulp(1.0);

    private Lbfgs() {}

    /// A function.
    @FunctionalInterface
    public interface Loss {
        /// The value of the function at `w`.
        ///
        /// @param gradient takes its gradient
        double at(double[] w, double[] gradient);
    }

    /// Goes down from `w`, which takes the result.
    ///
    /// @param tolerance it ends when no component of the gradient is larger
    /// @param iterations most steps
    public static void minimize(Loss loss, double[] w, double tolerance, int iterations) {
        int n = w.length;
        double[][] steps = new double[MEMORY][n];
        double[][] changes = new double[MEMORY][n];
        double[] products = new double[MEMORY];
        int stored = 0;
        double[] gradient = new double[n];
        double[] nextGradient = new double[n];
        double[] next = new double[n];
        double[] direction = new double[n];
        double value = loss.at(w, gradient);
        for (int round = 0; round < iterations; round++) {
            if (largest(gradient) <= tolerance) return;
            direct(gradient, steps, changes, products, stored, direction);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                // Rounding has the last word: begin again with the steepest descent, or end if that was it.
                if (stored == 0) return;
                stored = 0;
                continue;
            }
            double length = stored == 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double nextValue = Double.NaN;
            int halvings = 0;
            for (; halvings < MOST_HALVINGS; halvings++) {
                for (int c = 0; c < n; c++) next[c] = w[c] + length * direction[c];
                nextValue = loss.at(next, nextGradient);
                if (nextValue <= value + ENOUGH * length * slope) break;
                double best = -slope * length * length / (2 * (nextValue - value - slope * length));
                length = best > 0.1 * length && best < 0.5 * length ? best : (Double.isFinite(best) ? 0.25 : 0.1) * length;
            }
            if (halvings == MOST_HALVINGS) {
                if (stored == 0) return;
                stored = 0;
                continue;
            }
            int slot = stored % MEMORY;
            for (int c = 0; c < n; c++) {
                steps[slot][c] = next[c] - w[c];
                changes[slot][c] = nextGradient[c] - gradient[c];
            }
            products[slot] = dot(steps[slot], changes[slot]);
            if (products[slot] > 1e-14 * dot(changes[slot], changes[slot])) stored++;
            System.arraycopy(next, 0, w, 0, n);
            double[] old = gradient;
            gradient = nextGradient;
            nextGradient = old;
            double gain = value - nextValue;
            double size = Math.max(1, Math.max(Math.abs(value), Math.abs(nextValue)));
            value = nextValue;
            if (gain <= LEAST_GAIN * size) return;
        }
    }

    private static double largest(double[] a) {
        return Arrays.stream(a).map(Math::abs).max().orElse(0);
    }

    /// Minus the inverse of the estimated curvature times the gradient.
    private static void direct(double[] gradient, double[][] steps, double[][] changes, double[] products, int stored,
                               double[] out) {
        int kept = Math.min(stored, MEMORY);
        double[] shares = new double[kept];
        for (int c = 0; c < out.length; c++) out[c] = -gradient[c];
        for (int back = 1; back <= kept; back++) {
            int slot = (stored - back) % MEMORY;
            double share = dot(steps[slot], out) / products[slot];
            shares[back - 1] = share;
            for (int c = 0; c < out.length; c++) out[c] -= share * changes[slot][c];
        }
        if (kept > 0) {
            int slot = (stored - 1) % MEMORY;
            double scale = products[slot] / dot(changes[slot], changes[slot]);
            for (int c = 0; c < out.length; c++) out[c] *= scale;
        }
        for (int back = kept; back >= 1; back--) {
            int slot = (stored - back) % MEMORY;
            double share = shares[back - 1] - dot(changes[slot], out) / products[slot];
            for (int c = 0; c < out.length; c++) out[c] += share * steps[slot][c];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) sum += a[c] * b[c];
        return sum;
    }
}
