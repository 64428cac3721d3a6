package sweetspot.model.tree;

import java.util.Arrays;

/// Tells quickly whether a feature has a cut that may be better than the best so far. Most features of a node have
/// none, and need no closer look.
///
/// The cuts are first added up into arrays, then compared in a loop without branches and divisions, which the compiler
/// turns into vector instructions. Not for several threads.
final class CutFilter {
    /// A little less than 1, by more than what rounding does.
    private static final double ALMOST = 1 - 1e-9;
    /// With fewer bins a look at each is as quick.
    private static final int FEW_BINS = 64;

    private final long[] slopeSums = new long[BoostedTreeGrower.MOST_BINS];
    private final long[] bendSums = new long[BoostedTreeGrower.MOST_BINS];
    private final double[] excesses = new double[BoostedTreeGrower.MOST_BINS];
    private final int leafRows;
    private final double l2;

    /// @param leafRows fewest rows of a leaf
    /// @param l2 added to the sum of second derivatives of each leaf
    CutFilter(int leafRows, double l2) {
        this.leafRows = leafRows;
        this.l2 = l2;
    }

    /// Tells whether a cut may have a score of more than the best.
    ///
    /// @param histogram the node's: per code the sums of both derivatives
    /// @param offset where the feature begins in it
    /// @param bins how many bins the feature has
    /// @param startSlopes what is on the left from the start, with `startBends`
    /// @param slopes sum over the node's rows, as `bends`
    /// @param score of the best, the sum over both sides of slope² / (bend + l2)
    /// @return false only if no cut has
    boolean mayExceed(long[] histogram, int offset, int bins, long startSlopes, long startBends, long slopes,
            long bends,
            Gradients gradients, double score) {
        if (bins < FEW_BINS) return true;
        add(histogram, offset, bins, startSlopes, startBends, slopeSums, bendSums);
        // Cuts with enough rows on both sides are neighbours.
        int from = first(bins, leafRows, gradients);
        int to = first(bins, gradients.count(bends) - leafRows + 1, gradients);
        if (from >= to) return false;
        // Everything in units of the derivatives.
        double slope = gradients.slope(1);
        double bend = gradients.bend(1);
        double bar = score * ALMOST / slope / slope * bend;
        if (!(bar < Double.MAX_VALUE)) return true;
        long mask = (1L << gradients.countShift) - 1;
        // From 0 on: loops that begin elsewhere are not made into vector instructions.
        compare(to, slopes, bends, mask, l2 / bend, bar, slopeSums, bendSums, excesses);
        Arrays.fill(excesses, 0, from, Double.NEGATIVE_INFINITY);
        return !(greatest(to, excesses) <= 0);
    }

    private static void add(long[] histogram, int offset, int bins, long startSlopes, long startBends, long[] slopeSums,
            long[] bendSums) {
        long slopeSum = startSlopes;
        long bendSum = startBends;
        for (int bin = 0; bin < bins; bin++) {
            slopeSum += histogram[offset + 2 * bin];
            bendSum += histogram[offset + 2 * bin + 1];
            slopeSums[bin] = slopeSum;
            bendSums[bin] = bendSum;
        }
    }

    /// The first bin that has at least so many rows up to its end.
    private int first(int bins, int rows, Gradients gradients) {
        int low = 0;
        int high = bins;
        while (low < high) {
            int middle = low + high >>> 1;
            if (gradients.count(bendSums[middle]) >= rows) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// By how much each cut's score exceeds the bar, times a positive number.
    private static void compare(int n, long slopes, long bends, long mask, double l2, double bar,
            long[] slopeSums, long[] bendSums, double[] excesses) {
        for (int t = 0; t < n; t++) {
            double leftBend = (double) (bendSums[t] & mask) + l2;
            double rightBend = (double) (bends - bendSums[t] & mask) + l2;
            double left = (double) slopeSums[t];
            double right = (double) (slopes - slopeSums[t]);
            excesses[t] = left * left * rightBend + right * right * leftBend - bar * (leftBend * rightBend);
        }
    }

    private static double greatest(int n, double[] excesses) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < n; t++) greatest = Math.max(greatest, excesses[t]);
        return greatest;
    }
}
