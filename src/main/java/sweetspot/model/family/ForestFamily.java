package sweetspot.model.family;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.tree.BinCache;
import sweetspot.model.tree.BinnedRows;
import sweetspot.model.tree.RowDraw;
import sweetspot.model.tree.Tree;
import sweetspot.model.tree.TreeGrower;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// Ensembles of independent trees: random forests (Breiman 2001), whose trees see bootstrap samples and try every cut,
/// and extremely randomized trees (Geurts, Ernst and Wehenkel 2006), whose trees see all rows and try one random cut a
/// feature. Class probabilities are the mean of the leaves' shares.
final class ForestFamily extends GrowingFamily {
    private final boolean extra;
    private final BinCache bins;

    private ForestFamily(String id, boolean extra) {
        super(id, EnumSet.allOf(Task.class), Preparation.TREES, Resource.TREES);
        this.extra = extra;
        this.bins = extra ? BinCache.drawn() : BinCache.fine();
    }

    static ForestFamily randomForest() {
        return new ForestFamily("random_forest", false);
    }

    static ForestFamily extraTrees() {
        return new ForestFamily("extra_trees", true);
    }

    @Override
    public boolean weighsRows() {
        return true;
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
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction"))
                .unlimited()
                .add("feature_fraction", classes ? 0.5 : extra ? 1.0 : 0.33, FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.05, 1), FloatDistribution.linear(0.01, 1))
                .when("feature_sampling", "fraction")
                .add("max_depth", 25L, IntDistribution.linear(3, 25), IntDistribution.linear(1, 40),
                        IntDistribution.linear(1, 60))
                .unlimited()
                .add("min_leaf", 1L, IntDistribution.log(1, 20), IntDistribution.log(1, 100),
                        IntDistribution.log(1, 1000))
                .add("row_sample", 1.0, FloatDistribution.linear(0.4, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1))
                .fixed();
        if (classes) {
            specs.add("split_rule", "gini", CategoricalDistribution.of("gini", "entropy")).fixed()
                    .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        return new Trees(x, rows -> TreeGrower.ofClasses(rows, y.codes(), y.count(), TreeSettings.criterion(c),
                TreeSettings.limits(c), TreeSettings.candidates(c, rows.features()), extra),
                TreeSettings.weights(y, c), c, seed, ForestModel::classifier);
    }

    @Override
    Growth growNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed) {
        return new Trees(x, rows -> TreeGrower.ofNumbers(rows, y.values(), TreeSettings.limits(c),
                TreeSettings.candidates(c, rows.features()), extra), y.weights().values(y.size()), c, seed,
                ForestModel::regression);
    }

    /// A forest that grows by a tree a step.
    private final class Trees implements Growth {
        private final double[][] x;
        private final Function<BinnedRows, TreeGrower> begin;
        private final double[] weights;
        private final double share;
        private final RandomGenerator random;
        private final Function<List<Tree>, FittedModel> model;
        private final List<Tree> trees = new ArrayList<>();
        private @Nullable TreeGrower grower;

        Trees(double[][] x, Function<BinnedRows, TreeGrower> begin, double[] weights, Configuration c, long seed,
                Function<List<Tree>, FittedModel> model) {
            this.x = x;
            this.begin = begin;
            this.weights = weights;
            this.share = c.number("row_sample");
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.model = model;
        }

        @Override
        public void step(FitContext context) {
            context.check();
            if (grower == null) grower = begin.apply(bins.of(x, context::check));
            double[] drawn = extra ? RowDraw.withoutReplacement(weights, share, random)
                    : RowDraw.withReplacement(weights, share, random);
            trees.add(grower.grow(drawn, random, context::check));
        }

        @Override
        public FittedModel model() {
            return model.apply(List.copyOf(trees));
        }
    }
}
