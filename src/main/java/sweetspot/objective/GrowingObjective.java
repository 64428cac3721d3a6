package sweetspot.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import sweetspot.model.FitContext;
import sweetspot.model.ModelException;
import sweetspot.space.Configuration;
import sweetspot.study.Resource;
import sweetspot.study.Trial;

/// Scores a configuration by cross-validation over all folds at once, with more and more of a resource: boosting
/// rounds, trees, epochs, or training rows.
///
/// After each of the resource's rungs it reports the mean score over the folds, as step = the amount used. Rounds,
/// trees and epochs are added to the models there are; more rows need new ones. The last report, which is the value,
/// is what plain cross-validation gives. A trial that was stopped is kept as long as there is room, so that it can go
/// on where it stands; otherwise it begins anew and comes to the same numbers.
public final class GrowingObjective implements Objective {
    private final LearningTask task;
    private final Resource resource;
    private final long full;
    private final FoldCache folds;
    private final PausedTrials paused;

    /// @param resource any but folds; one that the family's models can be given
    /// @param full the most of it that a configuration uses
    public GrowingObjective(LearningTask task, Resource resource, long full) {
        this.task = task;
        this.resource = resource;
        this.full = full;
        this.folds = new FoldCache(task);
        this.paused = new PausedTrials(task.metric().direction());
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context)
            throws TrialPrunedException, ModelException {
        LearningTask.Chosen chosen = task.chosen(configuration);
        Configuration complete = chosen.configuration();
        int[] amounts = amounts(complete);
        GrowingTrial trial =
                paused.take(configuration).orElseGet(() -> new GrowingTrial(chosen.task(), resource, folds, complete));
        FitContext fit = new FitContext(context::cancelled, task.metric().needsProbability()
                || DecidedModel.needsProbability(complete));
        boolean keep = false;
        try {
            for (int i = 0; i < amounts.length; i++) {
                if (context.cancelled()) throw new CancellationException();
                if (i > 0 && context.shouldPrune()) {
                    keep = true;
                    throw new TrialPrunedException();
                }
                context.report(amounts[i], trial.score(i, amounts[i], amounts[amounts.length - 1], fit));
            }
            return summary(trial);
        } finally {
            if (keep) paused.put(configuration, trial);
            else trial.close();
        }
    }

    /// The amounts after which a configuration reports.
    private int[] amounts(Configuration complete) {
        long whole = resource.parameter().isEmpty() ? full : complete.integer(resource.parameter());
        int[] all = resource.amounts(full, whole);
        if (resource != Resource.ROWS) return all;
        // So few rows say nothing.
        long rows = task.fold(0).train().length;
        return Arrays.stream(all).filter(p -> p == whole || p * rows / whole >= GrowingTrial.LEAST_ROWS).toArray();
    }

    private Evaluation summary(GrowingTrial trial) {
        double[] scores = trial.foldScores();
        Map<String, Object> attributes = new LinkedHashMap<>();
        CrossValidationObjective.putError(attributes, scores, task.plan().repeats());
        attributes.put(CrossValidationObjective.FIT_SECONDS, trial.fitNanos() / 1e9);
        attributes.put(CrossValidationObjective.PREDICT_SECONDS, trial.predictNanos() / 1e9);
        List<Object> list = new ArrayList<>();
        for (double s : scores) list.add(s);
        attributes.put(Trial.FOLD_SCORES, List.copyOf(list));
        return new Evaluation(new double[]{trial.value()}, attributes, trial.outOfFold());
    }
}
