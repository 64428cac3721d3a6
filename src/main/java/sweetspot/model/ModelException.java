package sweetspot.model;

/// A model or metric cannot be used as asked. The message is one or two sentences for the user: cause, then fix.
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
