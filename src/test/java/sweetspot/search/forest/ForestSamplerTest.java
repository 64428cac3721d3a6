package sweetspot.search.forest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.SpaceStructure;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

class ForestSamplerTest extends SamplerContract {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("kind", CategoricalDistribution.of("plain", "deep"), "plain"),
            new Parameter("depth", FloatDistribution.log(1, 1000), 10.0).when("kind", "deep"));

    @Override
    protected Sampler create() {
        return new ForestSampler();
    }

    @Override
    protected int[] historySizes() {
        return new int[]{0, 1, 2, 3, 9, 11, 40};
    }

    @Test
    void findsTheOptimumOfAConditionalFunction() {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            sum += Histories.best(Histories.run(create(), SPACE, 60, seed, c -> Math.pow(c.number("x") - 0.3, 2)
                    + (c.has("depth") ? Math.pow(Math.log10(c.number("depth")) - 2.2, 2) : 0.2)));
        }
        // Random search: about 0.02.
        assertTrue(sum / 5 < 5e-3, "mean best loss " + sum / 5);
    }

    @Test
    void theForestInterpolatesAndIsUnsureWhereItHasSeenNothing() {
        RandomGenerator random = Histories.random(4);
        SpaceStructure structure = new SpaceStructure(SPACE);
        double[][] points = new double[300][];
        double[] targets = new double[300];
        for (int i = 0; i < 300; i++) {
            points[i] = structure.uniform(random);
            // Nothing is seen of x between 0.6 and 0.9.
            points[i][0] = points[i][0] < 0.7 ? points[i][0] * 6 / 7 : 0.9 + (points[i][0] - 0.7) / 3;
            targets[i] = truth(points[i]);
        }
        RegressionForest forest = new RegressionForest(structure, points, targets, 30, 1, random);
        double squares = 0;
        double sure = 0;
        double unsure = 0;
        for (int i = 0; i < 200; i++) {
            double[] point = structure.uniform(random);
            point[0] = 0.05 + 0.5 * random.nextDouble();
            squares += Math.pow(forest.predict(point).means()[0] - truth(point), 2) / 200;
            sure += forest.predict(point).variances()[0] / 200;
            point[0] = 0.65 + 0.2 * random.nextDouble();
            unsure += forest.predict(point).variances()[0] / 200;
        }
        assertTrue(Math.sqrt(squares) < 0.1, "error " + Math.sqrt(squares));
        assertTrue(unsure > 2 * sure, unsure + " where nothing was seen, " + sure + " elsewhere");
    }

    private static double truth(double[] point) {
        return Math.sin(4 * point[0]) + (Double.isNaN(point[2]) ? 1 : point[2]);
    }
}
