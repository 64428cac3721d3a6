package sweetspot.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that a journal file holds.
///
/// @param file the file
/// @param studies its studies, deleted ones left out, in the order of their creation
/// @param damage the first record that could not be understood: nothing after it was read, and the file opens for
///     reading alone; empty if the file is whole
/// @param tornBytes bytes after the last whole line, the trace of a writer that died; they are not counted as damage
public record JournalContents(Path file, List<RecordedStudy> studies, Optional<JournalException> damage,
                              long tornBytes) {
    public JournalContents {
        studies = List.copyOf(studies);
    }

    /// The study to show: the first that Sweetspot set up, else the last one.
    ///
    /// @throws JournalException if the file holds none
    public RecordedStudy main() throws JournalException {
        for (RecordedStudy study : studies) {
            if (study.experiment().isPresent()) return study;
        }
        if (!studies.isEmpty()) return studies.getLast();
        if (damage.isPresent()) throw damage.get();
        throw new JournalException(JournalException.Kind.DAMAGED, file, 0, file + " holds no study.", null);
    }
}
