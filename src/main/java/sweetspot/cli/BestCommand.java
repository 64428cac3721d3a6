package sweetspot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;

/// `sweetspot best`: the best configuration of a study.
@Command(name = "best", mixinStandardHelpOptions = true)
final class BestCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--json")
    private boolean json;

    BestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        if (recorded.snapshot().best().isEmpty()) {
            boolean infeasible = recorded.snapshot().complete() > 0;
            throw CliException.badInput(infeasible ? "cli.error.no_feasible" : "cli.error.no_best", study);
        }
        StudyReport report = StudyReport.of(recorded, JournalFile.isOpen(study));
        if (json) {
            JsonOutput.print(shell, report.toMap());
        } else {
            report.tellBest(shell);
            report.tellParameters(shell);
            report.tellVerdict(shell);
            report.tellCost(shell);
            report.tellSeal(shell);
        }
        return 0;
    }
}
