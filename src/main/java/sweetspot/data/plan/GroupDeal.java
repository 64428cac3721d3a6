package sweetspot.data.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Deals whole groups of rows to bins, such as folds, so that the bins get rows in given shares.
///
/// Both ways are those of scikit-learn's `GroupKFold` and `StratifiedGroupKFold` (1.2), for shares that need not be
/// equal, so that the sealed test is dealt like a fold. The first is "longest processing time first" (Graham 1969).
final class GroupDeal {
    private GroupDeal() {}

    /// The largest group first, each to the bin that is the emptiest for its share.
    ///
    /// @param sizes rows of each group; of equal ones the first is dealt first
    /// @param shares of the bins, positive
    /// @return the bin of each group
    static int[] bySize(int[] sizes, double[] shares) {
        return bySize(sizes, shares, true);
    }

    /// @param sorted whether the largest group is dealt first; else they are dealt in the given order, so that another
    ///     order gives other bins, a little less even
    static int[] bySize(int[] sizes, double[] shares, boolean sorted) {
        int[] bins = new int[sizes.length];
        long[] rows = new long[shares.length];
        for (int g : order(sizes.length, g -> sorted ? -sizes[g] : 0)) {
            int best = 0;
            for (int b = 1; b < rows.length; b++) {
                // Ahead of the group: equal shares then give the emptiest bin, and unequal ones their due.
                if ((rows[b] + sizes[g]) / shares[b] < (rows[best] + sizes[g]) / shares[best]) best = b;
            }
            bins[g] = best;
            rows[best] += sizes[g];
        }
        return bins;
    }

    /// The group with the most uneven strata first, each to the bin that keeps the strata's shares of all bins the most
    /// even: the least standard deviation over the bins, averaged over the strata; if that is a draw, to the emptiest.
    ///
    /// @param counts rows of each group in each stratum
    /// @param shares of the bins, positive
    /// @return the bin of each group
    static int[] stratified(int[][] counts, double[] shares) {
        return stratified(counts, shares, true);
    }

    /// @param sorted whether the group with the most uneven strata is dealt first; else they are dealt in the given order
    static int[] stratified(int[][] counts, double[] shares, boolean sorted) {
        int strata = counts.length == 0 ? 0 : counts[0].length;
        double[] total = new double[strata];
        for (int[] group : counts) for (int s = 0; s < strata; s++) total[s] += group[s];
        double mean = 1.0 / shares.length;
        double sum = Arrays.stream(shares).sum();
        int[][] filled = new int[shares.length][strata];
        long[] rows = new long[shares.length];
        double[] spread = new double[strata];
        int[] bins = new int[counts.length];
        for (int g : order(counts.length, g -> sorted ? -deviation(counts[g]) : 0)) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int b = 0; b < shares.length; b++) {
                double all = 0;
                for (int s = 0; s < strata; s++) {
                    if (total[s] == 0) continue;
                    all += counts[g][s] == 0 ? spread[s]
                            : spread(filled, s, b, counts[g][s], total[s], shares, mean * sum);
                }
                all /= strata;
                boolean draw = Math.abs(all - least) <= 1e-8 + 1e-5 * Math.abs(least);
                if (best < 0 || all < least || draw && rows[b] / shares[b] < rows[best] / shares[best]) {
                    best = b;
                    least = all;
                }
            }
            for (int s = 0; s < strata; s++) {
                if (counts[g][s] == 0) continue;
                filled[best][s] += counts[g][s];
                rows[best] += counts[g][s];
                spread[s] = spread(filled, s, 0, 0, total[s], shares, mean * sum);
            }
            bins[g] = best;
        }
        return bins;
    }

    /// Standard deviation over the bins of a stratum's rows, by what is due to each bin.
    private static double spread(int[][] filled, int s, int bin, int more, double total, double[] shares, double due) {
        int n = shares.length;
        double mean = 0;
        for (int b = 0; b < n; b++) mean += part(filled, s, b, bin, more, total, shares, due) / n;
        double squares = 0;
        for (int b = 0; b < n; b++) {
            double d = part(filled, s, b, bin, more, total, shares, due) - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / n);
    }

    private static double part(int[][] filled, int s, int b, int bin, int more, double total, double[] shares,
            double due) {
        return (filled[b][s] + (b == bin ? more : 0)) / total * (due / shares[b]);
    }

    private static double deviation(int[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        return Math.sqrt(Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).average().orElse(0));
    }

    /// Moves a group into each empty bin, the smallest of the bin with the most groups: balance of strata alone may leave
    /// a bin without rows. There must be at least as many groups as bins.
    static void fillEmpty(int[] bins, int[] sizes, int count) {
        int[] groups = new int[count];
        for (int b : bins) groups[b]++;
        for (int b = 0; b < count; b++) {
            if (groups[b] > 0) continue;
            int from = IntStream.range(0, count).boxed().max(Comparator.comparingInt(i -> groups[i])).orElseThrow();
            int moved = IntStream.range(0, bins.length).filter(g -> bins[g] == from).boxed()
                    .min(Comparator.comparingInt(g -> sizes[g])).orElseThrow();
            bins[moved] = b;
            groups[from]--;
            groups[b]++;
        }
    }

    private static int[] order(int count, java.util.function.IntToDoubleFunction key) {
        double[] keys = IntStream.range(0, count).mapToDouble(key).toArray();
        return IntStream.range(0, count).boxed().sorted(Comparator.comparingDouble(g -> keys[g]))
                .mapToInt(Integer::intValue).toArray();
    }
}
