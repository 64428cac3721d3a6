package sweetspot.study;

/// The state of a trial in its life: waiting → running → one of the three finished states.
public enum TrialState {
    /// Queued with given parameters, not started.
    WAITING,
    /// Started and not finished; after a crash also: interrupted.
    RUNNING,
    /// Finished with a value.
    COMPLETE,
    /// Stopped early because it did badly; its intermediate values remain.
    PRUNED,
    /// Ended without a value: an error, a time limit, or cancelled.
    FAILED;

    /// Tells whether the trial has ended, however it ended.
    public boolean finished() {
        return this == COMPLETE || this == PRUNED || this == FAILED;
    }
}
