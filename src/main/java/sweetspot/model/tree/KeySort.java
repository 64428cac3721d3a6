package sweetspot.model.tree;

/// Sorts a node's rows by a feature's codes. A key holds the code in its upper, the row's place in the node in its lower
/// 16 bits. Few keys are inserted one by one; more are sorted by the bytes of the code.
final class KeySort {
    /// Most keys.
    static final int MOST = 1 << 16;
    static final int CODE_SHIFT = 16;
    static final int PLACE_MASK = MOST - 1;

    private static final int FEW = 48;
    private static final int BYTE = 256;

    private final int[] other;
    private final int[] low = new int[BYTE];
    private final int[] high = new int[BYTE];

    KeySort(int rows) {
        other = new int[Math.min(rows, MOST)];
    }

    /// Sorts the first `n` keys ascending; equal codes keep their order.
    void sort(int[] keys, int n, int codeCount) {
        if (n <= FEW) insert(keys, n);
        else if (codeCount <= BYTE) {
            count(keys, n);
            scatter(keys, other, n, low, CODE_SHIFT);
            System.arraycopy(other, 0, keys, 0, n);
        } else {
            count(keys, n);
            scatter(keys, other, n, low, CODE_SHIFT);
            scatter(other, keys, n, high, CODE_SHIFT + 8);
        }
    }

    private static void insert(int[] keys, int n) {
        for (int i = 1; i < n; i++) {
            int key = keys[i];
            int at = i - 1;
            while (at >= 0 && keys[at] > key) {
                keys[at + 1] = keys[at];
                at--;
            }
            keys[at + 1] = key;
        }
    }

    private void count(int[] keys, int n) {
        java.util.Arrays.fill(low, 0);
        java.util.Arrays.fill(high, 0);
        for (int i = 0; i < n; i++) {
            low[keys[i] >>> CODE_SHIFT & 255]++;
            high[keys[i] >>> CODE_SHIFT + 8]++;
        }
        int lowSum = 0;
        int highSum = 0;
        for (int b = 0; b < BYTE; b++) {
            int lows = low[b];
            low[b] = lowSum;
            lowSum += lows;
            int highs = high[b];
            high[b] = highSum;
            highSum += highs;
        }
    }

    private static void scatter(int[] from, int[] to, int n, int[] starts, int shift) {
        for (int i = 0; i < n; i++) to[starts[from[i] >>> shift & 255]++] = from[i];
    }
}
