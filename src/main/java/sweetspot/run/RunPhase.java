package sweetspot.run;

/// The phases of a run.
public enum RunPhase {
    /// Not started in this sitting.
    READY,
    /// Asking for and running trials.
    RUNNING,
    /// No new trials are started; the running ones go on until they end, then it is PAUSED.
    PAUSING,
    /// Nothing runs; it can go on.
    PAUSED,
    /// No new trials are started; it ends when the running ones have.
    FINISHING,
    /// Running trials are being cancelled.
    STOPPING,
    /// Over; the stop reason says why. It can be started again with a larger budget.
    ENDED
}
