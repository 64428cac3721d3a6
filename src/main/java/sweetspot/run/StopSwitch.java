package sweetspot.run;

import java.util.concurrent.TimeUnit;
import sweetspot.space.Configuration;

/// An executor whose trials any thread can stop, whatever the runner's thread is waiting for: a sampler that thinks,
/// the disk, or another program that holds the journal's lock.
///
/// Stopped trials are cancelled at once, and those that have not ended after a moment are abandoned; trials that are
/// started later end as cancelled.
final class StopSwitch implements TrialExecutor {
    /// The time that a cancelled trial may take to end.
    static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final TrialExecutor inner;
    private volatile boolean stopped;

    StopSwitch(TrialExecutor inner) {
        this.inner = inner;
    }

    /// Stops all trials; returns at once.
    ///
    /// @param ended told, by another thread, when none runs any more
    void stop(Runnable ended) {
        synchronized (this) {
            if (stopped) return;
            stopped = true;
        }
        // A program that is stopped because it ends must not be kept from it.
        Thread.ofPlatform().daemon().name("sweetspot-stop").start(() -> {
            endAll();
            ended.run();
        });
    }

    /// Tells whether trials have been stopped.
    boolean isStopped() {
        return stopped;
    }

    private void endAll() {
        for (int slot = 0; slot < inner.slots(); slot++) cancelNow(slot);
        try {
            TimeUnit.NANOSECONDS.sleep(GRACE_NANOS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (int slot = 0; slot < inner.slots(); slot++) abandon(slot);
    }

    private synchronized void cancelNow(int slot) {
        inner.cancel(slot);
    }

    @Override
    public int slots() {
        return inner.slots();
    }

    @Override
    public boolean isStarting(int slot) {
        return inner.isStarting(slot);
    }

    @Override
    public void whenStarted(Runnable told) {
        inner.whenStarted(told);
    }

    @Override
    public synchronized void start(int slot, int number, Configuration configuration, Report report) {
        if (stopped) {
            report.ended(new Outcome.Cancelled());
        } else {
            inner.start(slot, number, configuration, report);
        }
    }

    @Override
    public void cancel(int slot) {
        // No trial is told twice.
        if (!stopped) cancelNow(slot);
    }

    @Override
    public synchronized void abandon(int slot) {
        inner.abandon(slot);
    }

    @Override
    public synchronized void close() {
        inner.close();
    }
}
