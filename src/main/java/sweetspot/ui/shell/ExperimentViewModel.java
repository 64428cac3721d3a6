package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
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
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.model.ModelFamily;
import sweetspot.model.metric.Metric;
import sweetspot.run.StopReason;
import sweetspot.run.StopRule;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.family.ModelRows;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.NoticeTopic;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.program.TryoutViewModel;
import sweetspot.ui.search.MoreTrials;
import sweetspot.ui.search.SearchSettingsViewModel;
import sweetspot.ui.search.WorkerSettings;
import sweetspot.ui.study.StoredStudy;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialQueue;

/// One experiment as it is edited and run: its data, model, space and settings, the [Experiment] they add up to, and
/// its study. Every edit is saved in the background a moment later.
public final class ExperimentViewModel implements NoticeTopic {
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
    private final MeaningGuard guard;
    private final ExperimentSaver saver;
    private final Host host = new Host();
    private SetUp setUp;
    /// The file it was opened from; empty if it was begun here, or in another sitting.
    private Optional<Path> origin = Optional.empty();
    private boolean loading;
    private ExperimentFrame frame = ExperimentFrame.none();

    /// @param study made with the pulse of the window
    /// @param notices shows what goes wrong
    /// @param gate asks before a program is run
    /// @param workers where its trials will run
    public ExperimentViewModel(ExperimentLibrary library, BackgroundTasks tasks, StudyViewModel study,
                        Consumer<Notice> notices, ProgramGate gate, WorkerSettings workers) {
        this.workers = workers;
        this.library = library;
        this.gate = gate;
        this.tryout = new TryoutViewModel(tasks);
        this.guard = new MeaningGuard(study, tasks, host);
        this.saver = new ExperimentSaver(library, tasks, study, notices, host);
        this.starter = new SearchStarter(tasks, study, gate, notices, host);
        this.tasks = tasks;
        this.notices = notices;
        this.study = study;
        this.stored = new StoredStudy(tasks, study, notices, this::goOn, () -> frame.changed());
        data = new DataViewModel(tasks);
        rows = new ModelRows(new DataForModels(data), space);
        setUp = new SetUp(data, rows, space, settings, Optional.empty(), Optional.empty());
        queue = new TrialQueue(library, tasks, study, notices, new TrialQueue.Home(() -> experiment.get(),
                () -> Optional.ofNullable(folder.get()), this::goOn));
        queue.problemProperty().addListener((_, _, _) -> edited());
        folder.addListener(_ -> {
            if (!loading) queue.keep();
        });
        settings.follow(space);
        name.addListener((_, _, _) -> edited());
        experiment.addListener((_, _, now) -> settings.judge(now));
        data.revision().addListener((_, _, _) -> dataChanged());
        space.searchSpaceProperty().addListener((_, _, now) -> {
            queue.check(now);
            edited();
        });
        space.modelProperty().addListener((_, _, _) -> edited());
        settings.texts().forEach(text -> text.addListener((_, _, _) -> edited()));
        List.of(settings.strategy().strategyProperty(), settings.resourceProperty(), settings.weighTimeProperty(),
                settings.problemProperty()).forEach(setting -> setting.addListener((_, _, _) -> edited()));
        step.addListener((_, _, now) -> {
            if (now.compareTo(furthest.get()) > 0) furthest.set(now);
            prepareWorkers();
        });
        study.phase().addListener((_, _, _) -> settings.setRunning(study.isLive()));
        study.snapshot().addListener((_, _, now) -> {
            hasTrials.set(now.trials().size() > 0);
            if (!study.isLive()) space.setLastSearch(SearchHistory.of(now));
            guard.edited();
        });
        edited();
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
        setUp = setUp.with(made);
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
        saver.opened(entry.folder(), known);
        name.set(known.name());
        settings.load(known);
        switch (known.subject()) {
            case FunctionSubject f -> {
                setUp = setUp.with(f);
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
        loading = false;
        furthest.set(entry.done() > 0 ? Step.EXPORT : Step.SPACE);
        stored.read(entry, known);
        queue.restore(entry);
        edited();
    }

    private void dataChanged() {
        if (!loading) rows.follow();
        edited();
    }

    private void edited() {
        if (loading) return;
        List<String> found = new ArrayList<>(setUp.problems());
        if (!queue.problemProperty().get().isEmpty()) found.add(queue.problemProperty().get());
        if (name.get().isBlank()) found.add(Messages.text("shell.problem.noName"));
        problems.setAll(found);
        experiment.set(setUp.assemble(name.get()));
        if (program().isPresent()) experiment.get().ifPresent(tryout::follow);
        experiment.get().ifPresent(_ -> saver.saveSoon());
        guard.edited();
    }

    /// Saves what is set up, in the background, unless it is saved already.
    public void save() {
        saver.save();
    }

    /// Looks whether somebody else has changed the experiment's files since they were read.
    void lookAtDisk() {
        saver.look();
        if (folder.get() != null) stored.look(folder.get());
    }

    /// Has workers get ready while the user still edits how they are to be used.
    private void prepareWorkers() {
        boolean near = step.get() == Step.SPACE || step.get() == Step.SEARCH;
        boolean ours = setUp.function().isEmpty() && experiment.get().isPresent();
        int count = settings.workerCount();
        if (!near || !ours || study.isLive() || starter.starting().get()) return;
        tasks.run(Executors.callable(() -> workers.prepare(count)), _ -> { }, _ -> { });
    }

    /// Sets what is around it.
    void setFrame(ExperimentFrame around) {
        frame = around;
    }

    /// Starts the search, or goes on with it. Nothing happens while something is wrong with the set-up or a search
    /// is under way.
    ///
    /// @param acceptChangedData go on although the data file has changed since the search began
    public void start(boolean acceptChangedData) {
        Optional<Experiment> now = experiment.get();
        if (!problems.isEmpty()) notices.accept(Notice.error(problems.getFirst()));
        else if (now.isPresent() && !study.isLive()) start(now.get(), acceptChangedData);
    }

    private void start(Experiment now, boolean acceptChangedData) {
        if (!guard.mayKeep(now)) {
            if (setUp.isSettled()) guard.ask();
            else notices.accept(Notice.info(Messages.text("shell.start.reading")));
            return;
        }
        List<StopReason> reached = StopRule.reached(now, study.snapshot().get());
        if (reached.isEmpty()) starter.start(now, saver.writing(now), acceptChangedData, queue.gathering());
        else frame.ask(MoreTrials.question(study.snapshot().get(), reached, this::runMore, () -> frame.copy(now)));
    }

    /// Goes on with a search that has ended, until it has so many trials. Other limits that it has reached are taken
    /// away.
    public void runMore(int trials) {
        experiment.get().map(now -> StopRule.reached(now, study.snapshot().get()))
                .map(reached -> MoreTrials.allow(settings, trials, reached)).filter(lifted -> !lifted.isEmpty())
                .ifPresent(lifted -> notices.accept(Notice.info(lifted)));
        start(false);
    }

    /// Goes on with the search; the budget grows where it has no room for the trials that wait.
    private void goOn() {
        int needed = study.snapshot().get().trials().size();
        if (settings.trials().or(0) < needed) settings.trials().set(needed);
        start(false);
    }

    /// What starts searches, guards trials and saves sees of the experiment.
    private final class Host implements SearchStarter.Host, MeaningGuard.Host, ExperimentSaver.Host {
        @Override
        public Optional<Experiment> draft() {
            return loading ? Optional.empty() : experiment.get();
        }

        @Override
        public boolean settled() {
            return setUp.isSettled();
        }

        @Override
        public Optional<String> fingerprint() {
            return setUp.fingerprint();
        }

        @Override
        public Path base() {
            return folder.get() == null ? Path.of("").toAbsolutePath() : folder.get();
        }

        @Override
        public void restore(Experiment earlier) {
            loading = true;
            setUp.restore(earlier, base());
            loading = false;
            edited();
        }

        @Override
        public void discard(Experiment draft) {
            tasks.run(() -> library.discardTrials(folder.get()), _ -> {
                study.show(draft, StudySnapshot.empty());
                save();
                frame.changed();
            }, error -> notices.accept(Notice.error(Messages.text("shell.file.failed", error.getMessage()))));
        }

        @Override
        public boolean mayKeep(Experiment draft) {
            boolean may = guard.mayKeep(draft);
            if (!may) guard.ask();
            return may;
        }

        @Override
        public void placed(Path place) {
            if (!place.equals(folder.get())) folder.set(place);
        }

        @Override
        public boolean refused(Exception error) {
            return saver.asked(error);
        }

        @Override
        public StudySession.Workers workers() {
            return workers.forSearch();
        }

        @Override
        public Path file(Path place) {
            return origin.orElse(place.resolve(ExperimentLibrary.EXPERIMENT_FILE));
        }

        @Override
        public void started() {
            saver.written(experiment.get());
            queue.begun();
            step.set(Step.RESULTS);
            queue.offerStopped();
            frame.changed();
        }

        @Override
        public void acceptData() {
            start(true);
        }

        @Override
        public ExperimentFrame frame() {
            return frame;
        }
    }

    /// Runs the program once with the defaults: whoever asks for it has the command before their eyes.
    public void tryProgram() {
        Optional<Experiment> now = experiment.get();
        if (program().isEmpty() || now.isEmpty() || tryout.running().get()) return;
        // A program that runs in a folder of its own has an absolute one, so the library's is not needed yet.
        Path base = host.base();
        tasks.run(() -> ProgramGate.prints(now.get(), base), gate::tried, _ -> { });
        tryout.start(now.get(), base);
    }

    /// Goes to a step, if it can be gone to.
    public void goTo(Step wanted) {
        if (canGoTo(wanted)) step.set(wanted);
    }

    /// Whether a step has something to show or to edit.
    public boolean canGoTo(Step wanted) {
        return setUp.canGoTo(wanted, hasTrials.get() || study.isLive());
    }

    /// The steps it has, in order.
    public List<Step> steps() {
        return setUp.steps();
    }

    /// The program that is tuned; empty if it is none.
    public Optional<ProgramViewModel> program() {
        return setUp.program();
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
        return setUp.metric();
    }

    /// The model family that is tuned; empty while there is none.
    public Optional<ModelFamily> family() {
        return setUp.family();
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
    @Override
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
