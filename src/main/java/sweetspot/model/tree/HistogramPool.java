package sweetspot.model.tree;

import java.util.ArrayDeque;
import java.util.Arrays;

/// Histograms for the nodes that are open, up to a limit of memory.
final class HistogramPool {
    private static final int FEWEST = 8;

    private final int length;
    private final int most;
    private final ArrayDeque<long[]> free = new ArrayDeque<>();
    private int lent;

    /// @param length numbers in a histogram
    /// @param memory bytes that all may take
    HistogramPool(int length, long memory) {
        this.length = length;
        this.most = Math.clamp(memory / (Long.BYTES * Math.max(1L, length)), FEWEST, Integer.MAX_VALUE);
    }

    /// Tells whether another may be kept for long.
    boolean hasRoom() {
        return lent < most;
    }

    /// An empty histogram.
    long[] lend() {
        lent++;
        if (free.isEmpty()) return new long[length];
        long[] histogram = free.pop();
        Arrays.fill(histogram, 0);
        return histogram;
    }

    void giveBack(long[] histogram) {
        lent--;
        free.push(histogram);
    }
}
