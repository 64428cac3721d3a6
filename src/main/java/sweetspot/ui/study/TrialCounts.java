package sweetspot.ui.study;

import sweetspot.study.StudySnapshot;

/// The number of trials of a study in each state.
///
/// @param complete done, with a value
/// @param pruned stopped early
/// @param failed ended without a value
/// @param stopped ended from outside: by you, by the time limit, or left after an interruption
/// @param running running now
/// @param budget number of trials that the study is to have; 0 if unknown
public record TrialCounts(int complete, int pruned, int failed, int stopped, int running, int budget) {
    /// No trials at all.
    public static final TrialCounts NONE = new TrialCounts(0, 0, 0, 0, 0, 0);

    /// The counts of a study.
    public static TrialCounts of(StudySnapshot study, int budget) {
        return new TrialCounts(study.complete(), study.pruned(), study.failed(), study.stopped(), study.running(), budget);
    }

    /// Trials that ended.
    public int finished() {
        return complete + pruned + failed + stopped;
    }

    /// The number of trials that progress is measured against: the budget, or more if there are more.
    public int total() {
        return Math.max(budget, finished() + running);
    }

    /// Trials still to be started.
    public int left() {
        return total() - finished() - running;
    }
}
