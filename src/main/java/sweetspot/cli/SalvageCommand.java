package sweetspot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.text.Messages;

/// `sweetspot salvage`: saves what can be read of a damaged study as a new one.
@Command(name = "salvage", mixinStandardHelpOptions = true)
final class SalvageCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli refuses a command without it
    private Path output;

    SalvageCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try {
            long lines = JournalFile.salvage(study, output);
            shell.answer(Messages.text("cli.salvage.done", output, lines,
                    JournalFile.read(output).studies().stream().mapToInt(s -> s.snapshot().finished()).sum()));
            return 0;
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
    }
}
