package sweetspot.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.objective.TrialContext;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Scores a configuration by running a command once and reading the value from its last line of output.
///
/// The command is a [CommandTemplate]. The last line holds a number, or a JSON object with `value` or `values` and, if
/// it likes, `constraints` and `attributes`. Another exit code than 0 is a failure; its reason holds the last lines of
/// standard error. No shell is involved.
public final class CommandObjective implements Objective {
    private final CommandTemplate command;
    private final Path folder;

    /// @param command program and arguments
    /// @param folder where it runs
    /// @throws IllegalArgumentException if an argument names a parameter that the space does not have
    public CommandObjective(List<String> command, SearchSpace space, Path folder) {
        this.command = new CommandTemplate(command);
        this.folder = folder;
        for (String name : this.command.names()) {
            if (space.indexOf(name) < 0) {
                throw new IllegalArgumentException(Messages.text("worker.command.unknown", name,
                        String.join(", ", space.parameters().stream().map(p -> p.name()).toList())));
            }
        }
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context) throws Exception {
        return read(CommandRun.of(command.filled(configuration), folder, context::cancelled, (_, _) -> { }));
    }

    /// Reads the value of a configuration from the output of a run.
    ///
    /// @throws IOException if it failed or says nothing that can be understood; the message says why
    static Evaluation read(CommandRun run) throws IOException {
        if (run.exitCode() != 0) {
            throw new IOException((Messages.text("worker.command.exit", run.exitCode()) + "\n" + run.errors()).strip());
        }
        if (run.answer().isBlank()) throw new IOException(Messages.text("worker.command.silent"));
        return parse(run.answer());
    }

    private static Evaluation parse(String line) throws IOException {
        String text = line.strip();
        try {
            return Evaluation.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            // Python's way of writing what Java writes as NaN and Infinity; else it should be JSON.
            switch (text) {
                case "nan" -> {
                    return Evaluation.of(Double.NaN);
                }
                case "inf" -> {
                    return Evaluation.of(Double.POSITIVE_INFINITY);
                }
                case "-inf" -> {
                    return Evaluation.of(Double.NEGATIVE_INFINITY);
                }
                default -> { }
            }
        }
        try {
            Message.Result result = Message.answer(text);
            return new Evaluation(result.values().stream().mapToDouble(Double::doubleValue).toArray(),
                    result.attributes());
        } catch (Message.Malformed _) {
            throw new IOException(Messages.text("worker.command.answer", Message.Lines.show(text)));
        }
    }
}
