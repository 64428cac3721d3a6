package sweetspot.ui.chart;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// Runs parts of tests on the FX thread.
public final class Fx {
    private Fx() {}

    /// Starts the toolkit, once for all tests of the process.
    public static void start() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (IllegalStateException _) {
            // Another test has started it.
            up.countDown();
        }
        up.await();
        Platform.setImplicitExit(false);
    }

    public static <T> T call(Callable<T> body) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(body.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    public static void run(Runnable body) throws Exception {
        call(() -> {
            body.run();
            return null;
        });
    }

    /// Waits for something to become true on the FX thread, at most ten seconds.
    public static boolean eventually(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 500; i++) {
            if (call(condition::getAsBoolean)) return true;
            Thread.sleep(20);
        }
        return false;
    }
}
