package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sweetspot.analysis.CostCurve;
import sweetspot.journal.PredictionsFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.model.metric.MetricKind;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.OutOfFold;
import sweetspot.objective.PreparedObjective;
import sweetspot.space.Configuration;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.FurtherMetric;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// What a trial's model costs at each threshold, where a study says what mistakes cost: from the predictions kept beside it.
public final class StudyCosts {
    private StudyCosts() {}

    /// The prices that a subject states: of its metric, or of a further objective.
    public static Optional<CostCurve.Prices> prices(Experiment experiment) {
        Optional<ModelSubject> model = experiment.subject().modelled();
        if (model.isEmpty()) return Optional.empty();
        List<String> metrics = new ArrayList<>(List.of(model.get().target().metric()));
        model.get().further().forEach(f -> {
            if (f instanceof FurtherMetric m) metrics.add(m.id());
        });
        return prices(metrics);
    }

    /// The prices of a study's subject, as far as the study says how it was set up.
    public static Optional<CostCurve.Prices> prices(StudySnapshot study) {
        if (!(study.attributes().get(RecordedStudy.EXPERIMENT) instanceof Map<?, ?> map)) return Optional.empty();
        List<Object> metrics = new ArrayList<>();
        metrics.add(map.get("metric"));
        if (map.get("objectives") instanceof List<?> further) metrics.addAll(further);
        return prices(metrics);
    }

    private static Optional<CostCurve.Prices> prices(List<?> metrics) {
        return metrics.stream().flatMap(id -> id instanceof String text ? Metric.find(text).stream() : Stream.empty())
                .filter(m -> m.kind() == MetricKind.COST).findFirst().map(Metric::numbers)
                .map(n -> new CostCurve.Prices(n.get(0), n.get(1), n.get(2)));
    }

    /// The answer: a curve or, in words, why there is none.
    public sealed interface Answer {
        /// There is one.
        record Found(CostCurve curve) implements Answer {}

        /// There is none; cause, and what to do.
        record None(String reason) implements Answer {}
    }

    /// The curve of one trial. Reads the data.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @param studyFile beside which the predictions are
    /// @throws ExperimentException if the data cannot be read, its field `fingerprint` if they have changed
    public static Answer of(Experiment experiment, Path baseFolder, StudySnapshot study, Path studyFile, Trial trial)
            throws ExperimentException {
        Optional<CostCurve.Prices> prices = prices(experiment);
        if (prices.isEmpty()) return new Answer.None(Messages.text("run.costs.none"));
        PreparedObjective prepared = ObjectiveFactory.create(experiment, baseFolder);
        Object print = study.attributes().get(StudySession.FINGERPRINT);
        if (print != null && !print.equals(prepared.fingerprint())) {
            throw new ExperimentException("fingerprint", Messages.text("run.ensemble.data_changed"));
        }
        LearningTask task = prepared.task().orElseThrow();
        if (!(task.truth() instanceof TargetValues.Classes truth) || truth.names().size() != 2) {
            return new Answer.None(Messages.text("run.costs.classes"));
        }
        PredictionsFile.Contents contents = PredictionsFile.of(studyFile).read();
        PredictionsFile.Kept kept = contents.trials().get(trial.number());
        List<Prediction> predictions = kept == null || kept.score() != trial.value() ? List.of()
                : OutOfFold.predictions(task, kept.values());
        if (predictions.isEmpty()) {
            return new Answer.None(contents.problem().map(p -> p + " ").orElse("")
                    + Messages.text("run.costs.missing", trial.number()));
        }
        int[] sizes = predictions.stream().mapToInt(Prediction::size).toArray();
        int rows = IntStream.of(sizes).sum();
        boolean[] positive = new boolean[rows];
        double[] probability = new double[rows];
        double[] weights = new double[rows];
        int at = 0;
        for (int f = 0; f < sizes.length; f++) {
            Prediction.Classes told = (Prediction.Classes) predictions.get(f);
            int[] test = task.plan().folds().get(f).test();
            for (int i = 0; i < test.length; i++, at++) {
                positive[at] = truth.codes()[test[i]] == task.positive();
                probability[at] = told.scores()[i][task.positive()];
                weights[at] = truth.weights().of(test[i]);
            }
        }
        return new Answer.Found(CostCurve.of(positive, probability, weights, sizes, task.plan().repeats(),
                prices.get(), threshold(experiment, trial)));
    }

    private static double threshold(Experiment experiment, Trial trial) {
        Configuration c = AutoChoice.in(experiment.subject()) ? AutoChoice.plain(trial.configuration())
                : trial.configuration();
        return PipelineSteps.decision(c).threshold();
    }
}
