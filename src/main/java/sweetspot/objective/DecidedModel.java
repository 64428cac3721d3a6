package sweetspot.objective;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.DataException;
import sweetspot.data.plan.Fold;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.pipeline.Calibration;
import sweetspot.model.pipeline.Calibrator;
import sweetspot.model.pipeline.Decision;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Pipeline;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.text.Messages;

/// Trains a model together with what decides by its probabilities: threshold and calibration, as the configuration asks.
///
/// A calibration learns from rows that the model has not seen: the training rows are cut into three parts, each is
/// predicted by a model of the other two, and the curve is fitted to all these predictions. The model itself is trained on
/// all of them. Steps that learn from the answers are fitted anew for each (scikit-learn's `CalibratedClassifierCV` with
/// `ensemble=False`). So it costs four trainings. The parts obey the plan of the search: groups stay together, and in order
/// of time each part is predicted by earlier rows, so that the earliest rows have no prediction to learn from.
final class DecidedModel {
    private static final int PARTS = 3;

    private DecidedModel() {}

    /// Trains on prepared rows.
    ///
    /// @param rows the rows of the task's features that `x` was prepared from
    /// @param configuration complete
    static FittedModel fit(LearningTask task, int[] rows, double[][] x, TargetValues y, Configuration configuration,
            long seed,
            FitContext context) throws ModelException {
        Decision decision = PipelineSteps.decision(configuration);
        if (decision.isPlain()) return task.family().fit(x, y, configuration, seed, context);
        FitContext probable = new FitContext(context.cancelled(), true);
        Optional<Calibrator> calibrator = decision.calibration() == Calibration.NONE ? Optional.empty()
                : Optional.of(
                        calibrator(decision, task, rows, x, (TargetValues.Classes) y, configuration, seed, probable));
        return decided(decision, task.family().fit(x, y, configuration, seed, probable), task, calibrator);
    }

    /// A model in training, which decides by the configuration's threshold.
    ///
    /// @throws ModelException if it should be calibrated, which takes a whole training
    static FittedModel staged(LearningTask task, FittedModel model, Configuration configuration)
            throws ModelException {
        Decision decision = PipelineSteps.decision(configuration);
        if (decision.isPlain()) return model;
        if (decision.calibration() != Calibration.NONE) {
            throw new ModelException(Messages.text("objective.error.calibration"));
        }
        return decided(decision, model, task, Optional.empty());
    }

    /// Tells whether a configuration needs probabilities whatever the metric does.
    static boolean needsProbability(Configuration configuration) {
        return !PipelineSteps.decision(configuration).isPlain();
    }

    private static FittedModel decided(Decision decision, FittedModel model, LearningTask task,
            Optional<Calibrator> calibrator) {
        return (rows, context) -> {
            Prediction plain = model.predict(rows, new FitContext(context.cancelled(), true));
            return decision.apply((Prediction.Classes) plain, task.decided(), calibrator);
        };
    }

    private static Calibrator calibrator(Decision decision, LearningTask task, int[] rows, double[][] x,
            TargetValues.Classes y, Configuration configuration, long seed, FitContext context) throws ModelException {
        Preparation preparation = PipelineSteps.preparation(task.family(), configuration);
        List<Fold> parts = parts(task, rows, y);
        double[] scores = new double[y.size()];
        boolean[] scored = new boolean[y.size()];
        for (Fold part : parts) {
            int[] train = part.train();
            int[] test = part.test();
            TargetValues known = y.rows(train);
            double[][] trainX = picked(x, train);
            double[][] testX = picked(x, test);
            if (preparation.readsTarget()) {
                // What was learned from the answers of all of these rows would make the models look too sure.
                Pipeline.Trained anew =
                        Pipeline.train(preparation, task.features(), picked(rows, train), known.asTargets());
                trainX = anew.x();
                testX = anew.pipeline().transform(task.features(), picked(rows, test));
            }
            FittedModel model = task.family().fit(trainX, known, configuration, seed, context);
            Prediction.Classes out = (Prediction.Classes) model.predict(testX, context);
            for (int i = 0; i < test.length; i++) {
                scores[test[i]] = out.scores()[i][task.decided()];
                scored[test[i]] = true;
            }
        }
        int[] known = IntStream.range(0, scored.length).filter(i -> scored[i]).toArray();
        boolean[] positive = new boolean[known.length];
        for (int i = 0; i < known.length; i++) positive[i] = y.codes()[known[i]] == task.decided();
        return Calibrator.fit(decision.calibration(), IntStream.of(known).mapToDouble(i -> scores[i]).toArray(),
                positive, y.rows(known).weights().withMeanOne());
    }

    private static List<Fold> parts(LearningTask task, int[] rows, TargetValues.Classes y) throws ModelException {
        try {
            Optional<List<Fold>> planned = task.plan().within(rows, PARTS);
            if (planned.isPresent()) return planned.get();
        } catch (DataException e) {
            throw new ModelException(
                    Messages.text("objective.error.calibration_parts", String.valueOf(e.getMessage())));
        }
        int n = y.size();
        int[] part = new int[n];
        int[] seen = new int[y.count()];
        // The rows of each class go round the parts, so that each part has its share.
        for (int i = 0; i < n; i++) part[i] = seen[y.codes()[i]]++ % PARTS;
        return IntStream.range(0, PARTS)
                .mapToObj(p -> new Fold(IntStream.range(0, n).filter(i -> part[i] != p).toArray(),
                        IntStream.range(0, n).filter(i -> part[i] == p).toArray()))
                .filter(f -> f.train().length > 0 && f.test().length > 0).toList();
    }

    private static double[][] picked(double[][] x, int[] positions) {
        double[][] picked = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) picked[i] = x[positions[i]];
        return picked;
    }

    private static int[] picked(int[] rows, int[] positions) {
        return IntStream.of(positions).map(i -> rows[i]).toArray();
    }
}
