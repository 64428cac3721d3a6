package sweetspot.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.data.Sample;
import sweetspot.journal.ExperimentLibrary;
import sweetspot.journal.LibraryEntry;
import sweetspot.model.Metric;
import sweetspot.model.ModelCatalog;
import sweetspot.model.ModelFamily;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
import sweetspot.study.Experiment.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// One experiment as it is edited and run: its data, model, space and settings, the [Experiment] they add up to, and
/// its study. Every edit is saved in the background a moment later.
public final class ExperimentViewModel {
    private static final List<Step> PROGRAM_STEPS =
            List.of(Step.PROGRAM, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);
    private static final List<Step> MODEL_STEPS =
            List.of(Step.DATA, Step.MODEL, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);

    private final ExperimentLibrary library;
    private final BackgroundTasks tasks;
    private final Consumer<Notice> notices;
    private final WorkerSettings workers;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder");
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(this, "step", Step.DATA);
    private final ReadOnlyObjectWrapper<Step> furthest = new ReadOnlyObjectWrapper<>(this, "furthest", Step.DATA);
    private final DataViewModel data;
    private final SpaceEditorViewModel space = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();
    private final StudyViewModel study;
    private final ModelRows rows;
    private final TrialQueue queue;
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(this, "experiment", Optional.empty());
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<String> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final BooleanProperty hasTrials = new SimpleBooleanProperty(this, "hasTrials");
    private final ProgramGate gate;
    private final TryoutViewModel tryout;
    private final SearchStarter starter;
    private final StoredStudy stored;
    private Optional<Subject> function = Optional.empty();
    private Optional<ProgramViewModel> program = Optional.empty();
    /// The file it was opened from; empty if it was begun here, or in another sitting.
    private Optional<Path> origin = Optional.empty();
    private Optional<Experiment> saved = Optional.empty();
    private ExperimentStore store;
    private long versions;
    private boolean loading;
    private boolean saveDue;
    private Runnable onSaved = () -> {};

    /// @param study made with the pulse of the window
    /// @param notices shows what goes wrong
    /// @param gate asks before a program is run
    /// @param workers where its trials will run
    ExperimentViewModel(ExperimentLibrary library, BackgroundTasks tasks, StudyViewModel study,
                        Consumer<Notice> notices, ProgramGate gate, WorkerSettings workers) {
        this.workers = workers;
        this.library = library;
        this.gate = gate;
        this.tryout = new TryoutViewModel(tasks);
        this.starter = new SearchStarter(tasks, study, gate, notices, new Host());
        this.store = new ExperimentStore(library, null);
        this.tasks = tasks;
        this.notices = notices;
        this.study = study;
        this.stored = new StoredStudy(tasks, study, notices, this::startOrSayWhyNot, () -> onSaved.run());
        data = new DataViewModel(tasks);
        rows = new ModelRows(data, space);
        new DefaultJudge(data, study, notices, () -> goTo(Step.DATA));
        queue = new TrialQueue(library, tasks, study, notices, new TrialQueue.Home(() -> experiment.get(),
                () -> Optional.ofNullable(folder.get()), this::goOn));
        queue.problemProperty().addListener((_, _, _) -> edited());
        folder.addListener(_ -> {
            if (!loading) queue.keep();
        });
        settings.follow(space);
        name.addListener((_, _, _) -> edited());
        data.revision().addListener((_, _, _) -> dataChanged());
        space.searchSpaceProperty().addListener((_, _, now) -> {
            queue.check(now);
            edited();
        });
        space.modelProperty().addListener((_, _, _) -> edited());
        watchSettings();
        step.addListener((_, _, now) -> {
            if (now.compareTo(furthest.get()) > 0) furthest.set(now);
            prepareWorkers();
        });
        study.phase().addListener((_, _, _) -> settings.setRunning(study.isLive()));
        study.snapshot().addListener((_, _, now) -> {
            hasTrials.set(now.trials().size() > 0);
            if (!study.isLive()) space.setLastSearch(SearchHistory.of(now));
        });
        edited();
    }

    private void watchSettings() {
        settings.texts().forEach(text -> text.addListener((_, _, _) -> edited()));
        settings.strategy().strategyProperty().addListener((_, _, _) -> edited());
        settings.resourceProperty().addListener((_, _, _) -> edited());
        settings.weighTimeProperty().addListener((_, _, _) -> edited());
        settings.problemProperty().addListener((_, _, _) -> edited());
    }

    /// Begins with a data file: everything else is suggested from it.
    public void openData(Path file, String suggestedName) {
        if (name.get().isEmpty()) name.set(suggestedName);
        data.open(file);
    }

    /// Begins with a sample, set up as its catalogue suggests.
    public void openSample(Sample sample, String suggestedName) {
        name.set(suggestedName);
        rows.prefer(sample.model());
        settings.trials().set(sample.trials());
        data.open(sample.file(), new Target(sample.file().toString(), sample.target(),
                sample.classification() ? Task.CLASSIFICATION : Task.REGRESSION, sample.positive(), sample.exclude(),
                sample.metric()), Validation.standard());
    }

    /// Begins with a program.
    ///
    /// @param folder to begin with
    void beginProgram(Path folder, String suggestedName) {
        name.set(suggestedName);
        programmed().folder().set(folder.toString());
        step.set(Step.PROGRAM);
        edited();
    }

    private ProgramViewModel programmed() {
        ProgramViewModel made = new ProgramViewModel(space, tasks);
        program = Optional.of(made);
        made.revision().subscribe(_ -> settings.withoutModel(made.objectives().rows().size(), made.protocol().get()));
        made.revision().addListener((_, _, _) -> edited());
        step.set(Step.PROGRAM);
        return made;
    }

    /// Says which file it was opened from.
    void setOrigin(Path file) {
        origin = Optional.of(file);
    }

    /// Takes up an experiment of the library.
    public void open(LibraryEntry entry) {
        Experiment known = entry.experiment().orElseThrow();
        loading = true;
        folder.set(entry.folder());
        store = new ExperimentStore(library, entry.folder());
        name.set(known.name());
        settings.load(known);
        switch (known.subject()) {
            case FunctionSubject _ -> {
                function = Optional.of(known.subject());
                space.loadRows("", known.space(), List.of());
            }
            case ProgramSubject p -> {
                space.loadRows("", known.space(), List.of());
                programmed().load(p, entry.folder());
            }
            case ModelSubject m -> {
                rows.load(m, known.space());
                data.kept().addAll(known.accepted());
                data.open(entry.folder().resolve(m.target().data()), m.target(), m.validation());
            }
        }
        saved = Optional.of(known);
        loading = false;
        furthest.set(entry.done() > 0 ? Step.EXPORT : Step.SPACE);
        stored.read(entry, known);
        queue.restore(entry);
        edited();
    }

    private void startOrSayWhyNot() {
        if (problems.isEmpty()) start(false);
        else notices.accept(Notice.error(problems.getFirst()));
    }

    private void dataChanged() {
        if (!loading) rows.follow();
        edited();
    }

    private void edited() {
        if (loading) return;
        List<String> found = new ArrayList<>();
        program.ifPresent(p -> found.addAll(p.problems()));
        if (function.isEmpty() && program.isEmpty()) {
            if (data.table().get().isEmpty()) {
                found.add(data.problem().get().isEmpty() ? Messages.text("shell.problem.noData") : data.problem().get());
            }
            data.analysis().get().ifPresent(a -> found.addAll(a.problems()));
        }
        found.addAll(space.problems());
        if (!settings.problemProperty().get().isEmpty()) found.add(settings.problemProperty().get());
        if (!queue.problemProperty().get().isEmpty()) found.add(queue.problemProperty().get());
        if (name.get().isBlank()) found.add(Messages.text("shell.problem.noName"));
        problems.setAll(found);
        experiment.set(assemble());
        if (program.isPresent()) experiment.get().ifPresent(tryout::follow);
        experiment.get().ifPresent(_ -> saveSoon());
    }

    private Optional<Experiment> assemble() {
        if (name.get().isBlank() || space.searchSpace().isEmpty()) return Optional.empty();
        Optional<Subject> subject = program.isPresent() ? program.get().subject().map(p -> p) : function;
        if (function.isEmpty() && program.isEmpty() && !space.modelProperty().get().isBlank()) {
            subject = data.target().map(t -> new ModelSubject(t, space.modelProperty().get(), data.validation().get(),
                    settings.costs()));
        }
        return subject.flatMap(s -> {
            var budget = settings.budget();
            if (budget.isEmpty()) return Optional.empty();
            return settings.applyTo(new Experiment(name.get().strip(), s, space.searchSpace().orElseThrow(),
                    settings.samplerProperty().get(), settings.pruner(), budget.get(), 1, 0)
                    .withAccepted(data.kept().stream().sorted().toList()));
        });
    }

    private void saveSoon() {
        if (saveDue || experiment.get().equals(saved)) return;
        saveDue = true;
        tasks.afterAWhile(() -> {
            saveDue = false;
            save();
        });
    }

    /// Saves what is set up, in the background, unless it is saved already.
    public void save() {
        Optional<Experiment> now = experiment.get();
        if (now.isEmpty() || now.equals(saved)) return;
        saved = now;
        long version = ++versions;
        tasks.run(() -> store.write(now.get(), version), place -> {
            if (folder.get() == null) folder.set(place);
            onSaved.run();
        }, error -> {
            saved = Optional.empty();
            notices.accept(Notice.error(Messages.text("shell.save.failed", error.getMessage())));
        });
    }

    /// Has workers get ready while the user still edits how they are to be used.
    private void prepareWorkers() {
        boolean near = step.get() == Step.SPACE || step.get() == Step.SEARCH;
        boolean ours = function.isEmpty() && experiment.get().isPresent();
        if (!near || !ours || study.isLive() || starter.starting().get()) return;
        int count = settings.workerCount();
        tasks.run(() -> {
            workers.prepare(count);
            return count;
        }, _ -> { }, _ -> { });
    }

    /// What to do each time the experiment has been saved.
    void setOnSaved(Runnable action) {
        onSaved = action;
    }

    /// Starts the search, or goes on with it. Nothing happens while something is wrong with the set-up or a search
    /// is under way.
    ///
    /// @param acceptChangedData go on although the data file has changed since the search began
    public void start(boolean acceptChangedData) {
        Optional<Experiment> now = experiment.get();
        if (now.isEmpty() || !problems.isEmpty()) return;
        long version = ++versions;
        starter.start(now.get(), () -> store.write(now.get(), version), acceptChangedData, queue.gathering());
    }

    /// Goes on with the search; the budget grows where it has no room for the trials that wait.
    private void goOn() {
        int needed = study.snapshot().get().trials().size();
        if (settings.trials().or(0) < needed) settings.trials().set(needed);
        start(false);
    }

    private final class Host implements SearchStarter.Host {
        @Override
        public StudySession.Workers workers() {
            return workers.forSearch();
        }

        @Override
        public void placed(Path place) {
            folder.set(place);
        }

        @Override
        public Path file(Path place) {
            return origin.orElse(place.resolve(ExperimentLibrary.EXPERIMENT_FILE));
        }

        @Override
        public void started() {
            saved = experiment.get();
            queue.begun();
            step.set(Step.RESULTS);
            onSaved.run();
        }

        @Override
        public void ended() {
            onSaved.run();
        }

        @Override
        public void acceptData() {
            start(true);
        }
    }

    /// Runs the program once with the defaults: whoever asks for it has the command before their eyes.
    public void tryProgram() {
        Optional<Experiment> now = experiment.get();
        if (program.isEmpty() || now.isEmpty() || tryout.running().get()) return;
        // A program that runs in a folder of its own has an absolute one, so the library's is not needed yet.
        Path base = folder.get() == null ? Path.of("").toAbsolutePath() : folder.get();
        tasks.run(() -> ProgramGate.prints(now.get(), base), gate::tried, _ -> { });
        tryout.start(now.get(), base);
    }

    /// Pauses a running search, or goes on with a paused one.
    public void pauseOrResume() {
        switch (study.phase().get()) {
            case RUNNING -> study.pause();
            case PAUSING, PAUSED -> study.resume();
            case READY, FINISHING, STOPPING, ENDED -> { }
        }
    }

    /// Goes to a step, if it can be gone to.
    public void goTo(Step wanted) {
        if (canGoTo(wanted)) step.set(wanted);
    }

    /// Whether a step has something to show or to edit.
    public boolean canGoTo(Step wanted) {
        return switch (wanted) {
            case PROGRAM -> program.isPresent();
            case DATA -> function.isEmpty() && program.isEmpty();
            case MODEL -> function.isEmpty() && program.isEmpty() && data.target().isPresent();
            case SPACE, SEARCH -> !space.rows().isEmpty();
            case RESULTS, EXPORT -> hasTrials.get() || study.isLive();
        };
    }

    /// The steps it has, in order.
    public List<Step> steps() {
        return program.isPresent() ? PROGRAM_STEPS : MODEL_STEPS;
    }

    /// The program that is tuned; empty if it is none.
    public Optional<ProgramViewModel> program() {
        return program;
    }

    /// Its study file.
    public StoredStudy stored() {
        return stored;
    }

    /// The runs of the program by hand.
    public TryoutViewModel tryout() {
        return tryout;
    }

    /// The metric that trials are scored by; empty while there is none.
    public Optional<Metric> metric() {
        return Metric.forTask(data.task().get()).stream().filter(m -> m.id().equals(data.metric().get())).findFirst();
    }

    /// The model family that is tuned; empty while there is none.
    public Optional<ModelFamily> family() {
        return ModelCatalog.families().stream().filter(f -> f.id().equals(space.modelProperty().get())).findFirst();
    }

    /// The families that can do the task, those recommended first.
    public List<ModelFamily> families() {
        return ModelCatalog.forTask(data.task().get());
    }

    public StringProperty name() {
        return name;
    }

    /// Its folder in the library; null before it is saved for the first time.
    public ReadOnlyObjectProperty<Path> folder() {
        return folder;
    }

    /// The step that is shown.
    public ReadOnlyObjectProperty<Step> step() {
        return step;
    }

    /// The last step that has been seen.
    public ReadOnlyObjectProperty<Step> furthest() {
        return furthest.getReadOnlyProperty();
    }

    public DataViewModel data() {
        return data;
    }

    public SpaceEditorViewModel space() {
        return space;
    }

    public SearchSettingsViewModel settings() {
        return settings;
    }

    /// What is tried next because the user says so.
    public TrialQueue queue() {
        return queue;
    }

    public StudyViewModel study() {
        return study;
    }

    /// Where its trials run.
    public WorkerSettings workers() {
        return workers;
    }

    /// What all of it adds up to; empty while something is missing or wrong.
    public ReadOnlyObjectProperty<Optional<Experiment>> experiment() {
        return experiment.getReadOnlyProperty();
    }

    /// Why a search cannot start, a sentence each; unmodifiable.
    public ObservableList<String> problems() {
        return problemsView;
    }

    /// Whether a search is being started.
    public ReadOnlyBooleanProperty starting() {
        return starter.starting();
    }

    /// Whether its study has trials.
    public ReadOnlyBooleanProperty hasTrials() {
        return hasTrials;
    }

    /// What is predicted; empty while that is not settled.
    public Optional<Target> target() {
        return data.target();
    }
}
