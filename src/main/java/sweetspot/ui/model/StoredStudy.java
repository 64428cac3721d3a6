package sweetspot.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.LibraryEntry;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.StudyCopy;
import sweetspot.run.InterruptedTrials;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// The study file of an experiment while no search runs: shows the study as it was left, says what can be done about
/// damage and about trials that were interrupted, and copies it where its own file cannot be written.
public final class StoredStudy {
    private final BackgroundTasks tasks;
    private final StudyViewModel study;
    private final Consumer<Notice> notices;
    private final Runnable again;
    private final Runnable onSaved;
    private Consumer<Path> onRecover = _ -> {};

    /// @param study shows the study
    /// @param notices asks and tells
    /// @param again runs the interrupted trials again
    /// @param onSaved told when the file has changed
    StoredStudy(BackgroundTasks tasks, StudyViewModel study, Consumer<Notice> notices, Runnable again, Runnable onSaved) {
        this.tasks = tasks;
        this.study = study;
        this.notices = notices;
        this.again = again;
        this.onSaved = onSaved;
    }

    /// What to do to save the readable part of a damaged study, given its folder, as a new experiment.
    void setOnRecover(Consumer<Path> action) {
        onRecover = action;
    }

    /// Reads and shows the study of an experiment of the library.
    void read(LibraryEntry entry, Experiment known) {
        if (!Files.exists(entry.studyFile())) {
            study.show(known, StudySnapshot.empty());
            return;
        }
        tasks.run(() -> new Read(JournalFile.read(entry.studyFile()), JournalFile.isOpen(entry.studyFile())), read -> {
            if (study.isLive()) return;
            if (read.contents().damage().isPresent()) {
                study.showDamaged(known, read.study().snapshot());
                notices.accept(Notice.error(read.contents().damage().get().getMessage())
                        .with(Messages.text("shell.recovered.action"), () -> onRecover.accept(entry.folder())));
                return;
            }
            study.show(known, read.study().snapshot());
            if (!read.open()) askAboutInterrupted(entry, known);
        }, error -> notices.accept(Notice.error(error.getMessage())));
    }

    /// A study as it was read.
    ///
    /// @param open whether some Sweetspot is running it
    private record Read(JournalContents contents, RecordedStudy study, boolean open) {
        Read(JournalContents contents, boolean open) throws JournalException {
            this(contents, contents.main(), open);
        }
    }

    private void askAboutInterrupted(LibraryEntry entry, Experiment known) {
        int count = InterruptedTrials.of(study.snapshot().get()).size();
        if (count == 0) return;
        notices.accept(Notice.question(Messages.text("shell.interrupted", count, known.name()))
                .with(Messages.text("shell.interrupted.again", count), again)
                .with(Messages.text("shell.interrupted.leave", count), () -> tasks.run(
                        () -> InterruptedTrials.leave(entry.studyFile(), System.currentTimeMillis()), left -> {
                            if (!study.isLive()) study.show(known, left);
                            onSaved.run();
                        }, error -> notices.accept(Notice.error(error.getMessage())))));
    }

    /// Writes the study as it is in memory to another file, where its own cannot be written.
    public void saveCopy(Path file) {
        StudySnapshot now = study.status().get().snapshot();
        Experiment running = study.experiment().get();
        tasks.run(() -> {
            StudyCopy.write(now, running, file);
            return file;
        }, saved -> notices.accept(Notice.success(Messages.text("shell.notice.saved", saved.getFileName().toString()))),
                error -> notices.accept(Notice.error(error.getMessage())));
    }
}
