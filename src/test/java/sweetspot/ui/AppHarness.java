package sweetspot.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import sweetspot.app.AppWindow;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.shell.AppFolders;
import sweetspot.ui.shell.Preferences.ThemeChoice;
import sweetspot.ui.shell.Workbench;

/// The whole app in a window of a test: on a folder of its own, driven from the test's thread.
public final class AppHarness implements AutoCloseable {
    private static boolean started;
    private final ExecutorService background = Executors.newFixedThreadPool(3);
    private final Path home;
    private Stage stage;
    private AppWindow window;
    private volatile boolean exited;

    /// Opens the app on `home` at a size in pixels.
    public AppHarness(Path home, double width, double height) throws Exception {
        this.home = home;
        startToolkit();
        open(width, height);
    }

    private static synchronized void startToolkit() throws InterruptedException {
        if (started) return;
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Platform.startup(() -> ready.complete(null));
            ready.join();
        } catch (IllegalStateException e) {
            // Another test has started it.
        }
        Platform.setImplicitExit(false);
        onFx(() -> {
            Theme.loadFonts();
            return null;
        });
        started = true;
    }

    private void open(double width, double height) {
        onFx(() -> {
            stage = new Stage();
            window = new AppWindow(stage, new AppFolders(home), background, () -> exited = true);
            window.preferences().theme().set(ThemeChoice.LIGHT);
            window.preferences().reduceMotion().set(true);
            window.show();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        until(() -> window.workbench().listed().get());
    }

    /// Runs on the window's thread and waits for the answer.
    public static <T> T onFx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable run = () -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        if (Platform.isFxApplicationThread()) run.run();
        else Platform.runLater(run);
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /// Waits, at most a minute, until something holds on the window's thread.
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) throw new AssertionError("did not happen within a minute");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    public Workbench workbench() {
        return window.workbench();
    }

    public AppWindow window() {
        return window;
    }

    public Stage stage() {
        return stage;
    }

    /// The node of an id; it must be there.
    @SuppressWarnings("unchecked")
    public <T extends Node> T find(String id) {
        return onFx(() -> {
            Node node = stage.getScene().lookup("#" + id);
            if (node == null) throw new AssertionError("there is no #" + id);
            return (T) node;
        });
    }

    /// Makes the window light or dark.
    public void theme(boolean dark) {
        onFx(() -> {
            window.preferences().theme().set(dark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
            return null;
        });
    }

    public void size(double width, double height) {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
    }

    /// Writes what the window shows to a PNG file, after everything has been laid out.
    public void shoot(Path file) throws IOException {
        settle();
        shoot(stage.getScene(), file);
    }

    /// Writes what the dialog shows that is open now to a PNG file, and closes it.
    public void shootDialog(Path file) throws IOException {
        settle();
        Window dialog = onFx(() -> Window.getWindows().stream().filter(w -> w != stage && w.isShowing()
                && w instanceof Stage).findFirst().orElseThrow());
        shoot(dialog.getScene(), file);
        onFx(() -> {
            dialog.hide();
            return null;
        });
    }

    /// Writes what the newest dialog shows to a PNG file.
    public void shootLastDialog(Path file, boolean close) throws IOException {
        settle();
        Window dialog = onFx(() -> Window.getWindows().stream().filter(w -> w != stage && w.isShowing()
                && w instanceof Stage).reduce((_, later) -> later).orElseThrow());
        shoot(dialog.getScene(), file);
        if (close) {
            onFx(() -> {
                dialog.hide();
                return null;
            });
        }
    }

    private static void shoot(Scene scene, Path file) throws IOException {
        WritableImage image = onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, w);
        BufferedImage png = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        png.setRGB(0, 0, w, h, pixels, 0, w);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(png, "png", file.toFile());
    }

    /// Lets a few pulses pass.
    public void settle() {
        settle(4);
    }

    /// Waits until the window has been laid out once more.
    public void pulse() {
        CompletableFuture<Void> laidOut = new CompletableFuture<>();
        Runnable listener = () -> laidOut.complete(null);
        onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
            return null;
        });
        laidOut.orTimeout(60, TimeUnit.SECONDS).join();
        onFx(() -> {
            stage.getScene().removePostLayoutPulseListener(listener);
            return null;
        });
    }

    /// Lets a few pulses pass.
    private static void settle(int turns) {
        for (int i = 0; i < turns; i++) {
            onFx(() -> null);
            try {
                Thread.sleep(60);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Whether the app has asked to end.
    public boolean exited() {
        return exited;
    }

    /// Presses keys in the window, `Shortcut` held where `shortcut` says so.
    public void press(KeyCode code, boolean shortcut, boolean shift) {
        onFx(() -> {
            Scene scene = stage.getScene();
            Node focus = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                KeyEvent event = new KeyEvent(type, "", "", code, shift, shortcut, false, false);
                Event.fireEvent(focus, event);
            }
            return null;
        });
    }

    /// Presses the button of an id, in whichever window it is.
    public static void pressButton(String id) {
        until(() -> button(id) != null);
        onFx(() -> {
            button(id).fire();
            return null;
        });
    }

    /// The node of an id in whichever window it is; null if there is none.
    public static Node field(String id) {
        return Window.getWindows().stream().filter(w -> w.getScene() != null)
                .map(w -> w.getScene().lookup("#" + id)).filter(n -> n != null).findFirst().orElse(null);
    }

    private static Button button(String id) {
        for (Window window : Window.getWindows()) {
            if (window.getScene() != null && window.getScene().lookup("#" + id) instanceof Button button) return button;
        }
        return null;
    }

    @Override
    public void close() {
        onFx(() -> {
            // A dialog left open would be found by the next test that looks for one of its kind.
            for (Window window : List.copyOf(Window.getWindows())) {
                if (isOwned(window)) window.hide();
            }
            stage.hide();
            return null;
        });
        background.shutdownNow();
    }

    private boolean isOwned(Window window) {
        Window owner = switch (window) {
            case Stage dialog -> dialog.getOwner();
            case PopupWindow popup -> popup.getOwnerWindow();
            default -> null;
        };
        return owner != null && (owner == stage || isOwned(owner));
    }
}
