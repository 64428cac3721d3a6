package sweetspot.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.data.Sample;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.SpareWorkers;
import sweetspot.run.StopReason;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Question;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Undoable;
import sweetspot.ui.program.ProgramConsents;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.program.ProgramQuestion;
import sweetspot.ui.search.WorkerSettings;
import sweetspot.ui.study.StudyViewModel;

/// The app as a whole: the user's experiments, the one that is open, and those that run behind it.
public final class Workbench {

    /// The places that the window shows.
    public enum Place { WELCOME, EXPERIMENT, SETTINGS }

    private final ExperimentLibrary library;
    private final Function<Path, ExperimentDefaults> defaults;
    private final BackgroundTasks tasks;
    private final Supplier<StudyViewModel> studies;
    private final ObservableList<ExperimentItem> items = FXCollections.observableArrayList();
    private final ObservableList<ExperimentItem> itemsView = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper(this, "listed");
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.WELCOME);
    private final ReadOnlyObjectWrapper<ExperimentViewModel> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ProgramConsents consents;
    private final ObjectProperty<ProgramQuestion> question = new SimpleObjectProperty<>(this, "question");
    private final ObjectProperty<Question> decision = new SimpleObjectProperty<>(this, "decision");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final Map<Path, ExperimentViewModel> running = new HashMap<>();
    private final BackgroundTasks.Latest listing;
    private final IntegerProperty workerMemoryMb = new SimpleIntegerProperty(this, "workerMemoryMb");
    private final SpareWorkers spareWorkers = new SpareWorkers();
    private Runnable afterLast = () -> {};
    /// True if the searches are to end as soon as they are paused.
    private boolean pausing;

    /// @param defaults answers what an opened experiment file leaves out, given the folder it lies in
    /// @param studies makes the view-model of a study, with the pulse of the window
    /// @param consents which programs may be run
    public Workbench(ExperimentLibrary library, Function<Path, ExperimentDefaults> defaults, BackgroundTasks tasks,
            Supplier<StudyViewModel> studies, ProgramConsents consents) {
        this.consents = consents;
        this.library = library;
        this.defaults = defaults;
        this.tasks = tasks;
        this.studies = studies;
        this.listing = tasks.latest();
    }

    /// Reads the list of experiments anew, in the background.
    public void refresh() {
        listing.run(library::list, this::listed, error -> {
            listed.set(true);
            failed(error);
        });
    }

    private void listed(List<LibraryEntry> entries) {
        Map<Path, ExperimentItem> known = new HashMap<>();
        for (ExperimentItem item : items) known.put(item.folder(), item);
        List<ExperimentItem> next = new ArrayList<>();
        for (LibraryEntry entry : entries) {
            ExperimentItem item = known.get(entry.folder());
            if (item == null) item = new ExperimentItem(entry);
            else item.update(entry);
            ExperimentViewModel live = running.get(entry.folder());
            if (live != null && live.study().isLive()) {
                item.update(live.study().experiment().get(), live.study().status().get());
            }
            next.add(item);
        }
        if (!items.equals(next)) items.setAll(next);
        listed.set(true);
    }

    private ExperimentViewModel fresh() {
        StudyViewModel study = studies.get();
        ExperimentViewModel[] told = new ExperimentViewModel[1];
        ExperimentViewModel model = new ExperimentViewModel(library, tasks, study,
                n -> tell(told[0] == null ? n : n.about(told[0])),
                new ProgramGate(consents, question::set), new WorkerSettings(spareWorkers));
        told[0] = model;
        model.setFrame(new Frame());
        model.stored().setOnRecover(folder -> recover(folder, model.name().get()));
        model.workers().memoryMb().bind(workerMemoryMb);
        new DefaultJudge(model.data(), study, this::tell, () -> model.goTo(Step.DATA));
        study.status().addListener((_, _, status) -> ran(model, status));
        return model;
    }

    private void ran(ExperimentViewModel model, RunStatus status) {
        Path folder = model.folder().get();
        if (folder == null) return;
        // The status is the first to change: what is live is read from it, not from what follows it.
        if (status.phase() != RunPhase.READY && status.phase() != RunPhase.ENDED) {
            running.put(folder, model);
            items.stream().filter(i -> i.folder().equals(folder)).findFirst()
                    .ifPresent(i -> i.update(model.study().experiment().get(), status));
            if (pausing && status.phase() == RunPhase.PAUSED) model.study().suspend();
        } else if (running.remove(folder) != null) {
            if (current.get() != model) tell(Notice.success(Messages.text("shell.notice.ended", model.name().get())));
            refresh();
            if (running.isEmpty()) afterLast.run();
        } else if (!model.study().isElsewhere() && items.stream()
                .anyMatch(i -> i.folder().equals(folder) && i.state().get() == LibraryEntry.State.RUNNING)) {
                    // The list was read while this window itself was writing into the study, as a sealed score.
                    refresh();
                }
    }

    private void show(ExperimentViewModel model, Step step) {
        leave();
        current.set(model);
        place.set(Place.EXPERIMENT);
        model.goTo(step);
    }

    /// Saves what was edited last before something else is shown.
    private void leave() {
        if (current.get() == null) return;
        current.get().save();
        // What runs by hand runs before the user's eyes, or not at all.
        current.get().tryout().cancel();
        spareWorkers.release();
    }

    /// Begins an experiment without data.
    public void newExperiment() {
        show(fresh(), Step.DATA);
    }

    /// Begins an experiment that tunes a program.
    ///
    /// @param folder that the program runs in, to begin with
    public void newProgram(Path folder) {
        ExperimentViewModel model = fresh();
        model.beginProgram(folder, unused(Messages.text("program.name")));
        show(model, Step.PROGRAM);
    }

    /// Begins an experiment with a data file, in the open experiment if that has no data yet.
    public void openData(Path file, String name) {
        ExperimentViewModel open = current.get();
        boolean empty = place.get() == Place.EXPERIMENT && open.isBlank();
        ExperimentViewModel model = empty ? open : fresh();
        if (!empty) show(model, Step.DATA);
        model.openData(file, unused(name));
    }

    /// Begins an experiment with cells that were copied; they become a file beside the experiments.
    public void paste(String text) {
        if (!PastedTable.isTable(text)) {
            tell(Notice.error(Messages.text("shell.paste.none")));
            return;
        }
        Path folder = library.home().resolveSibling("pasted");
        tasks.run(() -> PastedTable.write(folder, text, LocalDateTime.now(ZoneId.systemDefault())), file -> {
            openData(file, title(file));
            tell(Notice.info(Messages.text("shell.paste.done", file.toString())));
        }, this::failed);
    }

    /// Begins an experiment with a sample.
    public void openSample(Sample sample) {
        ExperimentViewModel model = fresh();
        show(model, Step.DATA);
        model.openSample(sample, unused(sample.title()));
    }

    /// Opens whatever a file is: an experiment file, or else data.
    public void open(Path file) {
        if (Files.isDirectory(file)) {
            tell(Notice.error(Messages.text("shell.open.folder", file.getFileName().toString())));
        } else if (ExperimentFile.isOne(file)) {
            openExperimentFile(file);
        } else {
            openData(file, title(file));
        }
    }

    /// A name for an experiment on a file: "breast-cancer.csv" gives "Breast cancer".
    static String title(Path file) {
        String words = file.getFileName().toString().replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[^.]*$", "")
                .replaceAll("[_\\-]+", " ").strip();
        if (words.isEmpty()) words = file.getFileName().toString();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String unused(String name) {
        Set<String> taken = new HashSet<>();
        items.forEach(i -> taken.add(i.name().get()));
        String free = name;
        for (int i = 2; taken.contains(free); i++) free = name + " " + i;
        return free;
    }

    /// Takes an experiment file into the library and opens it. What it points to stays where it is.
    public void openExperimentFile(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        tasks.run(() -> library.create(ExperimentFile.read(file, defaults.apply(folder)).absolute(folder)), entry -> {
            refresh();
            open(entry);
            ExperimentViewModel opened = current.get();
            if (opened != null && entry.folder().equals(opened.folder().get())) opened.setOrigin(file.toAbsolutePath());
        }, this::failed);
    }

    /// Writes the open experiment to a file of the user's choice.
    public void saveAs(Path file) {
        Optional<Experiment> experiment = current.get() == null ? Optional.empty() : current.get().experiment().get();
        experiment.ifPresent(e -> tasks.run(() -> {
            ExperimentFile.write(file, e);
            return file;
        }, f -> tell(Notice.success(Messages.text("shell.notice.saved", f.getFileName().toString()))), this::failed));
    }

    /// Opens an experiment of the library, or goes back to it where it runs.
    public void open(LibraryEntry entry) {
        ExperimentViewModel open = current.get();
        if (open != null && entry.folder().equals(open.folder().get())) {
            place.set(Place.EXPERIMENT);
            return;
        }
        ExperimentViewModel live = running.get(entry.folder());
        if (live != null) {
            show(live, Step.RESULTS);
        } else if (entry.experiment().isEmpty()) {
            tell(Notice.error(entry.problem()));
        } else {
            ExperimentViewModel model = fresh();
            model.open(entry);
            show(model, model.steps().getFirst());
            // The study is read in the background: its results are shown as soon as they are there.
            if (entry.done() > 0) whenRead(model);
        }
    }

    private static void whenRead(ExperimentViewModel model) {
        if (model.hasTrials().get()) model.goTo(Step.RESULTS);
        else model.hasTrials().subscribe(has -> {
            if (has && model.step().get() == model.steps().getFirst()) model.goTo(Step.RESULTS);
        });
    }

    /// Makes a new experiment set up like this one, without its trials, and opens it.
    public void duplicate(Path folder, String name) {
        leave();
        inLibrary(() -> library.duplicate(folder, unused(Messages.text("shell.copyOf", name))), this::open);
    }

    /// The services of the workbench for open experiments.
    private final class Frame implements ExperimentFrame {
        @Override
        public void changed() {
            refresh();
        }

        @Override
        public void ask(Question question) {
            decision.set(question);
        }

        @Override
        public void copy(Experiment experiment) {
            String name = unused(Messages.text("shell.copyOf", experiment.name()));
            inLibrary(() -> library.create(experiment.withName(name)), Workbench.this::open);
        }

        @Override
        public void reload(Path folder) {
            current.set(null);
            inLibrary(() -> library.entry(folder), Workbench.this::open);
        }

        @Override
        public void close() {
            current.set(null);
            place.set(Place.WELCOME);
            refresh();
        }
    }

    /// Looks whether somebody else has changed what is shown; the window does so when the user comes back to it.
    public void lookAtDisk() {
        refresh();
        if (current.get() != null && place.get() == Place.EXPERIMENT) current.get().lookAtDisk();
    }

    /// Makes a new experiment of what can be read of a damaged study, and opens it. The damaged one stays as it is.
    private void recover(Path folder, String name) {
        leave();
        inLibrary(() -> {
            LibraryEntry copy = library.duplicate(folder, unused(Messages.text("shell.recovered.name", name)));
            JournalFile.salvage(folder.resolve(ExperimentLibrary.STUDY_FILE), copy.studyFile());
            return library.entry(copy.folder());
        }, this::open);
    }

    /// Gives an experiment another name.
    public void rename(Path folder, String name) {
        ExperimentViewModel open = current.get();
        if (open != null && folder.equals(open.folder().get())) {
            open.name().set(name);
            open.save();
        } else if (running.containsKey(folder)) {
            running.get(folder).name().set(name);
            running.get(folder).save();
        } else {
            inLibrary(() -> {
                library.rename(folder, name);
                return folder;
            }, _ -> {});
        }
    }

    /// Moves an experiment to the trash; the notice offers to take it back.
    public void delete(ExperimentItem item) {
        if (running.containsKey(item.folder())) {
            tell(Notice.error(Messages.text("shell.delete.running", item.name().get())));
            return;
        }
        if (current.get() != null && item.folder().equals(current.get().folder().get())) {
            current.set(null);
            place.set(Place.WELCOME);
        }
        inLibrary(() -> library.delete(item.folder()), trashed -> tell(
                Notice.info(Messages.text("shell.notice.deleted", item.name().get()))
                        .with(Messages.text("command.undo"),
                                () -> inLibrary(() -> library.restore(trashed), _ -> {}))));
    }

    private <T> void inLibrary(Callable<T> work, java.util.function.Consumer<T> then) {
        tasks.run(work, result -> {
            refresh();
            then.accept(result);
        }, this::failed);
    }

    private void failed(Exception error) {
        String message = error.getMessage();
        if (error instanceof IOException) message = Messages.text("shell.file.failed", String.valueOf(message));
        tell(Notice.error(message == null ? error.toString() : message));
    }

    /// Shows the welcome page.
    public void goHome() {
        leave();
        place.set(Place.WELCOME);
        refresh();
    }

    /// Shows the settings.
    public void goToSettings() {
        leave();
        place.set(Place.SETTINGS);
    }

    /// Memory cap of a worker process in MB, for searches to come; 0 = an even part of most of the machine's memory.
    public IntegerProperty workerMemoryMb() {
        return workerMemoryMb;
    }

    /// Ends what waits for searches that were never started.
    public void close() {
        spareWorkers.close();
    }

    /// Tells the user something.
    public void tell(Notice newNotice) {
        notice.set(newNotice);
    }

    /// The experiments that are being searched now, in this window or behind it.
    public List<ExperimentViewModel> running() {
        return running.values().stream().filter(m -> m.study().isLive()).toList();
    }

    /// The experiments whose search is doing something: those that are paused have nothing to lose, unless their
    /// results could not be written.
    public List<ExperimentViewModel> busy() {
        return running().stream().filter(m -> m.study().phase().get() != RunPhase.PAUSED
                || m.study().status().get().reason() == StopReason.JOURNAL_ERROR).toList();
    }

    /// Does something once no search runs any more.
    public void whenIdle(Runnable action) {
        afterLast = action;
        if (running().isEmpty()) action.run();
    }

    /// Ends all searches: at once, or paused as soon as their running trials have ended.
    public void stopAll(boolean now) {
        pausing = !now;
        for (ExperimentViewModel model : running()) {
            if (now) model.study().stopNow();
            else endPaused(model);
        }
    }

    /// A search that is paused when the app ends is paused when it begins again.
    private static void endPaused(ExperimentViewModel model) {
        if (model.study().phase().get() == RunPhase.PAUSED) model.study().suspend();
        else model.study().pause();
    }

    /// The experiments, last used first; unmodifiable.
    public ObservableList<ExperimentItem> experiments() {
        return itemsView;
    }

    /// Tells whether the list of experiments has been read.
    public ReadOnlyBooleanProperty listed() {
        return listed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /// The open experiment; null if none is.
    public ReadOnlyObjectProperty<ExperimentViewModel> current() {
        return current.getReadOnlyProperty();
    }

    /// The latest question whether a program may be run; null before the first.
    public ReadOnlyObjectProperty<ProgramQuestion> question() {
        return question;
    }

    /// The latest question that must be answered before anything goes on; null before the first.
    public ReadOnlyObjectProperty<Question> decision() {
        return decision;
    }

    /// The latest notice; null before the first.
    public ReadOnlyObjectProperty<Notice> notice() {
        return notice;
    }

    /// The history that Undo goes back in where the user is: fixes on the Data page, else edits of space and strategy.
    public static Undoable undoable(ExperimentViewModel model) {
        return model.step().get() == Step.DATA ? model.data().fixes().history() : model.space().undoHistory();
    }
}
