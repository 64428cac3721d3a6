package sweetspot.ui.model;

import sweetspot.study.StudySnapshot;

/// How many trials of a study ended how.
///
/// @param complete done, with a value
/// @param pruned stopped early
/// @param failed ended without a value
/// @param running running now
/// @param budget number of trials that the study is to have; 0 if unknown
public record TrialCounts(int complete, int pruned, int failed, int running, int budget) {
    /// No trials at all.
    public static final TrialCounts NONE = new TrialCounts(0, 0, 0, 0, 0);

    /// The counts of a study.
    public static TrialCounts of(StudySnapshot study, int budget) {
        return new TrialCounts(study.complete(), study.pruned(), study.failed(), study.running(), budget);
    }

    /// Trials that ended.
    public int finished() {
        return complete + pruned + failed;
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
