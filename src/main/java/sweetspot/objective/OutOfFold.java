package sweetspot.objective;

import java.util.Arrays;
import sweetspot.model.Prediction;

/// Collects the predictions of one trial for the rows that its folds test, fold after fold: what an ensemble is chosen
/// on. No model has seen the rows that it predicts here.
///
/// Numbers are kept as they are. Of classes, the probability of each but the first is kept, which follows from the
/// others; a model that gives no probabilities votes for its class. So means of what is kept are what a mean of models
/// predicts. They are 32-bit: 16 would tie the ranks of rows that are all but certain.
public final class OutOfFold {
    /// The most numbers that are kept of a trial: 6.4 MB.
    public static final int MOST = 1_600_000;

    private float[] values = new float[0];
    private int size;
    private boolean whole = true;

    /// Adds the predictions of the next fold.
    void add(Prediction fold) {
        int width = fold instanceof Prediction.Classes c && c.size() > 0 ? c.scores()[0].length - 1 : 1;
        if ((long) size + (long) width * fold.size() > MOST) whole = false;
        if (!whole) {
            values = new float[0];
            return;
        }
        values = Arrays.copyOf(values, size + width * fold.size());
        switch (fold) {
            case Prediction.Numbers n -> {
                for (double value : n.values()) values[size++] = (float) value;
            }
            case Prediction.Classes c -> {
                for (int row = 0; row < c.size(); row++) {
                    for (int k = 1; k <= width; k++) {
                        values[size++] =
                                c.probabilities() ? (float) c.scores()[row][k] : c.labels()[row] == k ? 1 : 0;
                    }
                }
            }
        }
    }

    /// The predictions of a fold are not known.
    void miss() {
        whole = false;
    }

    /// Everything that was added; empty if something is missing or it is too much.
    float[] values() {
        return whole ? values : new float[0];
    }

    /// What the kept numbers of one fold predict.
    ///
    /// @param kept numbers of all folds, or means of such
    /// @param from the position of the fold's first
    /// @param rows number of rows of the fold
    /// @param classes number of classes; 0 where numbers are predicted
    static Prediction prediction(double[] kept, int from, int rows, int classes) {
        if (classes == 0) return new Prediction.Numbers(Arrays.copyOfRange(kept, from, from + rows));
        double[][] scores = new double[rows][classes];
        int[] labels = new int[rows];
        int at = from;
        for (int row = 0; row < rows; row++) {
            double[] p = scores[row];
            double rest = 1;
            for (int k = 1; k < classes; k++) {
                p[k] = kept[at++];
                rest -= p[k];
            }
            p[0] = Math.max(0, rest);
            double sum = 0;
            for (double x : p) sum += x;
            for (int k = 0; k < classes; k++) {
                p[k] /= sum;
                if (p[k] > p[labels[row]]) labels[row] = k;
            }
        }
        return new Prediction.Classes(labels, scores, true);
    }
}
