package sweetspot.objective;

import sweetspot.data.Dataset;
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
            case TargetValues.Numbers _ -> new TargetValues.Numbers(
                    ((sweetspot.data.NumberColumn) sealed.column(task.target())).values());
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

    /// The truth of the sealed rows.
    public TargetValues truth() {
        return truth;
    }
}
