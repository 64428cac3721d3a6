package sweetspot.objective;

import org.jspecify.annotations.Nullable;

/// An experiment cannot be run as it is set up. The message is one or two sentences for the user: cause, then what is
/// allowed.
public final class ExperimentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /// @param field path of the experiment's field it is about, as `target`; "" if it is about none
    public ExperimentException(String field, @Nullable String message) {
        this(field, message, null);
    }

    public ExperimentException(String field, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /// Never null, unlike that of other exceptions.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// Path of the experiment's field it is about, as `target`; "" if it is about none.
    public String field() {
        return field;
    }
}
