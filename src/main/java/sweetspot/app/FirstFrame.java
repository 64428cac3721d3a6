package sweetspot.app;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.shell.Preferences;

/// The window's content while the app is put together: its background and its mark, at the place and in the colours
/// of last time. Without it the window would be an empty black frame until everything has been laid out once.
final class FirstFrame {
    /// Frames after which the window has been painted for certain: a frame is rendered on another thread while the next
    /// is prepared, and the software renderer hands its picture over on this one.
    private static final int FRAMES = 8;
    /// The least time for them, in nanoseconds: a window that has just been made is not painted before it is mapped.
    private static final long LEAST = 250_000_000;

    private FirstFrame() {}

    /// Shows the window, and does the rest as soon as it has been painted.
    static void show(Stage stage, Preferences preferences, Runnable rest) {
        boolean dark = AppWindow.isDark(preferences);
        ImageView mark = new ImageView(new Image(FirstFrame.class.getResource(
                "/sweetspot/ui/icon/" + (dark ? "mark-dark" : "mark-light") + ".png").toExternalForm()));
        mark.setPreserveRatio(true);
        mark.setFitHeight(48);
        StackPane root = new StackPane(mark);
        root.setStyle("-fx-background-color: -ss-bg");
        Scene scene = new Scene(root);
        scene.getStylesheets().setAll(Theme.colors(dark));
        stage.setTitle(Messages.text("app.name"));
        stage.setScene(scene);
        AppWindow.place(stage, preferences);
        stage.show();
        new AnimationTimer() {
            private int frames;
            private long first;

            @Override
            public void handle(long now) {
                if (frames++ == 0) first = now;
                if (frames < FRAMES || now - first < LEAST) return;
                stop();
                rest.run();
            }
        }.start();
    }
}
