package sweetspot.search.tpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.search.Dimension;
import sweetspot.search.GoodnessOfFit;
import sweetspot.search.Histories;
import sweetspot.search.SpaceStructure;
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
        for (SearchSpace space : new SearchSpace[]{PLAIN, CONDITIONAL}) {
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
    void kernelsDrawFromTheDistributionTheyDeclare() {
        RandomGenerator random = Histories.random(7);
        SpaceStructure structure = new SpaceStructure(PLAIN);
        int n = 5000;
        for (double centre : new double[]{0, 0.2, 0.97}) {
            for (double width : new double[]{0.02, 0.3, 2}) {
                ParzenKernel gaussian = ParzenKernel.of(structure.dimension(0), width);
                double[] drawn = new double[n];
                for (int i = 0; i < n; i++) drawn[i] = gaussian.sample(centre, random);
                double below = normal(-centre / width);
                double inside = normal((1 - centre) / width) - below;
                GoodnessOfFit.assertFollows(x -> (normal((x - centre) / width) - below) / inside, drawn,
                        "Gaussian at " + centre + " of " + width);
                assertFollowsCells(structure.dimension(1), centre, width, n, random);
            }
        }
        // A list of choices: one keeps its share, the rest is spread evenly over all.
        int[] counts = new int[3];
        ParzenKernel choice = ParzenKernel.of(structure.dimension(3), 0.3);
        for (int i = 0; i < n; i++) counts[(int) structure.dimension(3).cell(choice.sample(5.0 / 6, random))]++;
        GoodnessOfFit.assertFollows(new double[]{0.1, 0.1, 0.8}, counts, "choice");
    }

    /// Values of few cells: the Gaussian at a cell's centre times its width, where that is not next to nothing.
    private static void assertFollowsCells(Dimension d, double centre, double width, int n, RandomGenerator random) {
        int cells = (int) d.count();
        double home = d.snap(centre);
        double[] mass = new double[cells];
        double total = 0;
        for (int k = 0; k < cells; k++) {
            double z = (d.centre(k) - home) / width;
            mass[k] = Math.exp(-z * z / 2) * (d.cellHigh(k) - d.cellLow(k));
            total += mass[k];
        }
        int[] counts = new int[cells];
        ParzenKernel kernel = ParzenKernel.of(d, width);
        for (int i = 0; i < n; i++) counts[(int) d.cell(kernel.sample(home, random))]++;
        // Cells with few expected draws are gathered in one.
        double[] shares = new double[cells + 1];
        int[] gathered = new int[cells + 1];
        int used = 1;
        for (int k = 0; k < cells; k++) {
            int at = mass[k] / total * n < 10 ? 0 : used++;
            shares[at] += mass[k] / total;
            gathered[at] += counts[k];
        }
        if (shares[0] * n < 1) {
            assertTrue(gathered[0] < 10, gathered[0] + " draws where hardly one is due");
            shares[0] = 1e-9;
            gathered[0] = 0;
        }
        if (used < 3) return;
        GoodnessOfFit.assertFollows(Arrays.copyOf(shares, used), Arrays.copyOf(gathered, used),
                "cells around " + home + " of " + width);
    }

    private static double normal(double z) {
        return 0.5 * smile.math.special.Erf.erfc(-z / Math.sqrt(2));
    }

    @Test
    void aMixtureDrawsItsKernelsByWeight() {
        SpaceStructure structure = new SpaceStructure(SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(0, 1), 0.5)));
        double[][] centres = {{0.1}, {0.5}, {0.9}};
        ParzenKernel[] kernels = {ParzenKernel.of(structure.dimension(0), 0.01)};
        // Two tenths are uniform; of those a fifth falls near each centre.
        ParzenEstimator density = new ParzenEstimator(structure, centres, new double[]{1, 5, 2}, 2, kernels);
        RandomGenerator random = Histories.random(8);
        int[] counts = new int[4];
        for (int i = 0; i < 5000; i++) {
            double x = density.sample(random)[0];
            int near = 3;
            for (int k = 0; k < 3; k++) if (Math.abs(x - centres[k][0]) < 0.1) near = k;
            counts[near]++;
        }
        GoodnessOfFit.assertFollows(new double[]{0.1 + 0.04, 0.5 + 0.04, 0.2 + 0.04, 0.08}, counts, "kernels");
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
