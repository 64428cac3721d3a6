package sweetspot.objective;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;

/// Scores any number of configurations on the sealed rows, for benches alone: a bench measures what a person who opens the
/// seal once would have found.
public final class SealedScores {
    private final LearningTask task;
    private final Dataset sealed;
    private final TargetValues truth;

    /// @param task with sealed rows
    public SealedScores(LearningTask task) {
        this.task = task;
        this.sealed = task.plan().sealed().open();
        this.truth = switch (task.truth()) {
            case TargetValues.Classes c -> TargetValues.Classes.of(sealed.column(task.target()), c.names());
            case TargetValues.Ranked r -> QueryRows.truth(sealed, task.target(), task.query(), r.relevant());
            case TargetValues.Numbers _ -> new TargetValues.Numbers(
                    ((NumberColumn) sealed.column(task.target())).values());
        };
    }

    /// What the sealed rows are predicted to be by a model trained on all search rows.
    public Prediction prediction(Configuration configuration) throws ModelException {
        FitContext context = new FitContext(() -> false, task.metric().needsProbability());
        int[] all = task.plan().refit();
        LearningTask.Chosen chosen = task.chosen(configuration);
        TargetValues known = task.truth().rows(all);
        Pipeline.Trained trained =
                Pipeline.train(PipelineSteps.preparation(chosen.task().family(), chosen.configuration()),
                        task.features(), all, known.asTargets());
        FittedModel model = DecidedModel.fit(chosen.task(), all, trained.x(), known, chosen.configuration(),
                task.seed(-1), context);
        return model.predict(trained.pipeline().transform(sealed), context);
    }

    /// The score of a model trained on all search rows; NaN where it is not defined.
    public double score(Configuration configuration) throws ModelException {
        return task.metric().score(truth, prediction(configuration), task.positive());
    }

    /// The score of a weighted mean of models, each trained on all search rows; classes by their probabilities, or votes
    /// where a model has none.
    ///
    /// @param weights by configuration, which add up to 1
    public double score(Map<Configuration, Double> weights) throws ModelException {
        double[][] sum = null;
        for (Map.Entry<Configuration, Double> member : weights.entrySet()) {
            double[][] one = switch (prediction(member.getKey())) {
                case Prediction.Classes c -> c.probabilities() ? c.scores() : votes(c);
                case Prediction.Numbers n ->
                    Arrays.stream(n.values()).mapToObj(v -> new double[]{v}).toArray(double[][]::new);
            };
            if (sum == null) sum = new double[one.length][one[0].length];
            for (int i = 0; i < sum.length; i++) {
                for (int k = 0; k < sum[i].length; k++) sum[i][k] += member.getValue() * one[i][k];
            }
        }
        double[][] mean = Objects.requireNonNull(sum);
        if (truth instanceof TargetValues.Numbers) {
            return task.metric().score(truth,
                    new Prediction.Numbers(Arrays.stream(mean).mapToDouble(v -> v[0]).toArray()),
                    task.positive());
        }
        int[] labels = new int[mean.length];
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; k < mean[i].length; k++) if (mean[i][k] > mean[i][labels[i]]) labels[i] = k;
        }
        return task.metric().score(truth, new Prediction.Classes(labels, mean, true), task.positive());
    }

    private static double[][] votes(Prediction.Classes c) {
        double[][] votes = new double[c.size()][c.scores()[0].length];
        for (int i = 0; i < votes.length; i++) votes[i][c.labels()[i]] = 1;
        return votes;
    }

    /// The truth of the sealed rows.
    public TargetValues truth() {
        return truth;
    }
}
