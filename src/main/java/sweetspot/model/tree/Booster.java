package sweetspot.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Gradient boosting of trees (Friedman 2001), round by round: squared error for numbers, log loss for classes. Not for
/// several threads.
public final class Booster {

    /// The settings of boosting.
    ///
    /// @param rate what each tree's values are multiplied by
    /// @param limits how far each tree may grow
    /// @param l2 penalty on leaves' values, added to their sum of second derivatives; at least 0
    /// @param candidates number of features looked at for a split, drawn anew for each
    /// @param rowShare share of the rows that each round sees, drawn anew without replacement
    public record Settings(double rate, TreeLimits limits, double l2, int candidates, double rowShare) {}

    private final double[][] x;
    private final Settings settings;
    private final double[] weights;
    private final Loss loss;
    private final RandomGenerator random;
    private final BoostedTreeGrower grower;
    private final Gradients gradients;
    private final double[][] sums;
    private final double[] first;
    private final double[] second;
    private final List<List<Tree>> trees = new ArrayList<>();

    private Booster(double[][] x, BinnedRows bins, Settings settings, double[] weights, Loss loss, long seed) {
        this.x = x;
        this.settings = settings;
        this.weights = weights;
        this.loss = loss;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.grower = new BoostedTreeGrower(bins, settings.limits, settings.l2, settings.candidates);
        this.gradients = new Gradients(x.length);
        this.sums = new double[loss.outputs()][x.length];
        this.first = new double[x.length];
        this.second = new double[x.length];
        for (int k = 0; k < sums.length; k++) {
            trees.add(new ArrayList<>());
            java.util.Arrays.fill(sums[k], loss.start(k));
        }
    }

    /// Begins a model of numbers, each row counting once.
    ///
    /// @param bins the rows in bins of [BinCache#coarse]
    public static Booster ofNumbers(double[][] x, BinnedRows bins, double[] targets, Settings settings, long seed) {
        return ofNumbers(x, bins, targets, RowDraw.all(x.length), settings, seed);
    }

    /// Begins a model of numbers.
    ///
    /// @param bins the rows in bins of [BinCache#coarse]
    /// @param weights per row how much it counts, above 0
    public static Booster ofNumbers(double[][] x, BinnedRows bins, double[] targets, double[] weights,
            Settings settings, long seed) {
        return new Booster(x, bins, settings, weights, new SquaredLoss(targets, weights), seed);
    }

    /// Begins a model of classes.
    ///
    /// @param bins the rows in bins of [BinCache#coarse]
    /// @param labels per row its class, from 0; each class has a row
    /// @param weights per row how much it counts, above 0
    public static Booster ofClasses(double[][] x, BinnedRows bins, int[] labels, int classes, double[] weights,
            Settings settings, long seed) {
        return new Booster(x, bins, settings, weights, new LogLoss(labels, classes, weights), seed);
    }

    /// Boosts by another round: a tree for each output.
    ///
    /// @param check called every few milliseconds; throws if the work is to be given up
    public void round(Runnable check) {
        double[] seen = RowDraw.withoutReplacement(weights, settings.rowShare, random);
        loss.prepare(sums);
        for (int k = 0; k < sums.length; k++) {
            check.run();
            loss.derive(k, sums, weights, first, second);
            gradients.set(first, second);
            Tree tree = grower.grow(gradients, seen, settings.rate, sums[k], random, check);
            if (seen != weights) {
                for (int i = 0; i < x.length; i++) if (seen[i] == 0) sums[k][i] += tree.value(tree.find(x[i]));
            }
            trees.get(k).add(tree);
        }
    }

    /// The model as it is now.
    public BoostedTrees model() {
        return new BoostedTrees(trees.stream().map(List::copyOf).toList(), loss);
    }
}
