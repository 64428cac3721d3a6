package sweetspot.verdict;

import java.util.List;
import sweetspot.text.Messages;

/// What the overtuning watch sees of a running search: whether the score corrected for the search still follows the best
/// score. Where it has stopped rising, further trials pick luck.
///
/// @param state what to say
/// @param since number of the trial from which on the corrected score has not risen; -1 unless [State#STOPPED]
/// @param best best score so far, as a trial's; NaN while there is none
/// @param corrected the score corrected for the search so far; NaN if unknown
/// @param curve both as they were, in the order of trials
/// @param reason why nothing is judged, in a sentence; "" if it is
public record WatchReport(State state, int since, double best, double corrected, List<Point> curve, String reason) {
    /// What to say of the search.
    public enum State {
        /// Too few trials have ended.
        EARLY,
        /// The corrected score follows the best score.
        FOLLOWING,
        /// The corrected score has stopped rising although the best score or the search goes on: offer to stop.
        STOPPED,
        /// Nothing can be judged for this study; the reason says why.
        SILENT
    }

    /// Both scores after a trial.
    ///
    /// @param trial its number
    /// @param best best score up to it
    /// @param corrected the corrected score up to it
    public record Point(int trial, double best, double corrected) {}

    public WatchReport {
        curve = List.copyOf(curve);
    }

    /// What it says, in a sentence.
    public String text() {
        return switch (state) {
            case EARLY -> Messages.text("verdict.watch.early");
            case FOLLOWING -> Messages.text("verdict.watch.following");
            case STOPPED -> Messages.text("verdict.watch.stopped", Integer.toString(since));
            case SILENT -> reason;
        };
    }

    /// Whether the search should be offered to stop.
    public boolean offersStop() {
        return state == State.STOPPED;
    }
}
