package sweetspot.search.gp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/// Minimizes a smooth function in a box with projected L-BFGS: a quasi-Newton direction over the coordinates that
/// are not held at a bound (Bertsekas 1982; two-loop recursion of Nocedal & Wright 2006, alg. 7.4), and a
/// backtracking line search along the projected path.
///
/// Smile's L-BFGS-B was tried first: its line search gave up on most acquisition surfaces, and it cannot be held
/// to a number of evaluations, which is what a suggestion's cost depends on.
final class BoxMinimizer {
    private static final int MEMORY = 6;
    private static final double ARMIJO = 1e-4;

    /// A function with its gradient.
    interface Function {
        /// The value at `x`; writes the gradient.
        double value(double[] x, double[] gradient);
    }

    private record Step(double[] s, double[] y, double sy) {}

    private BoxMinimizer() {}

    /// Moves `x` to a point with a lower value and returns that value.
    ///
    /// @param evaluations the most evaluations of the function it may spend, at least 1
    static double minimize(Function function, double[] x, double[] lower, double[] upper, int evaluations,
            double tolerance) {
        int n = x.length;
        for (int i = 0; i < n; i++) x[i] = Math.clamp(x[i], lower[i], upper[i]);
        double[] gradient = new double[n];
        double value = function.value(x, gradient);
        int left = evaluations - 1;
        Deque<Step> memory = new ArrayDeque<>();
        double[] trial = new double[n];
        double[] trialGradient = new double[n];
        while (left > 0) {
            double[] direction = direction(x, gradient, lower, upper, memory);
            double slope = Cholesky.dot(direction, gradient, n);
            if (slope >= 0) {
                if (memory.isEmpty()) break;
                memory.clear();
                continue;
            }
            double length = memory.isEmpty() ? Math.min(1, 0.1 / norm(direction)) : 1;
            boolean accepted = false;
            double trialValue = value;
            for (; left > 0 && !accepted; length *= 0.35) {
                double decrease = 0;
                for (int i = 0; i < n; i++) {
                    trial[i] = Math.clamp(x[i] + length * direction[i], lower[i], upper[i]);
                    decrease += gradient[i] * (trial[i] - x[i]);
                }
                if (decrease > -1e-14 * Math.max(1, Math.abs(value))) break;
                trialValue = function.value(trial, trialGradient);
                left--;
                accepted = trialValue <= value + ARMIJO * decrease;
            }
            if (!accepted) {
                if (memory.isEmpty()) break;
                memory.clear();
                continue;
            }
            remember(memory, x, trial, gradient, trialGradient);
            double gain = value - trialValue;
            System.arraycopy(trial, 0, x, 0, n);
            System.arraycopy(trialGradient, 0, gradient, 0, n);
            value = trialValue;
            if (gain < tolerance * Math.max(1, Math.abs(value))) break;
        }
        return value;
    }

    private static void remember(Deque<Step> memory, double[] x, double[] next, double[] g, double[] nextG) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = nextG[i] - g[i];
        }
        double sy = Cholesky.dot(s, y, n);
        if (sy <= 1e-12 * norm(s) * norm(y)) return;
        if (memory.size() == MEMORY) memory.removeFirst();
        memory.addLast(new Step(s, y, sy));
    }

    private static double[] direction(double[] x, double[] gradient, double[] lower, double[] upper,
            Deque<Step> memory) {
        int n = x.length;
        double[] q = new double[n];
        boolean[] held = new boolean[n];
        for (int i = 0; i < n; i++) {
            held[i] = x[i] <= lower[i] && gradient[i] > 0 || x[i] >= upper[i] && gradient[i] < 0;
            q[i] = held[i] ? 0 : gradient[i];
        }
        double[] alpha = new double[memory.size()];
        int k = alpha.length;
        for (Iterator<Step> it = memory.descendingIterator(); it.hasNext();) {
            Step step = it.next();
            alpha[--k] = Cholesky.dot(step.s, q, n) / step.sy;
            for (int i = 0; i < n; i++) q[i] -= alpha[k] * step.y[i];
        }
        if (!memory.isEmpty()) {
            Step last = memory.getLast();
            double scale = last.sy / Cholesky.dot(last.y, last.y, n);
            for (int i = 0; i < n; i++) q[i] *= scale;
        }
        for (Step step : memory) {
            double beta = Cholesky.dot(step.y, q, n) / step.sy;
            for (int i = 0; i < n; i++) q[i] += (alpha[k] - beta) * step.s[i];
            k++;
        }
        for (int i = 0; i < n; i++) q[i] = held[i] ? 0 : -q[i];
        return q;
    }

    private static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(t -> t * t).sum());
    }
}
