package sweetspot.search.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

class GaussianProcessTest {
    private final SearchSpace mixed = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("k", CategoricalDistribution.of("a", "b", "c"), "a"),
            new Parameter("y", FloatDistribution.linear(0, 1), 0.5).when("k", "b", "c"),
            new Parameter("n", IntDistribution.linear(1, 20), 3L));
    private final GpSpace space = new GpSpace(mixed);
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    private double[][] points(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) points[i] = space.mask(space.randomLatent(random));
        return points;
    }

    private double[] theta() {
        double[] theta = KernelFit.start(space.dimensions());
        for (int i = 0; i < theta.length; i++) theta[i] += random.nextGaussian() * 0.4;
        theta[theta.length - 1] = Math.log(0.01);
        return theta;
    }

    private static double[] values(double[][] points) {
        return Arrays.stream(points)
                .mapToDouble(p -> Math.sin(5 * p[0]) + p[1] + (Double.isNaN(p[2]) ? 0 : p[2]) + p[3]).toArray();
    }

    @Test
    void likelihoodGradientAgreesWithDifferences() {
        double[][] points = points(25);
        KernelFit fit = new KernelFit(space, points, values(points), new double[25]);
        double[] theta = theta();
        double[] gradient = new double[theta.length];
        double[] unused = new double[theta.length];
        fit.value(theta, gradient);
        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            assertEquals((fit.value(up, unused) - fit.value(down, unused)) / 2e-5, gradient[i],
                    1e-4 * Math.max(1, Math.abs(gradient[i])), "θ" + i);
        }
    }

    @Test
    void acquisitionGradientAgreesWithDifferences() {
        double[][] points = points(25);
        GaussianProcess process =
                new GaussianProcess(new Kernel(space, theta()), points, values(points), new double[25]);
        for (double incumbent : new double[]{2, 0, -3, -20}) {
            LogExpectedImprovement ei = new LogExpectedImprovement(process, incumbent);
            double[] x = {0.37, 1, 0.61, 0.22};
            double[] gradient = new double[4];
            assertEquals(ei.value(x), ei.value(x, gradient), 1e-9);
            for (int i : new int[]{0, 2, 3}) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += 1e-6;
                down[i] -= 1e-6;
                assertEquals((ei.value(up) - ei.value(down)) / 2e-6, gradient[i],
                        1e-3 * Math.max(1, Math.abs(gradient[i])));
            }
        }
    }

    @Test
    void logEiAgreesWithTheImprovementWhereThatIsRepresentableAndStaysSmoothBeyond() {
        // Values of log(φ(z) + zΦ(z)) computed with mpmath, 50 digits.
        double[] z = {3, 0, -1, -2, -5, -10, -40};
        double[] expected = {1.09873966527, -0.918938533205, -2.48512102571, -4.76878352392, -16.7443011627,
            -55.5531220361, -808.298568357};
        for (int i = 0; i < z.length; i++) {
            assertEquals(expected[i], LogExpectedImprovement.logH(z[i]), 1e-8 * Math.abs(expected[i]), "z = " + z[i]);
        }
        for (double t = -35; t < 4; t += 0.01) {
            assertTrue(LogExpectedImprovement.logH(t + 0.01) > LogExpectedImprovement.logH(t), "rising at " + t);
        }
    }

    @Test
    void interpolatesWhatItWasShownAndDoubtsWhereItWasNot() {
        double[][] points = points(30);
        double[] theta = KernelFit.start(space.dimensions());
        theta[theta.length - 1] = Math.log(1e-6);
        GaussianProcess process = new GaussianProcess(new Kernel(space, theta), points, values(points), new double[30]);
        double[] values = values(points);
        for (int i = 0; i < 30; i++) {
            GaussianProcess.Prediction p = process.predict(points[i]);
            assertEquals(values[i], p.mean(), 0.02);
            assertTrue(p.deviation() < 0.05);
        }
    }

    @Test
    void knownNoisePullsTheMeanAwayFromANoisyValue() {
        double[][] points = {{0.5, 0, Double.NaN, 0.5}};
        Kernel kernel = new Kernel(space, KernelFit.start(4));
        double exact = new GaussianProcess(kernel, points, new double[]{1}, new double[]{0}).predict(points[0]).mean();
        double noisy = new GaussianProcess(kernel, points, new double[]{1}, new double[]{1}).predict(points[0]).mean();
        assertEquals(1, exact, 0.01);
        assertEquals(0.5, noisy, 0.01);
    }

    @Test
    void aFactorGrownRowByRowIsTheSameBitForBit() {
        double[][] a = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j <= i; j++) a[i][j] = i == j ? 3 : Math.exp(-Math.abs(i - j));
        }
        Cholesky once = new Cholesky();
        Cholesky grown = new Cholesky();
        for (int i = 0; i < 12; i++) once.append(Arrays.copyOf(a[i], i), a[i][i]);
        for (int i = 0; i < 12; i++) grown.append(Arrays.copyOf(a[i], i), a[i][i]);
        grown.truncate(7);
        for (int i = 7; i < 12; i++) grown.append(Arrays.copyOf(a[i], i), a[i][i]);
        double[] b1 = random.doubles(12).toArray();
        double[] b2 = b1.clone();
        once.forward(b1);
        grown.forward(b2);
        assertArrayEquals(b1, b2);
        double[][] inverse = once.inverse();
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double sum = 0;
                for (int k = 0; k < 12; k++) {
                    sum += (i >= k ? a[i][k] : a[k][i]) * (k >= j ? inverse[k][j] : inverse[j][k]);
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-12);
            }
        }
    }

    @Test
    void warpKeepsTheOrderAndTamesTheBadTail() {
        double[] losses = {1, 2, 3, 4, 5, 6, 7, 1e12};
        double[] targets = new OutputWarp(losses).targets();
        for (int i = 1; i < losses.length; i++) assertTrue(targets[i] > targets[i - 1]);
        assertTrue(targets[7] - targets[6] < 2, "tail " + Arrays.toString(targets));
        assertArrayEquals(new double[3], new OutputWarp(new double[]{4, 4, 4}).targets());
    }
}
