package sweetspot.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import sweetspot.objective.Objective;
import sweetspot.objective.TrialContext;
import sweetspot.objective.TrialPrunedException;
import sweetspot.space.Configuration;
import sweetspot.text.Messages;

/// Evaluates trials in threads of this process, one a slot. A trial that ignores being cancelled keeps its thread,
/// which does not keep the program from ending; its slot gets a new one.
public final class ThreadTrialExecutor implements TrialExecutor {
    private final Objective objective;
    private final @Nullable ExecutorService[] threads;
    private final @Nullable Context[] running;

    public ThreadTrialExecutor(Objective objective, int slots) {
        this.objective = objective;
        this.threads = new ExecutorService[slots];
        this.running = new Context[slots];
    }

    @Override
    public int slots() {
        return threads.length;
    }

    @Override
    public void start(int slot, int number, Configuration configuration, Report report) {
        ExecutorService thread = threads[slot];
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("sweetspot-trial-" + slot).factory());
            threads[slot] = thread;
        }
        Context context = new Context(number, report);
        running[slot] = context;
        thread.execute(() -> {
            report.began();
            report.ended(evaluate(configuration, context));
        });
    }

    private Outcome evaluate(Configuration configuration, Context context) {
        try {
            return new Outcome.Scored(objective.evaluate(configuration, context));
        } catch (TrialPrunedException _) {
            return new Outcome.StoppedEarly();
        } catch (CancellationException | InterruptedException e) {
            return context.cancelled() ? new Outcome.Cancelled() : failed(e);
        } catch (OutOfMemoryError _) {
            return new Outcome.Failed(Messages.text("run.failed.memory"));
        } catch (StackOverflowError _) {
            return new Outcome.Failed(Messages.text("run.failed.stack"));
        } catch (Throwable e) {
            // Whatever it is, it belongs to this trial, and the search goes on.
            return failed(e);
        }
    }

    private static Outcome failed(Throwable e) {
        String message = e.getMessage();
        return new Outcome.Failed(message == null || message.isBlank() ? e.getClass().getSimpleName() : message);
    }

    @Override
    public void cancel(int slot) {
        if (running[slot] != null) running[slot].cancelled = true;
    }

    @Override
    public void abandon(int slot) {
        cancel(slot);
        running[slot] = null;
        if (threads[slot] != null) threads[slot].shutdownNow();
        threads[slot] = null;
    }

    @Override
    public void close() {
        for (int slot = 0; slot < threads.length; slot++) abandon(slot);
    }

    /// The trial's side: a report is answered by the runner, and asking whether to stop waits for the answer.
    private static final class Context implements TrialContext {
        private static final long LOOK_MILLIS = 50;

        private final int number;
        private final Report report;
        private volatile boolean cancelled;
        private CompletionStage<Boolean> verdict = CompletableFuture.completedStage(false);

        Context(int number, Report report) {
            this.number = number;
            this.report = report;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public void report(int step, double value) {
            if (!cancelled) verdict = report.reported(step, value);
        }

        @Override
        public boolean shouldPrune() {
            while (!cancelled) {
                try {
                    return verdict.toCompletableFuture().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    // The runner may be waiting for the disk; whether the trial is still wanted shows above.
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return false;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
            return false;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
