package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class RandomSamplerTest extends SamplerContract {

    @Override
    protected Sampler create() {
        return new RandomSampler();
    }

    @Test
    void drawsEvenlyOnTheParametersScale() {
        SearchSpace space = SearchSpace.of(
                new Parameter("linear", FloatDistribution.linear(-3, 5), 0.0),
                new Parameter("log", FloatDistribution.log(1e-4, 1e4), 1.0),
                new Parameter("int", new IntDistribution(1, 9, false, 2), 1L),
                new Parameter("choice", CategoricalDistribution.of("a", "b", "c"), "a"),
                new Parameter("child", FloatDistribution.linear(0, 1), 0.5).when("choice", "b"));
        int n = 4000;
        List<Trial> trials = Histories.run(new RandomSampler(), space, n, 17, _ -> 0);
        assertEven(trials, c -> (c.number("linear") + 3) / 8);
        assertEven(trials, c -> (Math.log10(c.number("log")) + 4) / 8);
        assertEven(trials.stream().filter(t -> t.configuration().has("child")).toList(), c -> c.number("child"));
        for (String name : List.of("int", "choice")) {
            var counts = counts(trials, name);
            double expected = (double) n / counts.size();
            double chiSquare = counts.values().stream().mapToDouble(k -> (k - expected) * (k - expected) / expected).sum();
            assertEquals(name.equals("int") ? 5 : 3, counts.size());
            assertTrue(chiSquare < 20, name + " " + counts);
        }
        // Parameters and neighbouring trials are independent of each other.
        assertTrue(Math.abs(correlation(trials, c -> c.number("linear"), c -> Math.log(c.number("log")))) < 0.06);
    }

    /// Kolmogorov–Smirnov against the uniform distribution, at about one in ten thousand.
    private static void assertEven(List<Trial> trials, ToDoubleFunction<Configuration> coordinate) {
        double[] u = trials.stream().mapToDouble(t -> coordinate.applyAsDouble(t.configuration())).sorted().toArray();
        double distance = 0;
        for (int i = 0; i < u.length; i++) {
            distance = Math.max(distance, Math.max(u[i] - (double) i / u.length, (i + 1.0) / u.length - u[i]));
        }
        assertTrue(distance < 2.2 / Math.sqrt(u.length), "distance " + distance + " of " + u.length);
    }

    private static double correlation(List<Trial> trials, ToDoubleFunction<Configuration> a, ToDoubleFunction<Configuration> b) {
        double[] x = trials.stream().mapToDouble(t -> a.applyAsDouble(t.configuration())).toArray();
        double[] y = trials.stream().mapToDouble(t -> b.applyAsDouble(t.configuration())).toArray();
        return smile.math.MathEx.cor(x, y);
    }
}
