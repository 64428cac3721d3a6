package sweetspot.search.bench;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log10;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import sweetspot.space.Configuration;

/// The benchmark suite's synthetic functions, all minimized; their test vectors check this port.
final class SyntheticFunctions {
    private static final double[] HC = {1, 1.2, 3, 3.2};
    private static final double[][] H3A = {{3, 10, 30}, {.1, 10, 35}, {3, 10, 30}, {.1, 10, 35}};
    private static final double[][] H3P = {{.36890, .11700, .26730}, {.46990, .43870, .74700},
        {.10910, .87320, .55470}, {.03815, .57430, .88280}};
    private static final double[][] H6A = {{10, 3, 17, 3.5, 1.7, 8}, {.05, 10, 17, .1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8}, {17, 8, .05, 10, .1, 14}};
    private static final double[][] H6P = {{.1312, .1696, .5569, .0124, .8283, .5886},
        {.2329, .4135, .8307, .3736, .1004, .9991}, {.2348, .1451, .3522, .2883, .3047, .6650},
        {.4047, .8828, .8732, .5743, .1091, .0381}};
    private static final Map<String, Double> H6_CHOICES =
            Map.of("a", .95, "b", .31, "c", .10, "d", .66, "e", .45, "f", .82);

    private static final Map<String, ToDoubleFunction<Configuration>> BY_NAME = Map.of(
            "branin", c -> branin(c.number("x0"), c.number("x1")),
            "branin_int", c -> branin(c.number("i0"), c.number("x1")),
            "hartmann3", c -> hartmann(vector(c, "x", 3), H3A, H3P),
            "ackley10", c -> ackley(vector(c, "x", 10)),
            "michalewicz5", c -> michalewicz(vector(c, "x", 5)),
            "hartmann6_mix", SyntheticFunctions::hartmannMixed,
            "rosenbrock_log", c -> rosenbrock(logs(vector(c, "u", 4))),
            "svm_like", SyntheticFunctions::svmLike,
            "mlp_like", SyntheticFunctions::mlpLike);

    private SyntheticFunctions() {}

    static ToDoubleFunction<Configuration> get(String name) {
        ToDoubleFunction<Configuration> f = BY_NAME.get(name);
        if (f == null) throw new IllegalArgumentException("no function " + name);
        return f;
    }

    private static double[] vector(Configuration c, String prefix, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = c.number(prefix + i);
        return x;
    }

    private static double[] logs(double[] x) {
        for (int i = 0; i < x.length; i++) x[i] = log10(x[i]);
        return x;
    }

    private static double branin(double x, double y) {
        return pow(y - 5.1 / (4 * PI * PI) * x * x + 5 * x / PI - 6, 2) + 10 * (1 - 1 / (8 * PI)) * cos(x) + 10;
    }

    private static double hartmann(double[] x, double[][] a, double[][] p) {
        double total = 0;
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) sum += a[i][j] * pow(x[j] - p[i][j], 2);
            total -= HC[i] * exp(-sum);
        }
        return total;
    }

    private static double ackley(double[] x) {
        double squares = 0;
        double waves = 0;
        for (double v : x) {
            squares += v * v;
            waves += cos(2 * PI * v);
        }
        return -20 * exp(-.2 * sqrt(squares / x.length)) - exp(waves / x.length) + 20 + Math.E;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) sum += 100 * pow(x[i + 1] - x[i] * x[i], 2) + pow(1 - x[i], 2);
        return sum;
    }

    private static double michalewicz(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum -= sin(x[i]) * pow(sin((i + 1) * x[i] * x[i] / PI), 20);
        return sum;
    }

    private static double hartmannMixed(Configuration c) {
        return hartmann(new double[]{c.number("x0"), c.number("x1"), c.number("i2") / 20, c.number("i3") / 20,
            H6_CHOICES.get(c.text("c4")), H6_CHOICES.get(c.text("c5"))}, H6A, H6P);
    }

    private static double svmLike(Configuration c) {
        double lc = log10(c.number("C"));
        String kernel = c.text("kernel");
        double base = .1 + switch (kernel) {
            case "rbf" -> 0.0;
            case "poly" -> .06;
            default -> .12;
        };
        if (kernel.equals("linear")) return base + .012 * (lc + 1) * (lc + 1);
        double lg = log10(c.number("gamma"));
        double value = base + .35 * (1 - exp(-pow(lc + lg + 1, 2) / 2.5)) + .010 * pow(lc - 1.5, 2);
        return kernel.equals("poly") ? value + .03 * Math.abs(c.number("degree") - 3) : value;
    }

    private static double mlpLike(Configuration c) {
        double u = log2(c.number("units"));
        double l = log10(c.number("lr"));
        double layers = c.number("layers");
        double epochs = c.number("epochs");
        double e = .05 + .004 * pow(u - 7.3, 2) + .02 * Math.abs(layers - 3);
        e += .03 * pow(l + 2.6 + .15 * (layers - 3) + .2 * log2(c.number("batch") / 64), 2);
        e += .25 * exp(-epochs / 25) + .0004 * Math.max(0, epochs - 90);
        e += .1 * pow(c.number("dropout") - Math.min(.6, .015 * u * layers), 2);
        return e + switch (c.text("act")) {
            case "relu" -> 0;
            case "tanh" -> .015;
            default -> .06;
        };
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
