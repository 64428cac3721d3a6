package sweetspot.search.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// Problems that are not in the shared suite, so that a sampler is not fitted to that: other data sets and metrics of
/// the same surrogates, and functions of other kinds (noise, many choices, idle dimensions, branches).
///
/// Optimum and reference are estimated once, by random points and a local search from the best of them.
final class OtherProblems {
    private static final int RANDOM_POINTS = 4000;

    private final List<BenchProblem> problems = new ArrayList<>();

    /// @param surrogates evaluate the real problems
    /// @param suite gives the spaces of the real problems
    OtherProblems(Surrogates surrogates, List<BenchProblem> suite) {
        SearchSpace lcbench = space(suite, "lcbench");
        SearchSpace rpart = space(suite, "rbv2_rpart");
        for (String task : List.of("7593/val_accuracy", "126026/val_cross_entropy", "167149/val_balanced_accuracy",
                "168329/val_cross_entropy", "189354/val_accuracy", "34539/val_balanced_accuracy")) {
            addSurrogate(surrogates, "lcbench", lcbench, task, Map.of("epoch", 52.0));
        }
        for (String task : List.of("1040/acc", "1461/auc", "31/logloss", "40983/brier", "4538/bac", "300/acc")) {
            addSurrogate(surrogates, "rbv2_rpart", rpart, task, Map.of("repl", 10.0, "trainsize", 1.0));
        }
        add("levy5", boxes(5, -10, 10), c -> levy(vector(c, 5)));
        add("styblinski6", boxes(6, -5, 5), c -> styblinski(vector(c, 6)));
        add("rastrigin3", boxes(3, -3, 5), c -> rastrigin(vector(c, 3)));
        add("bowl12_idle", boxes(12, 0, 1), c -> bowl(vector(c, 3)));
        add("noisy_bowl6", boxes(6, 0, 1), c -> bowl(vector(c, 6)) + 0.05 * noise(c));
        add("ellipse8_log", logs(8), c -> ellipse(c, 8));
        add("branches", branches(), OtherProblems::branch);
        add("choices6", choices(6, 5), OtherProblems::table);
        add("steps5", steps(5), c -> bowl(Arrays.stream(vector(c, 5)).map(v -> v / 40).toArray()));
    }

    List<BenchProblem> problems() {
        return problems;
    }

    private static SearchSpace space(List<BenchProblem> suite, String prefix) {
        return suite.stream().filter(p -> p.id().startsWith(prefix)).findFirst().orElseThrow().space();
    }

    private void addSurrogate(Surrogates surrogates, String scenario, SearchSpace space, String task,
            Map<String, Object> constants) {
        String instance = task.substring(0, task.indexOf('/'));
        String target = task.substring(task.indexOf('/') + 1);
        double sign = target.matches("val_cross_entropy|logloss|brier") ? 1 : -1;
        add("other/" + scenario + "/" + task, space, c -> {
            Map<String, Object> values = new HashMap<>(constants);
            values.putAll(c.asMap());
            return sign * surrogates.evaluate(scenario, instance, target, values);
        });
    }

    private void add(String id, SearchSpace space, ToDoubleFunction<Configuration> f) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(id.hashCode());
        UnitCube cube = new UnitCube(space);
        double[] values = new double[RANDOM_POINTS];
        double[] best = null;
        double bestValue = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RANDOM_POINTS; i++) {
            double[] u = random.doubles(space.size()).toArray();
            values[i] = f.applyAsDouble(cube.decode(u));
            if (values[i] < bestValue) {
                bestValue = values[i];
                best = u;
            }
        }
        double step = 0.2;
        for (int i = 0; i < 6000; i++) {
            double[] u = best.clone();
            for (int j = 0; j < u.length; j++) {
                if (random.nextInt(u.length) < 2) u[j] = random.nextInt(12) == 0 ? random.nextDouble()
                        : Math.clamp(u[j] + step * random.nextGaussian(), 0, 1);
            }
            double value = f.applyAsDouble(cube.decode(u));
            if (value <= bestValue) {
                bestValue = value;
                best = u;
                step = Math.min(0.3, step * 1.5);
            } else {
                step = Math.max(1e-4, step * 0.98);
            }
        }
        Arrays.sort(values);
        String name = id.startsWith("other/") ? id : "other/" + id;
        problems.add(new BenchProblem(name, space, bestValue, values[RANDOM_POINTS / 2], (c, _) -> f.applyAsDouble(c)));
    }

    private static Parameter parameter(String name, Distribution d) {
        return new Parameter(name, d, UnitCube.decode(d, 0.5));
    }

    private static SearchSpace boxes(int n, double low, double high) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < n; i++) list.add(parameter("x" + i, FloatDistribution.linear(low, high)));
        return new SearchSpace(list);
    }

    private static SearchSpace logs(int n) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < n; i++) list.add(parameter("x" + i, FloatDistribution.log(1e-4, 1e2)));
        return new SearchSpace(list);
    }

    private static SearchSpace steps(int n) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < n; i++) list.add(parameter("x" + i, new IntDistribution(0, 40, false, i % 2 == 0 ? 1 : 5)));
        return new SearchSpace(list);
    }

    private static SearchSpace choices(int n, int count) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Object> names = new ArrayList<>();
            for (int k = 0; k < count; k++) names.add("c" + k);
            list.add(parameter("x" + i, new CategoricalDistribution(names)));
        }
        list.add(parameter("y", FloatDistribution.linear(0, 1)));
        return new SearchSpace(list);
    }

    private static SearchSpace branches() {
        return SearchSpace.of(
                parameter("model", CategoricalDistribution.of("forest", "svm", "net", "linear")),
                parameter("trees", IntDistribution.log(10, 1000)).when("model", "forest"),
                parameter("depth", IntDistribution.linear(1, 30)).when("model", "forest"),
                parameter("C", FloatDistribution.log(1e-3, 1e3)).when("model", "svm", "linear"),
                parameter("gamma", FloatDistribution.log(1e-5, 10)).when("model", "svm"),
                parameter("rate", FloatDistribution.log(1e-5, 1)).when("model", "net"),
                parameter("layers", IntDistribution.linear(1, 3)).when("model", "net"),
                parameter("units2", IntDistribution.log(8, 512)).when("layers", 2L, 3L),
                parameter("scale", CategoricalDistribution.of(true, false)));
    }

    private static double branch(Configuration c) {
        double scale = c.get("scale").equals(true) ? 0 : c.text("model").equals("forest") ? 0.005 : 0.06;
        return scale + switch (c.text("model")) {
            case "forest" -> 0.12 + 0.3 / Math.sqrt(c.number("trees")) + 0.002 * Math.abs(c.number("depth") - 14);
            case "svm" ->
                0.10 + 0.02 * sq(Math.log10(c.number("C")) - 1) + 0.05 * sq(Math.log10(c.number("gamma")) + 2);
            case "net" -> 0.09 + 0.06 * sq(Math.log10(c.number("rate")) + 2.5) + 0.02 * sq(c.number("layers") - 2)
                    + (c.has("units2") ? 0.01 * sq(Math.log(c.number("units2") / 90)) : 0.03);
            default -> 0.2 + 0.01 * sq(Math.log10(c.number("C")));
        };
    }

    /// A fixed random table: each choice has an effect, each pair of neighbours a smaller one.
    private static double table(Configuration c) {
        double sum = sq(c.number("y") - 0.4);
        for (int i = 0; i < 6; i++) {
            sum += unit(31L * i + c.text("x" + i).hashCode());
            if (i > 0) sum +=
                    0.5 * unit(7919L * i + 31L * c.text("x" + i).hashCode() + 17L * c.text("x" + (i - 1)).hashCode());
        }
        return sum;
    }

    private static double unit(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }

    /// Noise about a standard deviation of 1, fixed for a configuration.
    private static double noise(Configuration c) {
        return (unit(c.hashCode()) + unit(c.hashCode() + 1L) + unit(c.hashCode() + 2L) - 1.5) * 2;
    }

    private static double[] vector(Configuration c, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = c.number("x" + i);
        return x;
    }

    private static double bowl(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += sq(x[i] - (0.15 + 0.7 * unit(i)));
        return sum;
    }

    private static double ellipse(Configuration c, int n) {
        double sum = 0;
        double previous = 0;
        for (int i = 0; i < n; i++) {
            double x = Math.log10(c.number("x" + i)) + 1 + unit(i);
            sum += Math.pow(30, (double) i / (n - 1)) * sq(x + 0.5 * previous);
            previous = x;
        }
        return sum;
    }

    private static double levy(double[] x) {
        double[] w = Arrays.stream(x).map(v -> 1 + (v - 1) / 4).toArray();
        int n = w.length;
        double sum = sq(Math.sin(Math.PI * w[0])) + sq(w[n - 1] - 1) * (1 + sq(Math.sin(2 * Math.PI * w[n - 1])));
        for (int i = 0; i + 1 < n; i++) sum += sq(w[i] - 1) * (1 + 10 * sq(Math.sin(Math.PI * w[i] + 1)));
        return sum;
    }

    private static double styblinski(double[] x) {
        return Arrays.stream(x).map(v -> (v * v * v * v - 16 * v * v + 5 * v) / 2).sum();
    }

    private static double rastrigin(double[] x) {
        return Arrays.stream(x).map(v -> 10 + v * v - 10 * Math.cos(2 * Math.PI * v)).sum();
    }

    private static double sq(double x) {
        return x * x;
    }
}
