package sweetspot.model.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;

/// Scores of predicted numbers. Rows count by the weights of the truth.
final class ErrorScores {
    private static final double LEAST_EXPECTED = 1e-10;
    private static final double ROUNDING = 1e-24;

    private ErrorScores() {}

    /// What the prediction of one row costs; NaN where that is not defined.
    @FunctionalInterface
    private interface RowLoss {
        double of(double truth, double predicted);
    }

    static double rmse(TargetValues.Numbers truth, double[] predicted) {
        return Math.sqrt(mean(truth, predicted, ErrorScores::squared));
    }

    static double mae(TargetValues.Numbers truth, double[] predicted) {
        return mean(truth, predicted, (t, p) -> Math.abs(t - p));
    }

    /// One minus the squared error in units of the truth's own spread; NaN if the truth is constant.
    static double r2(TargetValues.Numbers truth, double[] predicted) {
        double spread = spread(truth.values(), truth.weights());
        return spread == 0 ? Double.NaN : 1 - sum(truth, predicted, ErrorScores::squared) / spread;
    }

    static double rmsle(TargetValues.Numbers truth, double[] predicted) {
        return Math.sqrt(mean(truth, predicted, (t, p) -> t < 0 ? Double.NaN
                : squared(Math.log1p(Math.max(0, p)), Math.log1p(t))));
    }

    /// With weights the smallest error that, with all smaller ones, makes up half of the weight, as scikit-learn has it.
    static double medianAe(TargetValues.Numbers truth, double[] predicted) {
        int n = truth.size();
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) errors[i] = Math.abs(truth.values()[i] - predicted[i]);
        if (!truth.weights().areEqual()) return weightedMedian(errors, truth.weights());
        Arrays.sort(errors);
        int middle = n / 2;
        return n % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
    }

    private static double weightedMedian(double[] values, RowWeights weights) {
        int[] order = IntStream.range(0, values.length).filter(i -> weights.of(i) > 0).boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b])).mapToInt(Integer::intValue).toArray();
        double all = 0;
        for (int i : order) all += weights.of(i);
        double below = 0;
        for (int i : order) {
            below += weights.of(i);
            if (below >= all / 2) return values[i];
        }
        return Double.NaN;
    }

    /// NaN if the truth is constant.
    static double explainedVariance(TargetValues.Numbers truth, double[] predicted) {
        double[] errors = new double[truth.size()];
        for (int i = 0; i < errors.length; i++) errors[i] = truth.values()[i] - predicted[i];
        double spread = spread(truth.values(), truth.weights());
        return spread == 0 ? Double.NaN : 1 - spread(errors, truth.weights()) / spread;
    }

    static double mape(TargetValues.Numbers truth, double[] predicted) {
        return mean(truth, predicted, (t, p) -> t == 0 ? Double.NaN : Math.abs((t - p) / t));
    }

    /// Where both are 0 there is no error.
    static double smape(TargetValues.Numbers truth, double[] predicted) {
        return mean(truth, predicted, (t, p) -> {
            double size = Math.abs(t) + Math.abs(p);
            return size > 0 ? 2 * Math.abs(t - p) / size : 0;
        });
    }

    static double pinball(TargetValues.Numbers truth, double[] predicted, double quantile) {
        return mean(truth, predicted, (t, p) -> t - p >= 0 ? quantile * (t - p) : (quantile - 1) * (t - p));
    }

    /// Predictions below a tiny amount count as that amount: a count of 0 or less cannot be expected.
    static double poissonDeviance(TargetValues.Numbers truth, double[] predicted) {
        return mean(truth, predicted, (t, p) -> {
            if (t < 0) return Double.NaN;
            double expected = Math.max(LEAST_EXPECTED, p);
            double surprise = t == 0 ? 0 : t * Math.log(t / expected);
            return 2 * (surprise - t + expected);
        });
    }

    /// Predictions below a tiny amount count as that amount.
    static double gammaDeviance(TargetValues.Numbers truth, double[] predicted) {
        return mean(truth, predicted, (t, p) -> {
            if (t <= 0) return Double.NaN;
            double expected = Math.max(LEAST_EXPECTED, p);
            return 2 * (Math.log(expected / t) + t / expected - 1);
        });
    }

    private static double squared(double truth, double predicted) {
        return (truth - predicted) * (truth - predicted);
    }

    private static double mean(TargetValues.Numbers truth, double[] predicted, RowLoss loss) {
        return sum(truth, predicted, loss) / truth.weights().total(truth.size());
    }

    private static double sum(TargetValues.Numbers truth, double[] predicted, RowLoss loss) {
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            sum += truth.weights().of(i) * loss.of(truth.values()[i], predicted[i]);
        }
        return sum;
    }

    /// Weighted sum of squared distances from the weighted mean.
    private static double spread(double[] values, RowWeights weights) {
        double mean = IntStream.range(0, values.length).mapToDouble(i -> weights.of(i) * values[i]).sum()
                / weights.total(values.length);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights.of(i) * ((values[i] - mean) * (values[i] - mean));
            squares += weights.of(i) * (values[i] * values[i]);
        }
        // The weighted mean of one value differs from it by rounding.
        return !weights.areEqual() && sum <= ROUNDING * squares ? 0 : sum;
    }
}
