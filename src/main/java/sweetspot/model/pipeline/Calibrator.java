package sweetspot.model.pipeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A curve from a model's score of the positive class to an honest probability, fitted on rows that the model did not train
/// on. Immutable.
public sealed interface Calibrator {

    /// The probability for a score.
    double probability(double score);

    /// Fits a curve.
    ///
    /// @param kind not [Calibration#NONE]
    /// @param scores one per row
    /// @param positive whether the row is of the class
    static Calibrator fit(Calibration kind, double[] scores, boolean[] positive) {
        return switch (kind) {
            case NONE -> throw new IllegalArgumentException("nothing to fit");
            case SIGMOID -> Sigmoid.fit(scores, positive);
            case ISOTONIC -> Isotonic.fit(scores, positive);
        };
    }

    /// 1 / (1 + exp(a·score + b)), fitted by Newton's method with backtracking on targets that are drawn a little towards
    /// the middle (Platt 1999; Lin, Lin & Weng 2007, algorithm 1).
    record Sigmoid(double a, double b) implements Calibrator {
        private static final int ROUNDS = 100;
        private static final double LEAST_STEP = 1e-10;
        private static final double RIDGE = 1e-12;
        private static final double DONE = 1e-9;

        static Sigmoid fit(double[] scores, boolean[] positive) {
            int n = scores.length;
            int found = 0;
            for (boolean p : positive) if (p) found++;
            double high = (found + 1.0) / (found + 2.0);
            double low = 1 / (n - found + 2.0);
            double a = 0;
            double b = Math.log((n - found + 1.0) / (found + 1.0));
            double loss = loss(scores, positive, high, low, a, b);
            for (int round = 0; round < ROUNDS; round++) {
                double h11 = RIDGE;
                double h22 = RIDGE;
                double h21 = 0;
                double g1 = 0;
                double g2 = 0;
                for (int i = 0; i < n; i++) {
                    double p = value(a * scores[i] + b);
                    double curve = p * (1 - p);
                    h11 += scores[i] * scores[i] * curve;
                    h22 += curve;
                    h21 += scores[i] * curve;
                    double off = (positive[i] ? high : low) - p;
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
                    double newLoss = loss(scores, positive, high, low, a + size * stepA, b + size * stepB);
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
            return new Sigmoid(a, b);
        }

        private static double loss(double[] scores, boolean[] positive, double high, double low, double a, double b) {
            double loss = 0;
            for (int i = 0; i < scores.length; i++) {
                double z = a * scores[i] + b;
                double target = positive[i] ? high : low;
                loss += z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z));
            }
            return loss;
        }

        /// Without overflow on either side.
        private static double value(double z) {
            return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
        }

        @Override
        public double probability(double score) {
            return value(a * score + b);
        }
    }

    /// The rising function of least squares, by pooling neighbours that fall (Ayer et al. 1955; Zadrozny & Elkan 2002);
    /// between two rows a straight line, beyond them level, as in scikit-learn.
    ///
    /// @param scores ascending, all different
    /// @param probabilities per score, rising
    record Isotonic(double[] scores, double[] probabilities) implements Calibrator {
        static Isotonic fit(double[] scores, boolean[] positive) {
            Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
            int n = 0;
            double[] x = new double[scores.length];
            double[] sum = new double[scores.length];
            double[] weight = new double[scores.length];
            for (int i : order) {
                if (n == 0 || scores[i] != x[n - 1]) x[n++] = scores[i];
                sum[n - 1] += positive[i] ? 1 : 0;
                weight[n - 1]++;
            }
            // Blocks of equal value, each ending before `end`.
            int[] end = new int[n];
            double[] blockSum = new double[n];
            double[] blockWeight = new double[n];
            int blocks = 0;
            for (int i = 0; i < n; i++) {
                end[blocks] = i + 1;
                blockSum[blocks] = sum[i];
                blockWeight[blocks] = weight[i];
                blocks++;
                while (blocks > 1 && blockSum[blocks - 2] * blockWeight[blocks - 1] >= blockSum[blocks - 1]
                        * blockWeight[blocks - 2]) {
                    blockSum[blocks - 2] += blockSum[blocks - 1];
                    blockWeight[blocks - 2] += blockWeight[blocks - 1];
                    end[blocks - 2] = end[blocks - 1];
                    blocks--;
                }
            }
            double[] y = new double[n];
            for (int b = 0, from = 0; b < blocks; from = end[b], b++) {
                Arrays.fill(y, from, end[b], blockSum[b] / blockWeight[b]);
            }
            return new Isotonic(Arrays.copyOf(x, n), y);
        }

        @Override
        public double probability(double score) {
            int at = Arrays.binarySearch(scores, score);
            if (at >= 0) return probabilities[at];
            int above = -at - 1;
            if (above == 0) return probabilities[0];
            if (above == scores.length) return probabilities[scores.length - 1];
            double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
            return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
        }
    }
}
