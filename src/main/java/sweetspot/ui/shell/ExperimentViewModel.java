package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import sweetspot.data.Sample;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.NoticeTopic;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.program.TryoutViewModel;
import sweetspot.ui.search.SearchSettingsViewModel;
import sweetspot.ui.search.WorkerSettings;
import sweetspot.ui.study.SearchWatch;
import sweetspot.ui.study.StoredStudy;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialQueue;

/// One experiment that is open: puts together what is set up of it, its study, and what saves, guards and runs it.
/// Every edit is saved in the background a moment later.
public final class ExperimentViewModel implements NoticeTopic {
    private final ExperimentLibrary library;
    private final BackgroundTasks tasks;
    private final Consumer<Notice> notices;
    private final WorkerSettings workers;
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder");
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(this, "step", Step.DATA);
    private final ObjectProperty<ResultsPart> resultsPart =
            new SimpleObjectProperty<>(this, "resultsPart", ResultsPart.LIVE);
    private final ReadOnlyObjectWrapper<Step> furthest = new ReadOnlyObjectWrapper<>(this, "furthest", Step.DATA);
    private final StudyViewModel study;
    /// Held here: it hears the study for as long as the experiment is open.
    @SuppressWarnings("unused")
    private final SearchWatch watch;
    private final TrialQueue queue;
    private final BooleanProperty hasTrials = new SimpleBooleanProperty(this, "hasTrials");
    private final ProgramGate gate;
    private final TryoutViewModel tryout;
    private final SearchStarter starter;
    private final SearchLaunch launch;
    private final StoredStudy stored;
    private final MeaningGuard guard;
    private final ExperimentSaver saver;
    private final Host host = new Host();
    private final SetUp setUp;
    /// The file it was opened from; empty if it was begun here, or in another sitting.
    private Optional<Path> origin = Optional.empty();
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
        queue = new TrialQueue(library, tasks, study, notices, new TrialQueue.Home(() -> experiment().get(),
                () -> Optional.ofNullable(folder.get()), this::goOn));
        watch = new SearchWatch(study, folder, tasks);
        setUp = new SetUp(tasks, queue);
        launch = new SearchLaunch(setUp, study, queue, guard, saver, starter, notices, () -> frame);
        setUp.revision().addListener((_, _, _) -> edited());
        step.addListener((_, _, now) -> {
            if (now.compareTo(furthest.get()) > 0) furthest.set(now);
            prepareWorkers();
        });
        study.phase().addListener((_, _, _) -> settings().setRunning(study.isLive()));
        study.snapshot().addListener((_, _, now) -> {
            hasTrials.set(now.trials().size() > 0);
            if (!study.isLive()) space().setLastSearch(SearchHistory.of(now));
            guard.edited();
        });
    }

    /// Tells whether nothing has been begun in it.
    boolean isBlank() {
        return setUp.subject().isBlank() && folder.get() == null;
    }

    /// Begins with a data file: everything else is suggested from it.
    public void openData(Path file, String suggestedName) {
        if (name().get().isEmpty()) name().set(suggestedName);
        data().open(file);
    }

    /// Begins with a sample, set up as its catalogue suggests.
    public void openSample(Sample sample, String suggestedName) {
        name().set(suggestedName);
        setUp.begin(sample);
    }

    /// Begins with a program.
    ///
    /// @param runsIn where it runs, to begin with
    void beginProgram(Path runsIn, String suggestedName) {
        name().set(suggestedName);
        setUp.begin(runsIn);
        step.set(steps().getFirst());
    }

    /// Says which file it was opened from.
    void setOrigin(Path file) {
        origin = Optional.of(file);
    }

    /// Takes up an experiment of the library.
    public void open(LibraryEntry entry) {
        Experiment known = entry.experiment().orElseThrow();
        folder.set(entry.folder());
        saver.opened(entry.folder(), known);
        setUp.open(known, entry.folder());
        step.set(steps().getFirst());
        furthest.set(entry.done() > 0 ? Step.EXPORT : Step.SPACE);
        stored.read(entry, known);
        queue.restore(entry);
    }

    private void edited() {
        experiment().get().ifPresent(now -> {
            tryout.follow(now);
            saver.saveSoon();
        });
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
        boolean ours = setUp.subject().needsWorkers() && experiment().get().isPresent();
        int count = settings().workerCount();
        if (!near || !ours || study.isLive() || starter.starting().get()) return;
        tasks.run(Executors.callable(() -> workers.prepare(count)), _ -> {}, _ -> {});
    }

    /// Sets what is around it.
    void setFrame(ExperimentFrame around) {
        frame = around;
    }

    /// Starts the search, or goes on with it; says or asks what stands in the way.
    ///
    /// @param acceptChangedData go on although the data file has changed since the search began
    public void start(boolean acceptChangedData) {
        launch.start(acceptChangedData);
    }

    /// Goes on with a search that has ended, until it has so many trials. Other limits that it has reached are taken
    /// away.
    public void runMore(int trials) {
        launch.runMore(trials);
    }

    private void goOn() {
        launch.goOn();
    }

    /// The experiment as seen by the classes that start searches, guard trials and save.
    private final class Host implements SearchStarter.Host, MeaningGuard.Host, ExperimentSaver.Host {
        @Override
        public Optional<Experiment> draft() {
            return experiment().get();
        }

        @Override
        public boolean settled() {
            return setUp.subject().isSettled();
        }

        @Override
        public Optional<String> fingerprint() {
            return setUp.subject().fingerprint();
        }

        @Override
        public Path base() {
            return folder.get() == null ? Path.of("").toAbsolutePath() : folder.get();
        }

        @Override
        public void restore(Experiment earlier) {
            setUp.restore(earlier, base());
        }

        @Override
        public void discard(Experiment draft) {
            tasks.run(() -> library.discardTrials(folder.get()), _ -> {
                study.show(draft, StudySnapshot.empty());
                save();
                frame.changed();
            }, error -> notices.accept(Notice.error(Messages.text("shell.file.failed",
                    String.valueOf(error.getMessage())))));
        }

        @Override
        public boolean mayKeep(Experiment draft) {
            boolean may = guard.mayKeep(draft);
            if (!may) guard.ask();
            return may;
        }

        @Override
        public void placed(Path place) {
            if (place.equals(folder.get())) return;
            folder.set(place);
            queue.keep();
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
            saver.written(experiment().get());
            queue.begun();
            resultsPart.set(ResultsPart.LIVE);
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
        Optional<Experiment> now = experiment().get();
        if (program().isEmpty() || now.isEmpty() || tryout.running().get()) return;
        // A program that runs in a folder of its own has an absolute one, so the library's is not needed yet.
        Path base = host.base();
        tasks.run(() -> ProgramGate.prints(now.get(), base), gate::tried, _ -> {});
        tryout.start(now.get(), base);
    }

    /// Goes to a step, if it can be gone to.
    public void goTo(Step wanted) {
        if (canGoTo(wanted)) step.set(wanted);
    }

    /// Tells whether a step has something to show or to edit.
    public boolean canGoTo(Step wanted) {
        return setUp.canGoTo(wanted, hasTrials.get() || study.isLive());
    }

    /// The steps it has, in order.
    public List<Step> steps() {
        return setUp.subject().steps();
    }

    /// The program that is tuned; empty if it is none.
    public Optional<ProgramViewModel> program() {
        return setUp.subject().program();
    }

    /// Its study file.
    public StoredStudy stored() {
        return stored;
    }

    /// The runs of the program by hand.
    public TryoutViewModel tryout() {
        return tryout;
    }

    public StringProperty name() {
        return setUp.name();
    }

    /// Its folder in the library; null before it is saved for the first time.
    public ReadOnlyObjectProperty<Path> folder() {
        return folder;
    }

    /// The step that is shown.
    public ReadOnlyObjectProperty<Step> step() {
        return step;
    }

    /// The part of the Results step that is shown.
    public ObjectProperty<ResultsPart> resultsPart() {
        return resultsPart;
    }

    /// The last step that has been seen.
    public ReadOnlyObjectProperty<Step> furthest() {
        return furthest.getReadOnlyProperty();
    }

    public DataViewModel data() {
        return setUp.data();
    }

    public SpaceEditorViewModel space() {
        return setUp.space();
    }

    public SearchSettingsViewModel settings() {
        return setUp.settings();
    }

    /// The queue of trials that the user asked for.
    public TrialQueue queue() {
        return queue;
    }

    public StudyViewModel study() {
        return study;
    }

    /// The settings of the workers that run its trials.
    public WorkerSettings workers() {
        return workers;
    }

    /// Its parts as they are set up.
    SetUp setUp() {
        return setUp;
    }

    /// Grows with every edit, once [#experiment()] and [#problems()] are known.
    public ReadOnlyIntegerProperty revision() {
        return setUp.revision();
    }

    /// The experiment that all of it adds up to; empty while something is missing or wrong.
    public ReadOnlyObjectProperty<Optional<Experiment>> experiment() {
        return setUp.experiment();
    }

    /// The reason why a search cannot start, a sentence each; unmodifiable.
    public ObservableList<String> problems() {
        return setUp.problems();
    }

    /// Tells whether a search is being started.
    @Override
    public ReadOnlyBooleanProperty starting() {
        return starter.starting();
    }

    /// Tells whether its study has trials.
    public ReadOnlyBooleanProperty hasTrials() {
        return hasTrials;
    }
}
