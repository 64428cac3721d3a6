package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

class ParzenEstimatorTest {
    private static final SearchSpace PLAIN = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("n", IntDistribution.log(1, 40), 1L),
            new Parameter("wide", IntDistribution.linear(0, 1000), 1L),
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a"));
    private static final SearchSpace CONDITIONAL = SearchSpace.of(
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a"),
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5).when("kind", "a", "b"),
            new Parameter("n", IntDistribution.linear(0, 9), 1L).when("kind", "b"));

    private static ParzenEstimator estimator(SpaceStructure structure, int n, double width, RandomGenerator random) {
        double[][] points = new double[n][];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            points[i] = structure.uniform(random);
            weights[i] = 0.5 + random.nextDouble();
        }
        ParzenKernel[] kernels = Arrays.stream(structure.varying()).mapToObj(i -> {
            Dimension d = structure.dimension(i);
            return ParzenKernel.of(d, d.isCategorical() ? 0.3 : width);
        }).toArray(ParzenKernel[]::new);
        return new ParzenEstimator(structure, points, weights, 0.2 * n, kernels);
    }

    @Test
    void densityIntegratesToOneOverTheSpace() {
        for (SearchSpace space : new SearchSpace[] {PLAIN, CONDITIONAL}) {
            SpaceStructure structure = new SpaceStructure(space);
            ParzenEstimator density = estimator(structure, 12, 0.1, Histories.random(1));
            RandomGenerator random = Histories.random(2);
            int n = 200_000;
            double sum = 0;
            for (int i = 0; i < n; i++) sum += Math.exp(density.logDensity(structure.uniform(random)));
            assertEquals(1, sum / n, 0.02);
        }
    }

    @Test
    void samplesFollowTheDensity() {
        // The mean of uniform/density over samples is 1 where samples have that density, for any test set too.
        SpaceStructure structure = new SpaceStructure(PLAIN);
        ParzenEstimator density = estimator(structure, 5, 0.15, Histories.random(3));
        RandomGenerator random = Histories.random(4);
        int n = 100_000;
        double all = 0;
        double half = 0;
        for (int i = 0; i < n; i++) {
            double[] p = density.sample(random);
            double weight = Math.exp(-density.logDensity(p));
            all += weight;
            if (p[0] < 0.5) half += weight;
        }
        assertEquals(1, all / n, 0.05);
        assertEquals(0.5, half / n, 0.05);
    }

    @Test
    void samplesOfAConditionalSpaceAreSettled() {
        SpaceStructure structure = new SpaceStructure(CONDITIONAL);
        ParzenEstimator density = estimator(structure, 9, 0.1, Histories.random(5));
        RandomGenerator random = Histories.random(6);
        for (int i = 0; i < 1000; i++) {
            double[] p = density.sample(random);
            assertTrue(CONDITIONAL.contains(structure.decode(p)));
            assertEquals(Double.isNaN(p[1]), structure.decode(p).get("kind").equals("c"));
        }
    }

    @Test
    void tablesAreCloseToTheFunctions() {
        for (double x = -60; x < 60; x += 0.0137) assertEquals(1, FastExp.exp(x) / Math.exp(x), 1e-10);
        for (double z = -7; z < 7; z += 0.0171) {
            assertEquals(0.5 * smile.math.special.Erf.erfc(-z / Math.sqrt(2)), NormalTable.below(z), 1e-6);
        }
    }
}
