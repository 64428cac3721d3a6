package sweetspot.run;

import java.util.List;
import sweetspot.objective.ScoreMeaning.Difference;

/// A search cannot be started. The message says why and what to do, in one or two sentences.
public final class SessionException extends Exception {
    private final Kind kind;
    private final transient List<Difference> differences;

    /// Why, so that callers can offer a remedy.
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

    public SessionException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.differences = List.of();
    }

    /// The study's scores mean something else than those of the experiment would.
    SessionException(String message, List<Difference> differences) {
        super(message);
        this.kind = Kind.OTHER_EXPERIMENT;
        this.differences = List.copyOf(differences);
    }

    /// In which fields the study was run otherwise than the experiment says now; empty if that is not why.
    public List<Difference> differences() {
        return differences == null ? List.of() : differences;
    }

    public Kind kind() {
        return kind;
    }
}
