package sweetspot.search;

import java.util.random.RandomGenerator;

/// A forest of randomized regression trees that says what it expects at a point and how sure it is.
///
/// Each tree has a sample of the observations, half of them drawn with replacement, and random cuts. Mean and variance are those of a draw from a
/// randomly chosen tree's leaf: the variance is that of the trees' means plus the mean of their leaves' variances
/// (Hutter, Xu, Hoos and Leyton-Brown, "Algorithm runtime prediction", Artificial Intelligence 2014, section 4.3.2).
final class RegressionForest {
    /// Most observations that one tree learns from, which bounds the cost; each tree has others.
    private static final int MOST_ROWS = 400;

    private final RegressionTree[] trees;

    /// @param points observations; the first, being the best, matter most
    /// @param trees number of trees
    /// @param leaf fewest observations in a leaf
    RegressionForest(SpaceStructure structure, double[][] points, double[] targets, int trees, int leaf,
                     RandomGenerator random) {
        boolean[] categorical = new boolean[structure.size()];
        for (int i = 0; i < categorical.length; i++) categorical[i] = structure.dimension(i).isCategorical();
        int[] features = structure.varying();
        double[][] columns = RegressionTree.columns(points, structure.size());
        this.trees = new RegressionTree[trees];
        for (int t = 0; t < trees; t++) {
            int[] rows = sample(points.length, random);
            this.trees[t] = new RegressionTree(columns, targets, features, categorical, rows, leaf, random);
        }
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

    /// What is expected at a point.
    ///
    /// @param variance of the target, of an observation like those seen
    record Prediction(double mean, double variance) {}

    Prediction predict(double[] point) {
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (RegressionTree tree : trees) {
            int leaf = tree.leafOf(point);
            double m = tree.mean(leaf);
            sum += m;
            squares += m * m;
            within += tree.variance(leaf);
        }
        int n = trees.length;
        double mean = sum / n;
        return new Prediction(mean, Math.max(0, squares / n - mean * mean) + within / n);
    }
}
