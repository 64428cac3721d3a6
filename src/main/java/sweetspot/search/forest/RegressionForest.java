package sweetspot.search.forest;

import java.util.random.RandomGenerator;
import sweetspot.search.SpaceStructure;

/// A forest of randomized regression trees that says what it expects at a point and how sure it is.
///
/// Each tree has a sample of the observations, half of them drawn with replacement, and random cuts. Mean and
/// variance are those of a draw from a randomly chosen tree's leaf: the variance is that of the trees' means plus the
/// mean of their leaves' variances (Hutter, Xu, Hoos and Leyton-Brown, "Algorithm runtime prediction", Artificial
/// Intelligence 2014, section 4.3.2).
final class RegressionForest {
    /// Most observations that one tree learns from, which bounds the cost; each tree has others.
    private static final int MOST_ROWS = 256;

    private final RandomizedTree[] trees;

    /// @param points observations; the first, being the best, matter most
    /// @param trees number of trees
    /// @param leaf fewest observations in a leaf
    RegressionForest(SpaceStructure structure, double[][] points, double[] targets, int trees, int leaf,
                     RandomGenerator random) {
        boolean[] categorical = new boolean[structure.size()];
        for (int i = 0; i < categorical.length; i++) categorical[i] = structure.dimension(i).isCategorical();
        double[][] read = new double[points.length][];
        for (int i = 0; i < read.length; i++) read[i] = TreeGrower.readable(points[i]);
        TreeGrower grower = new TreeGrower(read, targets, structure.varying(), categorical, leaf,
                Math.min(points.length, MOST_ROWS));
        this.trees = new RandomizedTree[trees];
        for (int t = 0; t < trees; t++) this.trees[t] = grower.grow(sample(points.length, random), random);
    }

    /// The rows a tree learns from. Half are drawn with replacement; of many, the first are kept and others drawn.
    private static int[] sample(int n, RandomGenerator random) {
        int[] rows = new int[Math.min(n, MOST_ROWS)];
        for (int i = 0; i < rows.length; i++) {
            boolean kept = n > MOST_ROWS ? i < MOST_ROWS / 3 : random.nextBoolean();
            rows[i] = kept ? i : random.nextInt(n);
        }
        return rows;
    }

    /// The predictions at some points, point by point.
    ///
    /// @param variances of the target, of an observation like those seen
    record Predictions(double[] means, double[] variances) {}

    /// Predicts the loss at some points; asking for many at once is cheaper.
    Predictions predict(double[]... points) {
        int n = points.length;
        double[][] read = new double[n][];
        for (int i = 0; i < n; i++) read[i] = TreeGrower.readable(points[i]);
        double[] means = new double[n];
        double[] squares = new double[n];
        double[] variances = new double[n];
        for (RandomizedTree tree : trees) tree.add(read, means, squares, variances);
        for (int i = 0; i < n; i++) {
            means[i] /= trees.length;
            double between = Math.max(0, squares[i] / trees.length - means[i] * means[i]);
            variances[i] = between + variances[i] / trees.length;
        }
        return new Predictions(means, variances);
    }
}
