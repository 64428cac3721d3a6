package sweetspot.objective;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.SpaceCheck;
import sweetspot.space.Configuration;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// Scores a configuration by cross-validation: for each fold, a model is trained on the fold's training rows and scored
/// on the others.
///
/// It reports each fold's own score, as step = number of the fold from 0, so that trials can be compared fold by fold;
/// the mean so far is the mean of the reports. The value is the mean over the folds, its standard error the folds'
/// standard deviation over the root of their number. (Folds share training rows, so it understates the true spread
/// somewhat: Bengio and Grandvalet 2004.) Seconds spent on training and predicting are kept as attributes.
///
/// The folds' scores of stopped trials are remembered: one that is gone on with begins with the next fold.
public final class CrossValidationObjective implements Objective {
    /// Attribute with the seconds spent on training, over all folds, a `Double`.
    public static final String FIT_SECONDS = "sweetspot:fit_seconds";
    /// Attribute with the seconds spent on predicting, over all folds, a `Double`.
    public static final String PREDICT_SECONDS = "sweetspot:predict_seconds";

    private static final int MOST_STOPPED = 10_000;

    private final LearningTask task;
    private final FoldCache folds;
    private final SpaceCheck space;
    private final Map<Configuration, double[]> stopped = new ConcurrentHashMap<>();

    public CrossValidationObjective(LearningTask task) {
        this.task = task;
        this.folds = new FoldCache(task);
        this.space = new SpaceCheck(task.family(), task.shape());
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context)
            throws TrialPrunedException, ModelException {
        Configuration complete = space.complete(configuration);
        FitContext fit = new FitContext(context::cancelled, task.metric().needsProbability());
        double[] scores = new double[task.plan().folds().size()];
        long fitNanos = 0;
        long predictNanos = 0;
        double[] known = Optional.ofNullable(stopped.remove(complete)).orElse(new double[0]);
        for (int f = 0; f < scores.length; f++) {
            if (context.cancelled()) throw new CancellationException();
            if (f > 0 && context.shouldPrune()) {
                if (stopped.size() < MOST_STOPPED) stopped.put(complete, Arrays.copyOf(scores, f));
                throw new TrialPrunedException();
            }
            if (f < known.length) {
                scores[f] = known[f];
                context.report(f, scores[f]);
                continue;
            }
            FoldCache.PreparedFold fold = folds.get(f);
            long start = System.nanoTime();
            FittedModel model = task.family().fit(fold.trainX(), fold.trainY(), complete, task.seed(f), fit);
            long fitted = System.nanoTime();
            Prediction prediction = model.predict(fold.testX(), fit);
            predictNanos += System.nanoTime() - fitted;
            fitNanos += fitted - start;
            scores[f] = score(f, fold, prediction);
            context.report(f, scores[f]);
        }
        return summary(scores, fitNanos, predictNanos);
    }

    private double score(int fold, FoldCache.PreparedFold rows, Prediction prediction) throws ModelException {
        double score = task.metric().score(rows.testY(), prediction, task.positive());
        if (Double.isNaN(score)) {
            throw new ModelException(Messages.text("objective.error.undefined", task.metric().label(), fold + 1));
        }
        return score;
    }

    private static Evaluation summary(double[] scores, long fitNanos, long predictNanos) {
        double mean = 0;
        for (double s : scores) mean += s / scores.length;
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(Trial.STANDARD_ERROR, standardError(scores));
        attributes.put(FIT_SECONDS, fitNanos / 1e9);
        attributes.put(PREDICT_SECONDS, predictNanos / 1e9);
        return new Evaluation(new double[] {mean}, attributes);
    }

    /// Standard error of the mean of the folds' scores.
    static double standardError(double[] scores) {
        double mean = 0;
        for (double s : scores) mean += s / scores.length;
        double squares = 0;
        for (double s : scores) squares += (s - mean) * (s - mean);
        return Math.sqrt(squares / (scores.length - 1) / scores.length);
    }
}
