package sweetspot.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.objective.TrialContext;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Scores a configuration by running a command once and reading the value from its last line of output.
///
/// `{name}` in an argument is replaced by the parameter's value (`{{` and `}}` stand for braces); an argument that
/// names a parameter which is not active is left out. The last line holds a number, or a JSON object with `value` or
/// `values` and, if it likes, `constraints` and `attributes`. Another exit code than 0 is a failure; its reason holds the last lines of
/// standard error. No shell is involved.
public final class CommandObjective implements Objective {
    private static final Pattern MARK = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}");
    private static final int KEPT_LINES = 12;
    private static final int KEPT_CHARS = 1_000;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final long POLL_MILLIS = 20;

    private final List<String> command;
    private final Path folder;

    /// @param command program and arguments
    /// @param folder where it runs
    /// @throws IllegalArgumentException if an argument names a parameter that the space does not have
    public CommandObjective(List<String> command, SearchSpace space, Path folder) {
        this.command = List.copyOf(command);
        this.folder = folder;
        for (String part : command) {
            Matcher marks = MARK.matcher(part);
            while (marks.find()) {
                if (marks.group(1) != null && space.indexOf(marks.group(1)) < 0) {
                    throw new IllegalArgumentException(Messages.text("worker.command.unknown", marks.group(1),
                            String.join(", ", space.parameters().stream().map(p -> p.name()).toList())));
                }
            }
        }
    }

    /// The command for one configuration.
    List<String> filled(Configuration configuration) {
        List<String> filled = new ArrayList<>();
        for (String part : command) {
            StringBuilder out = new StringBuilder();
            Matcher marks = MARK.matcher(part);
            boolean active = true;
            while (marks.find()) {
                String name = marks.group(1);
                active &= name == null || configuration.has(name);
                String value = name == null ? marks.group().substring(1)
                        : String.valueOf(configuration.getOr(name, ""));
                marks.appendReplacement(out, Matcher.quoteReplacement(value));
            }
            marks.appendTail(out);
            if (active) filled.add(out.toString());
        }
        return filled;
    }

    @Override
    public Evaluation evaluate(Configuration configuration, TrialContext context) throws Exception {
        Process process = start(configuration);
        Tail answer = new Tail(process.getInputStream(), 1, LONGEST_ANSWER);
        Tail errors = new Tail(process.getErrorStream(), KEPT_LINES, KEPT_CHARS);
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (context.cancelled()) throw new CancellationException();
            }
        } finally {
            // Children first: once their parent is gone they can no longer be found.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }
        String last = answer.text();
        if (process.exitValue() != 0) {
            throw new IOException((Messages.text("worker.command.exit", process.exitValue()) + "\n"
                    + errors.text()).strip());
        }
        return parse(last);
    }

    private Process start(Configuration configuration) throws IOException {
        try {
            Process process = new ProcessBuilder(filled(configuration)).directory(folder.toFile()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new IOException(Messages.text("worker.cannot_start", command.getFirst(), e.getMessage()), e);
        }
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

    /// Keeps the last lines of a stream, read by a thread of its own so that the program never waits for us.
    private static final class Tail {
        private static final long DRAIN_MILLIS = 1_000;

        private final Deque<String> lines = new ArrayDeque<>();
        private final Thread thread;

        Tail(InputStream stream, int kept, int longest) {
            thread = Thread.ofPlatform().daemon().name("sweetspot-command-output").start(() -> {
                try (InputStream in = stream) {
                    BoundedLines reader = new BoundedLines(in, longest, true);
                    for (String line = reader.next(); line != null; line = reader.next()) {
                        if (line.isBlank()) continue;
                        synchronized (lines) {
                            lines.addLast(line);
                            if (lines.size() > kept) lines.removeFirst();
                        }
                    }
                } catch (IOException _) {
                    // What was read before is kept.
                }
            });
        }

        /// The lines, once the stream has ended, or a second after the program has: a child it left behind may keep
        /// the stream open for ever.
        String text() throws InterruptedException {
            thread.join(DRAIN_MILLIS);
            synchronized (lines) {
                return String.join("\n", lines);
            }
        }
    }
}
