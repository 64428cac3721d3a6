package sweetspot.ui.chart;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Runs slow analyses in the background, one at a time, always on the newest input.
///
/// [#refresh] is for more of the same: what runs is finished and published, then the newest input waiting is taken.
/// [#replace] is for another question: what runs is interrupted and its result dropped. Results are published on the
/// FX thread, and none after [#unsubscribe]. Call it from the FX thread.
public final class LatestWins<I, O> implements Subscription {
    private final Function<? super I, ? extends O> work;
    private final Consumer<? super O> publish;
    private final Consumer<? super Throwable> failed;
    private final long debounceMillis;
    private final ScheduledExecutorService executor;
    private long question;
    private Optional<I> waiting = Optional.empty();
    private boolean busy;
    private @Nullable Future<?> running;
    private @Nullable ScheduledFuture<?> timer;

    /// @param name of the thread
    /// @param debounceMillis time that inputs are collected for before work starts
    /// @param work called in the background; should end soon when its thread is interrupted
    /// @param publish takes results, on the FX thread
    /// @param failed takes what `work` throws, on the FX thread
    @SuppressWarnings("ThreadPriorityCheck") // a courtesy; nothing relies on it
    public LatestWins(String name, long debounceMillis, Function<? super I, ? extends O> work,
            Consumer<? super O> publish, Consumer<? super Throwable> failed) {
        this.work = work;
        this.publish = publish;
        this.failed = failed;
        this.debounceMillis = debounceMillis;
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            // Analyses stand back behind the trials and the window.
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        pool.setKeepAliveTime(5, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        this.executor = Executors.unconfigurableScheduledExecutorService(pool);
    }

    /// Newer input for the same question.
    public void refresh(I input) {
        if (executor.isShutdown()) return;
        waiting = Optional.of(input);
        if (!busy && timer == null) schedule();
    }

    /// Input for another question.
    public void replace(I input) {
        cancel();
        refresh(input);
    }

    /// Drops what runs and what waits.
    public void cancel() {
        question++;
        waiting = Optional.empty();
        if (timer != null) timer.cancel(false);
        timer = null;
        if (running != null) running.cancel(true);
        running = null;
        busy = false;
    }

    private void schedule() {
        long mine = question;
        timer = executor.schedule(() -> Platform.runLater(() -> {
            if (mine == question) start();
        }), debounceMillis, TimeUnit.MILLISECONDS);
    }

    private void start() {
        timer = null;
        if (waiting.isEmpty() || executor.isShutdown()) return;
        I input = waiting.get();
        waiting = Optional.empty();
        busy = true;
        long mine = question;
        running = executor.submit(() -> {
            try {
                O result = work.apply(input);
                Platform.runLater(() -> finished(mine, () -> publish.accept(result)));
            } catch (CancellationException _) {
                Platform.runLater(() -> finished(mine, () -> {}));
            } catch (RuntimeException | Error e) {
                Platform.runLater(() -> finished(mine, () -> failed.accept(e)));
            }
        });
    }

    private void finished(long mine, Runnable then) {
        if (mine != question) return;
        busy = false;
        running = null;
        then.run();
        if (mine == question && waiting.isPresent() && timer == null) schedule();
    }

    /// Ends it: drops what runs and lets the thread go.
    @Override
    public void unsubscribe() {
        cancel();
        executor.shutdownNow();
    }
}
