package sweetspot.ui.model;

import java.util.ArrayList;
import java.util.List;

/// Something to tell the user, outside the page that is shown.
///
/// @param kind how it is shown
/// @param text one or two sentences; for an error, the cause and then the fix
/// @param actions what can be done about it
public record Notice(Kind kind, String text, List<Action> actions) {
    public Notice {
        actions = List.copyOf(actions);
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

    /// The same with one thing more to do about it.
    public Notice with(String newActionText, Runnable newAction) {
        List<Action> more = new ArrayList<>(actions);
        more.add(new Action(newActionText, newAction));
        return new Notice(kind, text, more);
    }
}
