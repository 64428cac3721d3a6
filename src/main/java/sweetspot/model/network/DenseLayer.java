package sweetspot.model.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import sweetspot.model.numeric.VectorLoops;

/// A layer of a neural network in which every unit reads every input, with its gradients and what Adam remembers
/// (Kingma and Ba 2015).
///
/// Batches are laid out units × rows, in single precision: the loops run over neighbouring rows, which the compiler
/// turns into vector instructions.
final class DenseLayer {
    private static final double FIRST_MOMENT = 0.9;
    private static final double SECOND_MOMENT = 0.999;
    private static final float LEAST_DIVISOR = 1e-8f;

    final int inputs;
    final int units;
    final float[][] weights;
    private final float[] biases;
    private final float[][] gradients;
    private final float[] biasGradients;
    private final float[][] means;
    private final float[][] squares;
    private final float[] biasMeans;
    private final float[] biasSquares;
    private final boolean fewInputs;
    private final boolean fewUnits;
    private float[][] turnedErrors = new float[0][];

    /// Weights and biases are drawn evenly from ± √(6 / (inputs + units)) (Glorot and Bengio 2010), as in scikit-learn.
    DenseLayer(int inputs, int units, SplittableRandom random) {
        this.inputs = inputs;
        this.units = units;
        this.weights = new float[units][inputs];
        this.biases = new float[units];
        this.gradients = new float[units][inputs];
        this.biasGradients = new float[units];
        this.means = new float[units][inputs];
        this.squares = new float[units][inputs];
        this.biasMeans = new float[units];
        this.biasSquares = new float[units];
        this.fewUnits = units <= 8;
        this.fewInputs = inputs < units && inputs < 48;
        double bound = Math.sqrt(6.0 / (inputs + units));
        for (float[] row : weights) for (int j = 0; j < inputs; j++) row[j] = (float) random.nextDouble(-bound, bound);
        for (int k = 0; k < units; k++) biases[k] = (float) random.nextDouble(-bound, bound);
    }

    /// The units' sums.
    ///
    /// @param in inputs × rows
    /// @param out units × rows, overwritten
    /// @param rows how many of the rows count
    void forward(float[][] in, float[][] out, int rows) {
        for (int k = 0; k < units; k++) {
            float[] z = out[k];
            Arrays.fill(z, 0, rows, biases[k]);
            VectorLoops.combine(weights[k], inputs, in, z, rows);
        }
    }

    /// Computes how the loss changes with the inputs.
    ///
    /// @param errors units × rows: how it changes with the units' sums
    /// @param out inputs × rows, overwritten
    void backward(float[][] errors, float[][] out, int rows) {
        float[] column = new float[units];
        for (int j = 0; j < inputs; j++) {
            for (int k = 0; k < units; k++) column[k] = weights[k][j];
            Arrays.fill(out[j], 0, rows, 0f);
            VectorLoops.combine(column, units, errors, out[j], rows);
        }
    }

    /// Computes the mean gradients over a batch.
    ///
    /// @param in rows × inputs
    /// @param turned the same, inputs × rows
    /// @param errors units × rows
    /// @param decay factor of half the squared weights, over the rows of the batch
    void gather(float[][] in, float[][] turned, float[][] errors, int rows, float decay) {
        for (int k = 0; k < units; k++) {
            float sum = 0;
            for (int t = 0; t < rows; t++) {
                errors[k][t] /= rows;
                sum += errors[k][t];
            }
            biasGradients[k] = sum;
            float[] g = gradients[k];
            float[] w = weights[k];
            float share = decay / rows;
            for (int j = 0; j < inputs; j++) g[j] = share * w[j];
            if (fewUnits) for (int j = 0; j < inputs; j++) g[j] += dot(errors[k], turned[j], rows);
            else if (!fewInputs) VectorLoops.combine(errors[k], rows, in, g, inputs);
        }
        if (fewInputs && !fewUnits) gatherByInput(turned, errors, rows);
    }

    /// Tells whether [#gather] reads its first argument.
    boolean readsByRow() {
        return !fewInputs && !fewUnits;
    }

    private static float dot(float[] a, float[] b, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int t = 0;
        for (; t + 3 < length; t += 4) {
            s0 += a[t] * b[t];
            s1 += a[t + 1] * b[t + 1];
            s2 += a[t + 2] * b[t + 2];
            s3 += a[t + 3] * b[t + 3];
        }
        for (; t < length; t++) s0 += a[t] * b[t];
        return s0 + s1 + (s2 + s3);
    }

    /// Turns units × rows into rows × units, four units at a time.
    static void turn(float[][] units, float[][] rows, int count) {
        int k = 0;
        for (; k + 3 < units.length; k += 4) {
            float[] a = units[k];
            float[] b = units[k + 1];
            float[] c = units[k + 2];
            float[] d = units[k + 3];
            for (int t = 0; t < count; t++) {
                float[] row = rows[t];
                row[k] = a[t];
                row[k + 1] = b[t];
                row[k + 2] = c[t];
                row[k + 3] = d[t];
            }
        }
        for (; k < units.length; k++) for (int t = 0; t < count; t++) rows[t][k] = units[k][t];
    }

    /// The loops run over the units, as there are too few inputs for vectors.
    private void gatherByInput(float[][] turned, float[][] errors, int rows) {
        if (turnedErrors.length < rows) turnedErrors = new float[rows][units];
        turn(errors, turnedErrors, rows);
        float[] sums = new float[units];
        for (int j = 0; j < inputs; j++) {
            Arrays.fill(sums, 0f);
            VectorLoops.combine(turned[j], rows, turnedErrors, sums, units);
            for (int k = 0; k < units; k++) gradients[k][j] += sums[k];
        }
    }

    /// Takes Adam's step along the gradients.
    ///
    /// @param time number of steps so far, this one included
    void step(double rate, int time) {
        float size = (float) (rate * Math.sqrt(1 - Math.pow(SECOND_MOMENT, time)) / (1 - Math.pow(FIRST_MOMENT, time)));
        for (int k = 0; k < units; k++) adam(weights[k], gradients[k], means[k], squares[k], size);
        adam(biases, biasGradients, biasMeans, biasSquares, size);
    }

    private static void adam(float[] w, float[] g, float[] mean, float[] square, float size) {
        float a = (float) FIRST_MOMENT;
        float b = (float) SECOND_MOMENT;
        float restA = (float) (1 - FIRST_MOMENT);
        float restB = (float) (1 - SECOND_MOMENT);
        for (int j = 0; j < w.length; j++) {
            mean[j] = a * mean[j] + restA * g[j];
            square[j] = b * square[j] + restB * (g[j] * g[j]);
        }
        for (int j = 0; j < w.length; j++) w[j] -= size * mean[j] / ((float) Math.sqrt(square[j]) + LEAST_DIVISOR);
    }

    double squaredWeights() {
        double sum = 0;
        for (float[] row : weights) for (float w : row) sum += w * w;
        return sum;
    }
}
