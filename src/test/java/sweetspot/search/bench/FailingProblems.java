package sweetspot.search.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// Problems with regions in which a trial fails; their values there are NaN. Which share of the space fails, and where
/// the optimum lies towards that region, differs.
final class FailingProblems {
    private static final int RANDOM_POINTS = 4001;

    private FailingProblems() {}

    static List<BenchProblem> all() {
        return List.of(
                // Two fifths of one number, the optimum at the border.
                problem("line", boxes(1), c -> Math.pow(c.number("x0") - 0.62, 2), c -> c.number("x0") > 0.6),
                // Half of the plane, the best minimum of three apart from it.
                problem("branin", boxes(2), c -> branin(15 * c.number("x0") - 5, 15 * c.number("x1")),
                        c -> c.number("x0") + c.number("x1") > 1.05),
                // Two of six numbers decide, the lowest values lie where trials fail.
                problem("bowl6", boxes(6), c -> bowl(c, 6), c -> c.number("x0") * c.number("x3") > 0.3),
                // Four fifths fail: all but a ball around a place beside the optimum.
                problem("ball4", boxes(4), c -> bowl(c, 4), c -> off(c, 4) > 0.2),
                // One in eight fails wherever it is, which teaches nothing.
                problem("chance5", boxes(5), c -> bowl(c, 5), c -> (c.hashCode() * 0x9E3779B9 >>> 29) == 0),
                // A choice decides, and with it a number.
                problem("model", model(), FailingProblems::loss, FailingProblems::diverges));
    }

    private static BenchProblem problem(String id, SearchSpace space, ToDoubleFunction<Configuration> f,
            Predicate<Configuration> fails) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(id.hashCode());
        UnitCube cube = new UnitCube(space);
        double[] values = new double[RANDOM_POINTS];
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            double[] u = random.doubles(space.size()).toArray();
            values[i] = value(cube.decode(u), f, fails);
            if (values[i] < least) {
                least = values[i];
                best = u;
            }
        }
        for (int i = 0; i < 20_000; i++) {
            double[] u = best.clone();
            double step = Math.pow(10, -4 * random.nextDouble());
            for (int j = 0; j < u.length; j++)
                if (random.nextBoolean()) u[j] = Math.clamp(u[j] + step * random.nextGaussian(), 0, 1);
            double value = value(cube.decode(u), f, fails);
            if (value < least) {
                least = value;
                best = u;
            }
        }
        double[] good = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return new BenchProblem(id, space, least, good[good.length / 2], (c, _) -> value(c, f, fails));
    }

    private static double value(Configuration c, ToDoubleFunction<Configuration> f, Predicate<Configuration> fails) {
        return fails.test(c) ? Double.NaN : f.applyAsDouble(c);
    }

    private static SearchSpace boxes(int d) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < d; i++) list.add(parameter("x" + i, FloatDistribution.linear(0, 1)));
        return new SearchSpace(list);
    }

    private static Parameter parameter(String name, Distribution d) {
        return new Parameter(name, d, UnitCube.decode(d, 0.5));
    }

    private static double branin(double x, double y) {
        return Math.pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 * x / Math.PI - 6, 2)
                + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double bowl(Configuration c, int d) {
        double sum = 0;
        for (int i = 0; i < d; i++) sum += Math.pow(c.number("x" + i) - (0.7 - 0.08 * i), 2);
        return sum;
    }

    private static double off(Configuration c, int d) {
        double sum = 0;
        for (int i = 0; i < d; i++) sum += Math.pow(c.number("x" + i) - (0.5 - 0.05 * i), 2);
        return sum;
    }

    private static SearchSpace model() {
        return SearchSpace.of(
                parameter("optimizer", CategoricalDistribution.of("sgd", "adam", "lbfgs")),
                parameter("rate", FloatDistribution.log(1e-5, 1)),
                parameter("layers", IntDistribution.linear(1, 6)),
                parameter("units", IntDistribution.log(8, 1024)),
                parameter("decay", FloatDistribution.log(1e-6, 1e-1)),
                parameter("momentum", FloatDistribution.linear(0, 0.99)).when("optimizer", "sgd"));
    }

    private static double loss(Configuration c) {
        double rate = Math.log10(c.number("rate"));
        double best = c.text("optimizer").equals("sgd") ? -1 : -2.5;
        return 0.1 * Math.pow(rate - best, 2) + 0.05 * Math.pow(c.number("layers") - 4, 2)
                + 0.1 * Math.pow(Math.log(c.number("units") / 300), 2)
                + 0.02 * Math.pow(Math.log10(c.number("decay")) + 4, 2)
                + (c.text("optimizer").equals("adam") ? 0 : 0.1);
    }

    /// Runs out of memory, or diverges.
    private static boolean diverges(Configuration c) {
        return c.number("layers") * c.number("units") > 2500 || c.text("optimizer").equals("lbfgs")
                || c.number("rate") > (c.text("optimizer").equals("sgd") ? 0.2 : 0.01);
    }
}
