package sweetspot.model.metric;

/// Scores of probabilities: how near they are to what happens.
final class CalibrationScores {
    /// A probability of 0 for what is true would cost infinitely much; it counts as this.
    private static final double LEAST_PROBABILITY = 1e-15;

    private static final int BINS = 10;

    private CalibrationScores() {}

    static double logLoss(int[] truth, double[][] probabilities) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= Math.log(Math.clamp(probabilities[i][truth[i]], LEAST_PROBABILITY, 1.0));
        }
        return sum / truth.length;
    }

    static double brier(int[] truth, double[][] probabilities) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int c = 0; c < probabilities[i].length; c++) {
                double error = probabilities[i][c] - (c == truth[i] ? 1 : 0);
                sum += error * error;
            }
        }
        return sum / (2 * truth.length);
    }

    /// A confidence that is the border of two bins belongs to the lower one.
    static double expectedError(int[] truth, int[] labels, double[][] probabilities) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (int i = 0; i < truth.length; i++) {
            double p = probabilities[i][labels[i]];
            int bin = Math.clamp((int) Math.ceil(p * BINS) - 1, 0, BINS - 1);
            confidence[bin] += p;
            if (labels[i] == truth[i]) right[bin]++;
        }
        double sum = 0;
        for (int b = 0; b < BINS; b++) sum += Math.abs(right[b] - confidence[b]);
        return sum / truth.length;
    }
}
