package sweetspot.model.family;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ml.dmlc.xgboost4j.java.XGBoostError;
import sweetspot.model.ClassWeights;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.numeric.Softmax;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.xgboost.NativeLibrary;
import sweetspot.model.xgboost.XgboostModel;
import sweetspot.model.xgboost.XgboostTraining;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// XGBoost (Chen and Guestrin 2016), by its own library.
///
/// Defaults are the library's. Ranges: Bischl and others 2023 (mlr3tuningspaces), with the learning rate cut off below
/// 0.01, where a thousand rounds are too few.
final class XgboostFamily extends GrowingFamily {
    private static final String OBJECTIVE = "objective";
    private static final String NDCG = "ndcg";
    private static final String PAIRWISE = "pairwise";
    private static final String MAP = "map";
    private static final String POINTWISE = "pointwise";

    private final Supplier<Optional<String>> missing;

    XgboostFamily() {
        this(NativeLibrary::missing);
    }

    /// @param missing why the library cannot be used; empty if it can
    XgboostFamily(Supplier<Optional<String>> missing) {
        super("xgboost", EnumSet.allOf(Task.class), Preparation.TREES, Resource.ROUNDS);
        this.missing = missing;
    }

    @Override
    public Optional<String> unavailable() {
        return missing.get();
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        FloatDistribution penalty = FloatDistribution.log(1e-3, 1e3);
        SpecList specs = new SpecList(id())
                .add("learning_rate", 0.3, FloatDistribution.log(0.01, 0.3), FloatDistribution.log(1e-3, 1),
                        FloatDistribution.log(1e-4, 1))
                .add("trees", 100L, IntDistribution.linear(50, 500), IntDistribution.log(10, 2000),
                        IntDistribution.linear(1, 10_000))
                .add("max_depth", 6L, IntDistribution.linear(2, 12), IntDistribution.linear(1, 20),
                        IntDistribution.linear(1, 40))
                .add("min_child_weight", 1.0, FloatDistribution.log(1, 100), FloatDistribution.log(0.1, 300),
                        FloatDistribution.linear(0, 1e6))
                .add("row_sample", 1.0, FloatDistribution.linear(0.4, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1))
                .add("column_sample", 1.0, FloatDistribution.linear(0.3, 1), FloatDistribution.linear(0.1, 1),
                        FloatDistribution.linear(0.01, 1))
                .add("l2", 1.0, penalty, FloatDistribution.log(1e-4, 1e4), FloatDistribution.linear(0, 1e6))
                .add("l1", 0.0, FloatDistribution.linear(0, 10), FloatDistribution.linear(0, 1000),
                        FloatDistribution.linear(0, 1e6))
                .fixed()
                .add("min_gain", 0.0, FloatDistribution.linear(0, 5), FloatDistribution.linear(0, 50),
                        FloatDistribution.linear(0, 1e6))
                .fixed();
        switch (shape.task()) {
            case CLASSIFICATION ->
                specs.add("class_weight", "none", CategoricalDistribution.of("none", "balanced")).fixed();
            case RANKING -> specs.add(OBJECTIVE, NDCG,
                    CategoricalDistribution.of(NDCG, PAIRWISE, MAP, POINTWISE));
            case REGRESSION -> {}
        }
        return specs.list();
    }

    private void requireLibrary() throws ModelException {
        Optional<String> reason = missing.get();
        if (reason.isPresent()) throw new ModelException(reason.get());
    }

    private static Map<String, Object> settings(Configuration c, String objective, long seed) {
        Map<String, Object> all = new HashMap<>();
        all.put("objective", objective);
        all.put("eta", c.number("learning_rate"));
        all.put("max_depth", c.integer("max_depth"));
        all.put("min_child_weight", c.number("min_child_weight"));
        all.put("subsample", c.number("row_sample"));
        all.put("colsample_bytree", c.number("column_sample"));
        all.put("lambda", c.number("l2"));
        all.put("alpha", c.number("l1"));
        all.put("gamma", c.number("min_gain"));
        all.put("seed", (int) (seed ^ seed >>> 32) & Integer.MAX_VALUE);
        return all;
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed)
            throws XGBoostError, ModelException {
        requireLibrary();
        boolean two = y.count() == 2;
        float[] labels = new float[y.size()];
        float[] weights = new float[y.size()];
        double[] ofClass = ClassWeights.of(y, c);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = y.codes()[i];
            weights[i] = (float) (ofClass[y.codes()[i]] * y.weights().of(i));
        }
        boolean weighs = c.text("class_weight").equals("balanced") || !y.weights().areEqual();
        return new Rounds(new XgboostTraining(x, labels, weighs ? weights : null, two ? 1 : y.count(),
                settings(c, two ? "binary:logistic" : "multi:softprob", seed))) {
            @Override
            Prediction predict(double[][] margins) {
                double[][] scores = new double[margins.length][];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = Softmax.inPlace(two ? new double[]{0, margins[i][0]} : margins[i]);
                }
                return byScores(scores, true);
            }
        };
    }

    @Override
    Growth growNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed)
            throws XGBoostError, ModelException {
        requireLibrary();
        TargetScale scale = TargetScale.of(y);
        float[] labels = new float[y.size()];
        float[] weights = new float[y.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) scale.down(y.values()[i]);
            weights[i] = (float) y.weights().of(i);
        }
        return new Rounds(new XgboostTraining(x, labels, y.weights().areEqual() ? null : weights, 1,
                settings(c, "reg:squarederror", seed))) {
            @Override
            Prediction predict(double[][] margins) {
                return new Prediction.Numbers(Arrays.stream(margins).mapToDouble(m -> scale.up(m[0])).toArray());
            }
        };
    }

    /// Ranks by LambdaMART (Burges 2010): trees are fitted to how much each pair of rows of a query, put right, would gain
    /// of the objective. `map` knows relevant and other rows only.
    @Override
    Growth growRanked(double[][] x, TargetValues.Ranked y, Configuration c, long seed)
            throws XGBoostError, ModelException {
        String objective = c.text(OBJECTIVE);
        if (objective.equals(POINTWISE)) return growNumbers(x, y.numbers(), c, seed);
        requireLibrary();
        int[][] queries = y.byQuery();
        double[][] sorted = new double[x.length][];
        float[] labels = new float[x.length];
        float[] weights = new float[queries.length];
        int at = 0;
        for (int q = 0; q < queries.length; q++) {
            int[] rows = queries[q];
            weights[q] = (float) y.weight(rows);
            for (int row : rows) {
                double value = y.values()[row];
                sorted[at] = x[row];
                labels[at++] = (float) (!objective.equals(MAP) ? value : value >= y.relevant() ? 1 : 0);
            }
        }
        Map<String, Object> settings = settings(c, "rank:" + objective, seed);
        // The gain of a row is its relevance, as the metric has it; then it need not be a small whole number.
        settings.put("ndcg_exp_gain", false);
        XgboostTraining training =
                new XgboostTraining(sorted, labels, y.weights().areEqual() ? null : weights, 1, settings,
                        Arrays.stream(queries).mapToInt(rows -> rows.length).toArray());
        return new Rounds(training) {
            @Override
            Prediction predict(double[][] margins) {
                return new Prediction.Numbers(Arrays.stream(margins).mapToDouble(m -> m[0]).toArray());
            }
        };
    }

    /// A model that grows by a round a step.
    private abstract static class Rounds implements Growth {
        private final XgboostTraining training;

        Rounds(XgboostTraining training) {
            this.training = training;
        }

        /// Makes answers of the trees' sums.
        abstract Prediction predict(double[][] margins);

        @Override
        public void step(FitContext context) throws XGBoostError {
            context.check();
            training.round();
        }

        @Override
        public FittedModel model() throws XGBoostError {
            XgboostModel model = training.model();
            return (rows, context) -> predict(model.margins(rows, context::check));
        }

        @Override
        public void close() {
            training.close();
        }
    }
}
