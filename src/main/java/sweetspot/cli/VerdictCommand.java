package sweetspot.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.export.BestSettings;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.journal.library.SealRegister;
import sweetspot.model.ModelException;
import sweetspot.objective.ExperimentException;
import sweetspot.run.Seal;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictMap;
import sweetspot.verdict.VerdictOptions;

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
    @Option(names = "--base", paramLabel = "FOLDER")
    private @Nullable Path base;
    @Option(names = "--json")
    private boolean json;

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
        StudySnapshot snapshot = recorded.snapshot();
        if (reveal) snapshot = opened(recorded);
        StudyReport report = new StudyReport(snapshot, recorded.experiment(), State.atRest(snapshot,
                recorded.experiment().map(e -> e.budget().trials()).orElse(0)));
        Path folder = base == null ? StudyFiles.folderOf(study) : base;
        Optional<Verdict> verdict =
                Judge.reading(recorded.experiment(), snapshot, VerdictOptions.STANDARD, folder, study,
                        () -> false);
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>(report.toMap());
            map.put("verdict", verdict.map(VerdictMap::whole).orElse(null));
            map.put("sealed_rows_seen", seenElsewhere(recorded.experiment(), snapshot).orElse(null));
            map.put("study", study.toString());
            JsonOutput.print(shell, map);
            return 0;
        }
        report.tellBest(shell);
        verdict.ifPresent(v -> new VerdictReport(v).tell(shell));
        report.tellSeal(shell);
        if (SealedTestResult.of(snapshot).isEmpty() && seals(recorded.experiment())) {
            Optional<String> seen = seenElsewhere(recorded.experiment(), snapshot);
            shell.answer(seen.isEmpty() ? Messages.text("cli.verdict.locked")
                    : Messages.text("cli.verdict.locked_seen", seen.get()));
        }
        return 0;
    }

    /// Which other study has seen the sealed rows; that it cannot be told is said.
    private Optional<String> seenElsewhere(Optional<Experiment> experiment, StudySnapshot snapshot) {
        if (!seals(experiment)) return Optional.empty();
        Path folder = base == null ? StudyFiles.folderOf(study) : base;
        try {
            return Seal.seenElsewhere(experiment.get(), snapshot, folder, study, SealRegister.ofUser());
        } catch (ExperimentException e) {
            shell.note(Messages.text("cli.warning", Messages.text("cli.verdict.unknown", e.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean seals(Optional<Experiment> experiment) {
        return experiment.flatMap(e -> e.subject().resampling()).filter(Validation::seals).isPresent();
    }

    /// The study with its sealed test opened, now or before.
    private StudySnapshot opened(RecordedStudy recorded) {
        StudySnapshot snapshot = recorded.snapshot();
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
        Path folder = base == null ? StudyFiles.folderOf(study) : base;
        try {
            Seal seal = Seal.of(experiment, folder, study, SealRegister.ofUser()).orElseThrow()
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
