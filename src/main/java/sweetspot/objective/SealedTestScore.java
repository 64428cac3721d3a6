package sweetspot.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import sweetspot.data.Dataset;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.Quantile;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// A score on the sealed rows, or a difference of two, for models trained on all search rows.
///
/// @param value the score
/// @param low lower end of the 95 % interval over bootstrap samples of the sealed rows, or of their queries; NaN if none could be scored. It
///     covers the chance in which rows were sealed, not in training
/// @param high its upper end
/// @param rows number of sealed rows
public record SealedTestScore(double value, double low, double high, int rows) {
    private static final int MOST_RESAMPLES = 2_000;
    private static final int LEAST_RESAMPLES = 200;
    private static final int ROWS_TO_SCORE = 10_000_000;
    private static final double TAIL = 0.025;

    /// The scores of two configurations on the sealed rows.
    ///
    /// @param best the score of one
    /// @param base the score of the other
    /// @param gain how much better the first is, positive if better whichever the direction; both are scored on the same
    ///     bootstrap samples, so that what is easy or hard about the rows cancels
    /// @param ensemble the score of an ensemble, and how much better it is than the first; empty if none was asked for
    public record Comparison(SealedTestScore best, SealedTestScore base, SealedTestScore gain,
            Optional<Beside> ensemble) {}

    /// A score beside that of the best single trial.
    ///
    /// @param gain how much better it is than that, as above
    public record Beside(SealedTestScore score, SealedTestScore gain) {}

    /// A configuration's part in a mean of predictions.
    ///
    /// @param weight above 0; those of an ensemble add up to 1
    public record Part(Configuration configuration, double weight) {}

    private record Tested(TargetValues truth, Prediction prediction, double value) {}

    /// Trains two configurations on all search rows and breaks the seal.
    ///
    /// @param cancelled whether to give up
    /// @throws ModelException if there are no sealed rows, a model cannot be trained, or the score is not defined
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Comparison of(LearningTask task, Configuration best, Configuration base, BooleanSupplier cancelled)
            throws ModelException {
        return of(task, best, base, List.of(), cancelled);
    }

    /// The same, with an ensemble beside them.
    ///
    /// @param ensemble what it is the mean of; empty for none
    public static Comparison of(LearningTask task, Configuration best, Configuration base, List<Part> ensemble,
            BooleanSupplier cancelled) throws ModelException {
        if (task.plan().sealed().isEmpty()) throw new ModelException(Messages.text("objective.error.no_sealed_rows"));
        FitContext context = new FitContext(cancelled, task.metric().needsProbability());
        Dataset sealed = task.plan().sealed().open();
        Tested a = test(task, best, sealed, context);
        Tested b = test(task, base, sealed, context);
        Optional<Tested> c = ensemble.isEmpty() ? Optional.empty() : Optional.of(mean(task, ensemble, sealed, context));
        double sign = task.metric().direction() == Direction.MAXIMIZE ? 1 : -1;
        int n = a.truth().size();
        int resamples = Math.clamp(ROWS_TO_SCORE / n, LEAST_RESAMPLES, MOST_RESAMPLES);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(task.seed());
        double[][] scores = new double[5][resamples];
        Resamples samples = new Resamples(a.truth());
        for (int i = 0; i < resamples; i++) {
            context.check();
            Resamples.Draw draw = samples.next(random);
            scores[0][i] = task.metric().score(draw.truth(), a.prediction().rows(draw.rows()), task.positive());
            scores[1][i] = task.metric().score(draw.truth(), b.prediction().rows(draw.rows()), task.positive());
            scores[2][i] = sign * (scores[0][i] - scores[1][i]);
            if (c.isPresent()) {
                scores[3][i] = task.metric().score(draw.truth(), c.get().prediction().rows(draw.rows()),
                        task.positive());
                scores[4][i] = sign * (scores[3][i] - scores[0][i]);
            }
        }
        int units = samples.units();
        return new Comparison(of(a.value(), scores[0], n, units), of(b.value(), scores[1], n, units),
                of(sign * (a.value() - b.value()), scores[2], n, units),
                c.map(e -> new Beside(of(e.value(), scores[3], n, units),
                        of(sign * (e.value() - a.value()), scores[4], n, units))));
    }

    /// The mean of what the parts predict, in the way in which an ensemble is chosen.
    private static Tested mean(LearningTask task, List<Part> parts, Dataset sealed, FitContext context)
            throws ModelException {
        FitContext probable = new FitContext(context.cancelled(), true);
        double[] mean = new double[0];
        for (Part part : parts) {
            OutOfFold numbers = new OutOfFold();
            numbers.add(predicted(task, part.configuration(), sealed, probable));
            float[] values = OutOfFold.means(numbers.values(), sealed.rows(), OutOfFold.classes(task));
            if (values.length == 0) throw new ModelException(Messages.text("objective.error.ensemble_large"));
            if (mean.length == 0) mean = new double[values.length];
            for (int i = 0; i < mean.length; i++) mean[i] += part.weight() * values[i];
        }
        TargetValues truth = truth(task, sealed);
        return tested(task, truth, OutOfFold.prediction(mean, 0, truth.size(), OutOfFold.classes(task)));
    }

    private static Tested test(LearningTask task, Configuration configuration, Dataset sealed, FitContext context)
            throws ModelException {
        return tested(task, truth(task, sealed), predicted(task, configuration, sealed, context));
    }

    private static Prediction predicted(LearningTask task, Configuration configuration, Dataset sealed,
            FitContext context) throws ModelException {
        int[] all = task.counting(task.plan().refit());
        LearningTask.Chosen chosen = task.chosen(configuration);
        Configuration complete = chosen.configuration();
        TargetValues known = task.truth().rows(all);
        Pipeline.Trained trained =
                Pipeline.train(PipelineSteps.preparation(chosen.task().family(), complete), task.features(),
                        all, known.asTargets());
        FittedModel model =
                DecidedModel.fit(chosen.task(), all, trained.x(), known, complete, task.seed(-1), context);
        return model.predict(trained.pipeline().transform(sealed), context);
    }

    private static Tested tested(LearningTask task, TargetValues truth, Prediction prediction) throws ModelException {
        double value = task.metric().score(truth, prediction, task.positive());
        if (Double.isNaN(value)) {
            throw new ModelException(Messages.text("objective.error.undefined_sealed", task.metric().label()));
        }
        return new Tested(truth, prediction, value);
    }

    private static TargetValues truth(LearningTask task, Dataset sealed) {
        TargetValues truth = switch (task.truth()) {
            case TargetValues.Classes c -> TargetValues.Classes.of(sealed.column(task.target()), c.names());
            case TargetValues.Ranked r -> QueryRows.truth(sealed, task.target(), task.query(), r.relevant());
            case TargetValues.Numbers _ -> TargetValues.of(sealed.column(task.target()), Task.REGRESSION);
        };
        return truth.weighted(RowWeighing.of(sealed, task.weight()));
    }

    /// The expanded percentile interval (Hesterberg, "What teachers should know about the bootstrap", 2015, section 4.3):
    /// with few rows the plain one (Efron and Tibshirani 1993) is too narrow.
    ///
    /// @param units number of what was drawn
    private static SealedTestScore of(double value, double[] scores, int rows, int units) {
        double[] defined = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
        if (defined.length < LEAST_RESAMPLES / 2 || units < 2)
            return new SealedTestScore(value, Double.NaN, Double.NaN, rows);
        double t = new TDistribution(units - 1).inverseCumulativeProbability(TAIL);
        double tail = new NormalDistribution().cumulativeProbability(t * Math.sqrt(units / (units - 1.0)));
        return new SealedTestScore(value, Quantile.of(defined, tail), Quantile.of(defined, 1 - tail), rows);
    }
}
