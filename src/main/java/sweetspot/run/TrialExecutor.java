package sweetspot.run;

import java.util.concurrent.CompletionStage;
import sweetspot.space.Configuration;

/// Evaluates trials: a number of slots, each with room for one trial at a time.
///
/// The runner calls all methods from its own thread; what happens to a trial comes back through its [Report], from
/// any thread.
public interface TrialExecutor extends AutoCloseable {

    /// Number of trials that can run at once.
    int slots();

    /// Tells whether what evaluates the trials of a slot is still being started, so that a trial would wait for it.
    /// What cannot be started is not starting: its next trial tells why.
    default boolean isStarting(int slot) {
        return false;
    }

    /// Whom to tell, from any thread, when a slot that was starting no longer is; before the first trial, once.
    default void whenStarted(Runnable told) {}

    /// Begins a trial in a free slot and returns at once.
    void start(int slot, int number, Configuration configuration, Report report);

    /// Asks the trial in a slot to end as soon as it can; it still reports how it ended.
    void cancel(int slot);

    /// Gives up on the trial in a slot, which does not end although it was cancelled: the slot is free again, and
    /// nothing more is reported.
    void abandon(int slot);

    /// Ends everything; trials that still run are abandoned.
    @Override
    void close();

    /// What a trial tells while it runs.
    interface Report {

        /// It is being evaluated from now on: whatever had to be started for it is ready. Where this is not told, a
        /// time limit does not hold.
        default void began() {}

        /// It has an intermediate value.
        ///
        /// @return whether the pruner wants it to stop, once that is decided
        CompletionStage<Boolean> reported(long step, double value);

        /// It has ended. Only the first call counts.
        void ended(Outcome outcome);
    }
}
