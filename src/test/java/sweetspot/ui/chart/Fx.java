package sweetspot.ui.chart;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import sweetspot.ui.kit.Theme;

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

    /// Shows a page in a stage at the screen's corner, in the light theme.
    public static Stage show(Parent root, double width, double height) {
        Stage stage = new Stage();
        stage.setScene(new Scene(root, width, height));
        Theme.apply(stage.getScene(), false, 1);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        return stage;
    }

    /// Lays a stage out until nothing moves any more: what a layout makes visible is laid out by the next one.
    public static void settle(Stage stage) throws Exception {
        for (int i = 0; i < 3; i++) {
            run(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
        }
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
