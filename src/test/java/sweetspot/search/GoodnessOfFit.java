package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Tests of samples against distributions, at about one in ten thousand: with fixed seeds a failure is no accident.
public final class GoodnessOfFit {
    private GoodnessOfFit() {}

    /// Kolmogorov–Smirnov: numbers against a continuous distribution function.
    public static void assertFollows(DoubleUnaryOperator distribution, double[] sample, String what) {
        double[] x = sample.clone();
        Arrays.sort(x);
        double distance = 0;
        for (int i = 0; i < x.length; i++) {
            double p = distribution.applyAsDouble(x[i]);
            distance = Math.max(distance, Math.max(p - (double) i / x.length, (i + 1.0) / x.length - p));
        }
        assertTrue(distance < 2.2 / Math.sqrt(x.length), what + ": distance " + distance + " of " + x.length);
    }

    /// Pearson's chi-square: counts against probabilities; few expected counts should be below five.
    public static void assertFollows(double[] probabilities, int[] counts, String what) {
        double n = Arrays.stream(counts).sum();
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = n * probabilities[i];
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        // Wilson and Hilferty's approximation of the quantile.
        double free = counts.length - 1;
        double root = 1 - 2 / (9 * free) + 3.72 * Math.sqrt(2 / (9 * free));
        double most = free * root * root * root;
        assertTrue(chiSquare < most,
                what + ": chi-square " + chiSquare + ", at most " + most + ", " + Arrays.toString(counts));
    }
}
