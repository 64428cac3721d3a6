package sweetspot.search.gp;

import java.util.Arrays;
import java.util.List;

/// The logarithm of how much a point is worth trying; smooth in the point's numbers.
interface Acquisition {

    double value(double[] x);

    /// The value, and its gradient by the coordinates.
    double value(double[] x, double[] gradient);

    /// The logarithm of the mean of several: what several models expect together.
    static Acquisition mean(List<? extends Acquisition> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Mean(List.copyOf(parts));
    }

    /// Log-mean-exp of its parts.
    record Mean(List<Acquisition> parts) implements Acquisition {

        @Override
        public double value(double[] x) {
            double[] values = new double[parts.size()];
            for (int i = 0; i < values.length; i++) values[i] = parts.get(i).value(x);
            return logMeanExp(values);
        }

        @Override
        public double value(double[] x, double[] gradient) {
            int m = parts.size();
            double[] values = new double[m];
            double[][] gradients = new double[m][gradient.length];
            for (int i = 0; i < m; i++) values[i] = parts.get(i).value(x, gradients[i]);
            double mean = logMeanExp(values);
            Arrays.fill(gradient, 0);
            for (int i = 0; i < m; i++) {
                double weight = Math.exp(values[i] - mean) / m;
                for (int k = 0; k < gradient.length; k++) gradient[k] += weight * gradients[i][k];
            }
            return mean;
        }

        private static double logMeanExp(double[] values) {
            double max = Arrays.stream(values).max().orElseThrow();
            double sum = 0;
            for (double v : values) sum += Math.exp(v - max);
            return max + Math.log(sum / values.length);
        }
    }
}
