package sweetspot.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// The test functions there are. Their definitions, where nothing else is said, are those of Surjanovic and Bingham,
/// "Virtual Library of Simulation Experiments" (2013).
public final class TestFunctions {
    private static final double[] HARTMANN_ALPHA = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] HARTMANN_A = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}};
    private static final double[][] HARTMANN_P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886}, {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650}, {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}};

    private static final List<TestFunction> ALL = List.of(
            new TestFunction("branin", braninSpace(), OptionalDouble.of(0.39788735772973816), 0, TestFunctions::branin),
            cube("hartmann6", 6, 0, 1, 0.5, -3.322368011415515, TestFunctions::hartmann6),
            cube("ackley", 5, -20, 30, 15, 0, TestFunctions::ackley),
            cube("rosenbrock", 4, -5, 10, 0, 0, TestFunctions::rosenbrock),
            new TestFunction("conditional", conditionalSpace(), OptionalDouble.of(0), 0, TestFunctions::conditional),
            new TestFunction("noisy", braninSpace(), OptionalDouble.of(0.39788735772973816), 2, TestFunctions::branin),
            new TestFunction("null", SearchSpace.of(axes(5, 0, 1, 0.5)), OptionalDouble.empty(), 0,
                    c -> c.number("x1")),
            TradeOffs.zdt1(), TradeOffs.binhKorn(), TradeOffs.branches());

    private TestFunctions() {}

    /// All of them.
    public static List<TestFunction> all() {
        return ALL;
    }

    /// The function of that id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static TestFunction byId(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.text("function.error.unknown", id,
                        ALL.stream().map(TestFunction::id).collect(Collectors.joining(", ")))));
    }

    private static TestFunction cube(String id, int dimensions, double low, double high, double start, double optimum,
            ToDoubleFunction<double[]> f) {
        SearchSpace space = SearchSpace.of(axes(dimensions, low, high, start));
        return new TestFunction(id, space, OptionalDouble.of(optimum), 0, c -> f.applyAsDouble(point(c, dimensions)));
    }

    private static Parameter[] axes(int dimensions, double low, double high, double start) {
        List<Parameter> axes = new ArrayList<>();
        for (int i = 1; i <= dimensions; i++) {
            axes.add(new Parameter("x" + i, FloatDistribution.linear(low, high), start));
        }
        return axes.toArray(Parameter[]::new);
    }

    private static double[] point(Configuration c, int dimensions) {
        double[] x = new double[dimensions];
        for (int i = 0; i < dimensions; i++) x[i] = c.number("x" + (i + 1));
        return x;
    }

    private static SearchSpace braninSpace() {
        return SearchSpace.of(new Parameter("x1", FloatDistribution.linear(-5, 10), 2.5),
                new Parameter("x2", FloatDistribution.linear(0, 15), 7.5));
    }

    private static double branin(Configuration c) {
        double x = c.number("x1");
        double bent = c.number("x2") - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double hartmann6(double[] x) {
        double sum = 0;
        for (int i = 0; i < HARTMANN_ALPHA.length; i++) {
            double exponent = 0;
            for (int j = 0; j < x.length; j++) {
                exponent += HARTMANN_A[i][j] * (x[j] - HARTMANN_P[i][j]) * (x[j] - HARTMANN_P[i][j]);
            }
            sum -= HARTMANN_ALPHA[i] * Math.exp(-exponent);
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double squares = 0;
        double cosines = 0;
        for (double v : x) {
            squares += v * v / x.length;
            cosines += Math.cos(2 * Math.PI * v) / x.length;
        }
        // Rounding would make the optimum a hair negative.
        return Math.max(0, -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(cosines) + 20 + Math.E);
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double bend = x[i + 1] - x[i] * x[i];
            sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    /// Three branches with parameters of their own, the best of them the narrowest.
    private static SearchSpace conditionalSpace() {
        return SearchSpace.of(
                new Parameter("branch", CategoricalDistribution.of("wide", "steep", "narrow"), "wide"),
                new Parameter("wide_x", FloatDistribution.linear(-5, 5), 4.0).when("branch", "wide"),
                new Parameter("steep_rate", FloatDistribution.log(1e-5, 1), 0.5).when("branch", "steep"),
                new Parameter("steep_depth", IntDistribution.linear(1, 20), 1L).when("branch", "steep"),
                new Parameter("narrow_x", FloatDistribution.linear(0, 1), 0.1).when("branch", "narrow"),
                new Parameter("narrow_y", FloatDistribution.linear(0, 1), 0.9).when("branch", "narrow"));
    }

    private static double conditional(Configuration c) {
        return switch (c.text("branch")) {
            case "wide" -> {
                double x = (c.number("wide_x") - 1) / 5;
                yield 0.3 + x * x;
            }
            case "steep" -> {
                double decades = Math.log10(c.number("steep_rate")) + 3;
                double depth = (c.number("steep_depth") - 8) / 10;
                yield 0.1 + decades * decades / 5 + depth * depth;
            }
            default -> {
                double x = c.number("narrow_x") - 0.7;
                double y = c.number("narrow_y") - 0.3;
                yield 1 - Math.exp(-20 * (x * x + y * y));
            }
        };
    }
}
