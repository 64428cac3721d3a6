package sweetspot.journal;

import org.jspecify.annotations.Nullable;

/// A study file cannot be read or written. The message is one clear sentence with cause and, where there is one,
/// remedy; it names the file and the line.
public final class JournalException extends Exception {
    private final long line;
    private final Kind kind;

    /// The kind of error, so that callers can offer a remedy.
    public enum Kind {
        /// The file is not there, or is there already.
        MISSING, EXISTS,
        /// It holds several studies, and nobody has said which is meant.
        SEVERAL,
        /// A record cannot be understood; what stands before it can be read.
        DAMAGED,
        /// Another Sweetspot has the study open for writing, or another program holds its lock.
        IN_USE,
        /// Another program created trials meanwhile, so an event's trial number is taken; ask again.
        STALE,
        /// The file cannot be read or written: disk full, folder read-only, file moved away.
        IO,
        /// An event holds a value that the format cannot keep exactly.
        VALUE
    }

    /// @param line number of the damaged line, from 1; 0 if it is about no line
    public JournalException(Kind kind, long line, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.line = line;
    }

    /// Never null, unlike that of other exceptions.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /// Number of the damaged line, from 1; 0 if it is about no line.
    public long line() {
        return line;
    }
}
