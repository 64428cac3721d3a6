package sweetspot.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.analysis.History;
import sweetspot.export.BestSettings;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.journal.library.SealRegister;
import sweetspot.model.ModelException;
import sweetspot.objective.ExperimentException;
import sweetspot.run.FreshScoring;
import sweetspot.run.Seal;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Part;
import sweetspot.verdict.Prices;
import sweetspot.verdict.SimplerPath;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictMap;
import sweetspot.verdict.VerdictOptions;
import sweetspot.verdict.VerdictWords;

/// `sweetspot verdict`: whether tuning helped, and the sealed test, which it opens once if asked to.
@Command(name = "verdict", mixinStandardHelpOptions = true, sortOptions = false)
final class VerdictCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--reveal")
    private boolean reveal;
    @Option(names = "--trial", paramLabel = "N", defaultValue = "-1")
    private int trial;
    @Option(names = "--fresh", paramLabel = "N", arity = "0..1", fallbackValue = "3", defaultValue = "0")
    private int fresh;
    @Option(names = "--equal", paramLabel = "X")
    private @Nullable Double equal;
    @Option(names = "--watts", paramLabel = "W")
    private @Nullable Double watts;
    @Option(names = "--per-kwh", paramLabel = "MONEY")
    private @Nullable Double perKilowattHour;
    @Option(names = "--per-hour", paramLabel = "MONEY")
    private @Nullable Double perHour;
    @Option(names = "--currency", paramLabel = "SIGN")
    private @Nullable String currency;
    @Option(names = "--base", paramLabel = "FOLDER")
    private @Nullable Path base;
    @Option(names = "--json")
    private boolean json;
    /// The last shuffle that was told of.
    private int told;

    VerdictCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        if (recorded.snapshot().best().isEmpty()) {
            throw CliException.badInput(
                    recorded.snapshot().complete() > 0 ? "cli.error.no_feasible" : "cli.error.no_best",
                    study);
        }
        VerdictOptions options = options();
        StudySnapshot snapshot = recorded.snapshot();
        if (fresh != 0) snapshot = scoredAgain(recorded);
        if (reveal) snapshot = opened(recorded, snapshot);
        StudyReport report = new StudyReport(snapshot, recorded.experiment(), State.atRest(snapshot,
                recorded.experiment().map(e -> e.budget().trials()).orElse(0)));
        Optional<Verdict> verdict =
                Judge.reading(recorded.experiment(), snapshot, options, folder(), study, () -> false);
        Part<SimplerPath> path = SimplerPath.of(recorded.experiment(), snapshot, () -> false);
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>(report.toMap());
            map.put("verdict", verdict.map(VerdictMap::whole).orElse(null));
            map.put("simpler_path", VerdictMap.path(path));
            map.put("sealed_rows_seen", seenElsewhere(recorded.experiment(), snapshot).orElse(null));
            map.put("study", study.toString());
            JsonOutput.print(shell, map);
            return 0;
        }
        report.tellBest(shell);
        verdict.ifPresent(v -> new VerdictReport(v).tell(shell));
        path.map(VerdictWords::simpler).filter(words -> !words.isEmpty()).ifPresent(shell::answer);
        report.tellSeal(shell);
        if (SealedTestResult.of(snapshot).isEmpty() && seals(recorded.experiment())) {
            Optional<String> seen = seenElsewhere(recorded.experiment(), snapshot);
            shell.answer(seen.isEmpty() ? Messages.text("cli.verdict.locked")
                    : Messages.text("cli.verdict.locked_seen", seen.get()));
        }
        return 0;
    }

    private Path folder() {
        return base == null ? StudyFiles.folderOf(study) : base;
    }

    private VerdictOptions options() {
        if (trial >= 0 && !reveal) throw CliException.badInput("cli.verdict.trial_alone");
        if (perKilowattHour != null && watts == null) throw CliException.badInput("cli.verdict.needs_watts");
        try {
            return new VerdictOptions(optional(equal), new Prices(optional(watts), optional(perKilowattHour),
                    optional(perHour), currency == null ? "" : currency));
        } catch (IllegalArgumentException e) {
            throw CliException.badInput(e);
        }
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The study with its best trials scored on fresh splits, now or before.
    private StudySnapshot scoredAgain(RecordedStudy recorded) {
        Optional<String> problem = FreshScoring.problem(recorded.experiment());
        if (problem.isPresent()) throw CliException.badInput("cli.verdict.not_fresh", study, problem.get());
        Experiment experiment = recorded.experiment().orElseThrow();
        try {
            StudySnapshot scored = FreshScoring.score(experiment, folder(), study, Optional.ofNullable(studyName),
                    History.of(recorded.snapshot()).defaultTrial(), fresh, StudySession.Workers.standard(),
                    this::tell, () -> false);
            if (shell.isTerminal()) shell.clearLine();
            FreshScores.of(scored).map(FreshScores::failures).orElse(Map.of()).forEach((number, reason) -> shell.note(
                    Messages.text("cli.warning", Messages.text("cli.verdict.fresh_failed", number, reason))));
            return scored;
        } catch (ExperimentException e) {
            throw e.field().equals("data") && base == null
                    ? CliException.badInput("cli.verdict.no_data", e.getMessage()) : CliException.badInput(e);
        } catch (JournalException | IllegalArgumentException e) {
            throw CliException.badInput(e);
        }
    }

    /// A terminal sees every step, a file each shuffle.
    private void tell(FreshScoring.Progress p) {
        String line = Messages.text("cli.verdict.fresh_progress", p.shuffle(), p.shuffles(), p.done(), p.of());
        if (shell.isTerminal()) shell.redraw(line);
        else if (p.shuffle() > told) shell.note(line);
        told = Math.max(told, p.shuffle());
    }

    /// Which other study has seen the sealed rows; that it cannot be told is said.
    private Optional<String> seenElsewhere(Optional<Experiment> experiment, StudySnapshot snapshot) {
        if (!seals(experiment)) return Optional.empty();
        try {
            return Seal.seenElsewhere(experiment.get(), snapshot, folder(), study, SealRegister.ofUser());
        } catch (ExperimentException e) {
            shell.note(Messages.text("cli.warning", Messages.text("cli.verdict.unknown", e.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean seals(Optional<Experiment> experiment) {
        return experiment.flatMap(e -> e.subject().resampling()).filter(Validation::seals).isPresent();
    }

    /// The study with its sealed test opened, now or before.
    private StudySnapshot opened(RecordedStudy recorded, StudySnapshot snapshot) {
        Optional<SealedTestResult> before = SealedTestResult.of(snapshot);
        if (before.isPresent()) {
            shell.note(Messages.text("cli.warning", Messages.text("cli.verdict.opened_before",
                    Integer.toString(before.get().trial()), Seal.when(before.get().millis()))));
            return snapshot;
        }
        if (!seals(recorded.experiment())) {
            boolean rows = recorded.experiment().flatMap(e -> e.subject().resampling()).isPresent();
            throw CliException.badInput(rows ? "cli.verdict.nothing_sealed" : "cli.verdict.nothing_to_seal", study);
        }
        Experiment experiment = recorded.experiment().orElseThrow();
        if (snapshot.isMultiObjective() && trial < 0) throw CliException.badInput("cli.verdict.which", study);
        Trial best = BestSettings.of(experiment, snapshot, trial).orElseThrow().best();
        if (trial >= 0 && best.number() != trial)
            throw CliException.badInput("cli.verdict.not_best", trial, best.number());
        try {
            Seal seal = Seal.of(experiment, folder(), study, SealRegister.ofUser()).orElseThrow()
                    .inStudy(Optional.ofNullable(studyName));
            seal.elsewhere().stream().findFirst()
                    .ifPresent(seen -> shell.note(Messages.text("cli.warning", seal.words(seen))));
            shell.note(Messages.text("cli.verdict.opening", seal.rows()));
            Seal.Opened opened = seal.open(best, System.currentTimeMillis(), () -> false);
            if (!opened.warning().isEmpty()) shell.note(Messages.text("cli.warning", opened.warning()));
            return opened.study();
        } catch (ExperimentException e) {
            throw e.field().equals("data") && base == null
                    ? CliException.badInput("cli.verdict.no_data", e.getMessage()) : CliException.badInput(e);
        } catch (ModelException | JournalException e) {
            throw CliException.badInput(e);
        }
    }
}
