package sweetspot.model.family;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.numeric.Softmax;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.tree.BinCache;
import sweetspot.model.tree.BinnedRows;
import sweetspot.model.tree.Criterion;
import sweetspot.model.tree.Tree;
import sweetspot.model.tree.TreeGrower;
import sweetspot.model.tree.TreeLimits;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// AdaBoost for any number of classes (SAMME: Zhu, Zou, Rosset and Hastie 2009, algorithm 2): small trees, each trained
/// with more weight on the rows that those before got wrong. Probabilities are those that minimize its loss (their
/// equation 9): the classes' votes through a softmax.
///
/// Smile's is not used: its trees overlook some splits, and it has no learning rate.
final class AdaBoostFamily extends GrowingFamily {
    /// An error of nothing would be an endless vote.
    private static final double LEAST_ERROR = 1e-6;

    private final BinCache bins = BinCache.coarse();

    AdaBoostFamily() {
        super("adaboost", EnumSet.of(Task.CLASSIFICATION), Preparation.TREES, Resource.ROUNDS);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("trees", 50L, IntDistribution.linear(20, 300), IntDistribution.log(10, 1000),
                        IntDistribution.linear(1, 5000))
                .add("learning_rate", 1.0, FloatDistribution.log(0.03, 2), FloatDistribution.log(0.01, 2),
                        FloatDistribution.log(1e-3, 10))
                .add("max_depth", 1L, IntDistribution.linear(1, 6), IntDistribution.linear(1, 12),
                        IntDistribution.linear(1, 40))
                .add("min_leaf", 1L, IntDistribution.log(1, 20), IntDistribution.log(1, 100),
                        IntDistribution.log(1, 1000))
                .fixed()
                .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed()
                .list();
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        return new Rounds(x, y, c, seed);
    }

    /// A tree with its vote.
    private record Voter(Tree tree, double vote) {}

    /// A model that grows by a tree a step.
    private final class Rounds implements Growth {
        private final double[][] x;
        private final TargetValues.Classes y;
        private final TreeLimits limits;
        private final double rate;
        private final double[] weights;
        private final RandomGenerator random;
        private final List<Voter> voters = new ArrayList<>();
        private @Nullable TreeGrower grower;
        private boolean done;

        Rounds(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
            this.x = x;
            this.y = y;
            this.limits = new TreeLimits(c.integer("max_depth"), TreeLimits.NONE, c.integer("min_leaf"), 2);
            this.rate = c.number("learning_rate");
            this.weights = TreeSettings.weights(y, c);
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        }

        @Override
        public void step(FitContext context) {
            context.check();
            if (done) return;
            if (grower == null) {
                BinnedRows rows = bins.of(x, context::check);
                grower = TreeGrower.ofClasses(rows, y.codes(), y.count(), Criterion.GINI, limits, rows.features(),
                        false);
            }
            Tree tree = grower.grow(weights, random, context::check);
            boolean[] wrong = wrong(tree);
            double sum = 0;
            double error = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i];
                if (wrong[i]) error += weights[i];
            }
            error /= sum;
            // A tree no better than chance has no vote; the next would be the same.
            done = error <= LEAST_ERROR || error >= 1 - 1.0 / y.count() - LEAST_ERROR;
            if (done && error > LEAST_ERROR && !voters.isEmpty()) return;
            double bounded = Math.clamp(error, LEAST_ERROR, 1 - 1.0 / y.count() - LEAST_ERROR);
            double vote = rate * (Math.log((1 - bounded) / bounded) + Math.log(y.count() - 1.0));
            voters.add(new Voter(tree, vote));
            double level = weights.length / sum;
            for (int i = 0; i < weights.length; i++) weights[i] *= wrong[i] ? level * Math.exp(vote) : level;
        }

        private boolean[] wrong(Tree tree) {
            boolean[] wrong = new boolean[x.length];
            double[][] shares = new double[x.length][y.count()];
            tree.addTo(x, 0, x.length, shares);
            for (int i = 0; i < x.length; i++) wrong[i] = highest(shares[i]) != y.codes()[i];
            return wrong;
        }

        @Override
        public FittedModel model() {
            List<Voter> trained = List.copyOf(voters);
            int classes = y.count();
            return (rows, context) -> {
                double[][] scores = new double[rows.length][classes];
                for (Voter voter : trained) {
                    context.check();
                    double[][] shares = new double[rows.length][classes];
                    voter.tree.addTo(rows, 0, rows.length, shares);
                    for (int i = 0; i < rows.length; i++) scores[i][highest(shares[i])] += voter.vote;
                }
                for (double[] row : scores) Softmax.inPlace(row);
                return byScores(scores, true);
            };
        }
    }
}
