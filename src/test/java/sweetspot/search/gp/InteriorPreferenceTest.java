package sweetspot.search.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

class InteriorPreferenceTest {
    private final GpSpace space = new GpSpace(SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("kind", CategoricalDistribution.of("a", "b"), "a"),
            new Parameter("y", FloatDistribution.linear(0, 1), 0.5).when("kind", "b"),
            new Parameter("few", IntDistribution.linear(1, 5), 3L),
            new Parameter("many", IntDistribution.linear(1, 50), 3L)));
    private final Acquisition inner = new Acquisition() {
        @Override
        public double value(double[] x) {
            return 3 * x[0];
        }

        @Override
        public double value(double[] x, double[] gradient) {
            gradient[0] = 3;
            return value(x);
        }
    };
    private final Acquisition preference = InteriorPreference.uniform(space, inner, 0.5);

    @Test
    void onlyTheOuterQuartersOfActiveRangesCost() {
        assertEquals(1.5, preference.value(new double[]{0.5, 1, 0.3, 0, 0.7}), 1e-12);
        assertEquals(1.5 - 0.5, preference.value(new double[]{0.5, 1, 1, 0.5, 0.5}), 1e-12);
        assertEquals(1.5 - 0.5, preference.value(new double[]{0.5, 0, Double.NaN, 1, 0}), 1e-12);
    }

    @Test
    void gradientAgreesWithDifferences() {
        double[] x = {0.06, 1, 0.97, 0, 0.4};
        double[] gradient = new double[5];
        assertEquals(preference.value(x), preference.value(x, gradient), 1e-12);
        for (int k : new int[]{0, 2, 4}) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[k] += 1e-6;
            down[k] -= 1e-6;
            assertEquals((preference.value(up) - preference.value(down)) / 2e-6, gradient[k], 1e-6);
        }
        assertTrue(gradient[0] > 3 && gradient[2] < 0);
    }

    @Test
    void whereGoodTrialsLieAtAnEdgeItCostsLess() {
        List<double[]> good = List.of(new double[]{1, 0, Double.NaN, 1, 0.5}, new double[]{0.98, 1, 0.5, 0, 0.4},
                new double[]{0, 1, 1, 0.25, 0.6});
        double[] weights = InteriorPreference.learned(space, inner, 2, good).weights();
        // Two at the very edge and one 0.92 deep, beside the imagined one.
        assertEquals(2 * (1 + 0.08) / 4, weights[0], 1e-12);
        assertEquals(2, weights[1], 1e-12);
        assertEquals(2 * 3.0 / 4, weights[2], 1e-12);
        assertEquals(2, weights[3], 1e-12);
        assertEquals(2, weights[4], 1e-12);
    }
}
