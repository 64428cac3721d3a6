package sweetspot.journal;

import java.nio.file.Path;
import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// A study file, open for writing: a journal log that Optuna reads and writes too.
public final class JournalFile implements Journal {

    /// When an append has reached the disk.
    public enum Sync {
        /// Before it returns: a power cut loses nothing that was acted on.
        EACH_APPEND,
        /// When the system gets to it: a killed process loses nothing, a power cut may.
        SYSTEM
    }

    private JournalFile() {}

    /// Creates a study file with one study.
    ///
    /// @param directions one per objective
    /// @throws JournalException of kind EXISTS if the file holds something already
    public static JournalFile create(Path file, Experiment experiment, List<Direction> directions, Sync sync)
            throws JournalException {
        throw new IllegalStateException("in preparation");
    }

    /// Opens a study file to go on writing its [JournalContents#main()] study. A torn last line is repaired before
    /// the first append.
    ///
    /// @throws JournalException of kind MISSING, DAMAGED, IN_USE or IO
    public static JournalFile open(Path file, Sync sync) throws JournalException {
        throw new IllegalStateException("in preparation");
    }

    /// Reads a study file without locking or changing it.
    ///
    /// @throws JournalException of kind MISSING or IO, or DAMAGED if nothing at all can be read
    public static JournalContents read(Path file) throws JournalException {
        throw new IllegalStateException("in preparation");
    }

    /// The study as it was opened or created: experiment, space, id.
    public RecordedStudy study() {
        throw new IllegalStateException("in preparation");
    }

    @Override
    public StudySnapshot snapshot() {
        throw new IllegalStateException("in preparation");
    }

    @Override
    public StudySnapshot append(List<StudyEvent> events) throws JournalException {
        throw new IllegalStateException("in preparation");
    }

    @Override
    public void close() {}
}
