package sweetspot.run;

import sweetspot.study.StudySnapshot;

/// One consistent look at a run: its phase and the study's snapshot at the same moment.
///
/// @param phase what it is doing
/// @param reason why it ended or paused by itself; NONE otherwise
/// @param message cause and remedy in one or two sentences where something went wrong; "" otherwise
/// @param snapshot the study
/// @param elapsedMillis time spent searching, over all sittings, pauses left out
public record RunStatus(RunPhase phase, StopReason reason, String message, StudySnapshot snapshot, long elapsedMillis) {
}
