package sweetspot.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Budget;

/// Rings when a search has used up its time, even while the runner's thread waits for another program, the disk or a
/// sampler.
///
/// It rings once, a little late: the runner is expected to see first that the time is over, and to silence it.
final class TimeAlarm implements AutoCloseable {
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier nanos;
    private final long limitMillis;
    private final Runnable ring;
    private @Nullable Thread thread;
    private boolean set;
    private boolean rung;
    private boolean closed;
    private long end;

    /// @param nanos a clock that only moves on
    /// @param budget says the time limit
    /// @param ring what happens, on a thread of the alarm's own
    TimeAlarm(LongSupplier nanos, Budget budget, Runnable ring) {
        this.nanos = nanos;
        this.limitMillis = TimeUnit.SECONDS.toMillis(budget.seconds());
        this.ring = ring;
    }

    /// Is set by what the watch shows: the time spent so far, and whether it runs.
    synchronized void follow(Stopwatch watch) {
        set = limitMillis > 0 && watch.isRunning();
        if (!set || rung || closed) return;
        end = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(limitMillis - watch.millis());
        if (thread == null) thread = Thread.ofPlatform().daemon().name("sweetspot-alarm").start(this::watch);
    }

    /// Nanoseconds until the time is over; `Long.MAX_VALUE` where no time runs.
    synchronized long leftNanos() {
        return set ? end - nanos.getAsLong() : Long.MAX_VALUE;
    }

    /// Keeps it from ringing, for good.
    ///
    /// @return false if it has rung
    synchronized boolean silence() {
        closed = true;
        return !rung;
    }

    private void watch() {
        for (long nap = nap(); nap > 0; nap = nap()) LockSupport.parkNanos(nap);
        synchronized (this) {
            if (!rung) return;
        }
        ring.run();
    }

    /// The time to sleep on; 0 once it rings or is closed.
    private synchronized long nap() {
        if (closed) return 0;
        if (!set) return LONGEST_NAP_NANOS;
        long left = end + LATE_NANOS - nanos.getAsLong();
        rung = left <= 0;
        return Math.clamp(left, 0, LONGEST_NAP_NANOS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) LockSupport.unpark(thread);
    }
}
