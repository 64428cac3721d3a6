package sweetspot.objective;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.data.Dataset;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Pipeline;
import sweetspot.model.Prediction;
import sweetspot.model.SpaceCheck;
import sweetspot.model.TargetValues;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// The score on the sealed rows of a model trained on all search rows.
///
/// @param value the score
/// @param low lower end of the 95 % percentile interval over bootstrap samples of the sealed rows (Efron and
///     Tibshirani 1993); NaN if none could be scored. It covers the chance in which rows were sealed, not in training
/// @param high its upper end
/// @param rows number of sealed rows
public record SealedTestScore(double value, double low, double high, int rows) {
    private static final int MOST_RESAMPLES = 1_000;
    private static final int LEAST_RESAMPLES = 200;
    private static final int ROWS_TO_SCORE = 10_000_000;

    /// Trains on all search rows and breaks the seal.
    ///
    /// @param cancelled whether to give up
    /// @throws ModelException if there are no sealed rows, the model cannot be trained, or the score is not defined
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static SealedTestScore of(LearningTask task, Configuration configuration, BooleanSupplier cancelled)
            throws ModelException {
        if (task.plan().sealed().isEmpty()) throw new ModelException(Messages.text("objective.error.no_sealed_rows"));
        FitContext context = new FitContext(cancelled, task.metric().needsProbability());
        int[] all = new int[task.features().rows()];
        Arrays.setAll(all, i -> i);
        Pipeline pipeline = Pipeline.fit(task.family().preparation(), task.features(), all);
        Configuration complete = new SpaceCheck(task.family(), task.shape()).complete(configuration);
        FittedModel model = task.family().fit(pipeline.transform(task.features()), task.truth(), complete,
                task.seed(-1), context);
        Dataset sealed = task.plan().sealed().open();
        TargetValues truth = truth(task, sealed);
        Prediction prediction = model.predict(pipeline.transform(sealed), context);
        double value = task.metric().score(truth, prediction, task.positive());
        if (Double.isNaN(value)) {
            throw new ModelException(Messages.text("objective.error.undefined_sealed", task.metric().label()));
        }
        double[] interval = interval(task, truth, prediction, context);
        return new SealedTestScore(value, interval[0], interval[1], truth.size());
    }

    private static TargetValues truth(LearningTask task, Dataset sealed) {
        return switch (task.truth()) {
            case TargetValues.Classes c -> TargetValues.Classes.of(sealed.column(task.target()), c.names());
            case TargetValues.Numbers _ -> TargetValues.of(sealed.column(task.target()), Task.REGRESSION);
        };
    }

    private static double[] interval(LearningTask task, TargetValues truth, Prediction prediction, FitContext context) {
        int n = truth.size();
        int resamples = Math.clamp(ROWS_TO_SCORE / n, LEAST_RESAMPLES, MOST_RESAMPLES);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(task.seed());
        double[] scores = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            context.check();
            int[] rows = new int[n];
            for (int i = 0; i < n; i++) rows[i] = random.nextInt(n);
            scores[b] = task.metric().score(truth.rows(rows), prediction.rows(rows), task.positive());
        }
        double[] defined = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
        if (defined.length < LEAST_RESAMPLES / 2) return new double[] {Double.NaN, Double.NaN};
        return new double[] {quantile(defined, 0.025), quantile(defined, 0.975)};
    }

    /// Linear interpolation between order statistics.
    private static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
