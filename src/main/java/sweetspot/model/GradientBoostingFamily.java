package sweetspot.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.Loss;
import smile.regression.RegressionTree;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// Stochastic gradient boosting (Friedman 2001, 2002) of Smile's regression trees: squared error for numbers, log loss
/// for classes. The loop is ours, because Smile's can neither sample features nor weigh classes.
final class GradientBoostingFamily extends GrowingFamily {
    private static final int ANY_NODES = Integer.MAX_VALUE;

    GradientBoostingFamily() {
        super("gradient_boosting", EnumSet.allOf(Task.class), Preparation.TREES, Resource.ROUNDS);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        SpecList specs = new SpecList(id())
                .add("learning_rate", 0.1, FloatDistribution.log(0.01, 0.3), FloatDistribution.log(0.003, 1),
                        FloatDistribution.log(0.001, 1))
                .add("trees", 100L, IntDistribution.linear(50, 500), IntDistribution.log(10, 1000),
                        IntDistribution.linear(1, 5000))
                .add("max_depth", 3L, IntDistribution.linear(2, 10), IntDistribution.linear(1, 16),
                        IntDistribution.linear(1, 40)).unlimited()
                .add("feature_sampling", "all", CategoricalDistribution.of("all", "sqrt", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction"),
                        CategoricalDistribution.of("all", "sqrt", "log2", "fraction")).unlimited()
                .add("feature_fraction", 0.5, FloatDistribution.linear(0.2, 1), FloatDistribution.linear(0.05, 1),
                        FloatDistribution.linear(0.01, 1))
                .when("feature_sampling", "fraction")
                .add("row_sample", 1.0, FloatDistribution.linear(0.4, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1))
                .add("min_leaf", 1L, IntDistribution.log(1, 30), IntDistribution.log(1, 100),
                        IntDistribution.log(1, 1000)).fixed();
        if (shape.task() == Task.CLASSIFICATION) {
            specs.add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
        }
        return specs.list();
    }

    /// What a fit draws its trees from.
    private static final class Booster {
        final TreeData data;
        final Tuple[] rows;
        final Configuration c;
        final int mtry;
        final int[][] groups;
        final int[] weights;

        Booster(double[][] x, Configuration c, int[][] groups, int[] weights) {
            this.data = TreeData.of(x);
            this.rows = Arrays.stream(x).map(row -> TreeData.tuple(data.schema(), row)).toArray(Tuple[]::new);
            this.c = c;
            this.mtry = TreeSampling.features(c, data.features());
            this.groups = groups;
            this.weights = weights;
        }

        int[] draw() {
            if (c.number("row_sample") < 1) {
                return TreeSampling.draw(groups, weights, data.rows(), c.number("row_sample"));
            }
            // All rows: a bootstrap sample, as forests take, would only add noise here.
            int[] times = new int[data.rows()];
            for (int g = 0; g < groups.length; g++) for (int i : groups[g]) times[i] = weights[g];
            return times;
        }

        RegressionTree tree(Loss loss, int[] times) {
            return new RegressionTree(data.frame(), loss, TreeData.NUMBER, c.integer("max_depth"), ANY_NODES,
                    c.integer("min_leaf"), mtry, times, data.order());
        }

        /// Adds a tree's step to what each row has so far.
        void add(RegressionTree tree, double[] sums) {
            double rate = c.number("learning_rate");
            for (int i = 0; i < sums.length; i++) sums[i] += rate * tree.predict(rows[i]);
        }
    }

    @Override
    Growth growNumbers(double[][] x, double[] y, Configuration c, long seed) {
        Booster booster = new Booster(x, c, TreeSampling.together(x.length), new int[] {1});
        double start = Arrays.stream(y).average().orElse(0);
        double[] sums = new double[x.length];
        List<RegressionTree> trees = new ArrayList<>();
        return new Growth() {
            @Override
            public void step(FitContext context) {
                context.check();
                double[] residuals = new double[y.length];
                for (int i = 0; i < y.length; i++) residuals[i] = y[i] - start - sums[i];
                RegressionTree tree = booster.tree(Loss.ls(residuals), booster.draw());
                trees.add(tree);
                booster.add(tree, sums);
            }

            @Override
            public FittedModel model() {
                return regression(List.copyOf(trees), start, c.number("learning_rate"), booster.data.schema());
            }
        };
    }

    private static FittedModel regression(List<RegressionTree> trees, double start, double rate, StructType schema) {
        return (rows, context) -> {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                context.check();
                values[i] = start + sum(trees, TreeData.tuple(schema, rows[i]), rate);
            }
            return new Prediction.Numbers(values);
        };
    }

    private static double sum(List<RegressionTree> trees, Tuple row, double rate) {
        double sum = 0;
        for (RegressionTree tree : trees) sum += rate * tree.predict(row);
        return sum;
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        int[] weights = new int[y.count()];
        Arrays.fill(weights, 1);
        if (c.text("class_weight").equals("balanced")) weights = balancedWeights(y);
        Booster booster = new Booster(x, c, TreeSampling.byClass(y), weights);
        // Two classes need one sum: the other's stays at 0.
        int sums = y.count() == 2 ? 1 : y.count();
        double[] starts = starts(y, weights, sums);
        List<List<RegressionTree>> trees = Stream.generate(() -> (List<RegressionTree>) new ArrayList<RegressionTree>())
                .limit(sums).toList();
        double[][] raw = new double[sums][x.length];
        BoostingLoss loss = new BoostingLoss(x.length, sums == 1 ? 1 : (y.count() - 1.0) / y.count());
        return new Growth() {
            @Override
            public void step(FitContext context) {
                double[][] p = probabilities(raw, starts);
                int[] times = booster.draw();
                for (int k = 0; k < sums; k++) {
                    context.check();
                    int label = sums == 1 ? 1 : k;
                    for (int i = 0; i < x.length; i++) loss.set(i, p[i][label], y.codes()[i] == label);
                    RegressionTree tree = booster.tree(loss, times);
                    trees.get(k).add(tree);
                    booster.add(tree, raw[k]);
                }
            }

            @Override
            public FittedModel model() {
                return classifier(trees.stream().map(List::copyOf).toList(), starts, c.number("learning_rate"),
                        booster.data.schema());
            }
        };
    }

    /// Log odds, or log shares, of the classes before the first tree.
    private static double[] starts(TargetValues.Classes y, int[] weights, int sums) {
        int[] counts = y.counts();
        double[] starts = new double[sums];
        double weight = 0;
        for (int k = 0; k < counts.length; k++) weight += (double) counts[k] * weights[k];
        for (int k = 0; k < sums; k++) starts[k] = Math.log(counts[k] * weights[k] / weight);
        if (sums == 1) starts[0] = Math.log((double) counts[1] * weights[1] / ((double) counts[0] * weights[0]));
        return starts;
    }

    private static FittedModel classifier(List<List<RegressionTree>> trees, double[] starts, double rate,
                                          StructType schema) {
        return (rows, context) -> {
            double[][] raw = new double[trees.size()][rows.length];
            for (int i = 0; i < rows.length; i++) {
                context.check();
                Tuple row = TreeData.tuple(schema, rows[i]);
                for (int k = 0; k < trees.size(); k++) raw[k][i] = sum(trees.get(k), row, rate);
            }
            return byScores(probabilities(raw, starts), true);
        };
    }

    private static double[][] probabilities(double[][] raw, double[] starts) {
        double[][] p = new double[raw[0].length][];
        for (int i = 0; i < p.length; i++) {
            double[] row = new double[raw.length == 1 ? 2 : raw.length];
            for (int k = 0; k < raw.length; k++) row[raw.length == 1 ? 1 : k] = raw[k][i] + starts[k];
            p[i] = Softmax.inPlace(row);
        }
        return p;
    }
}
