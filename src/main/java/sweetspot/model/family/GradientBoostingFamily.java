package sweetspot.model.family;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.tree.BinCache;
import sweetspot.model.tree.BinnedRows;
import sweetspot.model.tree.BoostedTrees;
import sweetspot.model.tree.Booster;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// Stochastic gradient boosting (Friedman 2001, 2002) of trees grown over histograms, by both derivatives of the loss.
final class GradientBoostingFamily extends GrowingFamily {
    /// Rows that go through all trees at a time.
    private static final int BLOCK = 512;

    private final BinCache bins = BinCache.coarse();

    GradientBoostingFamily() {
        super("gradient_boosting", EnumSet.allOf(Task.class), Preparation.TREES, Resource.ROUNDS);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        SpecList specs = new SpecList(id())
                .add("learning_rate", 0.1, FloatDistribution.log(0.01, 0.3), FloatDistribution.log(0.003, 1),
                        FloatDistribution.log(0.001, 1))
                .add("trees", 100L, IntDistribution.linear(50, 500), IntDistribution.log(10, 1000),
                        IntDistribution.linear(1, 5000))
                .add("max_depth", 10L, IntDistribution.linear(2, 10), IntDistribution.linear(1, 16),
                        IntDistribution.linear(1, 40))
                .unlimited()
                .add("feature_sampling", "all", CategoricalDistribution.of("all", "sqrt", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction"))
                .unlimited()
                .add("feature_fraction", 0.5, FloatDistribution.linear(0.2, 1), FloatDistribution.linear(0.05, 1),
                        FloatDistribution.linear(0.01, 1))
                .when("feature_sampling", "fraction")
                .add("row_sample", 1.0, FloatDistribution.linear(0.4, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1))
                .add("max_leaves", 31L, IntDistribution.log(4, 128), IntDistribution.log(2, 1024),
                        IntDistribution.log(2, 100_000))
                .fixed().unlimited()
                .add("min_leaf", 20L, IntDistribution.log(1, 30), IntDistribution.log(1, 100),
                        IntDistribution.log(1, 1000))
                .fixed()
                .add("l2", 1.0, FloatDistribution.linear(0, 10), FloatDistribution.linear(0, 100),
                        FloatDistribution.linear(0, 1000))
                .fixed();
        if (shape.task() == Task.CLASSIFICATION) {
            specs.add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    private static Booster.Settings settings(Configuration c, int features) {
        return new Booster.Settings(c.number("learning_rate"), TreeSettings.limits(c), c.number("l2"),
                TreeSettings.candidates(c, features), c.number("row_sample"));
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        double[] weights = TreeSettings.weights(y, c);
        return new Rounds(x, rows -> Booster.ofClasses(x, rows, y.codes(), y.count(), weights,
                settings(c, rows.features()), seed),
                model -> (rows, context) -> SmileFamily.byScores(predict(model, rows, context), true));
    }

    @Override
    Growth growNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed) {
        return new Rounds(x,
                rows -> Booster.ofNumbers(x, rows, y.values(), y.weights().values(y.size()),
                        settings(c, rows.features()), seed),
                model -> (rows, context) -> new Prediction.Numbers(
                        Arrays.stream(predict(model, rows, context)).mapToDouble(row -> row[0]).toArray()));
    }

    private static double[][] predict(BoostedTrees model, double[][] rows, FitContext context) {
        double[][] predicted = new double[rows.length][];
        for (int from = 0; from < rows.length; from += BLOCK) {
            context.check();
            double[][] block = model.predict(rows, from, Math.min(rows.length, from + BLOCK));
            System.arraycopy(block, 0, predicted, from, block.length);
        }
        return predicted;
    }

    /// A model that grows by a round a step.
    private final class Rounds implements Growth {
        private final double[][] x;
        private final Function<BinnedRows, Booster> begin;
        private final Function<BoostedTrees, FittedModel> model;
        private @Nullable Booster booster;

        Rounds(double[][] x, Function<BinnedRows, Booster> begin, Function<BoostedTrees, FittedModel> model) {
            this.x = x;
            this.begin = begin;
            this.model = model;
        }

        @Override
        public void step(FitContext context) {
            context.check();
            if (booster == null) booster = begin.apply(bins.of(x, context::check));
            booster.round(context::check);
        }

        @Override
        public FittedModel model() {
            if (booster == null) throw new IllegalStateException("no round yet");
            return model.apply(booster.model());
        }
    }
}
