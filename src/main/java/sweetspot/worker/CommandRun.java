package sweetspot.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import sweetspot.text.Messages;

/// Runs a command to its end and keeps the last of what it wrote. Whatever happens, it and the processes it has
/// started are gone afterwards.
///
/// @param exitCode of the command
/// @param answer its last line of output that is not blank; "" if there is none
/// @param errors its last lines of standard error
record CommandRun(int exitCode, String answer, String errors) {
    private static final int KEPT_LINES = 12;
    private static final int KEPT_CHARS = 1_000;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final long POLL_MILLIS = 20;
    /// Looking for children costs milliseconds, so it is done ever more rarely, but at least so often.
    private static final long LOOK_MILLIS = 500;

    /// Hears each line as it is written, on the threads that read.
    @FunctionalInterface
    interface Listener {
        /// Hears one line.
        ///
        /// @param error whether the line is of standard error
        void wrote(String line, boolean error);
    }

    /// Runs a command.
    ///
    /// @param folder where it runs
    /// @param cancelled asked all the time whether to end it
    /// @throws IOException if it cannot be started
    /// @throws CancellationException if it was cancelled
    static CommandRun of(List<String> command, Path folder, BooleanSupplier cancelled, Listener listener)
            throws IOException, InterruptedException {
        Process process = start(command, folder);
        Set<ProcessHandle> children = new LinkedHashSet<>();
        Tail answer = new Tail(process.getInputStream(), 1, LONGEST_ANSWER, line -> listener.wrote(line, false));
        Tail errors = new Tail(process.getErrorStream(), KEPT_LINES, KEPT_CHARS, line -> listener.wrote(line, true));
        try {
            long began = System.nanoTime();
            long look = POLL_MILLIS;
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) throw new CancellationException();
                long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                if (now < look) continue;
                process.descendants().forEach(children::add);
                look = now + Math.min(LOOK_MILLIS, now);
            }
        } finally {
            // Children first: once their parent is gone they can no longer be found.
            process.descendants().forEach(children::add);
            children.forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }
        return new CommandRun(process.exitValue(), answer.text(), errors.tell());
    }

    private static Process start(List<String> command, Path folder) throws IOException {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new IOException(
                    Messages.text("worker.cannot_start", command.getFirst(), String.valueOf(e.getMessage())), e);
        }
    }

    /// Keeps the last lines of a stream, read by a thread of its own so that the program never waits for us.
    private static final class Tail {
        private static final long DRAIN_MILLIS = 1_000;

        private final LastLines lines;
        private final Thread thread;

        Tail(InputStream stream, int kept, int longest, java.util.function.Consumer<String> listener) {
            lines = new LastLines(kept);
            thread = Thread.ofPlatform().daemon().name("sweetspot-command-output").start(() -> {
                try (InputStream in = stream) {
                    BoundedLines reader = new BoundedLines(in, longest, true);
                    for (String line = reader.next(); line != null; line = reader.next()) {
                        listener.accept(line);
                        if (line.isBlank()) continue;
                        lines.add(line);
                    }
                } catch (IOException _) {
                    // What was read before is kept.
                }
            });
        }

        /// The lines, and how many came before them, once the stream has ended, or a second after the program has: a child it left behind may keep
        /// the stream open for ever.
        String tell() throws InterruptedException {
            thread.join(DRAIN_MILLIS);
            return lines.tell();
        }

        /// The lines alone, else as [#tell()].
        String text() throws InterruptedException {
            thread.join(DRAIN_MILLIS);
            return lines.text();
        }
    }
}
