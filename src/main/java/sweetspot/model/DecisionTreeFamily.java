package sweetspot.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import smile.classification.DecisionTree;
import smile.data.type.StructType;
import smile.model.cart.Loss;
import smile.model.cart.SplitRule;
import smile.regression.RegressionTree;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.study.Target.Task;

/// A single tree (Breiman and others 1984), Smile's.
final class DecisionTreeFamily extends SmileFamily {

    DecisionTreeFamily() {
        super("decision_tree", EnumSet.allOf(Task.class), Preparation.TREES);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        SpecList specs = new SpecList(id())
                .add("max_depth", 20L, IntDistribution.linear(2, 20), IntDistribution.linear(1, 40),
                        IntDistribution.linear(1, 60)).unlimited()
                .add("min_leaf", 1L, IntDistribution.log(1, 64), IntDistribution.log(1, 256),
                        IntDistribution.log(1, 10_000))
                .add("max_leaves", 512L, IntDistribution.log(4, 512), IntDistribution.log(2, 4096),
                        IntDistribution.log(2, 100_000)).unlimited();
        if (shape.task() == Task.CLASSIFICATION) {
            specs.add("split_rule", "gini", CategoricalDistribution.of("gini", "entropy"))
                    .add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        TreeData data = TreeData.of(x);
        int[] times = ones(x.length);
        if (c.text("class_weight").equals("balanced")) {
            int[] weights = balancedWeights(y);
            for (int i = 0; i < times.length; i++) times[i] = weights[y.codes()[i]];
        }
        context.check();
        SplitRule rule = c.text("split_rule").equals("entropy") ? SplitRule.ENTROPY : SplitRule.GINI;
        DecisionTree tree = new DecisionTree(data.frame(), y.codes(), TreeData.LABEL, y.count(), rule,
                c.integer("max_depth"), c.integer("max_leaves"), c.integer("min_leaf"), data.features(), times,
                data.order());
        StructType schema = data.schema();
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][y.count()];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                tree.predict(TreeData.tuple(schema, rows[i]), scores[i]);
            }
            return byScores(scores, true);
        };
    }

    @Override
    FittedModel fitNumbers(double[][] x, double[] y, Configuration c, long seed, FitContext context) {
        TreeData data = TreeData.of(x);
        context.check();
        RegressionTree tree = new RegressionTree(data.frame(), Loss.ls(y), TreeData.NUMBER, c.integer("max_depth"),
                c.integer("max_leaves"), c.integer("min_leaf"), data.features(), ones(x.length), data.order());
        StructType schema = data.schema();
        return (rows, predicting) -> {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                predicting.check();
                values[i] = tree.predict(TreeData.tuple(schema, rows[i]));
            }
            return new Prediction.Numbers(values);
        };
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
