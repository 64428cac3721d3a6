package sweetspot.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.text.Messages;

/// Opens study files for looking at.
final class StudyFiles {
    private StudyFiles() {}

    /// The study of a file; damage that left something to read, and what could not be taken over, is told, not refused.
    ///
    /// @param name name or number of the study; null if the file holds one
    static RecordedStudy read(Path file, @Nullable String name, Shell shell) {
        try {
            JournalContents contents = JournalFile.read(file);
            contents.damage().ifPresent(d -> shell.note(Messages.text("cli.warning", d.getMessage())));
            RecordedStudy study = contents.study(Optional.ofNullable(name));
            study.notes().forEach(n -> shell.note(Messages.text("cli.warning", n)));
            return study;
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
    }

    /// The folder that a file is in.
    static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }

    /// The study file of an experiment that names none: beside it, with `.log` for its ending.
    static Path beside(Path experiment) {
        String name = String.valueOf(experiment.getFileName());
        return experiment.resolveSibling(name.replaceFirst("\\.json$", "") + ".log");
    }
}
