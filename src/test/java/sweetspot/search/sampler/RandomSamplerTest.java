package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sweetspot.search.GoodnessOfFit;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class RandomSamplerTest extends SamplerContract {
    @Override
    protected boolean learns() {
        return false;
    }

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
                new Parameter("log int", IntDistribution.log(1, 30), 1L),
                new Parameter("step", new FloatDistribution(0, 1, false, 0.125), 0.5),
                new Parameter("choice", CategoricalDistribution.of("a", "b", "c"), "a"),
                new Parameter("child", FloatDistribution.linear(0, 1), 0.5).when("choice", "b"));
        int n = 4000;
        List<Trial> trials = Histories.run(new RandomSampler(), space, n, 17, _ -> 0);
        assertEven(trials, c -> (c.number("linear") + 3) / 8);
        assertEven(trials, c -> (Math.log10(c.number("log")) + 4) / 8);
        assertEven(trials.stream().filter(t -> t.configuration().has("child")).toList(), c -> c.number("child"));
        for (String name : List.of("int", "choice", "step")) {
            int[] counts = counts(trials, name).values().stream().mapToInt(Integer::intValue).toArray();
            assertEquals(name.equals("int") ? 5 : name.equals("step") ? 9 : 3, counts.length);
            double[] even = new double[counts.length];
            java.util.Arrays.fill(even, 1.0 / counts.length);
            GoodnessOfFit.assertFollows(even, counts, name);
        }
        // A whole number on a log scale owns what rounds to it.
        int[] counts = new int[30];
        for (Trial t : trials) counts[t.configuration().integer("log int") - 1]++;
        double[] shares = new double[30];
        for (int k = 1; k <= 30; k++) shares[k - 1] = Math.log((k + 0.5) / (k - 0.5)) / Math.log(30.5 / 0.5);
        GoodnessOfFit.assertFollows(shares, counts, "log int");
        // Parameters and neighbouring trials are independent of each other.
        assertTrue(Math.abs(correlation(trials, c -> c.number("linear"), c -> Math.log(c.number("log")))) < 0.06);
        double[] x = trials.stream().mapToDouble(t -> t.configuration().number("linear")).toArray();
        double serial = smile.math.MathEx.cor(java.util.Arrays.copyOf(x, n - 1), java.util.Arrays.copyOfRange(x, 1, n));
        assertTrue(Math.abs(serial) < 0.06, "correlation of neighbours " + serial);
    }

    private static void assertEven(List<Trial> trials, ToDoubleFunction<Configuration> coordinate) {
        double[] u = trials.stream().mapToDouble(t -> coordinate.applyAsDouble(t.configuration())).toArray();
        GoodnessOfFit.assertFollows(x -> x, u, "coordinate");
    }

    private static double correlation(List<Trial> trials, ToDoubleFunction<Configuration> a,
            ToDoubleFunction<Configuration> b) {
        double[] x = trials.stream().mapToDouble(t -> a.applyAsDouble(t.configuration())).toArray();
        double[] y = trials.stream().mapToDouble(t -> b.applyAsDouble(t.configuration())).toArray();
        return smile.math.MathEx.cor(x, y);
    }
}
