package sweetspot.run;

import java.util.function.Consumer;

/// The latest status of a run, and who hears of each. Once the run has been stopped, it shows nothing but that until the
/// run has ended, even where the runner's thread does not know yet.
final class StatusBoard {
    private final Consumer<RunStatus> listener;
    private volatile RunStatus latest;
    private boolean stopped;

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
        latest = stopped && goesOn(status) ? stopping(status) : status;
        listener.accept(latest);
    }

    /// The user has stopped the run.
    synchronized void stop() {
        stopped = true;
        if (goesOn(latest)) show(latest);
    }

    private static boolean goesOn(RunStatus status) {
        return switch (status.phase()) {
            case READY, STOPPING, ENDED -> false;
            case RUNNING, PAUSING, PAUSED, FINISHING -> true;
        };
    }

    private static RunStatus stopping(RunStatus status) {
        return new RunStatus(RunPhase.STOPPING, StopReason.USER, "", status.snapshot(), status.elapsedMillis());
    }
}
