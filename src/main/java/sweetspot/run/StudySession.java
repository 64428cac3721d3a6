package sweetspot.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;

/// One sitting with a study: puts objective, journal, sampler and runner together. The window and the command line
/// both start their searches here.
public final class StudySession implements AutoCloseable {

    /// What to do with the study file.
    public enum Mode {
        /// It must not exist (or be empty).
        NEW,
        /// It must exist; its trials are kept and the search goes on.
        RESUME,
        /// Resume if it exists, else begin.
        NEW_OR_RESUME
    }

    /// How to open a session.
    ///
    /// @param mode what to do with the study file
    /// @param sync when appends have reached the disk
    /// @param acceptChangedData go on although the data file has changed since the study began
    public record Options(Mode mode, Sync sync, boolean acceptChangedData) {
        /// Everything on disk before it is acted on; changed data is refused.
        public static Options of(Mode mode) {
            return new Options(mode, Sync.EACH_APPEND, false);
        }
    }

    private StudySession() {}

    /// Opens a session. On resuming, budget, sampler, pruner, workers, seed and space are those of `experiment`
    /// (so that a caller changes them with its `with…` methods); what is tuned must be what the study recorded.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws SessionException if it cannot be run; nothing has been written then
    public static StudySession open(Experiment experiment, Path baseFolder, Path studyFile, Options options)
            throws SessionException {
        throw new IllegalStateException("in preparation");
    }

    /// The experiment that runs.
    public Experiment experiment() {
        throw new IllegalStateException("in preparation");
    }

    /// Where the study stood when the session was opened.
    public StudySnapshot snapshot() {
        throw new IllegalStateException("in preparation");
    }

    /// Starts the search; once a session.
    ///
    /// @param listener told of each new status, on the runner's thread: it must return at once
    public RunControl start(Consumer<RunStatus> listener) {
        throw new IllegalStateException("in preparation");
    }

    /// Stops what runs and closes the journal; waits for it.
    @Override
    public void close() {}
}
