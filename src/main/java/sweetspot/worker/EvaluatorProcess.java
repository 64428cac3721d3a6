package sweetspot.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import sweetspot.text.Messages;

/// A running worker process, seen from the app: one trial at a time goes in, reports and results come out.
///
/// Nothing here waits for the process: what is sent goes through a queue, what comes back through the listener. A
/// process that breaks the protocol, dies, or does not get ready in time is killed with its children, and the
/// listener learns once why.
public final class EvaluatorProcess implements AutoCloseable {
    /// Environment variable that tells a program by whom it was started; its value is the protocol's version.
    public static final String ENVIRONMENT = "SWEETSPOT_PROTOCOL";

    private static final int LONGEST_LINE = 1 << 20;
    /// Answers that wait for the program to read them.
    private static final int MOST_UNREAD = 100_000;
    private static final int KEPT_ERROR_LINES = 12;
    private static final int KEPT_ERROR_CHARS = 1_000;
    private static final long DRAIN_MILLIS = 300;
    /// The exit code of a Java process that runs out of memory, if told to exit then, as our own workers are.
    private static final int OUT_OF_MEMORY = 3;
    /// Looking for children walks through all processes of the system, which costs milliseconds: so long without asking,
    /// and beyond that one part in so many of the time.
    private static final long FREE_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LOOKING_SHARE = 50;

    private final Process process;
    private final boolean forks;
    private final Listener listener;
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private final LastLines errorLines = new LastLines(KEPT_ERROR_LINES);
    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private long looking;
    private volatile int trial = -1;

    /// Hears from a process, on its reading threads.
    public interface Listener {
        /// The trial has an intermediate value.
        void reported(int trial, long step, double value);

        /// The trial has some more predictions to be kept beside the study.
        default void predicted(int trial, float[] values) {}

        /// The trial has ended, and the process waits for the next.
        void ended(Message.Result result);

        /// The process is gone, and with it the trial that it ran. Told once, and not after [#close()].
        ///
        /// @param reason why, in words
        void died(String reason);

        /// It has written a line of standard error, cut if it is very long.
        default void said(String line) {}
    }

    /// Starts a process and tells it what it is for, see [#launch] and [#adopt].
    ///
    /// @throws IOException if it cannot be started
    public static EvaluatorProcess start(List<String> command, Path folder, Message.Setup setup, Duration patience,
            boolean forks, Listener listener) throws IOException {
        return adopt(launch(command, folder), setup, patience, forks, listener);
    }

    /// Starts a program that speaks the protocol, without telling it anything yet.
    ///
    /// @throws IOException if it cannot be started
    public static Process launch(List<String> command, Path folder) throws IOException {
        return builder(command, folder).start();
    }

    /// Starts one of our own workers before it is known what it is for: it loads what every trial needs.
    ///
    /// @throws IOException if it cannot be started
    public static Process launchAhead(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = builder(command, folder);
        builder.environment().put(Rehearsal.ENVIRONMENT, "1");
        return builder.start();
    }

    private static ProcessBuilder builder(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put(ENVIRONMENT, String.valueOf(Message.PROTOCOL));
        return builder;
    }

    /// Takes over a process that has been launched and told nothing.
    ///
    /// @param setup what it is told first
    /// @param patience how long it may take to get ready
    /// @param forks whether it may start processes of its own, which are then killed with it
    public static EvaluatorProcess adopt(Process process, Message.Setup setup, Duration patience, boolean forks,
            Listener listener) {
        return new EvaluatorProcess(process, setup, patience, forks, listener);
    }

    private EvaluatorProcess(Process process, Message.Setup setup, Duration patience, boolean forks,
            Listener listener) {
        this.process = process;
        this.forks = forks;
        this.listener = listener;
        outgoing.add(setup.toLine());
        thread("writer", this::write);
        thread("reader", this::read);
        thread("errors", this::readErrors);
        var _ = process.onExit().thenRunAsync(this::exited, CompletableFuture.delayedExecutor(DRAIN_MILLIS,
                TimeUnit.MILLISECONDS));
        ready.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> {
            fail(Messages.text("worker.not_ready", patience.toSeconds()));
            return null;
        });
    }

    private void thread(String role, Runnable work) {
        Thread.ofPlatform().daemon().name("sweetspot-worker-" + process.pid() + "-" + role).start(work);
    }

    /// Sends a trial; the one before must have ended.
    public void evaluate(Message.Evaluate message) {
        trial = message.trial();
        noteChildren();
        outgoing.add(message.toLine());
    }

    /// Tells whether it still gets ready: it has neither said that it is, nor has its end been told.
    public boolean isStarting() {
        return !ready.isDone();
    }

    /// Does something once it is ready, which may be now; or when it is gone without ever having been.
    public void whenReady(Runnable action) {
        var _ = ready.whenComplete((_, _) -> action.run());
    }

    /// Answers a report.
    public void answer(int number, long step, boolean stop) {
        if (outgoing.size() > MOST_UNREAD) fail(Messages.text("worker.not_reading", MOST_UNREAD));
        else outgoing.add((stop ? new Message.Stop(number, true) : new Message.Continue(number, step)).toLine());
    }

    /// Cancels a trial: asks it to end as soon as it can.
    public void cancel(int number) {
        outgoing.add(new Message.Stop(number, false).toLine());
    }

    /// Tells whether it can take a trial.
    public boolean isAlive() {
        return !over.get() && process.isAlive();
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            while (!over.get()) {
                String line = outgoing.poll(1, TimeUnit.SECONDS);
                if (line == null) {
                    noteChildren();
                    continue;
                }
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (outgoing.isEmpty()) out.flush();
            }
        } catch (IOException _) {
            // It no longer listens: the reader and its exit tell why.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            BoundedLines lines = new BoundedLines(in, LONGEST_LINE, false);
            for (String line = lines.next(); line != null && !over.get(); line = lines.next()) {
                if (!line.isBlank()) take(Message.parse(line));
            }
            // The end of its output: it has exited, which tells why, or it will never say anything again.
            if (!process.waitFor(2, TimeUnit.SECONDS)) fail(Messages.text("worker.closed_output"));
        } catch (Message.Malformed e) {
            fail(Messages.text("worker.garbage", e.getMessage()));
        } catch (BoundedLines.TooLongException _) {
            fail(Messages.text("worker.too_long"));
        } catch (IOException _) {
            if (process.isAlive()) fail(Messages.text("worker.closed_output"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Message message) throws Message.Malformed {
        noteChildren();
        switch (message) {
            case Message.Ready _ -> ready.complete(null);
            case Message.Report m -> {
                requireCurrent(m.trial());
                listener.reported(m.trial(), m.step(), m.value());
            }
            case Message.Predictions m -> {
                requireCurrent(m.trial());
                listener.predicted(m.trial(), m.values());
            }
            case Message.Result m -> {
                requireCurrent(m.trial());
                trial = -1;
                listener.ended(m);
            }
            default -> throw new Message.Malformed(
                    Messages.text("worker.message.not_for_app", message.getClass().getSimpleName()));
        }
    }

    private void requireCurrent(int number) throws Message.Malformed {
        if (trial < 0 || number != trial) {
            throw new Message.Malformed(trial < 0
                    ? Messages.text("worker.message.no_trial", String.valueOf(number))
                    : Messages.text("worker.message.trial", String.valueOf(number), String.valueOf(trial)));
        }
    }

    private void readErrors() {
        try (InputStream in = process.getErrorStream()) {
            BoundedLines lines = new BoundedLines(in, KEPT_ERROR_CHARS, true);
            for (String line = lines.next(); line != null; line = lines.next()) {
                errorLines.add(line);
                listener.said(line);
            }
        } catch (IOException _) {
            // Only what it said before can be shown.
        }
    }

    /// The last lines of its standard error.
    public String lastErrors() {
        return errorLines.tell();
    }

    private void exited() {
        int code = process.exitValue();
        boolean memory = code == OUT_OF_MEMORY && !forks;
        String what = memory ? Messages.text("worker.died.memory") : switch (code) {
            case 134, 135, 136, 139, 132 -> Messages.text("worker.died.crashed", code - 128);
            case 137, 143, 130 -> Messages.text("worker.died.killed", code - 128);
            default -> Messages.text("worker.died.exit", code);
        };
        String last = lastErrors();
        fail(last.isEmpty() || memory ? what : what + "\n" + last);
    }

    private void fail(String reason) {
        if (!over.compareAndSet(false, true)) return;
        kill();
        listener.died(reason);
        // Last, so that who waits for it finds the reason told.
        ready.complete(null);
    }

    /// A child that outlives its parent can no longer be found, so they are noted while it lives: with each message,
    /// and each second, as far as that costs next to nothing.
    private void noteChildren() {
        if (!forks) return;
        synchronized (children) {
            long now = System.nanoTime();
            if (looking > FREE_LOOKS_NANOS + (now - begun) / LOOKING_SHARE) return;
            findChildren();
            looking += System.nanoTime() - now;
        }
    }

    private void findChildren() {
        process.descendants().forEach(children::add);
        // A program may start thousands, one after the other.
        children.removeIf(child -> !child.isAlive());
    }

    private void kill() {
        if (forks) {
            synchronized (children) {
                findChildren();
            }
        }
        process.destroyForcibly();
        for (ProcessHandle child : children) child.destroyForcibly();
    }

    /// Kills it with its children; the listener hears nothing more.
    @Override
    public void close() {
        if (!over.compareAndSet(false, true)) return;
        kill();
        ready.complete(null);
    }
}
