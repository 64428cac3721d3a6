package sweetspot.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Something to tell the user, outside the page that is shown.
///
/// @param kind how it is shown
/// @param text one or two sentences; for an error, the cause and then the fix
/// @param actions what can be done about it
/// @param about the experiment that it is about; empty if it is about none
/// @param over becomes true when there is no reason for it any more, so that it goes; null if that never happens
public record Notice(Kind kind, String text, List<Action> actions, Optional<NoticeTopic> about,
        @Nullable ObservableValue<Boolean> over) {
    public Notice {
        actions = List.copyOf(actions);
    }

    private Notice(Kind kind, String text) {
        this(kind, text, List.of(), Optional.empty(), null);
    }

    /// The same, told of an experiment: it is shown with that one only.
    public Notice about(NoticeTopic experiment) {
        return new Notice(kind, text, actions, Optional.of(experiment), over);
    }

    /// Something that can be done about it.
    ///
    /// @param text a verb, and what it is done to
    public record Action(String text, Runnable run) {}

    /// The look of the notice.
    public enum Kind {
        /// In passing.
        INFO,
        /// In passing, with the mark of success.
        SUCCESS,
        /// Until it is answered or closed, or its cause is gone.
        QUESTION,
        /// Until it is closed or its page is left; one that asks something, until its cause is gone.
        ERROR
    }

    public static Notice info(String text) {
        return new Notice(Kind.INFO, text);
    }

    public static Notice success(String text) {
        return new Notice(Kind.SUCCESS, text);
    }

    public static Notice question(String text) {
        return new Notice(Kind.QUESTION, text);
    }

    public static Notice error(String text) {
        return new Notice(Kind.ERROR, text);
    }

    /// The same, gone once there is no reason for it any more.
    public Notice until(ObservableValue<Boolean> noReason) {
        return new Notice(kind, text, actions, about, noReason);
    }

    /// The same with one thing more to do about it.
    public Notice with(String newActionText, Runnable newAction) {
        List<Action> more = new ArrayList<>(actions);
        more.add(new Action(newActionText, newAction));
        return new Notice(kind, text, more, about, over);
    }
}
