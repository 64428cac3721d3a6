package sweetspot.ui.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.FirstTrialsFile;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.run.QueuedTrial;
import sweetspot.run.RunPhase;
import sweetspot.run.StoppedTrials;
import sweetspot.run.StudyQueue;
import sweetspot.run.WarmStart;
import sweetspot.space.Configuration;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.NumberText;

/// The queue that an experiment tries next because the user says so: configurations, trials once more, and the best of
/// earlier experiments. Before the first start they are kept beside the experiment; afterwards they are waiting trials
/// of the study, whether it runs or not.
public final class TrialQueue {
    /// Studies of a file that are offered, those with the most trials, as buttons of a line.
    private static final int OFFERED = 4;
    private static final int SHORT = 24;
    /// A run that ends waits a minute at most for another program's lock.
    private static final long RELEASE_SECONDS = 70;

    /// An earlier study that configurations are taken from.
    ///
    /// @param name what it is called; among several studies of a file, the study's name
    /// @param studyFile its journal
    public record Earlier(String name, Path studyFile) {
        private List<QueuedTrial> seeds(SearchSpace space) throws JournalException {
            List<RecordedStudy> studies = JournalFile.read(studyFile).possible();
            RecordedStudy one = studies.stream().filter(s -> s.snapshot().name().equals(name)).findFirst()
                    .orElse(studies.getLast());
            return WarmStart.from(one.snapshot(), space, WarmStart.USUAL);
        }
    }

    /// The facts about its experiment that the queue needs.
    ///
    /// @param experiment as it is set up; empty while something is missing
    /// @param folder where it is kept; empty before it is saved
    /// @param goOn starts the search, with room for what waits
    public record Home(Supplier<Optional<Experiment>> experiment, Supplier<Optional<Path>> folder, Runnable goOn) {}

    private final ExperimentLibrary library;
    private final BackgroundTasks tasks;
    private final StudyViewModel study;
    private final Consumer<Notice> notices;
    private final Home home;
    private final ObservableList<Earlier> earlier = FXCollections.observableArrayList();
    private final ObservableList<QueuedTrial> queued = FXCollections.observableArrayList();
    /// A study file takes one change at a time, and the last state of a plan must be written last.
    private final BackgroundTasks.InTurn inTurn;
    private boolean restoring;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    public TrialQueue(ExperimentLibrary library, BackgroundTasks tasks, StudyViewModel study, Consumer<Notice> notices,
            Home home) {
        this.library = library;
        this.tasks = tasks;
        this.inTurn = tasks.inTurn();
        this.study = study;
        this.notices = notices;
        this.home = home;
        queued.addListener((ListChangeListener<QueuedTrial>) _ -> {
            check(experiment().map(Experiment::space));
            keep();
        });
        earlier.addListener((ListChangeListener<Earlier>) _ -> keep());
    }

    /// The experiment whose space configurations belong to: the one that runs, else the one that is set up.
    public Optional<Experiment> experiment() {
        return study.isLive() ? Optional.ofNullable(study.experiment().get()) : home.experiment.get();
    }

    /// The study as it stands.
    public StudySnapshot snapshot() {
        return study.snapshot().get();
    }

    private boolean hasTrials() {
        return !snapshot().trials().isEmpty();
    }

    /// Queues a configuration; one that a trial has already is a repeat of that trial.
    public void queue(Configuration configuration) {
        queue(List.of(trialWith(configuration).map(QueuedTrial::again).orElse(QueuedTrial.asked(configuration))));
    }

    /// The first trial that has a configuration, however it went.
    public Optional<Trial> trialWith(Configuration configuration) {
        return snapshot().trials().stream()
                .filter(t -> !t.isStopped() && t.configuration().equals(configuration)).findFirst();
    }

    /// Queues a trial's configuration once more.
    public void tryAgain(Trial trial) {
        queue(List.of(QueuedTrial.again(trial)));
    }

    /// Offers to try what was stopped before it could be scored, once the search goes on.
    public void offerStopped() {
        List<Trial> stopped = StoppedTrials.of(snapshot());
        if (stopped.isEmpty()) return;
        notices.accept(Notice.question(Messages.text("queue.stopped", stopped.size()))
                .with(Messages.text("queue.stopped.again", stopped.size()),
                        () -> queue(stopped.stream().map(QueuedTrial::again).toList()))
                .until(study.phase().map(p -> p == RunPhase.ENDED)));
    }

    private void queue(List<QueuedTrial> trials) {
        if (trials.isEmpty()) return;
        if (study.isLive()) {
            var _ = study.queue(trials).thenAccept(taken -> tasks.onWindow(() -> {
                if (taken) notices.accept(Notice.success(Messages.text("queue.live", trials.size())));
                else queueAtRest(trials);
            }));
        } else if (hasTrials()) {
            queueAtRest(trials);
        } else {
            queued.addAll(trials);
        }
    }

    private void queueAtRest(List<QueuedTrial> trials) {
        change(file -> StudyQueue.add(file, trials), Notice.success(Messages.text("queue.rest", trials.size()))
                .with(Messages.text("queue.goOn"), home.goOn));
    }

    /// Takes a waiting trial out of the queue.
    public void remove(Trial trial) {
        if (trial.state() != TrialState.WAITING) return;
        if (study.isLive()) study.unqueue(trial.number());
        else change(file -> StudyQueue.remove(file, List.of(trial.number())), null);
    }

    /// A change of a study file.
    private interface Change {
        StudySnapshot apply(Path studyFile) throws JournalException;
    }

    private void change(Change change, @Nullable Notice done) {
        Optional<Path> folder = home.folder.get();
        if (folder.isEmpty()) return;
        // A run that has just ended may still be closing its journal.
        var _ = study.released().orTimeout(RELEASE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, late) -> tasks.onWindow(() -> {
                    if (late == null) apply(change, folder.get().resolve(ExperimentLibrary.STUDY_FILE), done);
                    else notices.accept(Notice.error(Messages.text("queue.notReleased")));
                }));
    }

    private void apply(Change change, Path studyFile, @Nullable Notice done) {
        inTurn.run(() -> change.apply(studyFile), now -> {
            if (!study.isLive()) study.show(study.experiment().get(), now);
            if (done != null) notices.accept(done);
        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }

    /// Writes what waits for the first start beside the experiment, so that closing the window loses nothing.
    public void keep() {
        Optional<Path> folder = home.folder.get();
        if (folder.isEmpty() || restoring) return;
        FirstTrialsFile now = new FirstTrialsFile(queued.stream()
                .map(t -> new FirstTrialsFile.Planned(t.configuration(), t.origin(), t.source())).toList(),
                earlier.stream().map(e -> new FirstTrialsFile.Source(e.name, e.studyFile)).toList());
        inTurn.run(() -> {
            now.write(folder.get());
            return now;
        }, _ -> {}, error -> notices.accept(Notice.error(Messages.text("shell.save.failed",
                String.valueOf(error.getMessage())))));
    }

    /// Takes up what another sitting has left for the first start, unless the search has begun since.
    public void restore(LibraryEntry entry) {
        inTurn.run(() -> {
            boolean begun = Files.exists(entry.studyFile())
                    && !JournalFile.read(entry.studyFile()).main().snapshot().trials().isEmpty();
            return begun ? new FirstTrialsFile(List.of(), List.of()) : FirstTrialsFile.read(entry.folder());
        }, found -> {
            restoring = true;
            queued.addAll(0, found.trials().stream()
                    .map(t -> new QueuedTrial(t.configuration(), t.origin(), t.source())).toList());
            earlier.addAll(0, found.earlier().stream().map(s -> new Earlier(s.name(), s.studyFile())).toList());
            restoring = false;
        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }

    /// Tries the best configurations of an earlier study first: at the first start, or next where there are trials.
    public void startFrom(Earlier source) {
        if (!hasTrials() && !study.isLive()) {
            if (!earlier.contains(source)) earlier.add(source);
            return;
        }
        SearchSpace space = experiment().map(Experiment::space).orElse(SearchSpace.of());
        tasks.run(() -> source.seeds(space), seeds -> {
            if (seeds.isEmpty()) notices.accept(Notice.error(Messages.text("queue.nothingFits", source.name())));
            else queue(seeds);
        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }

    /// Tries the best configurations of a study file first, if it is one.
    public void startFrom(Path studyFile) {
        tasks.run(() -> JournalFile.read(studyFile).possible(), studies -> {
            if (studies.size() == 1) {
                startFrom(new Earlier(studies.getFirst().snapshot().name(), studyFile));
                return;
            }
            Notice question = Notice.question(Messages.text("queue.several",
                    Printable.brief(studyFile.getFileName().toString()), studies.size()));
            List<RecordedStudy> largest = studies.stream().sorted(Comparator.comparingInt(
                    (RecordedStudy s) -> -s.snapshot().finished())).limit(OFFERED).toList();
            for (RecordedStudy s : largest) {
                String name = s.snapshot().name();
                question = question.with(Messages.text("queue.several.one", Printable.brief(name, SHORT),
                        s.snapshot().finished()), () -> startFrom(new Earlier(name, studyFile)));
            }
            notices.accept(question);
        }, error -> notices.accept(Notice.error(String.valueOf(error.getMessage()))));
    }

    /// Finds the user's other experiments that have trials, in the background.
    public void listEarlier(Consumer<List<Earlier>> then) {
        Optional<Path> own = home.folder.get();
        tasks.run(() -> library.list().stream().filter(e -> e.done() > 0 && !own.equals(Optional.of(e.folder())))
                .map(e -> new Earlier(e.name(), e.studyFile())).toList(), then, _ -> then.accept(List.of()));
    }

    /// The trials that the first start begins with, to be gathered off the window's thread.
    public Gathering gathering() {
        return new Gathering(List.copyOf(queued), List.copyOf(earlier));
    }

    /// The plans for a first start.
    public record Gathering(List<QueuedTrial> queued, List<Earlier> earlier) {
        /// The trials to queue: those that the user asked for, then those that earlier studies give to `space`.
        public List<QueuedTrial> trials(SearchSpace space) throws JournalException {
            List<QueuedTrial> all = new ArrayList<>(queued);
            for (Earlier source : earlier) {
                for (QueuedTrial seed : source.seeds(space)) {
                    boolean known = all.stream().anyMatch(t -> t.configuration().equals(seed.configuration()));
                    if (!known) all.add(seed);
                }
            }
            return all;
        }
    }

    /// The search has begun with what was gathered.
    public void begun() {
        queued.clear();
        earlier.clear();
    }

    /// Judges what waits for the first start by the space as it is now.
    public void check(Optional<SearchSpace> space) {
        problem.set(space.flatMap(s -> queued.stream().map(QueuedTrial::configuration).filter(c -> !s.contains(c))
                .findFirst().map(c -> misfit(s, c))).map(why -> Messages.text("queue.outside", why)).orElse(""));
    }

    /// A configuration in the words of the screen: "Maximum depth 5, Weights by distance".
    public String words(Configuration configuration) {
        Optional<StudyWords> words = experiment().map(StudyWords::new);
        return configuration.asMap().entrySet().stream().map(e -> words.map(w -> w.parameter(e.getKey()) + " "
                + w.value(e.getKey(), e.getValue())).orElse(e.getKey() + " " + Formats.value(e.getValue())))
                .collect(Collectors.joining(", "));
    }

    /// The reason why a configuration does not fit a space, in the words of the screen.
    private String misfit(SearchSpace space, Configuration configuration) {
        Optional<StudyWords> words = experiment().map(StudyWords::new);
        UnaryOperator<String> name = id -> words.map(w -> w.parameter(id)).orElse(id);
        for (Parameter p : space.parameters()) {
            if (!configuration.has(p.name()) || p.derived().isPresent()
                    || p.distribution().contains(configuration.get(p.name())))
                continue;
            String value = words.map(w -> w.value(p.name(), configuration.get(p.name())))
                    .orElseGet(() -> Formats.value(configuration.get(p.name())));
            return p.distribution() instanceof NumericDistribution n
                    ? Messages.text("queue.misfit.range", name.apply(p.name()), value, NumberText.format(n.lowest()),
                            NumberText.format(n.highest()))
                    : Messages.text("queue.misfit.choice", name.apply(p.name()), value);
        }
        String other = configuration.asMap().keySet().stream().filter(n -> space.indexOf(n) < 0).findFirst()
                .or(() -> space.parameters().stream().map(Parameter::name).filter(n -> !configuration.has(n))
                        .findFirst())
                .orElse("");
        return Messages.text("queue.misfit.parameter", name.apply(other));
    }

    /// The trials that the first start begins with, after the default.
    public ObservableList<QueuedTrial> queued() {
        return queued;
    }

    /// The studies whose best configurations the first start begins with.
    public ObservableList<Earlier> earlier() {
        return earlier;
    }

    /// The reason why what is queued for the first start cannot be tried, in one sentence; "" if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
