package sweetspot.search.forest;

/// One randomized regression tree, grown by a [TreeGrower]: answers for any point with the mean and the variance of the
/// observations in the point's leaf. Immutable.
///
/// A node sends the points whose coordinate lies in [low, high) to its left child; the right one is next to it.
/// A leaf keeps its mean and its variance in place of the two bounds.
final class RandomizedTree {
    private final int[] feature;
    private final int[] left;
    private final double[] low;
    private final double[] high;

    /// @param feature by node, which coordinate is looked at
    /// @param left by node, its left child; 0 = it is a leaf
    /// @param low by node, where the left child's interval begins; a leaf's mean
    /// @param high by node, where it ends; a leaf's variance
    RandomizedTree(int[] feature, int[] left, double[] low, double[] high) {
        this.feature = feature;
        this.left = left;
        this.low = low;
        this.high = high;
    }

    /// The leaf that a point falls into.
    private int leafOf(double[] point) {
        int node = 0;
        for (int child = left[0]; child != 0; child = left[node]) {
            double u = point[feature[node]];
            // Both comparisons are made and added up, because a jump that depends on them is rarely foreseen.
            int right = (u < low[node] ? 1 : 0) | (u >= high[node] ? 1 : 0);
            node = child + right;
        }
        return node;
    }

    /// Adds what the tree says about some points: its mean, the mean's square, and the variance in the leaf.
    ///
    /// @param points as [TreeGrower#readable] gives them
    void add(double[][] points, double[] means, double[] squares, double[] variances) {
        for (int i = 0; i < points.length; i++) {
            int leaf = leafOf(points[i]);
            double mean = low[leaf];
            means[i] += mean;
            squares[i] += mean * mean;
            variances[i] += high[leaf];
        }
    }
}
