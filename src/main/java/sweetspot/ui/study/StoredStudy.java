package sweetspot.ui.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.StudyCopy;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.objective.ScoreMeaning;
import sweetspot.run.InterruptedTrials;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;

/// The study file of an experiment while no search runs: shows the study as it was left, says what can be done about
/// damage and about trials that were interrupted, and copies it where its own file cannot be written.
public final class StoredStudy {
    private final BackgroundTasks tasks;
    private final StudyViewModel study;
    private final Consumer<Notice> notices;
    private final Runnable again;
    private final Runnable onSaved;
    private final BackgroundTasks.Latest looking;
    private Consumer<Path> onRecover = _ -> {};
    /// The mark by which the study file is known to be as it was read.
    private String seen = "";

    /// @param study shows the study
    /// @param notices asks and tells
    /// @param again runs the interrupted trials again
    /// @param onSaved told when the file has changed
    public StoredStudy(BackgroundTasks tasks, StudyViewModel study, Consumer<Notice> notices, Runnable again,
            Runnable onSaved) {
        this.tasks = tasks;
        this.study = study;
        this.notices = notices;
        this.again = again;
        this.onSaved = onSaved;
        this.looking = tasks.latest();
    }

    /// Sets how to save the readable part of a damaged study, given its folder, as a new experiment.
    public void setOnRecover(Consumer<Path> action) {
        onRecover = action;
    }

    /// Reads and shows the study of an experiment of the library.
    public void read(LibraryEntry entry, Experiment known) {
        if (!Files.exists(entry.studyFile())) {
            study.show(known, StudySnapshot.empty());
            return;
        }
        tasks.run(() -> Read.of(entry.studyFile()), read -> {
            if (study.isLive()) return;
            if (read.contents().damage().isPresent()) {
                study.showDamaged(read.ran(known), read.study().snapshot());
                notices.accept(Notice.error(read.contents().damage().get().getMessage())
                        .with(Messages.text("shell.recovered.action"), () -> onRecover.accept(entry.folder())));
                return;
            }
            study.showRead(read.ran(known), read.study().snapshot(), read.open());
            seen = read.stamp();
            read.study().notes().forEach(note -> notices.accept(Notice.info(note)));
            if (!read.open()) askAboutInterrupted(entry, known);
        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }

    /// Looks whether another program has written the study since it was read, and shows what it wrote.
    public void look(Path folder) {
        if (study.isLive() || study.experiment().get() == null) return;
        Path file = folder.resolve(ExperimentLibrary.STUDY_FILE);
        Experiment shown = study.experiment().get();
        StudySnapshot before = study.snapshot().get();
        looking.run(() -> stamp(file).equals(seen) ? Optional.<Read>empty() : Optional.of(Read.of(file)), read -> {
            if (read.isEmpty() || study.isLive() || read.get().contents().damage().isPresent()) return;
            // What this window has written meanwhile is newer than what was read.
            if (study.snapshot().get() != before) return;
            study.showRead(read.get().ran(shown), read.get().study().snapshot(), read.get().open());
            seen = read.get().stamp();
        }, _ -> {});
    }

    private static String stamp(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file) + " " + JournalFile.isOpen(file);
        } catch (IOException _) {
            return "";
        }
    }

    /// A study as it was read.
    ///
    /// @param open whether some Sweetspot is running it
    /// @param stamp the file's mark before it was read: a change since is seen at the next look
    private record Read(JournalContents contents, RecordedStudy study, boolean open, String stamp) {
        static Read of(Path file) throws JournalException {
            String stamp = StoredStudy.stamp(file);
            boolean open = JournalFile.isOpen(file);
            JournalContents contents = JournalFile.read(file);
            return new Read(contents, contents.main(), open, stamp);
        }

        /// The experiment that the study was run with, whatever the experiment file has become since.
        Experiment ran(Experiment file) {
            return study.experiment().map(e -> ScoreMeaning.placed(e, file)).orElse(file);
        }
    }

    private void askAboutInterrupted(LibraryEntry entry, Experiment known) {
        int count = InterruptedTrials.of(study.snapshot().get()).size();
        if (count == 0) return;
        notices.accept(Notice.question(Messages.text("shell.interrupted", count, known.name()))
                .until(study.snapshot().map(s -> study.isLive() || InterruptedTrials.of(s).isEmpty()))
                .with(Messages.text("shell.interrupted.again", count), again)
                .with(Messages.text("shell.interrupted.leave", count), () -> tasks.run(
                        () -> InterruptedTrials.leave(entry.studyFile(), System.currentTimeMillis()), left -> {
                            if (!study.isLive()) study.show(study.experiment().get(), left);
                            onSaved.run();
                        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))))));
    }

    /// Writes the study as it is in memory to another file, where its own cannot be written.
    public void saveCopy(Path file) {
        StudySnapshot now = study.status().get().snapshot();
        Experiment running = study.experiment().get();
        tasks.run(() -> {
            StudyCopy.write(now, running, file);
            return file;
        }, saved -> notices.accept(Notice.success(Messages.text("shell.notice.saved", saved.getFileName().toString()))),
                error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }
}
