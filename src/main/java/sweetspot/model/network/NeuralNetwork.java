package sweetspot.model.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sweetspot.model.FitContext;
import sweetspot.model.numeric.VectorLoops;
import sweetspot.space.Configuration;

/// A network of dense layers in training, by Adam on batches in random order. What its settings mean, how it starts and
/// when it stops are as in scikit-learn's `MLPClassifier` and `MLPRegressor`; dropout is added.
///
/// It stops once ten epochs in a row have not lowered the training loss by 0.0001: further epochs change nothing.
///
/// Smile's network is not used: it learns row by row in loops that cannot be vectorized, has no Adam, and its weight
/// decay depends on the learning rate.
public final class NeuralNetwork {
    private static final double ENOUGH = 1e-4;
    private static final int PATIENCE = 10;
    private static final int PREDICTED_AT_ONCE = 256;

    private final float[][] rows;
    private final float[][] columns;
    private final Goal goal;
    private final DenseLayer[] layers;
    private final boolean tanh;
    private final float dropout;
    private final double rate;
    private final float decay;
    private final int[] order;
    private final SplittableRandom random;
    private final Batch batch;
    private int time;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int vain;

    /// The goal that the outputs are trained for.
    interface Goal {
        public int outputs();

        /// Turns the outputs of some training rows into errors, in place.
        ///
        /// @param out outputs × rows
        /// @param picked the training row of each
        /// @return the sum of the rows' losses
        double errors(float[][] out, int[] picked, int from, int count);
    }

    /// The arrays of a batch: per layer its activations, units × rows and rows × units, and errors.
    private static final class Batch {
        final float[][] input;
        final float[][][] outs;
        final float[][][] errors;
        final float[][][] turned;

        Batch(DenseLayer[] layers, int size, boolean training) {
            input = new float[layers[0].inputs][size];
            outs = new float[layers.length][][];
            errors = new float[layers.length][][];
            turned = new float[layers.length][][];
            for (int l = 0; l < layers.length; l++) {
                outs[l] = new float[layers[l].units][size];
                if (!training) continue;
                errors[l] = new float[layers[l].units][size];
                turned[l] = new float[size][layers[l].units];
            }
        }
    }

    /// @param x rows × features, of a magnitude that single precision can tell apart
    public NeuralNetwork(double[][] x, Goal goal, Configuration c, long seed) {
        int n = x.length;
        int features = x[0].length;
        this.goal = goal;
        this.random = new SplittableRandom(seed);
        this.tanh = c.text("activation").equals("tanh");
        this.dropout = (float) c.number("dropout");
        this.rate = c.number("learning_rate");
        this.decay = (float) c.number("weight_decay");
        this.rows = new float[n][features];
        for (int i = 0; i < n; i++) for (int j = 0; j < features; j++) rows[i][j] = VectorLoops.single(x[i][j]);
        this.columns = new float[features][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < features; j++) columns[j][i] = rows[i][j];
        this.order = IntStream.range(0, n).toArray();
        int hidden = c.integer("layers");
        this.layers = new DenseLayer[hidden + 1];
        int width = features;
        for (int l = 0; l < hidden; l++) {
            layers[l] = new DenseLayer(width, c.integer("width_" + (l + 1)), random);
            width = layers[l].units;
        }
        layers[hidden] = new DenseLayer(width, goal.outputs(), random);
        this.batch = new Batch(layers, Math.min(n, c.integer("batch_size")), true);
    }

    /// One pass over the training rows.
    public void epoch(FitContext context) {
        if (vain > PATIENCE) return;
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        int size = batch.outs[0][0].length;
        double loss = 0;
        for (int from = 0; from < order.length; from += size) {
            context.check();
            loss += learn(from, Math.min(size, order.length - from));
        }
        loss /= order.length;
        vain = loss > bestLoss - ENOUGH ? vain + 1 : 0;
        bestLoss = Math.min(bestLoss, loss);
    }

    /// @return the loss, times the number of rows
    private double learn(int from, int count) {
        int last = layers.length - 1;
        for (int j = 0; j < columns.length; j++) {
            for (int t = 0; t < count; t++) batch.input[j][t] = columns[j][order[from + t]];
        }
        for (int l = 0; l <= last; l++) {
            layers[l].forward(l == 0 ? batch.input : batch.outs[l - 1], batch.outs[l], count);
            if (l < last) {
                activate(batch.outs[l], count);
                if (dropout > 0) drop(batch.outs[l], count);
                if (layers[l + 1].readsByRow()) DenseLayer.turn(batch.outs[l], batch.turned[l], count);
            }
        }
        double loss = goal.errors(batch.outs[last], order, from, count);
        float[][] errors = batch.outs[last];
        float[][] first = new float[count][];
        for (int t = 0; t < count; t++) first[t] = rows[order[from + t]];
        time++;
        for (int l = last; l >= 0; l--) {
            loss += decay / 2 * layers[l].squaredWeights();
            float[][] own = errors;
            if (l > 0) {
                errors = batch.errors[l - 1];
                layers[l].backward(/* errors= */ own, /* out= */ errors, count);
                slope(batch.outs[l - 1], errors, count);
            }
            layers[l].gather(l == 0 ? first : batch.turned[l - 1], l == 0 ? batch.input : batch.outs[l - 1], own,
                    count, decay);
        }
        for (DenseLayer layer : layers) layer.step(rate, time);
        return loss;
    }

    private void activate(float[][] out, int count) {
        for (float[] z : out) {
            if (tanh) for (int t = 0; t < count; t++) z[t] = (float) Math.tanh(z[t]);
            else for (int t = 0; t < count; t++) z[t] = Math.max(0, z[t]);
        }
    }

    /// Leaves out units at random; what is left counts more, so that sums stay the same on the whole.
    private void drop(float[][] out, int count) {
        float more = 1 / (1 - dropout);
        for (float[] z : out) for (int t = 0; t < count; t++) z[t] = random.nextDouble() < dropout ? 0 : z[t] * more;
    }

    /// Multiplies errors of activations by the activation's slope; with dropout also by what the unit counted.
    private void slope(float[][] out, float[][] errors, int count) {
        float more = 1 / (1 - dropout);
        for (int k = 0; k < out.length; k++) {
            float[] a = out[k];
            float[] e = errors[k];
            if (tanh && dropout > 0) {
                for (int t = 0; t < count; t++) {
                    float own = a[t] / more;
                    e[t] = a[t] == 0 ? 0 : e[t] * more * (1 - own * own);
                }
            } else if (tanh) {
                for (int t = 0; t < count; t++) e[t] *= 1 - a[t] * a[t];
            } else {
                for (int t = 0; t < count; t++) e[t] = a[t] > 0 ? e[t] * more : 0;
            }
        }
    }

    /// Tells whether training has gone astray.
    public boolean diverged() {
        return Arrays.stream(layers).anyMatch(l -> !Double.isFinite(l.squaredWeights()));
    }

    /// The outputs for some rows.
    ///
    /// @return rows × outputs
    public double[][] outputs(double[][] x, FitContext context) {
        double[][] outputs = new double[x.length][goal.outputs()];
        Batch work = new Batch(layers, Math.min(x.length, PREDICTED_AT_ONCE), false);
        int last = layers.length - 1;
        for (int from = 0; from < x.length; from += PREDICTED_AT_ONCE) {
            context.check();
            int count = Math.min(PREDICTED_AT_ONCE, x.length - from);
            for (int t = 0; t < count; t++) {
                for (int j = 0; j < work.input.length; j++) work.input[j][t] = VectorLoops.single(x[from + t][j]);
            }
            for (int l = 0; l <= last; l++) {
                layers[l].forward(l == 0 ? work.input : work.outs[l - 1], work.outs[l], count);
                if (l < last) activate(work.outs[l], count);
            }
            for (int t = 0; t < count; t++) {
                for (int k = 0; k < outputs[0].length; k++) outputs[from + t][k] = work.outs[last][k][t];
            }
        }
        return outputs;
    }
}
