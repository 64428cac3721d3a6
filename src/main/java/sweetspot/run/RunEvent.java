package sweetspot.run;

/// Moves a run from one state to another; see the table in [RunState].
sealed interface RunEvent {

    /// The runner starts.
    record Started() implements RunEvent {}

    /// The user wants a pause.
    record PauseAsked() implements RunEvent {}

    /// The user wants to go on.
    record ResumeAsked() implements RunEvent {}

    /// The user wants no more trials than those that run.
    record FinishAsked() implements RunEvent {}

    /// The run is to end at once.
    ///
    /// @param cause the user, or the time limit
    /// @param keepInterrupted whether running trials stay as running ones in the journal, to be run again
    /// @param graceEnd when trials that have not ended are abandoned, by the runner's clock
    record StopAsked(StopReason cause, boolean keepInterrupted, long graceEnd) implements RunEvent {}

    /// The search has what it was to have: a rule of the budget holds, or the space is explored.
    ///
    /// @param message more about it; "" for nothing
    record Satisfied(StopReason cause, String message) implements RunEvent {}

    /// The search cannot go on by itself: its trials fail, or its sampler does.
    ///
    /// @param message cause and remedy
    record Hopeless(String message) implements RunEvent {}

    /// The journal could not be written.
    ///
    /// @param message cause and remedy
    record WriteFailed(String message) implements RunEvent {}

    /// No trial runs any more, and a round is over.
    ///
    /// @param written whether the journal has everything
    record Rested(boolean written) implements RunEvent {}

    /// The runner's thread cannot go on.
    ///
    /// @param message cause and remedy
    record Broken(String message) implements RunEvent {}
}
