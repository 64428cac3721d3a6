package sweetspot.ui.chart;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.util.Subscription;

/// Hands the newest of many values to the window: from any thread in, on the FX thread out, at most ten times a
/// second, and only while something changed.
///
/// Values that were overtaken are dropped, so that a fast search cannot flood the window. [#unsubscribe] belongs to
/// the end of the view's life; afterwards nothing is handed on and nothing is held.
public final class UiPulse<T> implements Subscription {
    /// Shortest time between two values handed on, in nanoseconds.
    private static final long INTERVAL = 100_000_000;

    private final AtomicReference<T> newest = new AtomicReference<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private volatile Consumer<? super T> receiver;
    private boolean ticking;
    private long last = Long.MIN_VALUE / 2;

    /// @param receiver called on the FX thread
    public UiPulse(Consumer<? super T> receiver) {
        this.receiver = receiver;
    }

    /// Offers a value, from any thread.
    public void offer(T value) {
        if (receiver == null) return;
        // Only the first value since the last pulse needs to wake the FX thread.
        if (newest.getAndSet(value) == null) Platform.runLater(this::wake);
    }

    private void wake() {
        if (ticking || receiver == null) return;
        ticking = true;
        timer.start();
        Platform.requestNextPulse();
    }

    private void tick(long now) {
        if (now - last < INTERVAL) return;
        T value = newest.getAndSet(null);
        if (value == null) {
            ticking = false;
            timer.stop();
            return;
        }
        last = now;
        Consumer<? super T> to = receiver;
        if (to != null) to.accept(value);
    }

    /// Ends it. On the FX thread.
    @Override
    public void unsubscribe() {
        receiver = null;
        newest.set(null);
        timer.stop();
        ticking = false;
    }
}
