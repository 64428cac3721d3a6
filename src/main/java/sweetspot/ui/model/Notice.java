package sweetspot.ui.model;

/// Something to tell the user, outside the page that is shown.
///
/// @param kind how it is shown
/// @param text one or two sentences; for an error, the cause and then the fix
/// @param actionText what can be done about it; "" for nothing
/// @param action does it
public record Notice(Kind kind, String text, String actionText, Runnable action) {

    /// How it is shown.
    public enum Kind {
        /// In passing.
        INFO,
        /// In passing, with the mark of success.
        SUCCESS,
        /// Until it is closed.
        ERROR
    }

    public static Notice info(String text) {
        return new Notice(Kind.INFO, text, "", () -> {});
    }

    public static Notice success(String text) {
        return new Notice(Kind.SUCCESS, text, "", () -> {});
    }

    public static Notice error(String text) {
        return new Notice(Kind.ERROR, text, "", () -> {});
    }

    /// The same with something to do about it.
    public Notice with(String newActionText, Runnable newAction) {
        return new Notice(kind, text, newActionText, newAction);
    }
}
