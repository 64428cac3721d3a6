package sweetspot.run;

/// The reason why a run ended.
public enum StopReason {
    /// It has not ended.
    NONE,
    /// The number of trials was reached.
    TRIALS,
    /// The time limit was reached.
    TIME,
    /// No new best for as many trials as the budget's patience.
    PATIENCE,
    /// The best has reached the target.
    TARGET,
    /// What the next trial promises is worth less than it costs.
    NOT_WORTH_IT,
    /// Each configuration of a finite space has been tried.
    SPACE_EXPLORED,
    /// The user asked for it, with or without waiting for running trials.
    USER,
    /// So many trials fail that there is no hope: the run is paused rather than wasting its budget.
    REPEATED_FAILURE,
    /// The study file could not be written.
    JOURNAL_ERROR
}
