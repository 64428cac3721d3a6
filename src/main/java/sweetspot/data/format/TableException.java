package sweetspot.data.format;

import sweetspot.text.Messages;

/// A file that cannot be read as a table. The message is one or two sentences for the user: the cause, with file and
/// line where there is one, then the fix.
public class TableException extends Exception {
    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }

    public TableException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Never null, unlike that of other exceptions.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// The text of a key of the bundle with its arguments filled in.
    public static TableException of(String key, Object... arguments) {
        return new TableException(Messages.text(key, arguments));
    }
}
