package sweetspot.model.tree;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws the rows that a tree of an ensemble sees, as a weight for each row: 0 for those that it does not.
public final class RowDraw {
    private RowDraw() {}

    /// Draws with replacement (a bootstrap sample, Efron 1979).
    ///
    /// @param base per row how much it counts each time that it is drawn
    /// @param share number of draws as a share of the rows; at least one row is drawn
    public static double[] withReplacement(double[] base, double share, RandomGenerator random) {
        int n = base.length;
        double[] weights = new double[n];
        for (long k = draws(n, share); k > 0; k--) {
            int row = random.nextInt(n);
            weights[row] += base[row];
        }
        return weights;
    }

    /// Draws without replacement; other parameters as for [#withReplacement].
    public static double[] withoutReplacement(double[] base, double share, RandomGenerator random) {
        int n = base.length;
        long left = draws(n, share);
        if (left >= n) return base;
        double[] weights = new double[n];
        // Each row in turn is taken with the chance that makes all samples equally likely.
        for (int i = 0; i < n && left > 0; i++) {
            if (random.nextInt(n - i) >= left) continue;
            weights[i] = base[i];
            left--;
        }
        return weights;
    }

    private static long draws(int rows, double share) {
        return Math.clamp(Math.round(share * rows), 1, rows);
    }

    /// Every row once.
    public static double[] all(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return weights;
    }
}
