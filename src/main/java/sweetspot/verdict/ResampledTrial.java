package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.ResampledMetric;
import sweetspot.objective.LearningTask;
import sweetspot.objective.OutOfFold;

/// A trial whose score can be computed anew for any selection of rows from its kept predictions, in the way in which the
/// search scores: the mean of the folds' scores, or the score of all predictions together where the plan pools them.
final class ResampledTrial {
    /// Kept predictions are 32-bit, so that a score that they give differs a little from the trial's.
    private static final double NEAR = 1e-3;
    /// Scores that are no probabilities may differ between rows by no more than the rounding of their sums, as those of a
    /// support vector machine whose kernel is too narrow; their ranks, and so the score, are then chance in the last digit.
    private static final double NEAR_SCORES = 0.02;

    private final List<ResampledMetric> folds;

    /// @param folds the metric on the predictions of each fold
    ResampledTrial(List<ResampledMetric> folds) {
        this.folds = folds;
    }

    /// @param score of the trial
    /// @param values what is kept of it
    /// @return empty if the predictions are not those that gave the score
    static Optional<ResampledTrial> of(LearningTask task, double score, float[] values) {
        List<Prediction> parts = OutOfFold.predictions(task, values);
        if (parts.isEmpty()) return Optional.empty();
        List<int[]> rows = new ArrayList<>();
        for (int f = 0; f < parts.size(); f++) rows.add(task.plan().folds().get(f).test());
        if (task.plan().pooled()) {
            parts = List.of(together(parts));
            rows = List.of(rows.stream().flatMapToInt(Arrays::stream).toArray());
        }
        List<ResampledMetric> folds = new ArrayList<>();
        for (int f = 0; f < parts.size(); f++) {
            Prediction part = parts.get(f);
            if (task.metric().needsProbability() && part instanceof Prediction.Classes c && !c.probabilities()) {
                return Optional.empty();
            }
            TargetValues truth = task.truth().rows(rows.get(f));
            folds.add(ResampledMetric.of(task.metric(), truth, part, task.positive(), rows.get(f)));
        }
        ResampledTrial trial = new ResampledTrial(folds);
        byte[] once = new byte[task.truth().size()];
        Arrays.fill(once, (byte) 1);
        double same = trial.score(once);
        boolean plain = parts.stream().anyMatch(p -> p instanceof Prediction.Classes c && !c.probabilities());
        return Math.abs(same - score) <= (plain ? NEAR_SCORES : NEAR) * Math.max(1, Math.abs(score))
                ? Optional.of(trial) : Optional.empty();
    }

    /// The predictions of models for a few rows each, as one.
    private static Prediction together(List<Prediction> parts) {
        if (parts.getFirst() instanceof Prediction.Numbers) {
            return new Prediction.Numbers(parts.stream()
                    .flatMapToDouble(p -> Arrays.stream(((Prediction.Numbers) p).values())).toArray());
        }
        List<Prediction.Classes> classes = parts.stream().map(Prediction.Classes.class::cast).toList();
        return new Prediction.Classes(classes.stream().flatMapToInt(c -> Arrays.stream(c.labels())).toArray(),
                classes.stream().flatMap(c -> Arrays.stream(c.scores())).toArray(double[][]::new),
                classes.stream().allMatch(Prediction.Classes::probabilities));
    }

    /// The mean over the folds for which the score is defined; NaN if it is for none.
    ///
    /// @param counts how often each row counts
    double score(byte[] counts) {
        double sum = 0;
        int defined = 0;
        for (ResampledMetric fold : folds) {
            double score = fold.score(counts);
            if (Double.isNaN(score)) continue;
            sum += score;
            defined++;
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }
}
