package sweetspot.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/// Runs actions on the window's thread, the latest ones after a pause that keeps them at most ten a second apart.
/// Made for callers that ask again only after their last action has run.
public final class WindowPulse implements Executor {
    private static final long GAP_NANOS = 100_000_000;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    @Override
    public void execute(Runnable action) {
        Platform.runLater(() -> {
            long wait = next.get() - System.nanoTime();
            if (wait <= 0) {
                run(action);
                return;
            }
            PauseTransition pause = new PauseTransition(Duration.millis(wait / 1e6));
            pause.setOnFinished(_ -> run(action));
            pause.play();
        });
    }

    private void run(Runnable action) {
        action.run();
        next.set(System.nanoTime() + GAP_NANOS);
    }
}
