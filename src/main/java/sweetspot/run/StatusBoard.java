package sweetspot.run;

import java.util.function.Consumer;
import sweetspot.text.Messages;

/// The latest status of a run, and who hears of each. Once the run has been stopped, it shows nothing but that until
/// the run has ended, even where the runner's thread does not know yet.
final class StatusBoard {
    private final Consumer<RunStatus> listener;
    private volatile RunStatus latest;
    private boolean stopped;
    /// True if the latest status is of a runner that does not know that it has been stopped.
    private boolean unaware;
    private String message = "";
    private StopReason reason = StopReason.NONE;

    /// @param listener told of each new status, one after the other
    StatusBoard(Consumer<RunStatus> listener, RunStatus first) {
        this.listener = listener;
        this.latest = first;
    }

    RunStatus latest() {
        return latest;
    }

    /// Shows a status.
    synchronized void show(RunStatus status) {
        unaware = stopped && goesOn(status);
        tell(unaware ? stopping(status) : status);
    }

    /// The run has been stopped.
    ///
    /// @param cause why
    synchronized void stop(StopReason cause) {
        if (!stopped) reason = cause;
        stopped = true;
        if (goesOn(latest)) show(latest);
    }

    /// All trials have been ended since. What became of each the runner alone can say, so while it does not know, a
    /// message does.
    synchronized void trialsEnded() {
        message = Messages.text("run.stopping");
        if (unaware) tell(stopping(latest));
    }

    /// The runner's thread waits for another program that keeps the study file locked, or does no longer.
    synchronized void waiting(boolean waits) {
        String words = Messages.text("run.waiting");
        if (waits && latest.message().isEmpty()) tell(latest.withMessage(words));
        if (!waits && latest.message().equals(words)) tell(latest.withMessage(""));
    }

    private void tell(RunStatus status) {
        latest = status;
        listener.accept(status);
    }

    private static boolean goesOn(RunStatus status) {
        return switch (status.phase()) {
            case READY, STOPPING, ENDED -> false;
            case RUNNING, PAUSING, PAUSED, FINISHING -> true;
        };
    }

    private RunStatus stopping(RunStatus status) {
        return new RunStatus(RunPhase.STOPPING, reason, message, status.snapshot(), status.elapsedMillis());
    }
}
