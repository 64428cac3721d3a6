package sweetspot.model.family;

import java.util.List;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.Prediction;
import sweetspot.model.tree.Tree;

/// Predicts by the mean of what trees say.
final class ForestModel {
    /// Rows that go through a tree at a time: few enough that their sums stay at hand.
    private static final int BLOCK = 1024;

    private ForestModel() {}

    /// @param trees trees with the shares of classes
    static FittedModel classifier(List<Tree> trees) {
        return (rows, context) -> {
            double[][] scores = new double[rows.length][trees.getFirst().width()];
            forBlocks(trees, rows.length, context, (tree, from, to) -> tree.addTo(rows, from, to, scores));
            for (double[] row : scores) for (int k = 0; k < row.length; k++) row[k] /= trees.size();
            return SmileFamily.byScores(scores, true);
        };
    }

    /// @param trees trees with one number a leaf
    static FittedModel regression(List<Tree> trees) {
        return (rows, context) -> {
            double[] values = new double[rows.length];
            forBlocks(trees, rows.length, context, (tree, from, to) -> tree.addTo(rows, from, to, values));
            for (int i = 0; i < values.length; i++) values[i] /= trees.size();
            return new Prediction.Numbers(values);
        };
    }

    private interface Block {
        void add(Tree tree, int from, int to);
    }

    /// Trees one after the other over many rows, so that a large tree stays at hand.
    private static void forBlocks(List<Tree> trees, int rows, FitContext context, Block block) {
        context.check();
        for (Tree tree : trees) {
            for (int from = 0; from < rows; from += BLOCK) {
                if (from % (16 * BLOCK) == 0) context.check();
                block.add(tree, from, Math.min(rows, from + BLOCK));
            }
        }
    }
}
