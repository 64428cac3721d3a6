package sweetspot.model.tree;

import java.util.List;

/// A boosted model: for each output the sum of what its trees say. Immutable.
public final class BoostedTrees {
    private final List<List<Tree>> trees;
    private final Loss loss;

    /// @param trees per output
    BoostedTrees(List<List<Tree>> trees, Loss loss) {
        this.trees = trees;
        this.loss = loss;
    }

    /// Number of trees for each output.
    public int rounds() {
        return trees.getFirst().size();
    }

    /// Predicts some rows: per row one number, or the classes' probabilities.
    public double[][] predict(double[][] x, int from, int to) {
        double[][] outputs = new double[trees.size()][to - from];
        double[][] rows = java.util.Arrays.copyOfRange(x, from, to);
        for (int k = 0; k < outputs.length; k++) {
            java.util.Arrays.fill(outputs[k], loss.start(k));
            for (Tree tree : trees.get(k)) tree.addTo(rows, 0, rows.length, outputs[k]);
        }
        double[][] predicted = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] row = new double[outputs.length];
            for (int k = 0; k < row.length; k++) row[k] = outputs[k][i];
            predicted[i] = loss.predict(row);
        }
        return predicted;
    }
}
