package sweetspot.search.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/// Functions of as many parameters as one likes, with their optimum at a fixed place off the middle; lowest value 0.
final class WideProblems {
    private static final int RANDOM_POINTS = 1001;
    private static final int IMPORTANT = 5;

    private WideProblems() {}

    /// rosenbrock, ackley, rastrigin, sparse (five parameters matter) and mixed (numbers, steps and
    /// choices) and branches (three quarters inactive).
    static List<BenchProblem> of(int d) {
        double[] shift = random(d).doubles(d, -0.3, 0.3).toArray();
        return List.of(
                boxes("rosenbrock", d, x -> rosenbrock(moved(x, shift, 2, 1))),
                boxes("ackley", d, x -> ackley(moved(x, shift, 10, 0))),
                boxes("rastrigin", d, x -> rastrigin(moved(x, shift, 4, 0))),
                boxes("sparse", d, x -> Arrays.stream(moved(x, shift, 1, 0)).limit(IMPORTANT).map(v -> v * v).sum()),
                mixed(d, shift), branches(d, shift));
    }

    /// Four branches with a quarter of the numbers each, one of them the best by a little.
    private static BenchProblem branches(int d, double[] shift) {
        List<Parameter> list = new ArrayList<>();
        list.add(parameter("kind", CategoricalDistribution.of("a", "b", "c", "d")));
        for (int i = 0; i < d - 1; i++) {
            list.add(parameter("x" + i, FloatDistribution.linear(0, 1)).when("kind",
                    "abcd".substring(i % 4, i % 4 + 1)));
        }
        return problem("branches" + d, new SearchSpace(list), c -> {
            double sum = c.get("kind").equals("c") ? 0 : 0.1;
            for (int i = 0; i < d - 1; i++) {
                if (c.has("x" + i))
                    sum += Math.pow(0.9, Math.floorDiv(i, 4)) * Math.pow(c.number("x" + i) - 0.5 - shift[i], 2);
            }
            return sum;
        });
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Coordinates from 0 to 1 as they are measured from the optimum, where they are `optimum`.
    private static double[] moved(double[] u, double[] shift, double width, double optimum) {
        double[] x = new double[u.length];
        for (int i = 0; i < x.length; i++) x[i] = optimum + width * (u[i] - 0.5 - shift[i]);
        return x;
    }

    private static BenchProblem boxes(String name, int d, ToDoubleFunction<double[]> f) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < d; i++) list.add(parameter("x" + i, FloatDistribution.linear(0, 1)));
        return problem(name + d, new SearchSpace(list), c -> f.applyAsDouble(numbers(c, d)));
    }

    private static double[] numbers(Configuration c, int d) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) x[i] = c.number("x" + i);
        return x;
    }

    private static BenchProblem mixed(int d, double[] shift) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            list.add(parameter("x" + i, switch (i % 4) {
                case 0, 1 -> FloatDistribution.linear(0, 1);
                case 2 -> IntDistribution.linear(0, 20);
                default -> CategoricalDistribution.of("a", "b", "c", "d");
            }));
        }
        return problem("mixed" + d, new SearchSpace(list), c -> {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                // Each parameter matters less than the one before it.
                double weight = Math.pow(0.9, i);
                double off = switch (c.get("x" + i)) {
                    case Double x -> x - 0.5 - shift[i];
                    case Long n -> n / 20.0 - Math.rint(20 * (0.5 + shift[i])) / 20;
                    case Object choice -> choice.equals("abcd".substring(i / 4 % 4, i / 4 % 4 + 1)) ? 0 : 0.4;
                };
                sum += weight * off * off;
            }
            return sum;
        });
    }

    private static BenchProblem problem(String name, SearchSpace space, ToDoubleFunction<Configuration> f) {
        RandomGenerator random = random(name.hashCode());
        UnitCube cube = new UnitCube(space);
        double[] values = new double[RANDOM_POINTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = f.applyAsDouble(cube.decode(random.doubles(space.size()).toArray()));
        }
        Arrays.sort(values);
        return new BenchProblem(name, space, 0, values[RANDOM_POINTS / 2], (c, _) -> f.applyAsDouble(c));
    }

    private static Parameter parameter(String name, Distribution d) {
        return new Parameter(name, d, UnitCube.decode(d, 0.5));
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2);
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double squares = Arrays.stream(x).map(v -> v * v).sum();
        double waves = Arrays.stream(x).map(v -> Math.cos(2 * Math.PI * v)).sum();
        return -20 * Math.exp(-0.2 * Math.sqrt(squares / x.length)) - Math.exp(waves / x.length) + 20 + Math.E;
    }

    private static double rastrigin(double[] x) {
        return Arrays.stream(x).map(v -> 10 + v * v - 10 * Math.cos(2 * Math.PI * v)).sum();
    }
}
