package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import sweetspot.journal.StudyCopy;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ScoreMeaning;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.study.StudyViewModel;

/// Saves an experiment in the background a moment after each edit. What somebody else has written to its file meanwhile
/// is never overwritten: the user is asked which of the two is to stay.
final class ExperimentSaver {

    /// The experiment that is saved.
    interface Host {
        /// The draft as it is set up; empty while something is missing or wrong.
        Optional<Experiment> draft();

        /// Tells whether it may be saved now.
        boolean mayKeep(Experiment draft);

        /// It has been saved to its folder.
        void placed(Path folder);

        /// The app around it.
        ExperimentFrame frame();
    }

    private final ExperimentLibrary library;
    private final BackgroundTasks tasks;
    private final StudyViewModel study;
    private final Consumer<Notice> notices;
    private final Host host;
    private ExperimentStore store;
    private Optional<Experiment> saved = Optional.empty();
    private long versions;
    private boolean due;
    private boolean asking;

    ExperimentSaver(ExperimentLibrary library, BackgroundTasks tasks, StudyViewModel study, Consumer<Notice> notices,
                    Host host) {
        this.library = library;
        this.tasks = tasks;
        this.study = study;
        this.notices = notices;
        this.host = host;
        this.store = new ExperimentStore(library, null, Optional.empty());
    }

    /// It was opened from a folder, whose file says what is known.
    void opened(Path folder, Experiment known) {
        store = new ExperimentStore(library, folder, Optional.of(known));
        saved = Optional.of(known);
    }

    /// Notes that the draft was written on the way to a search.
    void written(Optional<Experiment> experiment) {
        saved = experiment;
    }

    /// Saves after a moment.
    void saveSoon() {
        if (due || host.draft().equals(saved)) return;
        due = true;
        tasks.afterAWhile(() -> {
            due = false;
            save();
        });
    }

    /// Saves what is set up, in the background, unless it is saved already.
    void save() {
        Optional<Experiment> now = host.draft();
        if (now.isEmpty() || now.equals(saved) || asking || !host.mayKeep(now.get())) return;
        saved = now;
        tasks.run(writing(now.get()), this::saved, this::failed);
    }

    /// Writes a state, to be done in the background; answers the folder.
    Callable<Path> writing(Experiment experiment) {
        long version = ++versions;
        return () -> store.write(experiment, version);
    }

    private void saved(Path folder) {
        host.placed(folder);
        host.frame().changed();
    }

    private void failed(Exception error) {
        saved = Optional.empty();
        if (!asked(error)) {
            notices.accept(Notice.error(Messages.text("shell.save.failed", String.valueOf(error.getMessage()))));
        }
    }

    /// Asks what is to be done if it could not be written because somebody else has written there.
    ///
    /// @return whether that was why
    boolean asked(Exception error) {
        if (!(error instanceof ExperimentStore.ChangedException changed)) return false;
        ask(changed.change());
        return true;
    }

    /// Looks whether somebody else has changed the experiment, in the background; the window does so when the user comes
    /// back to it.
    void look() {
        if (asking) return;
        tasks.run(() -> store.change(), change -> change.ifPresent(this::ask), _ -> { });
    }

    private void ask(ExperimentStore.Change change) {
        if (asking) return;
        asking = true;
        host.frame().ask(switch (change) {
            case ExperimentStore.Change.Gone gone -> goneQuestion(gone);
            case ExperimentStore.Change.Other other -> otherQuestion(other);
        });
    }

    private Question otherQuestion(ExperimentStore.Change.Other change) {
        List<String> facts = new ArrayList<>();
        facts.add(change.folder().resolve(ExperimentLibrary.EXPERIMENT_FILE).toString());
        if (!change.problem().isEmpty()) facts.add(change.problem());
        change.other().ifPresent(other -> host.draft().ifPresent(mine -> ScoreMeaning.differences(mine, other)
                .forEach(d -> facts.add(Messages.text("disk.other.fact", d.label(), d.shown(d.before()),
                        d.shown(d.after()))))));
        List<Question.Choice> choices = new ArrayList<>();
        // What runs goes on as it was begun; its set-up is read anew when it has ended.
        if (change.other().isPresent() && !study.isLive()) {
            choices.add(Question.Choice.of("disk-load", Messages.text("disk.load"), () -> {
                asking = false;
                host.frame().reload(change.folder());
            }));
        }
        choices.add(Question.Choice.of("disk-keep", Messages.text("disk.keep"), this::keepMine));
        return new Question(Messages.text("disk.other.title"), Messages.text("disk.other.text"), facts, choices,
                Messages.text("disk.later"), () -> asking = false);
    }

    private void keepMine() {
        asking = false;
        tasks.run(() -> store.putAside(), aside -> {
            notices.accept(Notice.info(Messages.text("disk.kept", aside.getFileName().toString())));
            saved = Optional.empty();
            save();
        }, this::failed);
    }

    private Question goneQuestion(ExperimentStore.Change.Gone change) {
        return new Question(Messages.text("disk.gone.title"), Messages.text("disk.gone.text"),
                List.of(change.folder().toString()), List.of(
                Question.Choice.of("disk-again", Messages.text("disk.again"), this::saveAgain),
                Question.Choice.of("disk-close", Messages.text("disk.close"), () -> {
                    asking = false;
                    host.frame().close();
                })), Messages.text("disk.later"), () -> asking = false);
    }

    /// Saves the experiment in a new folder, with the trials that are shown.
    private void saveAgain() {
        asking = false;
        Optional<Experiment> now = host.draft();
        if (now.isEmpty()) return;
        store.begin();
        saved = now;
        StudySnapshot trials = study.snapshot().get();
        Experiment run = study.experiment().get();
        Callable<Path> writing = writing(now.get());
        tasks.run(() -> {
            Path folder = writing.call();
            if (!trials.trials().isEmpty()) {
                StudyCopy.write(trials, run, folder.resolve(ExperimentLibrary.STUDY_FILE));
            }
            return folder;
        }, this::saved, this::failed);
    }
}
