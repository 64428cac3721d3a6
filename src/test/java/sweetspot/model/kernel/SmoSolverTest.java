package sweetspot.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sweetspot.model.FitContext;

/// The solver's solutions keep to the optimality conditions (Karush, Kuhn and Tucker), whatever it shrank and forgot
/// on the way.
class SmoSolverTest {

    private static double[][] points(int n, int features, Random random) {
        double[][] x = new double[n][features];
        for (double[] row : x) for (int j = 0; j < features; j++) row[j] = random.nextGaussian();
        return x;
    }

    private static double kernel(double[] a, double[] b, double gamma) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
        return Math.exp(-gamma * sum);
    }

    /// The largest gap between a coefficient that could rise and one that could fall.
    private static double violation(double[][] x, double gamma, SmoSolver.Problem p, double[] b) {
        double up = Double.NEGATIVE_INFINITY;
        double down = Double.POSITIVE_INFINITY;
        for (int t = 0; t < b.length; t++) {
            assertTrue(b[t] >= p.lows()[t] && b[t] <= p.highs()[t], "outside its bounds: " + b[t]);
            double r = p.targets()[t];
            for (int u = 0; u < b.length; u++) if (b[u] != 0) r -= b[u] * kernel(x[t], x[u], gamma);
            if (b[t] < p.highs()[t]) up = Math.max(up, r + (b[t] >= 0 ? -p.epsilon() : p.epsilon()));
            if (b[t] > p.lows()[t]) down = Math.min(down, r + (b[t] > 0 ? -p.epsilon() : p.epsilon()));
        }
        assertEquals(0, Arrays.stream(b).sum(), 1e-9 * b.length * p.highs()[0]);
        return up - down;
    }

    private static SmoSolver.Problem classes(double[][] x, double cost, Random random) {
        double[] y = new double[x.length];
        double[] lows = new double[x.length];
        double[] highs = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            y[t] = x[t][0] * x[t][1] + 0.5 * random.nextGaussian() > 0 ? 1 : -1;
            if (y[t] > 0) highs[t] = cost;
            else lows[t] = -3 * cost;
        }
        if (highs[0] == 0) {
            y[0] = 1;
            lows[0] = 0;
            highs[0] = cost;
        }
        return new SmoSolver.Problem(y, lows, highs, 0);
    }

    private static SmoSolver.Problem numbers(double[][] x, double cost, double epsilon, Random random) {
        double[] y = new double[x.length];
        double[] lows = new double[x.length];
        double[] highs = new double[x.length];
        for (int t = 0; t < x.length; t++) y[t] = Math.sin(2 * x[t][0]) + 0.3 * random.nextGaussian();
        Arrays.fill(highs, cost);
        Arrays.fill(lows, -cost);
        return new SmoSolver.Problem(y, lows, highs, epsilon);
    }

    @Test
    void isOptimalForClassesAndNumbers() {
        Random random = new Random(1);
        double[] gammas = {0.02, 0.3, 5};
        double[] costs = {0.05, 1, 300};
        for (double gamma : gammas) {
            for (double cost : costs) {
                double[][] x = points(300, 3, random);
                for (SmoSolver.Problem p : new SmoSolver.Problem[]{classes(x, cost, random),
                    numbers(x, cost, 0.1, random), numbers(x, cost, 0, random)}) {
                    double[] b = new SmoSolver(new GaussianKernel(x, gamma), p, 1 << 24).solve(FitContext.plain())
                            .coefficients();
                    double gap = violation(x, gamma, p, b);
                    assertTrue(gap < 2 * SmoSolver.TOLERANCE + 2e-6 * cost, "gamma " + gamma + ", cost " + cost
                            + ", epsilon " + p.epsilon() + ": " + gap);
                }
            }
        }
    }

    @Test
    void littleMemoryChangesNothing() {
        Random random = new Random(2);
        double[][] x = points(1500, 2, random);
        SmoSolver.Problem p = classes(x, 10, random);
        SmoSolver.Solution much = new SmoSolver(new GaussianKernel(x, 1), p, 1 << 26).solve(FitContext.plain());
        SmoSolver.Solution little = new SmoSolver(new GaussianKernel(x, 1), p, 0).solve(FitContext.plain());
        assertTrue(violation(x, 1, p, little.coefficients()) < 3 * SmoSolver.TOLERANCE);
        assertEquals(much.bias(), little.bias(), 0.01);
    }

    @Test
    void theOrderOfRowsDoesNotShow() {
        Random random = new Random(4);
        double[][] x = points(600, 4, random);
        SmoSolver.Problem p = classes(x, 1, random);
        double[][] turned = new double[x.length][];
        double[][] sides = new double[3][x.length];
        for (int t = 0; t < x.length; t++) {
            int from = x.length - 1 - t;
            turned[t] = x[from];
            sides[0][t] = p.targets()[from];
            sides[1][t] = p.lows()[from];
            sides[2][t] = p.highs()[from];
        }
        SmoSolver.Solution one = new SmoSolver(new GaussianKernel(x, 0.3), p, 1 << 24).solve(FitContext.plain());
        SmoSolver.Solution other = new SmoSolver(new GaussianKernel(turned, 0.3),
                new SmoSolver.Problem(sides[0], sides[1], sides[2], 0), 1 << 24).solve(FitContext.plain());
        for (double[] point : points(200, 4, random)) {
            double first = one.bias();
            double second = other.bias();
            for (int t = 0; t < x.length; t++) {
                first += one.coefficients()[t] * kernel(x[t], point, 0.3);
                second += other.coefficients()[t] * kernel(turned[t], point, 0.3);
            }
            assertEquals(first, second, 2e-4);
        }
    }

    @Test
    void equalRowsOfBothClassesEnd() {
        double[][] x = new double[40][2];
        double[] y = new double[40];
        double[] lows = new double[40];
        double[] highs = new double[40];
        for (int t = 0; t < 40; t++) {
            y[t] = t % 2 == 0 ? 1 : -1;
            if (t % 2 == 0) highs[t] = 1e6;
            else lows[t] = -1e6;
        }
        SmoSolver.Problem p = new SmoSolver.Problem(y, lows, highs, 0);
        SmoSolver.Solution s = new SmoSolver(new GaussianKernel(x, 1), p, 1 << 20).solve(FitContext.plain());
        assertEquals(0, s.bias(), 1e-6);
    }

    @Test
    void theKernelIsExact() {
        Random random = new Random(3);
        for (int features : new int[]{1, 2, 3, 4, 7, 33}) {
            double[][] x = points(1100, features, random);
            GaussianKernel kernel = new GaussianKernel(x, 0.7 / features);
            float[] row = new float[1100];
            kernel.row(5, row);
            for (int t = 0; t < row.length; t++) assertEquals(kernel(x[5], x[t], 0.7 / features), row[t], 2e-6);
            kernel.subset(new int[]{9, 5}).at(x[7], row);
            assertEquals(kernel(x[7], x[9], 0.7 / features), row[0], 2e-6);
        }
    }

    @Test
    void couplingFindsTheProbabilitiesBehindThePairs() {
        double[] p = {0.5, 0.3, 0.15, 0.05};
        double[] pairs = new double[6];
        for (int a = 0, f = 0; a < 4; a++) for (int b = a + 1; b < 4; b++) pairs[f++] = p[a] / (p[a] + p[b]);
        double[] found = PairwiseCoupling.couple(pairs, 4);
        for (int c = 0; c < 4; c++) assertEquals(p[c], found[c], 2e-3);
        assertEquals(1, Arrays.stream(PairwiseCoupling.couple(new double[]{1, 0, 1}, 3)).sum(), 1e-12);
    }
}
