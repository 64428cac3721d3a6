package sweetspot.model.network;

import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.model.numeric.Softmax;

/// The goals that networks are trained for: two classes by one output and the logistic function, more by one output
/// each and softmax, both with the log loss; numbers by half the squared error.
public final class NetworkGoals {
    private NetworkGoals() {}

    public static NeuralNetwork.Goal of(TargetValues.Classes y) {
        return y.count() == 2 ? new TwoClasses(y.codes(), y.weights())
                : new ManyClasses(y.codes(), y.count(), y.weights());
    }

    /// Class probabilities from outputs.
    public static double[] probabilities(double[] outputs) {
        if (outputs.length > 1) return Softmax.inPlace(outputs);
        double p = 1 / (1 + Math.exp(-outputs[0]));
        return new double[]{1 - p, p};
    }

    private record TwoClasses(int[] codes, RowWeights weights) implements NeuralNetwork.Goal {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double errors(float[][] out, int[] picked, int from, int count) {
            double loss = 0;
            float[] z = out[0];
            for (int t = 0; t < count; t++) {
                int y = codes[picked[from + t]];
                double towards = y == 1 ? z[t] : -z[t];
                // log(1 + exp(-z)), which does not overflow like this.
                double weight = weights.of(picked[from + t]);
                loss += weight * (Math.log1p(Math.exp(-Math.abs(towards))) + Math.max(0, -towards));
                z[t] = (float) (weight * (1 / (1 + Math.exp(-z[t])) - y));
            }
            return loss;
        }
    }

    private record ManyClasses(int[] codes, int outputs, RowWeights weights) implements NeuralNetwork.Goal {
        @Override
        public double errors(float[][] out, int[] picked, int from, int count) {
            double loss = 0;
            double[] p = new double[outputs];
            for (int t = 0; t < count; t++) {
                int y = codes[picked[from + t]];
                for (int k = 0; k < outputs; k++) p[k] = out[k][t];
                Softmax.inPlace(p);
                double weight = weights.of(picked[from + t]);
                loss -= weight * Math.log(Math.max(Double.MIN_NORMAL, p[y]));
                for (int k = 0; k < outputs; k++) out[k][t] = (float) (weight * (p[k] - (k == y ? 1 : 0)));
            }
            return loss;
        }
    }

    /// @param targets per training row the number
    /// @param weights how much each row counts
    public record Numbers(double[] targets, RowWeights weights) implements NeuralNetwork.Goal {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double errors(float[][] out, int[] picked, int from, int count) {
            double loss = 0;
            for (int t = 0; t < count; t++) {
                out[0][t] -= (float) targets[picked[from + t]];
                double weight = weights.of(picked[from + t]);
                loss += weight * (out[0][t] * (double) out[0][t] / 2);
                out[0][t] = (float) (weight * out[0][t]);
            }
            return loss;
        }
    }
}
