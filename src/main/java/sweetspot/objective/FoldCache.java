package sweetspot.objective;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import sweetspot.data.plan.Fold;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Pipeline;
import sweetspot.model.prepare.Preparation;

/// The folds' rows as the model reads them, prepared once for all trials that prepare them alike. They are kept as long as
/// they fit in a quarter of the memory; those that were not used for longest make room. Safe to use from several threads
/// at once.
final class FoldCache {
    private final LearningTask task;
    private final long most;
    private final Map<Key, PreparedFold> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Key(int fold, Preparation preparation) {}

    /// One fold, prepared.
    ///
    /// @param train the rows of the task's features that it trains on
    record PreparedFold(int[] train, double[][] trainX, TargetValues trainY, double[][] testX, TargetValues testY) {
        private long bytes() {
            double features = trainX.length == 0 ? 0 : trainX[0].length;
            return (long) ((trainX.length + testX.length) * (32 + 8 * features));
        }
    }

    FoldCache(LearningTask task) {
        this(task, Runtime.getRuntime().maxMemory() / 4);
    }

    /// @param most bytes that it may hold on to
    FoldCache(LearningTask task, long most) {
        this.task = task;
        this.most = most;
    }

    /// The fold as a trial has it, which has folds of its own where the plan says so.
    PreparedFold get(int number, int trial, Preparation preparation) {
        return task.plan().reshuffled() ? prepare(task.plan().folds(trial, task.seed()).get(number), preparation)
                : get(number, preparation);
    }

    PreparedFold get(int number, Preparation preparation) {
        Key key = new Key(number, preparation);
        synchronized (kept) {
            PreparedFold known = kept.get(key);
            if (known != null) return known;
        }
        // Two threads may both prepare a fold at first; what they get is the same.
        PreparedFold prepared = prepare(task.fold(number), preparation);
        synchronized (kept) {
            if (prepared.bytes() <= most && kept.putIfAbsent(key, prepared) == null) {
                bytes += prepared.bytes();
                Iterator<PreparedFold> oldest = kept.values().iterator();
                while (bytes > most) {
                    bytes -= oldest.next().bytes();
                    oldest.remove();
                }
            }
        }
        return prepared;
    }

    private PreparedFold prepare(Fold fold, Preparation preparation) {
        int[] train = task.counting(fold.train());
        TargetValues truth = task.truth().rows(train);
        Pipeline.Trained trained = Pipeline.train(preparation, task.features(), train, truth.asTargets());
        return new PreparedFold(train, trained.x(), truth,
                trained.pipeline().transform(task.features(), fold.test()),
                task.truth().rows(fold.test()));
    }
}
