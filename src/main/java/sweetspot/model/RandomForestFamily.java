package sweetspot.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import smile.classification.DecisionTree;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.math.MathEx;
import smile.model.cart.DecisionNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Loss;
import smile.model.cart.SplitRule;
import smile.regression.RegressionTree;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// Random forests (Breiman 2001) of Smile's trees.
///
/// The trees are Smile's; the loop around them is ours, because Smile's own forest scores each tree on its left-out
/// rows, which costs time and fails where they lack a class, and cannot be cancelled between trees. Class
/// probabilities are the mean of the trees' leaf frequencies.
final class RandomForestFamily extends GrowingFamily {
    private static final int ANY_NODES = Integer.MAX_VALUE;

    RandomForestFamily() {
        super("random_forest", EnumSet.allOf(Task.class), Preparation.TREES, Resource.TREES);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        boolean classes = shape.task() == Task.CLASSIFICATION;
        SpecList specs = new SpecList(id())
                .add("trees", 100L, IntDistribution.linear(50, 500), IntDistribution.log(10, 1000),
                        IntDistribution.linear(1, 5000))
                .add("feature_sampling", classes ? "sqrt" : "fraction",
                        CategoricalDistribution.of("sqrt", "log2", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction")).unlimited()
                .add("feature_fraction", classes ? 0.5 : 0.33, FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.05, 1), FloatDistribution.linear(0.01, 1))
                .when("feature_sampling", "fraction")
                .add("max_depth", 20L, IntDistribution.linear(3, 25), IntDistribution.linear(1, 40),
                        IntDistribution.linear(1, 60)).unlimited()
                .add("min_leaf", 1L, IntDistribution.log(1, 20), IntDistribution.log(1, 100),
                        IntDistribution.log(1, 1000))
                .add("row_sample", 1.0, FloatDistribution.linear(0.4, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1)).fixed();
        if (classes) {
            specs.add("split_rule", "gini", CategoricalDistribution.of("gini", "entropy")).fixed()
                    .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        TreeData data = TreeData.of(x);
        int[][] groups = TreeSampling.byClass(y);
        int[] even = new int[groups.length];
        Arrays.fill(even, 1);
        int[] weights = c.text("class_weight").equals("balanced") ? balancedWeights(y) : even;
        SplitRule rule = c.text("split_rule").equals("entropy") ? SplitRule.ENTROPY : SplitRule.GINI;
        int mtry = TreeSampling.features(c, data.features());
        RandomGenerator seeds = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new Trees<DecisionTree>(seeds, trees -> classifier(trees, data.schema(), y.count())) {
            @Override
            DecisionTree tree() {
                int[] sample = TreeSampling.draw(groups, weights, data.rows(), c.number("row_sample"));
                return new DecisionTree(data.frame(), y.codes(), TreeData.LABEL, y.count(), rule,
                        c.integer("max_depth"), ANY_NODES, c.integer("min_leaf"), mtry, sample, data.order());
            }
        };
    }

    /// A forest that grows by a tree a step.
    private abstract static class Trees<T> implements Growth {
        private final RandomGenerator seeds;
        private final Function<List<T>, FittedModel> model;
        private final List<T> trees = new ArrayList<>();

        Trees(RandomGenerator seeds, Function<List<T>, FittedModel> model) {
            this.seeds = seeds;
            this.model = model;
        }

        /// One more tree, by the thread's Smile generator.
        abstract T tree();

        @Override
        public void step(FitContext context) {
            context.check();
            MathEx.setSeed(seeds.nextLong());
            trees.add(tree());
        }

        @Override
        public FittedModel model() {
            return model.apply(List.copyOf(trees));
        }
    }

    private static FittedModel classifier(List<DecisionTree> trees, StructType schema, int classes) {
        return (rows, context) -> {
            double[][] scores = new double[rows.length][classes];
            for (int i = 0; i < rows.length; i++) {
                context.check();
                Tuple row = TreeData.tuple(schema, rows[i]);
                for (DecisionTree tree : trees) addShares(tree.root().predict(row), scores[i]);
                for (int k = 0; k < classes; k++) scores[i][k] /= trees.size();
            }
            return byScores(scores, true);
        };
    }

    /// The leaf's own shares: those that Smile's tree reports are pulled towards equal shares, which for small leaves
    /// and many classes drowns what the leaf says.
    private static void addShares(LeafNode leaf, double[] sums) {
        int[] counts = ((DecisionNode) leaf).count();
        for (int k = 0; k < counts.length; k++) sums[k] += (double) counts[k] / leaf.size();
    }

    @Override
    Growth growNumbers(double[][] x, double[] y, Configuration c, long seed) {
        TreeData data = TreeData.of(x);
        int[][] groups = TreeSampling.together(data.rows());
        int mtry = TreeSampling.features(c, data.features());
        RandomGenerator seeds = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new Trees<RegressionTree>(seeds, trees -> regression(trees, data.schema())) {
            @Override
            RegressionTree tree() {
                int[] sample = TreeSampling.draw(groups, new int[] {1}, data.rows(), c.number("row_sample"));
                return new RegressionTree(data.frame(), Loss.ls(y), TreeData.NUMBER, c.integer("max_depth"), ANY_NODES,
                        c.integer("min_leaf"), mtry, sample, data.order());
            }
        };
    }

    private static FittedModel regression(List<RegressionTree> trees, StructType schema) {
        return (rows, context) -> {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                context.check();
                Tuple row = TreeData.tuple(schema, rows[i]);
                for (RegressionTree tree : trees) values[i] += tree.predict(row);
                values[i] /= trees.size();
            }
            return new Prediction.Numbers(values);
        };
    }
}
