package sweetspot.objective;

import java.util.concurrent.atomic.AtomicReferenceArray;
import sweetspot.data.plan.Fold;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Pipeline;

/// The folds' rows as the model reads them. They do not depend on hyperparameters, so they are prepared once and kept
/// for all trials, if they fit in a quarter of the memory. Safe to use from several threads at once.
final class FoldCache {
    private final LearningTask task;
    private final AtomicReferenceArray<PreparedFold> kept;
    private final boolean keep;

    /// One fold, prepared.
    record PreparedFold(double[][] trainX, TargetValues trainY, double[][] testX, TargetValues testY) {}

    FoldCache(LearningTask task) {
        this(task, Runtime.getRuntime().maxMemory() / 4);
    }

    /// @param bytes memory it may hold on to
    FoldCache(LearningTask task, long bytes) {
        this.task = task;
        this.kept = new AtomicReferenceArray<>(task.plan().folds().size());
        this.keep = (double) task.plan().folds().size() * task.shape().rows()
                * (16 + 8.0 * task.shape().features()) <= bytes;
    }

    /// The fold as a trial has it, which has folds of its own where the plan says so.
    PreparedFold get(int number, int trial) {
        return task.plan().reshuffled() ? prepare(task.plan().folds(trial, task.seed()).get(number)) : get(number);
    }

    PreparedFold get(int number) {
        PreparedFold known = kept.get(number);
        if (known != null) return known;
        PreparedFold prepared = prepare(task.fold(number));
        // Two threads may both prepare a fold at first; what they get is the same.
        if (keep) kept.set(number, prepared);
        return prepared;
    }

    private PreparedFold prepare(Fold fold) {
        int[] train = fold.train();
        int[] test = fold.test();
        Pipeline pipeline = Pipeline.fit(task.family().preparation(), task.features(), train);
        return new PreparedFold(pipeline.transform(task.features(), train), task.truth().rows(train),
                pipeline.transform(task.features(), test), task.truth().rows(test));
    }
}
