package sweetspot.run;

import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.study.StudySnapshot;

/// One consistent look at a run: its phase and the study's snapshot at the same moment.
///
/// @param phase what it is doing
/// @param reason why it ended or paused by itself; NONE otherwise
/// @param message cause and remedy in one or two sentences where something went wrong; "" otherwise
/// @param snapshot the study
/// @param elapsedMillis time spent searching, over all sittings, pauses left out
public record RunStatus(RunPhase phase, StopReason reason, String message, StudySnapshot snapshot, long elapsedMillis) {

    /// The same with another message.
    RunStatus withMessage(String text) {
        return new RunStatus(phase, reason, text, snapshot, elapsedMillis);
    }

    /// The search's state.
    ///
    /// @param budget number of trials that it is to have
    public State state(int budget) {
        return switch (phase) {
            case READY, RUNNING -> State.RUNNING;
            case PAUSING -> State.PAUSING;
            case PAUSED -> State.PAUSED;
            case FINISHING -> State.FINISHING;
            case STOPPING -> State.STOPPING;
            case ENDED -> switch (reason) {
                case TRIALS, TIME, PATIENCE, TARGET, NOT_WORTH_IT, SPACE_EXPLORED -> State.DONE;
                case NONE, USER -> snapshot.finished() >= budget ? State.DONE : State.STOPPED;
                case REPEATED_FAILURE, JOURNAL_ERROR -> State.FAILED;
            };
        };
    }
}
