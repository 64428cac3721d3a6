package sweetspot.run;

import org.jspecify.annotations.Nullable;

/// A search cannot be started. The message says why and what to do, in one or two sentences.
public final class SessionException extends Exception {
    private final Kind kind;

    /// The kind of problem, so that callers can offer a remedy.
    public enum Kind {
        /// A new study was asked for, but the study file exists.
        STUDY_EXISTS,
        /// The study is to be resumed, but there is no study file.
        STUDY_MISSING,
        /// The study file is of another program, or of an experiment whose scores mean something else.
        OTHER_EXPERIMENT,
        /// The data file has changed since the study began.
        DATA_CHANGED,
        /// The experiment runs a program, and the user has not allowed that.
        PROGRAM,
        /// The study file cannot be read or written.
        JOURNAL,
        /// The experiment cannot be run: data, model, function, sampler or pruner.
        EXPERIMENT
    }

    public SessionException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Never null, unlike that of other exceptions.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }
}
