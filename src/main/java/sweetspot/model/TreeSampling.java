package sweetspot.model;

import java.util.Arrays;
import smile.math.MathEx;
import sweetspot.space.Configuration;

/// Which rows and how many features a tree of an ensemble may look at.
final class TreeSampling {
    private TreeSampling() {}

    /// Number of features a split may look at, from 1 to `features`; null, no limit, is all.
    static int features(Configuration c, int features) {
        String how = c.get("feature_sampling") == null ? "all" : c.text("feature_sampling");
        double wanted = switch (how) {
            case "all" -> features;
            case "sqrt" -> Math.sqrt(features);
            case "log2" -> Math.log(features) / Math.log(2) + 1;
            case "fraction" -> c.number("feature_fraction") * features;
            default -> throw new IllegalArgumentException("feature_sampling must be all, sqrt, log2 or fraction, not "
                    + how);
        };
        return Math.clamp((int) wanted, 1, features);
    }

    /// How often each row counts: drawn with replacement (a bootstrap sample, Efron 1979) if the share is 1, otherwise
    /// that share of the rows without replacement. Uses the thread's Smile generator.
    ///
    /// @param groups rows to draw from, each group by itself so that classes keep their shares
    /// @param weights how often a drawn row of a group counts
    static int[] draw(int[][] groups, int[] weights, int rows, double share) {
        int[] times = new int[rows];
        for (int g = 0; g < groups.length; g++) {
            int n = groups[g].length;
            if (share >= 1) {
                for (int i = 0; i < n; i++) times[groups[g][MathEx.randomInt(n)]] += weights[g];
            } else {
                int take = Math.clamp(Math.round(share * n), 1, n);
                int[] shuffled = MathEx.permutate(n);
                for (int i = 0; i < take; i++) times[groups[g][shuffled[i]]] = weights[g];
            }
        }
        return times;
    }

    /// The rows of each class.
    static int[][] byClass(TargetValues.Classes y) {
        int[] counts = y.counts();
        int[][] groups = new int[counts.length][];
        for (int c = 0; c < groups.length; c++) groups[c] = new int[counts[c]];
        int[] filled = new int[counts.length];
        for (int i = 0; i < y.size(); i++) groups[y.codes()[i]][filled[y.codes()[i]]++] = i;
        return groups;
    }

    /// All rows as one group.
    static int[][] together(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return new int[][] {all};
    }
}
