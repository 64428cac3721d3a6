package sweetspot.objective;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.study.Cost;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// Scores a configuration by leaving one row out at a time, and scores the predictions for all rows together, since most
/// metrics mean nothing on a single row.
///
/// It reports once, at the end: a trial cannot be stopped early. The standard error is that of 200 bootstrap samples of
/// the rows (Efron 1979), not of folds.
final class PooledObjective implements Objective {
    private static final int RESAMPLES = 200;

    private final LearningTask task;
    private final List<FurtherObjective> further;
    private final List<Metric> metrics;
    private final FoldCache folds;

    PooledObjective(LearningTask task, List<FurtherObjective> further) {
        this.task = task;
        this.further = List.copyOf(further);
        this.metrics = further.stream().filter(FurtherMetric.class::isInstance)
                .map(f -> Metric.byId(((FurtherMetric) f).id())).toList();
        this.folds = new FoldCache(task);
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context) throws ModelException {
        LearningTask.Chosen chosen = task.chosen(configuration);
        Configuration complete = chosen.configuration();
        Preparation preparation = PipelineSteps.preparation(chosen.task().family(), complete);
        FitContext fit = new FitContext(context::cancelled, task.metric().needsProbability()
                || metrics.stream().anyMatch(Metric::needsProbability));
        int n = task.plan().folds().size();
        Prediction[] parts = new Prediction[n];
        int[] rows = new int[n];
        OutOfFold kept = new OutOfFold();
        long fitNanos = 0;
        long predictNanos = 0;
        double bytes = 0;
        for (int f = 0; f < n; f++) {
            if (context.cancelled()) throw new CancellationException();
            FoldCache.PreparedFold fold = folds.get(f, context.number(), preparation);
            long start = System.nanoTime();
            FittedModel model = DecidedModel.fit(chosen.task(), fold.train(), fold.trainX(), fold.trainY(), complete,
                    task.seed(f), fit);
            fitNanos += System.nanoTime() - start;
            if (further.contains(Cost.MODEL_BYTES)) bytes += (double) ModelSize.of(model) / n;
            long fitted = System.nanoTime();
            parts[f] = model.predict(fold.testX(), fit);
            predictNanos += System.nanoTime() - fitted;
            rows[f] = task.fold(f).test()[0];
            kept.add(parts[f]);
        }
        TargetValues truth = task.truth().rows(rows);
        Prediction all = together(parts);
        double score = score(task.metric(), truth, all);
        double[] others = new double[metrics.size()];
        for (int m = 0; m < others.length; m++) others[m] = score(metrics.get(m), truth, all);
        context.report(0, score);
        Map<String, Object> attributes = new LinkedHashMap<>();
        double error = error(truth, all);
        if (Double.isFinite(error)) attributes.put(Trial.STANDARD_ERROR, error);
        return CrossValidationObjective.evaluation(score, attributes, further, others,
                new CrossValidationObjective.Spent(fitNanos, predictNanos, bytes))
                .withOutOfFold(kept.values());
    }

    private double score(Metric metric, TargetValues truth, Prediction all) throws ModelException {
        double score = metric.score(truth, all, task.positive());
        if (Double.isNaN(score))
            throw new ModelException(Messages.text("objective.error.undefined_all", metric.label()));
        return score;
    }

    private double error(TargetValues truth, Prediction all) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(task.seed());
        int n = truth.size();
        double[] scores = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] rows = new int[n];
            for (int r = 0; r < n; r++) rows[r] = random.nextInt(n);
            scores[i] = task.metric().score(truth.rows(rows), all.rows(rows), task.positive());
        }
        double[] defined = Arrays.stream(scores).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        return Math.sqrt(Arrays.stream(defined).map(s -> (s - mean) * (s - mean)).sum() / (defined.length - 1));
    }

    /// The predictions of models for a row each, as one.
    private static Prediction together(Prediction[] parts) {
        return switch (parts[0]) {
            case Prediction.Numbers _ -> new Prediction.Numbers(
                    Arrays.stream(parts).mapToDouble(p -> ((Prediction.Numbers) p).values()[0]).toArray());
            case Prediction.Classes first -> new Prediction.Classes(
                    Arrays.stream(parts).mapToInt(p -> ((Prediction.Classes) p).labels()[0]).toArray(),
                    Arrays.stream(parts).map(p -> ((Prediction.Classes) p).scores()[0]).toArray(double[][]::new),
                    first.probabilities());
        };
    }
}
