package sweetspot.model.pipeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import sweetspot.model.RowWeights;
import sweetspot.model.numeric.PlattFit;

/// A curve from a model's score of the positive class to an honest probability, fitted on rows that the model did not train
/// on. Immutable.
public sealed interface Calibrator {

    /// The probability for a score.
    double probability(double score);

    /// Fits a curve to rows that count the same.
    ///
    /// @param kind not [Calibration#NONE]
    /// @param scores one per row
    /// @param positive whether the row is of the class
    static Calibrator fit(Calibration kind, double[] scores, boolean[] positive) {
        return fit(kind, scores, positive, RowWeights.EQUAL);
    }

    /// Fits a curve to rows that count by their weights.
    ///
    /// @param kind not [Calibration#NONE]
    /// @param scores one per row
    /// @param positive whether the row is of the class
    static Calibrator fit(Calibration kind, double[] scores, boolean[] positive, RowWeights weights) {
        return switch (kind) {
            case NONE -> throw new IllegalArgumentException("nothing to fit");
            case SIGMOID -> new Sigmoid(PlattFit.of(scores, positive, weights.values(scores.length)));
            case ISOTONIC -> Isotonic.fit(scores, positive, weights);
        };
    }

    /// 1 / (1 + exp(a·score + b)), see [PlattFit].
    record Sigmoid(PlattFit fit) implements Calibrator {
        @Override
        public double probability(double score) {
            return fit.at(score);
        }
    }

    /// The rising function of least squares, by pooling neighbours that fall (Ayer et al. 1955; Zadrozny & Elkan 2002);
    /// between two rows a straight line, beyond them level, as in scikit-learn.
    ///
    /// @param scores ascending, all different
    /// @param probabilities per score, rising
    record Isotonic(double[] scores, double[] probabilities) implements Calibrator {
        static Isotonic fit(double[] scores, boolean[] positive, RowWeights weights) {
            Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
            int n = 0;
            double[] x = new double[scores.length];
            double[] sum = new double[scores.length];
            double[] weight = new double[scores.length];
            for (int i : order) {
                if (n == 0 || scores[i] != x[n - 1]) x[n++] = scores[i];
                sum[n - 1] += positive[i] ? weights.of(i) : 0;
                weight[n - 1] += weights.of(i);
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
