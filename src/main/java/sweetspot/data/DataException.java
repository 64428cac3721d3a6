package sweetspot.data;

import sweetspot.data.format.TableException;
import sweetspot.text.Messages;

/// A data file or a plan for it that cannot be used. The message is one or two sentences for the user: the cause, with
/// file and line where there is one, then the fix.
public final class DataException extends TableException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The text of a key of the bundle with its arguments filled in.
    public static DataException of(String key, Object... arguments) {
        return new DataException(Messages.text(key, arguments));
    }
}
