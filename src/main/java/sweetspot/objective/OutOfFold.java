package sweetspot.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;

/// Collects the predictions of one trial for the rows that its folds test, fold after fold: what an ensemble is chosen
/// on, and what the score is corrected by for the choice of the best trial. No model has seen the rows that it predicts
/// here.
///
/// Numbers are kept as they are. Of classes, the probability of each but the first is kept, which follows from the
/// others; a model that gives no probabilities votes for its class. So means of what is kept are what a mean of models
/// predicts. They are 32-bit, and of a probability above a half what it lacks to 1 is kept, as a negative number: 16 bits,
/// or numbers close to 1, would tie the ranks of rows that are all but certain.
///
/// Where that does not tell what the model answered, more follows behind the last fold: the number of each row's
/// answered class, where it is not the likeliest (a threshold decided); and the score of each row for each class, where
/// the scores are no probabilities, each as a 32-bit number and what that lacks: the scores of a support vector machine may
/// differ in the tenth digit alone.
public final class OutOfFold {
    /// The most numbers that are kept of a trial: 6.4 MB.
    public static final int MOST = 1_600_000;

    private final List<Prediction> folds = new ArrayList<>();
    private long size;
    private boolean whole = true;

    /// Adds the predictions of the next fold.
    void add(Prediction fold) {
        size += (long) width(fold) * fold.size();
        if (size > MOST) whole = false;
        if (whole) folds.add(fold);
        else folds.clear();
    }

    private static int width(Prediction fold) {
        return fold instanceof Prediction.Classes c && c.size() > 0 ? c.scores()[0].length - 1 : 1;
    }

    /// The predictions of a fold are not known.
    void miss() {
        whole = false;
        folds.clear();
    }

    /// Everything that was added; empty if something is missing or it is too much.
    float[] values() {
        if (!whole) return new float[0];
        float[] kept = new float[(int) size];
        int at = 0;
        for (Prediction fold : folds) at = put(fold, kept, at);
        float[] more = more(kept);
        if (more.length == 0 || size + more.length > MOST) return kept;
        float[] both = Arrays.copyOf(kept, kept.length + more.length);
        System.arraycopy(more, 0, both, kept.length, more.length);
        return both;
    }

    private static int put(Prediction fold, float[] kept, int from) {
        int at = from;
        switch (fold) {
            case Prediction.Numbers n -> {
                for (double value : n.values()) kept[at++] = (float) value;
            }
            case Prediction.Classes c -> {
                int width = width(fold);
                for (int row = 0; row < c.size(); row++) {
                    for (int k = 1; k <= width; k++) {
                        kept[at++] = c.probabilities() ? compact(c.scores()[row][k]) : c.labels()[row] == k ? 1 : 0;
                    }
                }
            }
        }
        return at;
    }

    private static float compact(double probability) {
        float missing = (float) (1 - probability);
        return probability > 0.5 && missing > 0 ? -missing : (float) probability;
    }

    private static double probability(float kept) {
        return kept < 0 ? 1 + (double) kept : kept;
    }

    /// What the kept numbers do not tell.
    private float[] more(float[] kept) {
        List<Prediction.Classes> parts = new ArrayList<>();
        for (Prediction fold : folds) if (fold instanceof Prediction.Classes c && c.size() > 0) parts.add(c);
        boolean scores = parts.stream().anyMatch(c -> !c.probabilities());
        if (!scores && !answersDiffer(parts, kept)) return new float[0];
        int rows = parts.stream().mapToInt(Prediction.Classes::size).sum();
        int classes = parts.getFirst().scores()[0].length;
        float[] more = new float[rows * (scores ? 1 + 2 * classes : 1)];
        int label = 0;
        int score = rows;
        for (Prediction.Classes c : parts) {
            for (int row = 0; row < c.size(); row++) {
                more[label++] = c.labels()[row];
                for (int k = 0; scores && k < classes; k++, score++) {
                    more[score] = (float) c.scores()[row][k];
                    more[rows * classes + score] = (float) (c.scores()[row][k] - more[score]);
                }
            }
        }
        return more;
    }

    private static boolean answersDiffer(List<Prediction.Classes> parts, float[] kept) {
        int from = 0;
        for (Prediction.Classes c : parts) {
            int classes = c.scores()[0].length;
            double[] own = new double[c.size() * (classes - 1)];
            for (int i = 0; i < own.length; i++) own[i] = probability(kept[from + i]);
            from += own.length;
            Prediction.Classes told = (Prediction.Classes) prediction(own, 0, c.size(), classes);
            if (!Arrays.equals(told.labels(), c.labels())) return true;
        }
        return false;
    }

    /// The predictions of a trial, fold by fold, from what was kept of it; empty if that is not of this task.
    public static List<Prediction> predictions(LearningTask task, float[] values) {
        int classes = classes(task);
        int folds = task.plan().folds().size();
        int[] sizes = new int[folds];
        int rows = 0;
        for (int f = 0; f < folds; f++) {
            sizes[f] = task.fold(f).test().length;
            rows += sizes[f];
        }
        int base = rows * Math.max(1, classes - 1);
        if (!fits(values, rows, classes)) return List.of();
        double[] kept = new double[base];
        for (int i = 0; i < base; i++) kept[i] = classes > 0 ? probability(values[i]) : values[i];
        List<Prediction> all = new ArrayList<>();
        int row = 0;
        for (int size : sizes) {
            Prediction told = prediction(kept, row * Math.max(1, classes - 1), size, classes);
            all.add(values.length == base ? told : exact((Prediction.Classes) told, values, base, row, rows, classes));
            row += size;
        }
        return all;
    }

    private static Prediction exact(Prediction.Classes told, float[] values, int base, int from, int rows,
            int classes) {
        int n = told.size();
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) labels[i] = (int) values[base + from + i];
        if (values.length == base + rows) return new Prediction.Classes(labels, told.scores(), true);
        double[][] scores = new double[n][classes];
        int at = base + rows + from * classes;
        // Files of before hold the first part of each score alone.
        int rest = values.length > base + rows + rows * classes ? rows * classes : 0;
        for (double[] row : scores) {
            for (int k = 0; k < classes; k++, at++) row[k] = values[at] + (rest > 0 ? (double) values[at + rest] : 0);
        }
        return new Prediction.Classes(labels, scores, false);
    }

    /// The part of the kept numbers whose means are what a mean of models predicts; empty if they are not of so many rows.
    ///
    /// @param rows number of rows that are tested, over all folds
    /// @param classes number of classes; 0 where numbers are predicted
    static float[] means(float[] values, int rows, int classes) {
        if (!fits(values, rows, classes)) return new float[0];
        float[] means = Arrays.copyOf(values, rows * Math.max(1, classes - 1));
        for (int i = 0; classes > 0 && i < means.length; i++) means[i] = (float) probability(means[i]);
        return means;
    }

    private static boolean fits(float[] values, int rows, int classes) {
        int base = rows * Math.max(1, classes - 1);
        return values.length == base
                || classes > 0 && (values.length == base + rows || values.length == base + rows + rows * classes
                        || values.length == base + rows + 2 * rows * classes);
    }

    /// Number of classes; 0 where numbers are predicted.
    static int classes(LearningTask task) {
        return task.truth() instanceof TargetValues.Classes c ? c.names().size() : 0;
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
