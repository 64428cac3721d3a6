package sweetspot.search.gp;

import java.util.Arrays;
import smile.math.special.Erf;

/// Turns losses into targets that a Gaussian process can model: the worse half is replaced by what its ranks would
/// be under a normal distribution, so that a few terrible trials do not flatten all others; then the whole is
/// standardized (the half-rank warping of Song et al. 2024, "The Vizier Gaussian Process Bandit Algorithm").
public final class OutputWarp {
    private final double[] targets;
    private final double scale;

    /// @param losses finite values, at least one; lower is better
    public OutputWarp(double[] losses) {
        int n = losses.length;
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double median = sorted[(n - 1) / 2];
        // Deviation of the better half, as if mirrored at the median; of all values where it is nil.
        double sum = 0;
        int good = 0;
        for (double v : losses) {
            if (v <= median) {
                sum += (v - median) * (v - median);
                good++;
            }
        }
        double deviation = Math.sqrt(sum / good);
        if (!(deviation > 0)) deviation = Math.max(sorted[n - 1] - sorted[0], Double.MIN_NORMAL);
        double[] warped = new double[n];
        for (int i = 0; i < n; i++) {
            if (losses[i] <= median) {
                warped[i] = losses[i];
            } else {
                int below = lowerBound(sorted, losses[i]);
                int through = upperBound(sorted, losses[i]);
                double rank = (below + through) / 2.0;
                double quantile = Math.clamp(rank / n, 0.5, 1 - 0.25 / n);
                warped[i] = median + deviation * Math.sqrt(2) * Erf.inverf(2 * quantile - 1);
            }
        }
        double mean = Arrays.stream(warped).average().orElse(0);
        double square = 0;
        for (double v : warped) square += (v - mean) * (v - mean);
        double s = Math.sqrt(square / n);
        this.scale = s > 0 ? s : 1;
        for (int i = 0; i < n; i++) warped[i] = (warped[i] - mean) / scale;
        this.targets = warped;
    }

    /// The warped losses, mean 0, variance 1 (all 0 if the losses are equal).
    public double[] targets() {
        return targets.clone();
    }

    /// Units of a loss in one unit of a target, near the good end.
    public double scale() {
        return scale;
    }

    private static int lowerBound(double[] sorted, double v) {
        int at = Arrays.binarySearch(sorted, v);
        while (at > 0 && sorted[at - 1] == v) at--;
        return at;
    }

    private static int upperBound(double[] sorted, double v) {
        int at = Arrays.binarySearch(sorted, v);
        while (at < sorted.length && sorted[at] == v) at++;
        return at;
    }
}
