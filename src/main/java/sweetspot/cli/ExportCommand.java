package sweetspot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.export.ExportCatalog;
import sweetspot.export.ExportFormat;
import sweetspot.export.ExportInput;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.file.AtomicFile;
import sweetspot.journal.file.Reasons;
import sweetspot.text.Messages;

/// `sweetspot export`: what a study found as text, in each format of the [ExportCatalog].
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable String format;
    @Option(names = {"-o", "--output"}, paramLabel = "FILE")
    private @Nullable Path output;
    @Option(names = "--trial", paramLabel = "N", defaultValue = "-1")
    private int trial;
    @Option(names = "--base", paramLabel = "FOLDER")
    private @Nullable Path base;
    @Option(names = "--force")
    private boolean force;

    ExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (output != null) OutputPlace.folderOf(output, force);
        ExportFormat wanted = format();
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        Path home = base == null ? StudyFiles.folderOf(study) : base;
        ExportInput input = ExportInput.of(recorded.experiment(), recorded.space(), recorded.snapshot(), trial, home,
                Optional.ofNullable(output));
        wanted.missing(input).ifPresent(why -> {
            throw CliException.badInput("cli.error.at", study, why);
        });
        if (wanted.needsBest()) checkTrial(input);
        String text = wanted.write(input);
        if (output == null) {
            // Signs that steer a terminal are for files and pipes only.
            if (shell.isTerminal()) text.lines().forEach(shell::answer);
            else shell.exactAnswer(text);
            return 0;
        }
        try {
            AtomicFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CliException.badInput("cli.error.cannot_write", output, Reasons.of(e));
        }
        shell.note(Messages.text("cli.export.written", wanted.label(), output));
        return 0;
    }

    /// The format that is named, or the one whose files end as the output does.
    private ExportFormat format() {
        String known = ExportCatalog.all().stream().map(ExportFormat::id).collect(Collectors.joining(", "));
        String named = format;
        Path file = output;
        if (named != null) {
            return ExportCatalog.byId(named.strip())
                    .orElseThrow(() -> CliException.badInput("cli.export.unknown", named, known));
        }
        if (file == null) return ExportCatalog.all().getFirst();
        String name = String.valueOf(file.getFileName());
        return ExportCatalog.all().stream().filter(f -> name.endsWith("." + f.extension())).findFirst()
                .orElseThrow(() -> CliException.badInput("cli.export.unknown_ending", file, known));
    }

    private void checkTrial(ExportInput input) {
        int best = input.best().orElseThrow().best().number();
        if (trial < 0 || trial == best) return;
        boolean several = input.study().isMultiObjective();
        throw several ? CliException.badInput("cli.verdict.not_best", trial, best)
                : CliException.badInput("cli.export.one_best", best, trial);
    }
}
