package sweetspot.objective;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.study.Cost;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// Scores a configuration by cross-validation: for each fold, a model is trained on the fold's training rows and scored
/// on the others.
///
/// It reports each fold's own score, as step = number of the fold from 0, so that trials can be compared fold by fold;
/// the mean so far is the mean of the reports. The value is the mean over the folds, its standard error the folds'
/// standard deviation over the root of their number. (Folds share training rows, so it understates the true spread
/// somewhat: Bengio and Grandvalet 2004.) A single split gives no standard error. Seconds spent on training and predicting are kept as attributes, and are
/// further values where the experiment weighs costs, as are the means of other metrics.
///
/// The folds' scores of stopped trials are remembered: one that is gone on with begins with the next fold.
public final class CrossValidationObjective implements Objective {
    /// Attribute with the seconds spent on training, over all folds, a `Double`.
    public static final String FIT_SECONDS = "sweetspot:fit_seconds";
    /// Attribute with the seconds spent on predicting, over all folds, a `Double`.
    public static final String PREDICT_SECONDS = "sweetspot:predict_seconds";

    /// Attribute with the bytes of the trained model, a mean over the folds, a `Double`; where they are weighed.
    public static final String MODEL_BYTES = "sweetspot:model_bytes";

    private static final int MOST_STOPPED = 10_000;

    private final LearningTask task;
    private final List<FurtherObjective> further;
    private final List<Metric> metrics;
    private final FoldCache folds;
    private final Map<Configuration, double[]> stopped = new ConcurrentHashMap<>();

    /// The metric alone.
    public CrossValidationObjective(LearningTask task) {
        this(task, List.of());
    }

    /// @param further further values after the metric's; its metrics are known
    public CrossValidationObjective(LearningTask task, List<FurtherObjective> further) {
        this.task = task;
        this.further = List.copyOf(further);
        this.metrics = further.stream().filter(FurtherMetric.class::isInstance).map(f -> Metric.byId(f.id())).toList();
        this.folds = new FoldCache(task);
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context)
            throws TrialPrunedException, ModelException {
        LearningTask.Chosen chosen = task.chosen(configuration);
        Configuration complete = chosen.configuration();
        Preparation preparation = PipelineSteps.preparation(chosen.task().family(), complete);
        FitContext fit = new FitContext(context::cancelled, task.metric().needsProbability()
                || metrics.stream().anyMatch(Metric::needsProbability));
        double[] scores = new double[task.plan().folds().size()];
        double[] means = new double[metrics.size()];
        long fitNanos = 0;
        long predictNanos = 0;
        double bytes = 0;
        int trained = 0;
        OutOfFold kept = new OutOfFold();
        double[] known = Optional.ofNullable(stopped.remove(configuration)).orElse(new double[0]);
        for (int f = 0; f < scores.length; f++) {
            if (context.cancelled()) throw new CancellationException();
            if (f > 0 && context.shouldPrune()) {
                if (stopped.size() < MOST_STOPPED) stopped.put(configuration, Arrays.copyOf(scores, f));
                throw new TrialPrunedException();
            }
            if (f < known.length) {
                scores[f] = known[f];
                kept.miss();
                context.report(f, scores[f]);
                continue;
            }
            FoldCache.PreparedFold fold = folds.get(f, context.number(), preparation);
            long start = System.nanoTime();
            FittedModel model = DecidedModel.fit(chosen.task(), fold.train(), fold.trainX(), fold.trainY(), complete,
                    task.seed(f), fit);
            fitNanos += System.nanoTime() - start;
            if (further.contains(Cost.MODEL_BYTES)) bytes += ModelSize.of(model);
            trained++;
            long fitted = System.nanoTime();
            Prediction prediction = model.predict(fold.testX(), fit);
            predictNanos += System.nanoTime() - fitted;
            kept.add(prediction);
            scores[f] = score(task.metric(), f, fold, prediction);
            for (int m = 0; m < means.length; m++) {
                means[m] += score(metrics.get(m), f, fold, prediction) / scores.length;
            }
            context.report(f, scores[f]);
        }
        // Of rows that are dealt anew for each trial no two trials can be combined.
        if (task.plan().reshuffled()) kept.miss();
        return summary(scores, means, new Spent(fitNanos, predictNanos, bytes / trained)).withOutOfFold(kept.values());
    }

    private double score(Metric metric, int fold, FoldCache.PreparedFold rows, Prediction prediction)
            throws ModelException {
        double score = metric.score(rows.testY(), prediction, task.positive());
        if (Double.isNaN(score)) {
            throw new ModelException(Messages.text("objective.error.undefined", metric.label(), fold + 1));
        }
        return score;
    }

    /// What a trial's models cost.
    ///
    /// @param bytes mean size of a model; read where it is weighed
    record Spent(long fitNanos, long predictNanos, double bytes) {}

    private Evaluation summary(double[] scores, double[] means, Spent spent) {
        double mean = 0;
        for (double s : scores) mean += s / scores.length;
        Map<String, Object> attributes = new LinkedHashMap<>();
        putError(attributes, scores, task.plan().repeats());
        return evaluation(mean, attributes, further, means, spent);
    }

    /// The result of a trial.
    ///
    /// @param score by the metric
    /// @param attributes to be completed
    /// @param means scores by the further metrics, in their order
    static Evaluation evaluation(double score, Map<String, Object> attributes, List<FurtherObjective> further,
            double[] means, Spent spent) {
        attributes.put(FIT_SECONDS, spent.fitNanos() / 1e9);
        attributes.put(PREDICT_SECONDS, spent.predictNanos() / 1e9);
        if (further.contains(Cost.MODEL_BYTES)) attributes.put(MODEL_BYTES, spent.bytes());
        double[] values = new double[1 + further.size()];
        values[0] = score;
        int metric = 0;
        for (int i = 0; i < further.size(); i++) {
            values[1 + i] = switch (further.get(i)) {
                case Cost.FIT_SECONDS -> spent.fitNanos() / 1e9;
                case Cost.PREDICT_SECONDS -> spent.predictNanos() / 1e9;
                case Cost.MODEL_BYTES -> spent.bytes();
                case FurtherMetric _ -> means[metric++];
            };
        }
        return new Evaluation(values, attributes);
    }

    /// Notes the standard error of the mean; nothing where a single split gives none.
    ///
    /// @param repeats how often the same rows are tested
    static void putError(Map<String, Object> attributes, double[] scores, int repeats) {
        if (scores.length >= 2) attributes.put(Trial.STANDARD_ERROR, standardError(scores, repeats));
    }

    /// Standard error of the mean of the folds' scores. Repeats test the same rows again, so that they take the luck out
    /// of how rows were dealt, not out of which rows there are: they count as one.
    ///
    /// @param repeats how often the same rows are tested
    static double standardError(double[] scores, int repeats) {
        double mean = 0;
        for (double s : scores) mean += s / scores.length;
        double squares = 0;
        for (double s : scores) squares += (s - mean) * (s - mean);
        return Math.sqrt(squares / (scores.length - 1) / ((double) scores.length / repeats));
    }
}
