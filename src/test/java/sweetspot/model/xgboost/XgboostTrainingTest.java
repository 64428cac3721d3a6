package sweetspot.model.xgboost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What XGBoost is given, and what it answers.
class XgboostTrainingTest {

    private static double[] predict(double[][] x, float[] y, double[][] rows) throws Exception {
        try (XgboostTraining training = new XgboostTraining(x, y, null, 1,
                Map.of("eta", 1.0, "max_depth", 2, "lambda", 0.0, "objective", "reg:squarederror"))) {
            training.round();
            double[][] margins = training.model().margins(rows, () -> {});
            return java.util.Arrays.stream(margins).mapToDouble(m -> m[0]).toArray();
        }
    }

    @Test
    void oneTreeWithoutPenaltyGivesTheMeansOfItsLeaves() throws Exception {
        double[][] x = {{1}, {1}, {2}, {2}};
        assertArrayEquals(new double[]{2, 6}, predict(x, new float[]{1, 3, 5, 7}, new double[][]{{1}, {2}}), 1e-5);
    }

    /// 1,700,000,000,000 and 1,700,000,000,001 are one number in single precision.
    @Test
    void largeOffsetsAreSeen() throws Exception {
        double far = 1.7e12;
        double[][] x = {{far}, {far}, {far + 1}, {far + 1}};
        assertArrayEquals(new double[]{2, 6}, predict(x, new float[]{1, 3, 5, 7}, new double[][]{{far}, {far + 1}}),
                1e-5);
    }

    @Test
    void hugeAndTinyNumbersAreNoTrouble() throws Exception {
        double[][] x = {{1e-300}, {1e-300}, {1e300}, {1e300}};
        assertArrayEquals(new double[]{2, 6}, predict(x, new float[]{1, 3, 5, 7}, new double[][]{{-1e200}, {1e308}}),
                1e-5);
    }

    @Test
    void missingNumbersGoTheirOwnWay() throws Exception {
        double[][] x = {{1}, {1}, {Double.NaN}, {Double.NaN}};
        assertArrayEquals(new double[]{2, 6}, predict(x, new float[]{1, 3, 5, 7}, new double[][]{{1}, {Double.NaN}}),
                1e-5);
    }

    @Test
    void aModelStaysAsItWasWhenTrainingGoesOn() throws Exception {
        double[][] x = {{1}, {1}, {2}, {2}};
        try (XgboostTraining training = new XgboostTraining(x, new float[]{1, 3, 5, 7}, null, 1,
                Map.of("eta", 0.5, "lambda", 0.0, "objective", "reg:squarederror"))) {
            training.round();
            XgboostModel first = training.model();
            double before = first.margins(x, () -> {})[0][0];
            training.round();
            assertEquals(before, first.margins(x, () -> {})[0][0]);
            assertEquals(2.5, training.model().margins(x, () -> {})[0][0], 1e-5);
        }
    }
}
