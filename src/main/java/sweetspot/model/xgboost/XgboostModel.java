package sweetspot.model.xgboost;

import java.io.IOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// A trained model of XGBoost's, kept as bytes, so that no native memory waits for the garbage collector.
public final class XgboostModel {
    /// Rows that are predicted at a time.
    private static final int BLOCK = 4096;

    private final byte[] bytes;
    private final FeatureUnits units;
    private final int outputs;

    XgboostModel(byte[] bytes, FeatureUnits units, int outputs) {
        this.bytes = bytes;
        this.units = units;
        this.outputs = outputs;
    }

    /// The sums of the trees for some rows: the log odds of the second of two classes, one score a class of more, a
    /// number, or the place in a ranking.
    ///
    /// @param check called every some thousand rows; may throw to give up
    /// @return rows × outputs
    /// @throws IllegalStateException if the library refuses its own model
    public double[][] margins(double[][] rows, Runnable check) {
        try {
            return predict(rows, check);
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private double[][] predict(double[][] rows, Runnable check) throws XGBoostError, IOException {
        double[][] margins = new double[rows.length][outputs];
        Booster booster = XGBoost.loadModel(bytes);
        try {
            booster.setParams(Map.of("nthread", 1, "verbosity", 0));
            for (int from = 0; from < rows.length; from += BLOCK) {
                check.run();
                int to = Math.min(rows.length, from + BLOCK);
                DMatrix block = new DMatrix(units.flat(rows, from, to), to - from, rows[0].length, Float.NaN);
                try {
                    float[][] predicted = booster.predict(block, true);
                    for (int i = from; i < to; i++) {
                        for (int k = 0; k < outputs; k++) margins[i][k] = predicted[i - from][k];
                    }
                } finally {
                    block.dispose();
                }
            }
        } finally {
            booster.dispose();
        }
        return margins;
    }
}
