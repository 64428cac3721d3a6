package sweetspot.run;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One trial in an executor's slot: brings what the executor's threads tell to the runner's thread.
final class RunningTrial implements TrialExecutor.Report {
    private final int number;
    private final int slot;
    private final Consumer<Runnable> runner;
    private final BiConsumer<RunningTrial, Told> onReport;
    private final BiConsumer<RunningTrial, Outcome> onEnd;
    private final Consumer<RunningTrial> onBegin;
    private OptionalLong due = OptionalLong.empty();
    private boolean overdue;
    private @Nullable CompletableFuture<Boolean> open;
    private boolean retired;

    /// An intermediate value and where the answer goes.
    record Told(long step, double value, CompletableFuture<Boolean> verdict) {}

    /// @param runner runs a command on the runner's thread
    RunningTrial(int number, int slot, Consumer<Runnable> runner,
            Consumer<RunningTrial> onBegin, BiConsumer<RunningTrial, Told> onReport,
            BiConsumer<RunningTrial, Outcome> onEnd) {
        this.number = number;
        this.slot = slot;
        this.runner = runner;
        this.onBegin = onBegin;
        this.onReport = onReport;
        this.onEnd = onEnd;
    }

    int number() {
        return number;
    }

    int slot() {
        return slot;
    }

    /// The time at which it must end, by the runner's clock; empty while it has no limit. For the runner's thread
    /// alone.
    OptionalLong due() {
        return due;
    }

    /// Sets when its time is up.
    void due(long nanos) {
        due = OptionalLong.of(nanos);
    }

    /// Tells whether its time was up before it ended. For the runner's thread alone.
    boolean overdue() {
        return overdue;
    }

    /// Its time is up: it has been asked to end, and is given up at `nanos`.
    void overdue(long nanos) {
        overdue = true;
        due(nanos);
    }

    @Override
    public void began() {
        runner.accept(() -> onBegin.accept(this));
    }

    @Override
    public synchronized CompletionStage<Boolean> reported(long step, double value) {
        if (retired) return CompletableFuture.completedStage(true);
        CompletableFuture<Boolean> verdict = new CompletableFuture<>();
        open = verdict;
        runner.accept(() -> onReport.accept(this, new Told(step, value, verdict)));
        return verdict;
    }

    @Override
    public void ended(Outcome outcome) {
        runner.accept(() -> onEnd.accept(this, outcome));
    }

    /// The runner no longer cares for it: whoever waits for an answer is told to stop.
    synchronized void retire() {
        retired = true;
        if (open != null) open.complete(true);
    }
}
