package sweetspot.analysis;

import java.util.Arrays;

/// A kernel density estimate of positions on a track from 0 to 1.
///
/// Gaussian kernel with Silverman's bandwidth ("Density estimation for statistics and data analysis", 1986, eq. 3.31),
/// cut at the lowest and the highest position, so that it does not suggest trials where none were. The positions are
/// binned first: its cost hardly grows with their number.
public final class Density {
    /// Number of cells of the track.
    public static final int CELLS = 160;
    private static final double NARROWEST = 0.012;

    private final double[] heights;
    private final double low;
    private final double high;

    private Density(double[] heights, double low, double high) {
        this.heights = heights;
        this.low = low;
        this.high = high;
    }

    /// The density of positions; those that are not from 0 to 1 are left out. Empty below 3 positions.
    public static java.util.Optional<Density> of(double[] positions) {
        double[] sorted = Arrays.stream(positions).filter(x -> x >= 0 && x <= 1).sorted().toArray();
        if (sorted.length < 3) return java.util.Optional.empty();
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double[] counts = new double[CELLS];
        for (double x : sorted) counts[Math.min(CELLS - 1, (int) (x * CELLS))]++;
        double h = bandwidth(sorted);
        double[] heights = new double[CELLS];
        double top = 0;
        for (int i = 0; i < CELLS; i++) {
            double at = (i + 0.5) / CELLS;
            if (at < low - 1.0 / CELLS || at > high + 1.0 / CELLS) continue;
            for (int j = 0; j < CELLS; j++) {
                if (counts[j] == 0) continue;
                double x = (j + 0.5) / CELLS;
                heights[i] += counts[j] * kernel(at - x, h);
            }
            top = Math.max(top, heights[i]);
        }
        for (int i = 0; i < CELLS; i++) heights[i] /= top;
        return java.util.Optional.of(new Density(heights, low, high));
    }

    private static double bandwidth(double[] sorted) {
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double variance = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum() / (n - 1);
        double quartiles = (sorted[n * 3 / 4] - sorted[n / 4]) / 1.34;
        double spread = quartiles > 0 ? Math.min(Math.sqrt(variance), quartiles) : Math.sqrt(variance);
        return Math.max(NARROWEST, 0.9 * spread * Math.pow(n, -0.2));
    }

    private static double kernel(double distance, double h) {
        double z = distance / h;
        return Math.exp(-0.5 * z * z);
    }

    /// Height in a cell, 1 at the highest.
    public double height(int cell) {
        return heights[cell];
    }

    /// Lowest position.
    public double low() {
        return low;
    }

    /// Highest position.
    public double high() {
        return high;
    }
}
