package sweetspot.model.metric;

import sweetspot.model.TargetValues;

/// Scores of probabilities: how near they are to what happens.
final class CalibrationScores {
    /// A probability of 0 for what is true would cost infinitely much; it counts as this.
    private static final double LEAST_PROBABILITY = 1e-15;

    private static final int BINS = 10;

    private CalibrationScores() {}

    static double logLoss(TargetValues.Classes truth, double[][] probabilities) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += truth.weights().of(i) * logLoss(probabilities[i][truth.codes()[i]]);
        }
        return sum / total(truth);
    }

    /// The loss of one row.
    ///
    /// @param probability of the true class
    static double logLoss(double probability) {
        return -Math.log(Math.clamp(probability, LEAST_PROBABILITY, 1.0));
    }

    static double brier(TargetValues.Classes truth, double[][] probabilities) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            double weight = truth.weights().of(i);
            for (int c = 0; c < probabilities[i].length; c++) {
                double error = probabilities[i][c] - (c == truth.codes()[i] ? 1 : 0);
                sum += weight * (error * error);
            }
        }
        return sum / (2 * total(truth));
    }

    /// A confidence that is the border of two bins belongs to the lower one.
    static double expectedError(TargetValues.Classes truth, int[] labels, double[][] probabilities) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (int i = 0; i < truth.size(); i++) {
            double p = probabilities[i][labels[i]];
            int bin = Math.clamp((int) Math.ceil(p * BINS) - 1, 0, BINS - 1);
            double weight = truth.weights().of(i);
            confidence[bin] += weight * p;
            if (labels[i] == truth.codes()[i]) right[bin] += weight;
        }
        double sum = 0;
        for (int b = 0; b < BINS; b++) sum += Math.abs(right[b] - confidence[b]);
        return sum / total(truth);
    }

    private static double total(TargetValues.Classes truth) {
        return truth.weights().total(truth.size());
    }
}
