package sweetspot.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.PredictionsFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.DataReport;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.ScoreMeaning;
import sweetspot.objective.ScoreMeaning.Difference;
import sweetspot.run.SessionException.Kind;
import sweetspot.search.Pruner;
import sweetspot.search.RuleCheck;
import sweetspot.search.Sampler;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.DataFile;
import sweetspot.study.Experiment;
import sweetspot.study.Goal;
import sweetspot.study.MissingFamilies;
import sweetspot.study.ProgramSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.worker.CommandText;

/// One sitting with a study: puts objective, journal, sampler and runner together. The window and the command line
/// both start their searches here.
public final class StudySession implements AutoCloseable {
    /// Attribute of a study with the fingerprint of its data, see `sweetspot.data.Fingerprint`.
    public static final String FINGERPRINT = "sweetspot:fingerprint";

    /// As long as a program that is to end waits for its search to end.
    private static final long LAST_WORDS_MILLIS = 5_000;

    private final Experiment experiment;
    private final PreparedObjective prepared;
    private final Sampler sampler;
    private final Pruner pruner;
    private final JournalFile journal;
    private final TrialExecutor executor;
    private StudySnapshot snapshot;
    private @Nullable StudyRunner runner;

    /// The use that is made of the study file.
    public enum Mode {
        /// It must not exist (or be empty).
        NEW,
        /// It must exist; its trials are kept and the search goes on.
        RESUME,
        /// Resume if it exists, else begin.
        NEW_OR_RESUME
    }

    /// The options with which a session is opened.
    ///
    /// @param mode what to do with the study file
    /// @param sync when appends have reached the disk
    /// @param acceptChangedData go on although the data file has changed since the study began
    /// @param workers where models are trained
    /// @param allowProgram whether an experiment may run its program: the user must have seen the command
    /// @param studyName name or number of the study to go on with, where the file holds several
    public record Options(Mode mode, Sync sync, boolean acceptChangedData, Workers workers, boolean allowProgram,
            Optional<String> studyName) {
        /// The file holds one study.
        public Options(Mode mode, Sync sync, boolean acceptChangedData, Workers workers, boolean allowProgram) {
            this(mode, sync, acceptChangedData, workers, allowProgram, Optional.empty());
        }

        /// Programs are not run.
        public Options(Mode mode, Sync sync, boolean acceptChangedData, Workers workers) {
            this(mode, sync, acceptChangedData, workers, false);
        }

        /// Models are trained in worker processes with the usual limits.
        public Options(Mode mode, Sync sync, boolean acceptChangedData) {
            this(mode, sync, acceptChangedData, Workers.standard());
        }

        /// Everything on disk before it is acted on; changed data is refused.
        public static Options of(Mode mode) {
            return new Options(mode, Sync.EACH_APPEND, false);
        }
    }

    /// The place where models are trained. Test functions are always evaluated in this process.
    ///
    /// @param processes in worker processes, which cannot harm this one; else in threads
    /// @param memoryMb memory cap of a worker process, in MB; 0 = an even part of most of the machine's memory
    /// @param spare worker processes that have been started ahead
    public record Workers(boolean processes, long memoryMb, SpareWorkers spare) {
        public Workers(boolean processes, long memoryMb) {
            this(processes, memoryMb, SpareWorkers.none());
        }

        /// Processes, with the usual memory cap.
        public static Workers standard() {
            return new Workers(true, 0);
        }

        /// Threads of this process: nothing to start, but a trial that runs out of memory takes the process with it.
        public static Workers threads() {
            return new Workers(false, 0);
        }

        /// The memory cap of a worker process, in MB, where there are `count` of them.
        public long memoryMbFor(int count) {
            return memoryMbFor(memoryMb, count);
        }

        /// The memory cap of each of `count` worker processes, in MB: what is set, or an even part of most of the
        /// machine's memory for 0.
        public static long memoryMbFor(long setMb, int count) {
            return setMb > 0 ? setMb : WorkerCommand.defaultMemoryMb(count);
        }
    }

    private StudySession(Experiment experiment, PreparedObjective prepared, Sampler sampler, Pruner pruner,
            JournalFile journal, TrialExecutor executor) {
        this.experiment = experiment;
        this.prepared = prepared;
        this.sampler = sampler;
        this.pruner = pruner;
        this.journal = journal;
        this.executor = executor;
        this.snapshot = journal.snapshot();
    }

    /// Opens a session. On resuming, budget, sampler, pruner, workers, seed and space are those of `experiment`
    /// (so that a caller changes them with its `with…` methods); what its scores mean must be what the study's scores
    /// mean, see [ScoreMeaning].
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws SessionException if it cannot be run; the study file is as it was then
    public static StudySession open(Experiment experiment, Path baseFolder, Path studyFile, Options options)
            throws SessionException {
        return open(experiment, baseFolder, studyFile, options, _ -> {});
    }

    /// Opens a session as above.
    ///
    /// @param report told of the data that were read, before the session is open
    public static StudySession open(Experiment experiment, Path baseFolder, Path studyFile, Options options,
            Consumer<DataReport> report) throws SessionException {
        boolean exists = holdsSomething(studyFile);
        if (options.mode() == Mode.NEW && exists) {
            throw new SessionException(Kind.STUDY_EXISTS, Messages.text("run.study_exists", studyFile), null);
        }
        if (options.mode() == Mode.RESUME && !exists) {
            throw new SessionException(Kind.STUDY_MISSING, Messages.text("run.study_missing", studyFile), null);
        }
        Optional<ProgramSubject> program = experiment.subject().program().filter(_ -> !options.allowProgram());
        if (program.isPresent()) {
            throw new SessionException(Kind.PROGRAM, Messages.text("run.program",
                    Printable.line(CommandText.join(program.get().command()))), null);
        }
        SharedTables tables = new SharedTables(baseFolder);
        PreparedObjective prepared;
        Map<String, String> missing;
        Sampler sampler;
        Pruner pruner;
        try {
            sampler = SamplerFactory.create(experiment);
            pruner = PrunerFactory.create(experiment);
            requireAllowed(experiment);
            missing = SessionFamilies.missing(experiment);
            prepared = SessionExecutors.prepare(experiment, baseFolder, tables, report);
            requirePrunable(experiment, prepared);
        } catch (ExperimentException | IllegalArgumentException e) {
            throw new SessionException(Kind.EXPERIMENT, String.valueOf(e.getMessage()), e);
        }
        try {
            if (exists && beginsAnew(experiment, studyFile)) {
                Files.delete(studyFile);
                exists = false;
            }
            JournalFile journal = exists ? resume(experiment, prepared, studyFile, options)
                    : create(experiment, prepared, studyFile, options);
            if (!missing.equals(MissingFamilies.of(journal.snapshot()))) {
                journal.append(List.of(MissingFamilies.event(missing)));
            }
            TrialExecutor executor =
                    SessionExecutors.of(experiment, prepared, baseFolder, options.workers(), journal.snapshot(),
                            tables);
            if (prepared.task().isPresent()) {
                executor = new KeepingExecutor(executor, PredictionsFile.of(studyFile), !exists, prepared.direction());
            }
            return new StudySession(experiment, prepared, sampler, pruner, journal, executor);
        } catch (JournalException e) {
            throw new SessionException(Kind.JOURNAL, e.getMessage(), e);
        } catch (IOException e) {
            throw new SessionException(Kind.JOURNAL, Messages.text("run.study_unwritable", studyFile,
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static void requireAllowed(Experiment experiment) throws ExperimentException {
        Optional<String> impossible = RuleCheck.of(experiment.space()).impossible();
        if (impossible.isPresent()) throw new ExperimentException("relations", impossible.get());
    }

    /// An intermediate value is one number: it cannot tell how a trial stands in several objectives.
    private static void requirePrunable(Experiment experiment, PreparedObjective prepared) throws ExperimentException {
        if (prepared.goals().size() > 1 && !experiment.pruner().equals("none")) {
            throw new ExperimentException("pruner", Messages.text("run.pruner_objectives", prepared.goals().size()));
        }
    }

    private static boolean holdsSomething(Path studyFile) {
        return Files.exists(studyFile) && studyFile.toFile().length() > 0;
    }

    private static JournalFile create(Experiment experiment, PreparedObjective prepared, Path studyFile,
            Options options) throws JournalException {
        JournalFile journal = JournalFile.create(studyFile, experiment, prepared.directions(), options.sync());
        if (prepared.goals().size() > 1) {
            journal.append(List.of(new StudyAttributeSet(StudySnapshot.OBJECTIVE_NAMES,
                    prepared.goals().stream().map(Goal::name).toList())));
        }
        if (!prepared.fingerprint().isEmpty()) {
            journal.append(List.of(new StudyAttributeSet(FINGERPRINT, prepared.fingerprint())));
        }
        return journal;
    }

    private static JournalFile resume(Experiment experiment, PreparedObjective prepared, Path studyFile,
            Options options) throws JournalException, SessionException {
        JournalFile journal = JournalFile.open(studyFile, options.sync(), options.studyName());
        try {
            RecordedStudy study = journal.study();
            requireSameSubject(experiment, study, studyFile);
            journal.patience(experiment.budget());
            String before = study.snapshot().attributes().getOrDefault(FINGERPRINT, prepared.fingerprint()).toString();
            boolean sameData = study.snapshot().trials().isEmpty() || prepared.fingerprint().equals(before);
            if (!sameData && !options.acceptChangedData()) {
                throw new SessionException(Kind.DATA_CHANGED,
                        Messages.text("run.data_changed", changedFile(experiment, prepared, before)), null);
            }
            List<StudyEvent> changes = new ArrayList<>();
            if (!study.experiment().equals(Optional.of(experiment))) {
                changes.add(new StudyAttributeSet(RecordedStudy.EXPERIMENT, ExperimentFile.toMap(experiment)));
            }
            if (!prepared.fingerprint().isEmpty() && !prepared.fingerprint().equals(
                    study.snapshot().attributes().get(FINGERPRINT)))
                changes.add(new StudyAttributeSet(FINGERPRINT, prepared.fingerprint()));
            journal.append(changes);
            journal.space(experiment.space());
            return journal;
        } catch (JournalException | SessionException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /// The file whose content has changed: the data, or where they are the same the separate test file.
    private static String changedFile(Experiment experiment, PreparedObjective prepared, String before) {
        Optional<DataFile> data = experiment.subject().data();
        return (prepared.onDataOf(before) ? experiment.subject().testData().or(() -> data) : data).map(DataFile::path)
                .orElse("");
    }

    private static void requireSameSubject(Experiment experiment, RecordedStudy study, Path studyFile)
            throws SessionException {
        if (study.experiment().isEmpty()) {
            throw new SessionException(Kind.OTHER_EXPERIMENT, Messages.text("run.foreign_study", studyFile), null);
        }
        List<Difference> differences = ScoreMeaning.differences(study.experiment().get(), experiment);
        if (differences.isEmpty()) return;
        String lines = differences.stream().map(Difference::line).collect(Collectors.joining("; "));
        throw new SessionException(Kind.OTHER_EXPERIMENT, Messages.text("run.other_experiment", studyFile, lines),
                null);
    }

    /// A study in which nothing was tried yet holds nothing to be true to: a changed experiment begins it anew.
    private static boolean beginsAnew(Experiment experiment, Path studyFile) throws JournalException {
        RecordedStudy study = JournalFile.read(studyFile).main();
        boolean hollow = study.snapshot().trials().isEmpty() && study.experiment()
                .filter(e -> !ScoreMeaning.differences(e, experiment).isEmpty()).isPresent();
        return hollow && !JournalFile.isOpen(studyFile);
    }

    /// The experiment that runs.
    public Experiment experiment() {
        return experiment;
    }

    /// The objective that scores its configurations.
    public PreparedObjective prepared() {
        return prepared;
    }

    /// Queues trials before the search starts: in a new study they run right after the default.
    ///
    /// @throws SessionException if the journal cannot be written
    public synchronized void queue(List<QueuedTrial> trials) throws SessionException {
        if (runner != null) throw new IllegalStateException("while it runs its control queues");
        if (trials.isEmpty()) return;
        try {
            snapshot = journal.append(QueuedTrial.events(trials, journal.snapshot(), experiment.space()));
        } catch (JournalException e) {
            throw new SessionException(Kind.JOURNAL, e.getMessage(), e);
        }
    }

    /// Notes what the experiment file says where options say otherwise, so that a later sitting can tell what was
    /// edited.
    ///
    /// @throws SessionException if the journal cannot be written
    public synchronized void plan(Experiment file) throws SessionException {
        if (runner != null) throw new IllegalStateException("what is planned is noted before the start");
        Optional<Object> note = ResumedSettings.note(file, journal.study());
        if (note.isEmpty()) return;
        try {
            snapshot = journal.append(List.of(new StudyAttributeSet(ResumedSettings.PLANNED, note.get())));
        } catch (JournalException e) {
            throw new SessionException(Kind.JOURNAL, e.getMessage(), e);
        }
    }

    /// The study as it was before the search was started.
    public StudySnapshot snapshot() {
        return snapshot;
    }

    /// The study as the file has it; for a session that is closed.
    public StudySnapshot saved() {
        return journal.snapshot();
    }

    /// Starts the search; once a session.
    ///
    /// @param listener told of each new status, by the runner's thread, or the one that stops: it must return at once
    public synchronized RunControl start(Consumer<RunStatus> listener) {
        if (runner != null) throw new IllegalStateException("a session starts once");
        runner = new StudyRunner(new StudyRunner.Parts(experiment, sampler, pruner, journal, executor,
                InstantSource.system(), System::nanoTime, listener)).start();
        return runner;
    }

    /// Suspends what runs, so that it can be resumed, and closes the journal. That takes about a second. Where another
    /// program keeps the journal locked, no wait for it lasts longer than [StudyWriter#LAST_WAIT], one that is under
    /// way included: the trials that ended last then count as interrupted when the study is opened again.
    @Override
    public synchronized void close() {
        if (runner == null) {
            executor.close();
            journal.close();
            return;
        }
        runner.suspend();
        journal.patience(StudyWriter.LAST_WAIT);
        if (endsSoon(runner)) return;
        journal.patience(Duration.ZERO);
        endsSoon(runner);
    }

    private static boolean endsSoon(StudyRunner runner) {
        try {
            runner.ended().get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
