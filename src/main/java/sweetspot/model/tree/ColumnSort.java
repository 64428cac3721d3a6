package sweetspot.model.tree;

import java.util.Arrays;

/// Sorts rows by the values of a column: a radix sort by the bits of the numbers, eleven at a time from the last.
final class ColumnSort {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = Math.ceilDiv(64, BITS);

    private final long[] keys;
    private final long[] otherKeys;
    private final int[] otherRows;

    /// @param rows number of rows of each column
    ColumnSort(int rows) {
        keys = new long[rows];
        otherKeys = new long[rows];
        otherRows = new int[rows];
    }

    /// The rows in ascending order of their values; equal ones in their order, NaN last.
    int[] order(double[] values) {
        int n = values.length;
        int[][] counts = new int[PASSES][BUCKETS];
        for (int i = 0; i < n; i++) {
            long key = key(values[i]);
            keys[i] = key;
            for (int p = 0; p < PASSES; p++) counts[p][digit(key, p)]++;
        }
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i);
        int[] toRows = otherRows;
        long[] from = keys;
        long[] to = otherKeys;
        int[] fromRows = rows;
        for (int p = 0; p < PASSES; p++) {
            int[] starts = counts[p];
            if (n == 0 || starts[digit(from[0], p)] == n) continue;
            int sum = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int count = starts[b];
                starts[b] = sum;
                sum += count;
            }
            for (int i = 0; i < n; i++) {
                int at = starts[digit(from[i], p)]++;
                to[at] = from[i];
                toRows[at] = fromRows[i];
            }
            long[] keysBefore = from;
            from = to;
            to = keysBefore;
            int[] rowsBefore = fromRows;
            fromRows = toRows;
            toRows = rowsBefore;
        }
        return fromRows == rows ? rows : Arrays.copyOf(fromRows, n);
    }

    private static int digit(long key, int pass) {
        return (int) (key >>> pass * BITS) & BUCKETS - 1;
    }

    /// A number's place in the order as an unsigned integer.
    private static long key(double value) {
        if (Double.isNaN(value)) return -1;
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }
}
