package sweetspot.model.numeric;

/// Turns scores into probabilities.
public final class Softmax {
    private Softmax() {}

    /// Replaces the scores by `exp(score)`, scaled to add up to 1; no score is too large.
    public static double[] inPlace(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double s : scores) highest = Math.max(highest, s);
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - highest);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) scores[k] /= sum;
        return scores;
    }
}
