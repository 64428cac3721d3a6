package sweetspot.objective;

import java.util.ArrayList;
import java.util.List;
import sweetspot.objective.TestFunction.Several;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

/// The test functions with two values that are at odds with one another.
final class TradeOffs {
    private static final int ZDT_DIMENSIONS = 6;
    private static final double[] NONE = {};

    private TradeOffs() {}

    /// ZDT1 (Zitzler, Deb and Thiele, "Comparison of multiobjective evolutionary algorithms", 2000) in six dimensions.
    /// Its front is y2 = 1 - √y1, where all but the first parameter are 0.
    static TestFunction zdt1() {
        List<Parameter> axes = new ArrayList<>();
        for (int i = 1; i <= ZDT_DIMENSIONS; i++) axes.add(new Parameter("x" + i, FloatDistribution.linear(0, 1), 0.5));
        return new TestFunction("zdt1", new SearchSpace(axes),
                new Several(2, new double[]{1.1, 5}, TradeOffs::zdt1, _ -> NONE));
    }

    private static double[] zdt1(Configuration c) {
        double rest = 0;
        for (int i = 2; i <= ZDT_DIMENSIONS; i++) rest += c.number("x" + i);
        double g = 1 + 9 * rest / (ZDT_DIMENSIONS - 1);
        return new double[]{c.number("x1"), g * (1 - Math.sqrt(c.number("x1") / g))};
    }

    /// The constrained problem of Binh and Korn, "MOBES: a multiobjective evolution strategy for constrained
    /// optimization problems", 1997: two discs, one to be inside of and one to be outside of.
    static TestFunction binhKorn() {
        SearchSpace space = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 5), 4.0),
                new Parameter("y", FloatDistribution.linear(0, 3), 2.0));
        return new TestFunction("binh_korn", space, new Several(2, new double[]{140, 50}, c -> {
            double x = c.number("x");
            double y = c.number("y");
            return new double[]{4 * x * x + 4 * y * y, (x - 5) * (x - 5) + (y - 5) * (y - 5)};
        }, c -> {
            double x = c.number("x");
            double y = c.number("y");
            return new double[]{(x - 5) * (x - 5) + y * y - 25, 7.7 - (x - 8) * (x - 8) - (y + 3) * (y + 3)};
        }));
    }

    /// Error against seconds of two made-up models with parameters of their own, each the better one on a part of the
    /// front; a memory limit forbids the largest.
    static TestFunction branches() {
        SearchSpace space = SearchSpace.of(
                new Parameter("model", CategoricalDistribution.of("forest", "network"), "forest"),
                new Parameter("trees", IntDistribution.log(10, 1000), 100L).when("model", "forest"),
                new Parameter("depth", IntDistribution.linear(2, 20), 10L).when("model", "forest"),
                new Parameter("layers", IntDistribution.linear(1, 4), 2L).when("model", "network"),
                new Parameter("width", IntDistribution.log(16, 512), 64L).when("model", "network"),
                new Parameter("rate", FloatDistribution.log(1e-4, 0.1), 0.01).when("model", "network"));
        return new TestFunction("branches", space,
                new Several(2, new double[]{0.5, 20}, TradeOffs::branchValues, TradeOffs::branchMemory));
    }

    private static double[] branchValues(Configuration c) {
        if (c.text("model").equals("forest")) {
            double trees = c.number("trees");
            double depth = c.number("depth");
            double error = 0.14 + 0.25 * Math.exp(-depth / 5) + 0.3 / Math.sqrt(trees)
                    + 0.001 * Math.max(0, depth - 14);
            return new double[]{error, 0.05 + trees * depth / 2000};
        }
        double off = Math.log10(c.number("rate")) + 2.2;
        double capacity = Math.log(c.number("width")) / Math.log(512);
        double layers = c.number("layers");
        double error = 0.07 + 0.18 * (1 - capacity) + 0.012 * (layers - 3) * (layers - 3) + 0.06 * off * off;
        return new double[]{error, 1.5 + layers * c.number("width") / 100};
    }

    private static double[] branchMemory(Configuration c) {
        return c.text("model").equals("forest") ? new double[]{c.number("trees") * c.number("depth") / 12_000 - 1}
                : new double[]{c.number("layers") * c.number("width") / 1_400 - 1};
    }
}
