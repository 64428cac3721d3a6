package sweetspot.model.metric;

import java.util.Arrays;

/// Scores of predicted numbers.
final class ErrorScores {
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
        double mean = Arrays.stream(truth).average().orElse(Double.NaN);
        double spread = 0;
        for (double t : truth) spread += (t - mean) * (t - mean);
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

    private static double squares(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        return sum;
    }
}
