package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.tree.BinCache;
import sweetspot.model.tree.BinnedRows;
import sweetspot.model.tree.TreeGrower;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.study.Target.Task;

/// A single tree (Breiman and others 1984).
final class DecisionTreeFamily extends SmileFamily {
    private final BinCache bins = BinCache.fine();

    DecisionTreeFamily() {
        super("decision_tree", EnumSet.allOf(Task.class), Preparation.TREES);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        SpecList specs = new SpecList(id())
                .add("max_depth", 20L, IntDistribution.linear(2, 20), IntDistribution.linear(1, 40),
                        IntDistribution.linear(1, 60))
                .unlimited()
                .add("min_leaf", 1L, IntDistribution.log(1, 64), IntDistribution.log(1, 256),
                        IntDistribution.log(1, 10_000))
                .add("max_leaves", 512L, IntDistribution.log(4, 512), IntDistribution.log(2, 4096),
                        IntDistribution.log(2, 100_000))
                .unlimited()
                .add("min_split", 2L, IntDistribution.log(2, 128), IntDistribution.log(2, 512),
                        IntDistribution.log(2, 20_000))
                .fixed();
        if (shape.task() == Task.CLASSIFICATION) {
            specs.add("split_rule", "gini", CategoricalDistribution.of("gini", "entropy"))
                    .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        BinnedRows rows = bins.of(x, context::check);
        TreeGrower grower = TreeGrower.ofClasses(rows, y.codes(), y.count(), TreeSettings.criterion(c),
                TreeSettings.limits(c), rows.features(), false);
        return ForestModel.classifier(List.of(grower.grow(TreeSettings.weights(y, c), random(seed), context::check)));
    }

    @Override
    FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed, FitContext context) {
        BinnedRows rows = bins.of(x, context::check);
        TreeGrower grower = TreeGrower.ofNumbers(rows, y.values(), TreeSettings.limits(c), rows.features(), false);
        return ForestModel.regression(List.of(grower.grow(y.weights().values(y.size()), random(seed), context::check)));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
