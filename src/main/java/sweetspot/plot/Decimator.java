package sweetspot.plot;

import java.util.Arrays;

/// Leaves out what could not be seen, so that the cost of a picture depends on its pixels, not on its data.
public final class Decimator {
    private Decimator() {}

    /// Shortens a line, ascending in x, to at most four points per column of `column` pixels: the first, the lowest,
    /// the highest and the last, in their order. Drawn at that resolution the line looks the same.
    ///
    /// @param xs pixels; the first `count` are read, and overwritten with the result
    /// @param ys likewise
    /// @return number of points that remain
    public static int line(double[] xs, double[] ys, int count, double column) {
        int out = 0;
        for (int from = 0; from < count;) {
            double edge = Math.floor(xs[from] / column);
            int low = from;
            int high = from;
            int to = from;
            while (to < count && Math.floor(xs[to] / column) == edge) {
                if (ys[to] < ys[low]) low = to;
                if (ys[to] > ys[high]) high = to;
                to++;
            }
            int[] keep = {from, Math.min(low, high), Math.max(low, high), to - 1};
            for (int k = 0; k < 4; k++) {
                if (k > 0 && keep[k] == keep[k - 1]) continue;
                // Writing never overtakes reading: out <= keep[k].
                xs[out] = xs[keep[k]];
                ys[out++] = ys[keep[k]];
            }
            from = to;
        }
        return out;
    }

    /// Thins marks to at most one per square cell of `cell` pixels; of several the last stays.
    ///
    /// @param xs pixels; the first `count` are read
    /// @param ys likewise
    /// @return positions of the marks that stay, ascending
    public static int[] marks(double[] xs, double[] ys, int count, double cell) {
        CellSet seen = new CellSet(count);
        int[] kept = new int[count];
        int at = count;
        for (int i = count - 1; i >= 0; i--) {
            if (seen.add((int) Math.floor(xs[i] / cell), (int) Math.floor(ys[i] / cell))) kept[--at] = i;
        }
        return Arrays.copyOfRange(kept, at, count);
    }

    /// An open-addressing set of cells; a `HashSet` of boxed numbers costs ten times as much.
    private static final class CellSet {
        private final long[] slots;
        private final int mask;

        CellSet(int expected) {
            int size = Integer.highestOneBit(Math.max(16, expected * 2)) << 1;
            slots = new long[size];
            mask = size - 1;
        }

        boolean add(int column, int row) {
            long key = ((long) column << 32 | row & 0xffffffffL) ^ Long.MIN_VALUE;
            long stored = key == 0 ? 1 : key;
            long h = stored * 0x9E3779B97F4A7C15L;
            for (int i = (int) (h >>> 32) & mask;; i = i + 1 & mask) {
                if (slots[i] == stored) return false;
                if (slots[i] == 0) {
                    slots[i] = stored;
                    return true;
                }
            }
        }
    }
}
