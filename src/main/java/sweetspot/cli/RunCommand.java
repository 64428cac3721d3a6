package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.analysis.History;
import sweetspot.data.Finding;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.library.SealRegister;
import sweetspot.objective.DataReport;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.TooGood;
import sweetspot.run.FailureCauses;
import sweetspot.run.InterruptedTrials;
import sweetspot.run.QueuedTrial;
import sweetspot.run.ResumedSettings;
import sweetspot.run.RunControl;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.Seal;
import sweetspot.run.SessionException;
import sweetspot.run.SessionFamilies;
import sweetspot.run.SettingNotes;
import sweetspot.run.StopReason;
import sweetspot.run.StopRule;
import sweetspot.run.StoppedTrials;
import sweetspot.run.StudySession;
import sweetspot.run.StudySession.Mode;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.Resource;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Messages;

/// `sweetspot run`: searches.
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 50;
    private static final int INTERRUPTED = 130;
    /// Takes away a rule that the experiment has.
    private static final String NONE = "none";

    private final Shell shell;
    /// Which other study has seen the sealed rows, in a sentence.
    private Optional<String> seen = Optional.empty();

    @Parameters(paramLabel = "EXPERIMENT")
    private Path file;
    @Option(names = "--study", paramLabel = "FILE")
    private @Nullable Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--trials", paramLabel = "N")
    private @Nullable Integer trials;
    @Option(names = "--seconds", paramLabel = "S")
    private @Nullable Long seconds;
    @Option(names = "--patience", paramLabel = "N")
    private @Nullable Integer patience;
    @Option(names = "--target", paramLabel = "SCORE")
    private @Nullable String target;
    @Option(names = "--worth", paramLabel = "GAIN=MINUTES")
    private @Nullable String worth;
    @Option(names = "--trial-seconds", paramLabel = "S")
    private @Nullable Long trialSeconds;
    @Option(names = "--max-failures", paramLabel = "N")
    private @Nullable Integer maxFailures;
    @Option(names = "--seed", paramLabel = "K")
    private @Nullable Long seed;
    @Option(names = "--workers", paramLabel = "W")
    private @Nullable Integer workers;
    @Option(names = "--sampler", paramLabel = "ID")
    private @Nullable String sampler;
    @Option(names = "--pruner", paramLabel = "ID")
    private @Nullable String pruner;
    @Option(names = "--resource", paramLabel = "ID")
    private @Nullable String resource;
    @Option(names = "--queue", paramLabel = "JSON")
    private List<String> queue = List.of();
    @Option(names = "--warm-start", paramLabel = "STUDY")
    private List<Path> warmStart = List.of();
    @Option(names = "--warm-start-name", paramLabel = "NAME")
    private @Nullable String warmStartName;
    @Option(names = "--resume")
    private boolean resume;
    @Option(names = "--accept-changed-data")
    private boolean acceptChangedData;
    @Option(names = "--allow-program")
    private boolean allowProgram;
    @Option(names = "--worker-memory", paramLabel = "MB")
    private long workerMemory;
    @Option(names = "--json")
    private boolean json;

    private Notes notes = new Notes(List.of(), List.of(), false);
    private Optional<TooGood> tooGood = Optional.empty();
    /// What was edited in the experiment since the last sitting.
    private List<String> edited = List.of();

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path base = StudyFiles.folderOf(file);
        Path studyFile = study == null ? StudyFiles.beside(file) : study;
        Experiment planned = read(base);
        Experiment experiment = experiment(planned, studyFile);
        Mode mode = resume ? Mode.RESUME : Mode.NEW;
        if (studyName != null && !resume) throw CliException.badInput("cli.error.study_name_new");
        if (workerMemory < 0) throw CliException.badInput("cli.error.not_negative", "--worker-memory", workerMemory);
        StudySession.Options options = new StudySession.Options(mode, StudySession.Options.of(mode).sync(),
                acceptChangedData, new StudySession.Workers(true, workerMemory), allowProgram,
                Optional.ofNullable(studyName));
        List<QueuedTrial> first = QueueOptions.read(queue, warmStart, warmStartName, experiment.space(), shell);
        try (StudySession session = StudySession.open(experiment, base, studyFile, options,
                report -> look(report, experiment.accepted()))) {
            if (!json) notes.tell(shell);
            session.plan(planned);
            session.queue(first);
            if (!edited.isEmpty()) shell.note(Messages.text("cli.edited", String.join(", ", edited)));
            List<StopReason> reached = StopRule.reached(experiment, session.snapshot());
            if (!reached.isEmpty()) {
                shell.note(Messages.text("cli.finished", NextCommand.words(reached),
                        next().goOnBeyond(reached, experiment, session.snapshot())));
            }
            tellOfStopped(session.snapshot(), studyFile);
            seen = Seal.of(session, studyFile, SealRegister.ofUser()).flatMap(seal -> seal.elsewhere().stream()
                    .findFirst().map(seal::words));
            RunStatus end = search(session, experiment);
            return end == null ? INTERRUPTED : report(end, session, studyFile);
        } catch (SessionException e) {
            throw refused(e, experiment);
        }
    }

    private void look(DataReport report, List<String> accepted) {
        notes = new Notes(report.findings(), accepted, false);
        tooGood = Optional.of(new TooGood(report));
    }

    /// Tells once what the default's score says of the data.
    private void judgeDefault(StudySnapshot study, ProgressLine progress) {
        if (tooGood.isEmpty() || study.trials().size() == 0 || !study.trials().get(0).state().finished()) return;
        OptionalInt number = History.of(study).defaultTrial();
        Optional<Finding> finding = number.isEmpty() || study.isMultiObjective() ? Optional.empty()
                : tooGood.get().finding(study.trials().get(number.getAsInt()).value());
        tooGood = Optional.empty();
        if (finding.isEmpty()) return;
        notes = notes.with(finding.get());
        progress.end();
        if (!json) shell.note(notes.line(finding.get()));
    }

    /// The study remembers all that was asked for but what each sitting needs.
    private NextCommand next() {
        return new NextCommand(file, study, new NextCommand.Sitting(studyName, allowProgram, workerMemory, json,
                asked()));
    }

    /// The options for the search as they were typed.
    private Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("--trials", trials);
        asked.put("--seconds", seconds);
        asked.put("--patience", patience);
        asked.put("--target", target);
        asked.put("--worth", worth);
        asked.put("--trial-seconds", trialSeconds);
        asked.put("--max-failures", maxFailures);
        asked.put("--seed", seed);
        asked.put("--workers", workers);
        asked.put("--sampler", sampler);
        asked.put("--pruner", pruner);
        asked.put("--resource", resource);
        asked.put("--queue", queue);
        asked.put("--warm-start", warmStart);
        asked.put("--warm-start-name", warmStartName);
        asked.values().removeIf(Objects::isNull);
        return asked;
    }

    private CliException refused(SessionException e, Experiment experiment) {
        return e.getCause() instanceof ExperimentException x && !x.field().isEmpty()
                ? CliException.badInputAt(field(x.field()), e)
                : CliException.badInput(next().refusal(e, experiment), e);
    }

    private Experiment read(Path base) {
        try {
            return ExperimentFile.read(file, new DataDefaults(base));
        } catch (ExperimentFileException e) {
            throw CliException.badInput(e);
        }
    }

    private Experiment experiment(Experiment read, Path studyFile) {
        Experiment settled = resume ? asBefore(read, studyFile) : read;
        Experiment[] changed = {settled};
        limit("--trials", changed, trials, Budget::withTrials);
        limit("--seconds", changed, seconds, Budget::withSeconds);
        limit("--patience", changed, patience, Budget::withPatience);
        limit("--target", changed, target, (b, given) -> b.withTarget(score(given)));
        limit("--worth", changed, worth, (b, given) -> b.withWorth(worth(given)));
        limit("--trial-seconds", changed, trialSeconds, Budget::withTrialSeconds);
        limit("--max-failures", changed, maxFailures, Budget::withFailures);
        set("--workers", changed, workers, Experiment::withWorkers);
        set("--seed", changed, seed, Experiment::withSeed);
        set("--sampler", changed, sampler, Experiment::withSampler);
        set("--pruner", changed, pruner, Experiment::withPruner);
        set("--resource", changed, resource, RunCommand::withResource);
        CliException.checked(sampler == null ? field("sampler") : "--sampler",
                () -> SamplerFactory.check(changed[0].sampler(), changed[0].space()));
        CliException.checked(pruner == null ? field("pruner") : "--pruner",
                () -> PrunerFactory.create(changed[0].pruner()));
        return changed[0];
    }

    private static Experiment withResource(Experiment e, String resource) {
        Resource chosen = Resource.byId(resource)
                .orElseThrow(() -> new IllegalArgumentException(Messages.text("cli.error.resource", resource)));
        return e.withSubject(e.subject().withResource(chosen)
                .orElseThrow(() -> new IllegalArgumentException(Messages.text("cli.error.resource_model"))));
    }

    private static <T> void limit(String option, Experiment[] experiment, @Nullable T given,
            BiFunction<Budget, T, Budget> change) {
        set(option, experiment, given, (e, value) -> e.withBudget(change.apply(e.budget(), value)));
    }

    private static OptionalDouble score(String text) {
        if (text.equals(NONE)) return OptionalDouble.empty();
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(Messages.text("cli.error.score", text));
        }
    }

    /// `0.01=10`: a gain of 0.01 is worth ten minutes; `none` takes the rule away.
    private static Optional<Budget.Worth> worth(String text) {
        if (text.equals(NONE)) return Optional.empty();
        try {
            String[] parts = text.split("=", -1);
            if (parts.length == 2) {
                return Optional.of(new Budget.Worth(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException(Messages.text("cli.error.worth", text));
    }

    /// Changes the experiment as an option says, if it was given.
    private static <T> void set(String option, Experiment[] experiment, @Nullable T given,
            BiFunction<Experiment, T, Experiment> change) {
        if (given != null) CliException.checked(option, () -> experiment[0] = change.apply(experiment[0], given));
    }

    /// A search that goes on keeps the settings it was begun with, wherever they came from then, unless the file was
    /// edited since.
    private Experiment asBefore(Experiment read, Path studyFile) {
        try {
            ResumedSettings settings = ResumedSettings.of(read,
                    JournalFile.read(studyFile).study(Optional.ofNullable(studyName)));
            edited = settings.changes();
            return settings.experiment();
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
    }

    private String field(String name) {
        return file + ": " + name;
    }

    /// The settings that can hardly be meant.
    private List<String> settingNotes(Experiment experiment) {
        List<String> said = new ArrayList<>(SettingNotes.of(experiment, Runtime.getRuntime().availableProcessors()));
        said.addAll(SessionFamilies.notes(experiment));
        if (seconds != null && seconds == 0) said.add(Messages.text("run.note.seconds"));
        return said;
    }

    /// Searches until it ends, or pauses by itself.
    ///
    /// @return the last status; null if the process is being ended
    private @Nullable RunStatus search(StudySession session, Experiment experiment) throws InterruptedException {
        settingNotes(experiment).forEach(shell::note);
        int interrupted = InterruptedTrials.of(session.snapshot()).size();
        if (interrupted > 0) shell.note(Messages.text("cli.again", interrupted));
        ProgressLine progress = new ProgressLine(shell, experiment, System.currentTimeMillis());
        RunControl control = session.start(_ -> {});
        Interruption interruption = Interruption.install(shell, session, control, resumeCommand());
        try {
            while (true) {
                RunStatus status = awaited(control);
                judgeDefault(status.snapshot(), progress);
                boolean gaveUp = status.phase() == RunPhase.PAUSED && !interruption.happened();
                if (status.phase() == RunPhase.ENDED || gaveUp) {
                    progress.end();
                    return interruption.happened() ? null : status;
                }
                if (!interruption.happened()) progress.update(status, System.currentTimeMillis());
            }
        } finally {
            interruption.remove();
        }
    }

    /// Trials that were stopped by the user can be run again; that they exist is easily forgotten.
    private void tellOfStopped(StudySnapshot before, Path studyFile) {
        List<Trial> stopped = StoppedTrials.of(before);
        if (stopped.isEmpty()) return;
        TypedCommand command = new TypedCommand("queue").file(studyFile).option("--study-name", studyName);
        for (Trial t : stopped.subList(0, Math.min(stopped.size(), 16))) {
            command.option("--again", t.number());
        }
        shell.note(Messages.text("cli.stopped", stopped.size(), command.text()));
    }

    private static RunStatus awaited(RunControl control) throws InterruptedException {
        try {
            return control.ended().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return control.status();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// The command to type to go on: the study remembers all that was asked for but what this sitting needs.
    String resumeCommand() {
        return next().goOn();
    }

    private int report(RunStatus end, StudySession session, Path studyFile) {
        Experiment experiment = session.experiment();
        StudyReport report = new StudyReport(end.snapshot(), Optional.of(experiment),
                end.state(experiment.budget().trials()));
        int sealed = session.prepared().task().map(t -> t.sealedRows().length).orElse(0);
        if (json) printJson(end, experiment, studyFile, report, sealed);
        else printText(end, experiment, studyFile, report, sealed);
        if (end.phase() == RunPhase.ENDED && end.reason() == StopReason.TARGET && !end.message().isBlank()) {
            shell.note(end.message());
        }
        boolean failed = end.phase() == RunPhase.PAUSED || end.reason() == StopReason.JOURNAL_ERROR
                || end.snapshot().best().isEmpty();
        FailureCauses causes = FailureCauses.of(end.snapshot());
        boolean told = end.phase() == RunPhase.PAUSED && !end.message().isBlank();
        if (causes.count() > 0 && !told)
            shell.note(Messages.text("cli.failures", causes.count(), causes.text()).strip());
        if (!failed) return 0;
        String nothing = end.snapshot().complete() > 0 ? "cli.error.nothing_feasible" : "cli.error.nothing_done";
        shell.error(end.message().isBlank() ? Messages.text(nothing) : end.message());
        return CliException.FAILED;
    }

    private void printText(RunStatus end, Experiment experiment, Path studyFile, StudyReport report,
            int sealed) {
        var s = end.snapshot();
        shell.answer(Messages.text("cli.report.title", experiment.name(), s.finished(),
                Durations.precise(end.elapsedMillis()),
                s.complete(), s.pruned(), s.failed(), s.stopped()));
        report.tellBest(shell);
        report.tellParameters(shell);
        report.tellVerdict(shell);
        if (sealed > 0) {
            String reveal = new TypedCommand("verdict").file(studyFile).option("--reveal", true).text();
            shell.answer(seen.isEmpty() ? Messages.text("cli.report.sealed", sealed, reveal)
                    : Messages.text("cli.report.sealed_seen", sealed, seen.get(), reveal));
        }
        shell.answer(Messages.text("cli.report.study", studyFile));
        if (end.phase() == RunPhase.ENDED) {
            shell.answer(Messages.text("cli.report.ended",
                    Messages.text("results.reason." + end.reason().name().toLowerCase(java.util.Locale.ROOT))));
        }
    }

    private void printJson(RunStatus end, Experiment experiment, Path studyFile, StudyReport report,
            int sealed) {
        Map<String, Object> map = new LinkedHashMap<>(report.toMap());
        map.put("seconds", end.elapsedMillis() / 1000.0);
        map.put("stop_reason", end.reason().name().toLowerCase(java.util.Locale.ROOT));
        map.put("sealed_rows", sealed);
        map.put("sealed_rows_seen", seen.orElse(null));
        map.put("sampler", experiment.sampler());
        map.put("seed", experiment.seed());
        map.put("workers", experiment.workers());
        map.put("study", studyFile.toString());
        map.put("notes", notes.toList());
        map.put("setting_notes", settingNotes(experiment));
        JsonOutput.print(shell, map);
    }
}
