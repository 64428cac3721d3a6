package sweetspot.model.xgboost;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/// A model of XGBoost's (Chen and Guestrin 2016) that grows by a round at a time, over histograms and on one core.
/// It holds native memory until it is closed.
public final class XgboostTraining implements AutoCloseable {
    private final FeatureUnits units;
    private final int outputs;
    private final DMatrix rows;
    private final Booster booster;
    private int rounds;

    /// Begins, without a round.
    ///
    /// @param x rows × features; NaN where a value is missing
    /// @param labels one per row: a class from 0, or a number
    /// @param weights one per row; null if all weigh the same
    /// @param outputs of the trees for a row: the number of classes if there are more than two, else 1
    /// @param parameters by XGBoost's names
    /// @throws IllegalStateException if the library cannot be loaded, see [NativeLibrary#missing()]
    public XgboostTraining(double[][] x, float[] labels, float @Nullable [] weights, int outputs,
            Map<String, Object> parameters) throws XGBoostError {
        this(x, labels, weights, outputs, parameters, new int[0]);
    }

    /// Begins, without a round, on rows that belong to queries.
    ///
    /// @param labels one per row: its relevance, where it is to be ranked
    /// @param weights one per query; null if all weigh the same
    /// @param queries number of rows of each query, whose rows follow each other; empty if there are none
    /// @throws IllegalStateException if the library cannot be loaded, see [NativeLibrary#missing()]
    public XgboostTraining(double[][] x, float[] labels, float @Nullable [] weights, int outputs,
            Map<String, Object> parameters, int[] queries) throws XGBoostError {
        // Before XGBoost's own loader can come to it.
        NativeLibrary.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        units = FeatureUnits.of(x);
        this.outputs = outputs;
        rows = new DMatrix(units.flat(x, 0, x.length), x.length, x[0].length, Float.NaN);
        try {
            rows.setLabel(labels);
            if (weights != null) rows.setWeight(weights);
            if (queries.length > 0) rows.setGroup(queries);
            Map<String, Object> all = new HashMap<>(parameters);
            all.put("tree_method", "hist");
            all.put("nthread", 1);
            all.put("verbosity", 0);
            if (outputs > 1) all.put("num_class", outputs);
            booster = XGBoost.train(rows, all, 0, Map.of(), null, null);
        } catch (XGBoostError | RuntimeException e) {
            rows.dispose();
            throw e;
        }
    }

    /// Adds a round: one tree for each output.
    public void round() throws XGBoostError {
        booster.update(rows, rounds++);
    }

    /// The model as it is; later rounds do not change it.
    public XgboostModel model() throws XGBoostError {
        return new XgboostModel(booster.toByteArray("ubj"), units, outputs);
    }

    @Override
    public void close() {
        booster.dispose();
        rows.dispose();
    }
}
