package sweetspot.journal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a journal's lock a few milliseconds longer than one append needs it, so that appends in quick succession
/// share the cost of taking it: a link made, renamed and deleted costs more than writing a trial.
///
/// A lease ends by itself, whatever its owner is doing. Between two leases the lock is free for a moment, for other
/// programs that wait; and once one of them has written to the journal, each append takes the lock for itself again.
final class LockLease implements AutoCloseable {
    private static final long TERM_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
    /// After so long, as when a computer wakes up, another program may have broken the lock and taken it.
    private static final long DOUBTFUL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final JournalLock lock;
    private final ReentrantLock mutex = new ReentrantLock();
    private final @Nullable ScheduledExecutorService timer;
    private boolean alone;
    private boolean held;
    private boolean timed;
    private long taken;
    private long given;

    /// @param keep whether to keep the lock for a while; else it is given back after each use
    LockLease(JournalLock lock, boolean keep) {
        this.lock = lock;
        this.alone = keep;
        this.given = System.nanoTime() - PAUSE_NANOS;
        this.timer = keep ? new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("sweetspot-journal-lease").factory()) : null;
    }

    /// Begins a use of the lock; [#exit] must follow.
    ///
    /// @return whether the lock has been taken anew, so that others may have written since the last use
    /// @throws JournalException as [JournalLock#acquire()]; the lock is not held then
    boolean enter() throws JournalException {
        mutex.lock();
        boolean entered = false;
        try {
            if (held && System.nanoTime() - taken >= TERM_NANOS) giveBack();
            boolean fresh = !held;
            if (fresh) take();
            entered = true;
            return fresh;
        } finally {
            if (!entered) mutex.unlock();
        }
    }

    private void take() throws JournalException {
        long pause = alone ? PAUSE_NANOS - (System.nanoTime() - given) : 0;
        if (pause > 0) LockSupport.parkNanos(pause);
        lock.acquire();
        held = true;
        taken = System.nanoTime();
    }

    /// Ends a use.
    ///
    /// @param done whether it went well; else the lock is given back at once
    void exit(boolean done) {
        try {
            if (!done || !alone) {
                giveBack();
            } else if (!timed) {
                timed = true;
                var _ = Objects.requireNonNull(timer).schedule(this::expire, TERM_NANOS, TimeUnit.NANOSECONDS);
            }
        } finally {
            mutex.unlock();
        }
    }

    private void expire() {
        mutex.lock();
        try {
            timed = false;
            long left = held ? TERM_NANOS - (System.nanoTime() - taken) : 0;
            if (left > 0) {
                timed = true;
                var _ = Objects.requireNonNull(timer).schedule(this::expire, left, TimeUnit.NANOSECONDS);
            } else {
                giveBack();
            }
        } finally {
            mutex.unlock();
        }
    }

    private void giveBack() {
        if (!held) return;
        held = false;
        given = System.nanoTime();
        if (given - taken < DOUBTFUL_NANOS || lock.isOurs()) lock.release();
    }

    /// Another program writes to the journal too: from now on, the lock is given back after each use.
    void shared() {
        alone = false;
    }

    /// See [JournalLock#patience].
    void patience(Duration longest) {
        lock.patience(longest);
    }

    /// See [JournalLock#onWait].
    void onWait(Consumer<Boolean> told) {
        lock.onWait(told);
    }

    @Override
    public void close() {
        mutex.lock();
        try {
            giveBack();
        } finally {
            mutex.unlock();
        }
        if (timer != null) timer.shutdownNow();
    }
}
