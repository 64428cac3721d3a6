package sweetspot.model.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sweetspot.model.FittedModel;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;

/// Trains a classifier on the classes that the training rows have, and gives the others a score of their own below
/// all, so that a rare class which a fold's training rows lack does no harm.
final class PresentClasses {
    private final int[] present;
    private final int all;

    private PresentClasses(int[] present, int all) {
        this.present = present;
        this.all = all;
    }

    /// Fits a model of classes 0, 1, … that all have rows.
    @FunctionalInterface
    interface Fit {
        FittedModel fit(TargetValues.Classes y) throws Exception;
    }

    static FittedModel fit(TargetValues.Classes y, Fit fit) throws Exception {
        int[] counts = y.counts();
        int[] present = java.util.stream.IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
        if (present.length == 1) return constant(present[0], counts.length);
        if (present.length == counts.length) return fit.fit(y);
        int[] position = new int[counts.length];
        List<String> names = new ArrayList<>();
        for (int p = 0; p < present.length; p++) {
            position[present[p]] = p;
            names.add(y.names().get(present[p]));
        }
        int[] codes = Arrays.stream(y.codes()).map(c -> position[c]).toArray();
        FittedModel inner = fit.fit(new TargetValues.Classes(codes, names, y.weights()));
        PresentClasses map = new PresentClasses(present, counts.length);
        return (x, context) -> map.widen((Prediction.Classes) inner.predict(x, context));
    }

    private static FittedModel constant(int label, int classes) {
        return (x, _) -> {
            int[] labels = new int[x.length];
            Arrays.fill(labels, label);
            double[][] scores = new double[x.length][classes];
            for (double[] row : scores) row[label] = 1;
            return new Prediction.Classes(labels, scores, true);
        };
    }

    private Prediction.Classes widen(Prediction.Classes inner) {
        double lowest = 0;
        if (!inner.probabilities()) {
            for (double[] row : inner.scores()) for (double s : row) lowest = Math.min(lowest, s - 1);
        }
        double[][] scores = new double[inner.size()][all];
        for (int i = 0; i < scores.length; i++) {
            Arrays.fill(scores[i], lowest);
            for (int p = 0; p < present.length; p++) scores[i][present[p]] = inner.scores()[i][p];
        }
        int[] labels = Arrays.stream(inner.labels()).map(p -> present[p]).toArray();
        return new Prediction.Classes(labels, scores, inner.probabilities());
    }
}
