package sweetspot.run;

import sweetspot.run.RunEvent.Broken;
import sweetspot.run.RunEvent.FinishAsked;
import sweetspot.run.RunEvent.Hopeless;
import sweetspot.run.RunEvent.PauseAsked;
import sweetspot.run.RunEvent.Rested;
import sweetspot.run.RunEvent.ResumeAsked;
import sweetspot.run.RunEvent.Satisfied;
import sweetspot.run.RunEvent.Started;
import sweetspot.run.RunEvent.StopAsked;
import sweetspot.run.RunEvent.WriteFailed;

/// The state of a run with what belongs to it, and the machine that moves it: a pure function of state and event.
///
/// | event ↓ in → | Ready | Running | Pausing | Paused | Finishing | Stopping | Ended |
/// |---|---|---|---|---|---|---|---|
/// | Started | Running | | | | | | |
/// | PauseAsked | | Pausing | | | | | |
/// | ResumeAsked | | | Running | Running | | | |
/// | FinishAsked | | Finishing | Finishing | Finishing | Finishing | | |
/// | StopAsked | | Stopping | Stopping | Stopping | Stopping | | |
/// | Satisfied | | Finishing | | | | | |
/// | Hopeless | | Pausing | | | | | |
/// | WriteFailed | | Pausing | Pausing | Pausing | Pausing | Stopping | |
/// | Rested | | | Paused | | Ended | Ended | |
/// | Broken | Ended | Ended | Ended | Ended | Ended | Ended | Ended |
///
/// Where a cell is empty, the event changes nothing. A write that fails while a run pauses or finishes lets it rest
/// paused, because its results still wait; one that is stopped does not wait.
sealed interface RunState {

    /// The phase that others see.
    RunPhase phase();

    /// The reason why it ended or paused by itself, or why it will; NONE otherwise.
    default StopReason reason() {
        return StopReason.NONE;
    }

    /// Cause and remedy where something went wrong; "" otherwise.
    default String message() {
        return "";
    }

    /// Tells whether trials that end now stay as running ones in the journal, to be run again.
    default boolean keepsInterrupted() {
        return false;
    }

    /// Not started.
    record Ready() implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.READY;
        }
    }

    /// Asks for trials and runs them.
    record Running() implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.RUNNING;
        }
    }

    /// Starts no trials and will be paused when the running ones have ended.
    record Pausing(StopReason reason, String message) implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.PAUSING;
        }
    }

    /// Nothing runs, and it can go on.
    record Paused(StopReason reason, String message) implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.PAUSED;
        }
    }

    /// Starts no trials and ends when the running ones have.
    record Finishing(StopReason reason, String message) implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.FINISHING;
        }
    }

    /// Its trials are being cancelled.
    ///
    /// @param graceEnd when those that have not ended are abandoned, by the runner's clock
    record Stopping(StopReason reason, boolean keepsInterrupted, long graceEnd, String message) implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.STOPPING;
        }
    }

    /// Over.
    record Ended(StopReason reason, String message) implements RunState {
        @Override
        public RunPhase phase() {
            return RunPhase.ENDED;
        }
    }

    /// The state after an event; the same object where it changes nothing.
    default RunState on(RunEvent event) {
        return switch (event) {
            case Started _ -> this instanceof Ready ? new Running() : this;
            case PauseAsked _ -> this instanceof Running ? new Pausing(StopReason.NONE, "") : this;
            case ResumeAsked _ -> this instanceof Pausing || this instanceof Paused ? new Running() : this;
            case FinishAsked _ -> isLive() ? new Finishing(StopReason.USER, message()) : this;
            case StopAsked s -> isLive() ? new Stopping(s.cause(), s.keepInterrupted(), s.graceEnd(), "") : this;
            case Satisfied s -> this instanceof Running ? new Finishing(s.cause(), s.message()) : this;
            case Hopeless h -> this instanceof Running ? new Pausing(StopReason.REPEATED_FAILURE, h.message()) : this;
            case WriteFailed w -> afterFailedWrite(w.message());
            case Rested r -> atRest(r.written());
            case Broken b -> new Ended(StopReason.REPEATED_FAILURE, b.message());
        };
    }

    /// Tells whether it has started, and neither ended nor been told to end at once.
    default boolean isLive() {
        return switch (this) {
            case Running _, Pausing _, Paused _, Finishing _ -> true;
            case Ready _, Stopping _, Ended _ -> false;
        };
    }

    private RunState afterFailedWrite(String why) {
        if (this instanceof Stopping s) return new Stopping(s.reason, s.keepsInterrupted, s.graceEnd, why);
        return isLive() ? new Pausing(StopReason.JOURNAL_ERROR, why) : this;
    }

    private RunState atRest(boolean written) {
        return switch (this) {
            case Pausing p -> new Paused(p.reason, p.message);
            case Finishing f -> new Ended(f.reason, f.message);
            case Stopping s -> new Ended(written ? s.reason : StopReason.JOURNAL_ERROR, s.message);
            case Ready _, Running _, Paused _, Ended _ -> this;
        };
    }
}
