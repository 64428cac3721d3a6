package sweetspot.model.numeric;

import java.util.Arrays;

/// 1 / (1 + exp(a·score + b)), the probability of a class by its score, fitted by Newton's method with backtracking on
/// targets that are drawn a little towards the middle (Platt 1999; Lin, Lin & Weng 2007, algorithm 1).
public record PlattFit(double a, double b) {
    private static final int ROUNDS = 100;
    private static final double LEAST_STEP = 1e-10;
    private static final double RIDGE = 1e-12;
    private static final double DONE = 1e-9;

    /// Fits the curve.
    ///
    /// @param positive whether the row is of the class
    /// @param weights how much each row counts; that of all rows together is their number
    public static PlattFit of(double[] scores, boolean[] positive, double[] weights) {
        int n = scores.length;
        double found = 0;
        for (int i = 0; i < n; i++) if (positive[i]) found += weights[i];
        double all = Arrays.stream(weights).sum();
        double high = (found + 1.0) / (found + 2.0);
        double low = 1 / (all - found + 2.0);
        double a = 0;
        double b = Math.log((all - found + 1.0) / (found + 1.0));
        double loss = loss(scores, positive, weights, high, low, a, b);
        for (int round = 0; round < ROUNDS; round++) {
            double h11 = RIDGE;
            double h22 = RIDGE;
            double h21 = 0;
            double g1 = 0;
            double g2 = 0;
            for (int i = 0; i < n; i++) {
                double p = value(a * scores[i] + b);
                double curve = weights[i] * p * (1 - p);
                h11 += scores[i] * scores[i] * curve;
                h22 += curve;
                h21 += scores[i] * curve;
                double off = weights[i] * ((positive[i] ? high : low) - p);
                g1 += scores[i] * off;
                g2 += off;
            }
            if (Math.abs(g1) < DONE && Math.abs(g2) < DONE) break;
            double det = h11 * h22 - h21 * h21;
            double stepA = -(h22 * g1 - h21 * g2) / det;
            double stepB = -(-h21 * g1 + h11 * g2) / det;
            double slope = g1 * stepA + g2 * stepB;
            double size = 1;
            boolean moved = false;
            while (size >= LEAST_STEP && !moved) {
                double newLoss = loss(scores, positive, weights, high, low, a + size * stepA, b + size * stepB);
                moved = newLoss < loss + 1e-4 * size * slope;
                if (moved) {
                    a += size * stepA;
                    b += size * stepB;
                    loss = newLoss;
                } else {
                    size /= 2;
                }
            }
            if (!moved) break;
        }
        return new PlattFit(a, b);
    }

    private static double loss(double[] scores, boolean[] positive, double[] weights, double high, double low,
            double a, double b) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = a * scores[i] + b;
            double target = positive[i] ? high : low;
            loss += weights[i]
                    * (z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z)));
        }
        return loss;
    }

    /// Without overflow on either side.
    private static double value(double z) {
        return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
    }

    /// The probability for a score.
    public double at(double score) {
        return value(a * score + b);
    }
}
