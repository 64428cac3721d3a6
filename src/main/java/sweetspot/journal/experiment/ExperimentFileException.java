package sweetspot.journal.experiment;

import org.jspecify.annotations.Nullable;

/// An experiment file cannot be read. The message is one clear sentence: file, line or field, what is allowed.
public final class ExperimentFileException extends Exception {
    private final String field;

    /// @param field path of the field, as `space[2].low`; "" if it is about the whole file
    public ExperimentFileException(String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /// Path of the field, as `space[2].low`; "" if it is about the whole file.
    public String field() {
        return field;
    }
}
