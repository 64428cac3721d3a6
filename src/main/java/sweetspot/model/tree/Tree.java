package sweetspot.model.tree;

import java.util.Arrays;

/// A binary tree in flat arrays. A row goes left if its feature is at most the threshold; if it is missing, where the
/// training rows taught. Immutable.
public final class Tree {
    private static final int FEATURE_MASK = (1 << 30) - 1;
    private static final int MISSING_LEFT = 1 << 30;
    private static final int TOGETHER = 32;
    private static final int LARGE = 1 << 16;

    /// Two a node: the bits of the threshold; the feature (upper half, negative for a leaf) with the left child, which
    /// the right one follows, or the number of the leaf's values.
    private final long[] nodes;
    private final double[] values;
    private final int width;

    private Tree(long[] nodes, double[] values, int width) {
        this.nodes = nodes;
        this.values = values;
        this.width = width;
    }

    /// Number of nodes, leaves included.
    public int size() {
        return nodes.length / 2;
    }

    /// Number of values in a leaf.
    public int width() {
        return width;
    }

    /// Number of leaves.
    public int leaves() {
        return (size() + 1) / 2;
    }

    /// Most splits from the root to a leaf.
    public int depth() {
        int[] depths = new int[size()];
        int deepest = 0;
        // Children stand behind their parents.
        for (int node = 0; node < depths.length; node++) {
            int feature = feature(node);
            deepest = Math.max(deepest, depths[node]);
            if (feature >= 0) Arrays.fill(depths, left(node), left(node) + 2, depths[node] + 1);
        }
        return deepest;
    }

    /// The feature that a node asks for; negative for a leaf.
    public int feature(int node) {
        int feature = (int) (nodes[2 * node + 1] >> 32);
        return feature < 0 ? -1 : feature & FEATURE_MASK;
    }

    /// The threshold of a node that is no leaf.
    public double threshold(int node) {
        return Double.longBitsToDouble(nodes[2 * node]);
    }

    /// The left child of a node that is no leaf; the right one is the next.
    public int left(int node) {
        return (int) nodes[2 * node + 1];
    }

    /// Position in [#value] where the values of a row's leaf begin.
    int find(double[] row) {
        int at = 0;
        while (true) {
            long link = nodes[at + 1];
            if (link < 0) return (int) link * width;
            int feature = (int) (link >>> 32);
            double x = row[feature & FEATURE_MASK];
            boolean left = x <= Double.longBitsToDouble(nodes[at])
                    || Double.isNaN(x) && (feature & MISSING_LEFT) != 0;
            at = 2 * ((int) link + (left ? 0 : 1));
        }
    }

    double value(int at) {
        return values[at];
    }

    /// Adds the values of the rows' leaves.
    ///
    /// @param sums one line of [#width()] sums a row
    public void addTo(double[][] x, int from, int to, double[][] sums) {
        int[] at = new int[TOGETHER];
        for (int first = from; first < to; first += TOGETHER) {
            int n = Math.min(TOGETHER, to - first);
            find(x, first, n, at);
            for (int i = 0; i < n; i++) {
                double[] sum = sums[first + i];
                for (int k = 0; k < width; k++) sum[k] += values[at[i] + k];
            }
        }
    }

    /// Adds the value of the rows' leaves, of a tree of one value a leaf.
    public void addTo(double[][] x, int from, int to, double[] sums) {
        int[] at = new int[TOGETHER];
        for (int first = from; first < to; first += TOGETHER) {
            int n = Math.min(TOGETHER, to - first);
            find(x, first, n, at);
            for (int i = 0; i < n; i++) sums[first + i] += values[at[i]];
        }
    }

    /// As [#find(double[])] for some rows. In a tree too large to be at hand they go down side by side: while memory is
    /// asked for one, the others go on.
    private void find(double[][] x, int from, int n, int[] at) {
        if (nodes.length < LARGE) {
            for (int i = 0; i < n; i++) at[i] = find(x[from + i]);
            return;
        }
        Arrays.fill(at, 0, n, 0);
        for (boolean open = true; open;) {
            open = false;
            for (int i = 0; i < n; i++) {
                int node = at[i];
                long link = nodes[node + 1];
                if (link < 0) continue;
                open = true;
                int feature = (int) (link >>> 32);
                double value = x[from + i][feature & FEATURE_MASK];
                boolean left = value <= Double.longBitsToDouble(nodes[node])
                        || Double.isNaN(value) && (feature & MISSING_LEFT) != 0;
                at[i] = 2 * ((int) link + (left ? 0 : 1));
            }
        }
        for (int i = 0; i < n; i++) at[i] = (int) nodes[at[i] + 1] * width;
    }

    /// A tree in the making.
    static final class Builder {
        private final int width;
        private long[] nodes = new long[64];
        private double[] values;
        private int size = 1;
        private int leaves;

        /// @param width number of values in a leaf
        Builder(int width) {
            this.width = width;
            this.values = new double[16 * width];
        }

        /// Makes a node ask.
        ///
        /// @return its left child; the right one is the next
        int split(int node, int feature, double threshold, boolean missingLeft) {
            int left = size;
            size += 2;
            if (2 * size > nodes.length) nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            nodes[2 * node] = Double.doubleToRawLongBits(threshold);
            nodes[2 * node + 1] = (long) (missingLeft ? feature | MISSING_LEFT : feature) << 32 | left;
            return left;
        }

        /// Adds values for leaves.
        ///
        /// @return their number
        int values(double... leaf) {
            if ((leaves + 1) * width > values.length) values = Arrays.copyOf(values, 2 * values.length);
            System.arraycopy(leaf, 0, values, leaves * width, width);
            return leaves++;
        }

        /// Makes a node a leaf.
        ///
        /// @param number which values it has
        void leaf(int node, int number) {
            nodes[2 * node + 1] = -1L << 32 | number;
        }

        Tree build() {
            return new Tree(Arrays.copyOf(nodes, 2 * size), Arrays.copyOf(values, leaves * width), width);
        }
    }
}
