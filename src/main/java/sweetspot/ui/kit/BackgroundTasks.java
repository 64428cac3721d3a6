package sweetspot.ui.kit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs work off the window's thread and brings its result back onto it. Tests give two executors that run at once.
///
/// Once the background executor has been shut down, new work is dropped: the app is ending, and a window that closes
/// may still hear an event or two.
public final class BackgroundTasks {
    private static final long SETTLE_MILLIS = 500;
    private final Executor background;
    private final Executor window;
    private final Executor later;

    /// @param background runs the work
    /// @param window runs what follows, `Platform::runLater` in the app
    public BackgroundTasks(Executor background, Executor window) {
        Executor open = untilShutDown(background);
        this(open, window, CompletableFuture.delayedExecutor(SETTLE_MILLIS, TimeUnit.MILLISECONDS, open));
    }

    private BackgroundTasks(Executor open, Executor window, Executor later) {
        this.background = open;
        this.window = window;
        this.later = later;
    }

    private static Executor untilShutDown(Executor executor) {
        return task -> {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                if (!(executor instanceof ExecutorService service && service.isShutdown())) throw e;
            }
        };
    }

    /// Everything at once, on the calling thread.
    public static BackgroundTasks immediate() {
        return new BackgroundTasks(Runnable::run, Runnable::run, Runnable::run);
    }

    /// Runs something on the window's thread after half a second, for work that should wait until the user pauses.
    public void afterAWhile(Runnable action) {
        later.execute(() -> window.execute(action));
    }

    /// Runs `work`, then one of the two others on the window's thread.
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        background.execute(() -> perform(work, done, failed));
    }

    private <T> void perform(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            T result = work.call();
            window.execute(() -> done.accept(result));
        } catch (Exception e) {
            window.execute(() -> failed.accept(e));
        }
    }

    /// Runs something on the window's thread, soon.
    public void onWindow(Runnable action) {
        window.execute(action);
    }

    /// A job of which only the latest request counts: asked again while it works, it drops what it was doing.
    public Latest latest() {
        return new Latest(this);
    }

    /// Jobs that must not overlap: each begins when all that were asked for before it have ended.
    public InTurn inTurn() {
        return new InTurn(this);
    }

    /// Runs jobs one after the other. They share one thread of the background, so that none is kept by a job that waits
    /// for another, and what was asked for before the app ends is still done.
    public static final class InTurn {
        private final BackgroundTasks tasks;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean working;

        private InTurn(BackgroundTasks tasks) {
            this.tasks = tasks;
        }

        /// Runs `work` in its turn, then one of the two others on the window's thread.
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            synchronized (this) {
                waiting.add(() -> tasks.perform(work, done, failed));
                if (working) return;
                working = true;
            }
            tasks.background.execute(this::workOff);
        }

        private void workOff() {
            boolean goesOn = true;
            try {
                for (Runnable job = next(); job != null; job = next()) job.run();
                goesOn = false;
            } finally {
                // An error ends this thread; what waits is not to wait for ever.
                if (goesOn) tasks.background.execute(this::workOff);
            }
        }

        private synchronized Runnable next() {
            Runnable job = waiting.poll();
            working = job != null;
            return job;
        }
    }

    /// Runs the latest of several requests; results of overtaken ones are dropped. For the window's thread only.
    public static final class Latest {
        private final BackgroundTasks tasks;
        private long newest;

        private Latest(BackgroundTasks tasks) {
            this.tasks = tasks;
        }

        /// Runs `work`; what follows is left out if another request, or [#cancel()], has come meanwhile.
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            long mine = ++newest;
            tasks.run(work, result -> {
                if (mine == newest) done.accept(result);
            }, error -> {
                if (mine == newest) failed.accept(error);
            });
        }

        /// Drops what is under way.
        public void cancel() {
            newest++;
        }
    }
}
