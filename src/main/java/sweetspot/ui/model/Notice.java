package sweetspot.ui.model;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// Something to tell the user, outside the page that is shown.
///
/// @param kind how it is shown
/// @param text one or two sentences; for an error, the cause and then the fix
/// @param actions what can be done about it
/// @param over becomes true when there is no reason for it any more, so that it goes; null if that never happens
public record Notice(Kind kind, String text, List<Action> actions, ObservableValue<Boolean> over) {
    public Notice {
        actions = List.copyOf(actions);
    }

    private Notice(Kind kind, String text, List<Action> actions) {
        this(kind, text, actions, null);
    }

    /// Something that can be done about it.
    ///
    /// @param text a verb, and what it is done to
    public record Action(String text, Runnable run) {}

    /// How it is shown.
    public enum Kind {
        /// In passing.
        INFO,
        /// In passing, with the mark of success.
        SUCCESS,
        /// Until it is answered or closed.
        QUESTION,
        /// Until it is closed.
        ERROR
    }

    public static Notice info(String text) {
        return new Notice(Kind.INFO, text, List.of());
    }

    public static Notice success(String text) {
        return new Notice(Kind.SUCCESS, text, List.of());
    }

    public static Notice question(String text) {
        return new Notice(Kind.QUESTION, text, List.of());
    }

    public static Notice error(String text) {
        return new Notice(Kind.ERROR, text, List.of());
    }

    /// The same, gone once there is no reason for it any more.
    public Notice until(ObservableValue<Boolean> noReason) {
        return new Notice(kind, text, actions, noReason);
    }

    /// The same with one thing more to do about it.
    public Notice with(String newActionText, Runnable newAction) {
        List<Action> more = new ArrayList<>(actions);
        more.add(new Action(newActionText, newAction));
        return new Notice(kind, text, more, over);
    }
}
