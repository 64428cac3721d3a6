package sweetspot.run;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Measures time spent, with pauses left out.
final class Stopwatch {
    private final LongSupplier nanos;
    private long spentNanos;
    private long since;
    private boolean running;

    /// @param spentMillis what was spent before
    Stopwatch(LongSupplier nanos, long spentMillis) {
        this.nanos = nanos;
        this.spentNanos = TimeUnit.MILLISECONDS.toNanos(spentMillis);
    }

    boolean isRunning() {
        return running;
    }

    void start() {
        if (running) return;
        running = true;
        since = nanos.getAsLong();
    }

    void stop() {
        if (!running) return;
        running = false;
        spentNanos += nanos.getAsLong() - since;
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(spentNanos + (running ? nanos.getAsLong() - since : 0));
    }
}
