package sweetspot.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import sweetspot.space.Configuration;

/// The trials that run now, the slots that they take, and the time that each may take. Belongs to the runner's thread.
final class RunningTrials {
    private final TrialExecutor executor;
    private final LongSupplier nanos;
    private final long limitNanos;
    private final Map<Integer, RunningTrial> running = new LinkedHashMap<>();
    private final BitSet busy = new BitSet();

    /// @param executor evaluates them
    /// @param nanos a clock that only moves on
    /// @param limitSeconds the longest time of one trial; 0 = no limit
    RunningTrials(TrialExecutor executor, LongSupplier nanos, long limitSeconds) {
        this.executor = executor;
        this.nanos = nanos;
        this.limitNanos = TimeUnit.SECONDS.toNanos(limitSeconds);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /// Tells whether a trial is one of them; one that was given up is none.
    boolean has(RunningTrial trial) {
        return running.get(trial.number()) == trial;
    }

    /// Slots that can take a trial at once. One whose worker is still being started would keep it waiting, while the
    /// others may be through with all the rest.
    ///
    /// @param workers number of trials that may run at once
    List<Integer> freeSlots(int workers) {
        int slots = Math.min(workers, executor.slots());
        List<Integer> free = new ArrayList<>();
        for (int slot = busy.nextClearBit(0); slot < slots; slot = busy.nextClearBit(slot + 1)) {
            if (!executor.isStarting(slot)) free.add(slot);
        }
        return free;
    }

    /// Starts a trial in its slot.
    void start(RunningTrial trial, Configuration configuration) {
        running.put(trial.number(), trial);
        busy.set(trial.slot());
        executor.start(trial.slot(), trial.number(), configuration, trial);
    }

    /// The trial has begun: its time runs.
    void began(RunningTrial trial) {
        if (limitNanos > 0) trial.due(nanos.getAsLong() + limitNanos);
    }

    /// Nanoseconds until the next of them is due; `Long.MAX_VALUE` if none is.
    long nextDueNanos() {
        long next = Long.MAX_VALUE;
        for (RunningTrial trial : running.values()) {
            if (trial.due().isPresent()) next = Math.min(next, trial.due().getAsLong() - nanos.getAsLong());
        }
        return next;
    }

    /// Asks trials whose time is up to end, and gives up those that do not.
    ///
    /// @return those that were given up
    List<RunningTrial> endOverdue() {
        long now = nanos.getAsLong();
        List<RunningTrial> givenUp = new ArrayList<>();
        for (RunningTrial trial : List.copyOf(running.values())) {
            if (trial.due().isEmpty() || now - trial.due().getAsLong() < 0) continue;
            if (trial.overdue()) {
                giveUp(trial);
                givenUp.add(trial);
            } else {
                trial.overdue(now + StopSwitch.GRACE_NANOS);
                executor.cancel(trial.slot());
            }
        }
        return givenUp;
    }

    /// Asks all of them to end.
    void cancelAll() {
        for (RunningTrial trial : running.values()) executor.cancel(trial.slot());
    }

    /// Abandons those that have not ended.
    ///
    /// @return they
    List<RunningTrial> giveUpAll() {
        List<RunningTrial> left = List.copyOf(running.values());
        left.forEach(this::giveUp);
        return left;
    }

    private void giveUp(RunningTrial trial) {
        executor.abandon(trial.slot());
        release(trial);
    }

    /// The trial has ended: its slot is free.
    void release(RunningTrial trial) {
        running.remove(trial.number());
        busy.clear(trial.slot());
        trial.retire();
    }

    /// The run is over, however it came to that: nobody answers them any more.
    void retireAll() {
        running.values().forEach(RunningTrial::retire);
    }
}
