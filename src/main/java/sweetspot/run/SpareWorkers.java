package sweetspot.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import sweetspot.worker.EvaluatorProcess;

/// Worker processes started ahead of a search, while the user still edits: they have loaded what every trial needs and
/// wait to be told what to tune, so that a search begins without waiting for them.
///
/// None outlives its use: they end when they are closed, when nobody has asked for them for a while, and, as all
/// workers do, when the app is gone. Safe to use from several threads.
public final class SpareWorkers implements AutoCloseable {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final boolean enabled;
    private final Executor afterAWhile;
    private final Deque<Process> idle = new ArrayDeque<>();
    private List<String> command = List.of();
    private long round;
    private boolean closed;

    public SpareWorkers() {
        this(true, CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// @param afterAWhile runs what it is given when nobody can be expected to ask any more
    SpareWorkers(boolean enabled, Executor afterAWhile) {
        this.enabled = enabled;
        this.afterAWhile = afterAWhile;
    }

    /// Never has any.
    public static SpareWorkers none() {
        return new SpareWorkers(false, Runnable::run);
    }

    /// Makes sure that so many are there for a search with our own models.
    ///
    /// @param count number of trials at once
    /// @param memoryMb memory cap of each, in MB
    public synchronized void prepare(int count, long memoryMb) {
        if (!enabled || closed) return;
        List<String> wanted = WorkerCommand.of(memoryMb);
        if (!wanted.equals(command)) end();
        command = wanted;
        idle.removeIf(p -> !p.isAlive());
        while (idle.size() > count) idle.removeLast().destroyForcibly();
        try {
            while (idle.size() < count) idle.add(EvaluatorProcess.launchAhead(command, Path.of("").toAbsolutePath()));
        } catch (IOException _) {
            // The search tries again, and tells.
        }
        long now = ++round;
        afterAWhile.execute(() -> expire(now));
    }

    private synchronized void expire(long since) {
        if (since == round) end();
    }

    /// One of them that runs this command; empty if there is none.
    synchronized Optional<Process> take(List<String> wanted) {
        if (!wanted.equals(command)) return Optional.empty();
        while (!idle.isEmpty()) {
            Process process = idle.removeFirst();
            if (process.isAlive()) return Optional.of(process);
        }
        return Optional.empty();
    }

    /// Ends those that wait; more can be asked for.
    public synchronized void release() {
        end();
    }

    private void end() {
        for (Process process : idle) process.destroyForcibly();
        idle.clear();
    }

    /// Ends those that wait, for good.
    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    /// Number of those that wait.
    synchronized int size() {
        idle.removeIf(p -> !p.isAlive());
        return idle.size();
    }
}
