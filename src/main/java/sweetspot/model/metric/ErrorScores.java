package sweetspot.model.metric;

import java.util.Arrays;

/// Scores of predicted numbers.
final class ErrorScores {
    private static final double LEAST_EXPECTED = 1e-10;

    private ErrorScores() {}

    static double rmse(double[] truth, double[] predicted) {
        return Math.sqrt(squares(truth, predicted) / truth.length);
    }

    static double mae(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) sum += Math.abs(truth[i] - predicted[i]);
        return sum / truth.length;
    }

    /// One minus the squared error in units of the truth's own spread; NaN if the truth is constant.
    static double r2(double[] truth, double[] predicted) {
        double spread = spread(truth);
        return spread == 0 ? Double.NaN : 1 - squares(truth, predicted) / spread;
    }

    static double rmsle(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0) return Double.NaN;
            double error = Math.log1p(Math.max(0, predicted[i])) - Math.log1p(truth[i]);
            sum += error * error;
        }
        return Math.sqrt(sum / truth.length);
    }

    static double medianAe(double[] truth, double[] predicted) {
        double[] errors = new double[truth.length];
        for (int i = 0; i < errors.length; i++) errors[i] = Math.abs(truth[i] - predicted[i]);
        Arrays.sort(errors);
        int middle = errors.length / 2;
        return errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
    }

    /// NaN if the truth is constant.
    static double explainedVariance(double[] truth, double[] predicted) {
        double[] errors = new double[truth.length];
        for (int i = 0; i < errors.length; i++) errors[i] = truth[i] - predicted[i];
        double spread = spread(truth);
        return spread == 0 ? Double.NaN : 1 - spread(errors) / spread;
    }

    static double mape(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] == 0) return Double.NaN;
            sum += Math.abs((truth[i] - predicted[i]) / truth[i]);
        }
        return sum / truth.length;
    }

    /// Where both are 0 there is no error.
    static double smape(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double size = Math.abs(truth[i]) + Math.abs(predicted[i]);
            if (size > 0) sum += 2 * Math.abs(truth[i] - predicted[i]) / size;
        }
        return sum / truth.length;
    }

    static double pinball(double[] truth, double[] predicted, double quantile) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double above = truth[i] - predicted[i];
            sum += above >= 0 ? quantile * above : (quantile - 1) * above;
        }
        return sum / truth.length;
    }

    /// Predictions below a tiny amount count as that amount: a count of 0 or less cannot be expected.
    static double poissonDeviance(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0) return Double.NaN;
            double expected = Math.max(LEAST_EXPECTED, predicted[i]);
            double surprise = truth[i] == 0 ? 0 : truth[i] * Math.log(truth[i] / expected);
            sum += 2 * (surprise - truth[i] + expected);
        }
        return sum / truth.length;
    }

    /// Predictions below a tiny amount count as that amount.
    static double gammaDeviance(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] <= 0) return Double.NaN;
            double expected = Math.max(LEAST_EXPECTED, predicted[i]);
            sum += 2 * (Math.log(expected / truth[i]) + truth[i] / expected - 1);
        }
        return sum / truth.length;
    }

    /// Sum of squared distances from the mean.
    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double sum = 0;
        for (double v : values) sum += (v - mean) * (v - mean);
        return sum;
    }

    private static double squares(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        return sum;
    }
}
