package sweetspot.ui.data;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sweetspot.data.format.ReadingWatch;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;

/// How far the reading of a file is, and a button that ends it. Asks while it is shown.
final class ReadingView extends VBox {
    private static final Duration PULSE = Duration.millis(150);

    private final ReadingTask reading;
    private final ProgressBar bar = new ProgressBar();
    private final Label rows = Ui.label("", "small", "muted");
    private final Timeline pulse = new Timeline(new KeyFrame(PULSE, _ -> refresh()));

    ReadingView(ReadingTask reading, Label words, Runnable stop) {
        this.reading = reading;
        getStyleClass().add("empty-state");
        bar.getStyleClass().add("reading-bar");
        bar.setAccessibleText(words.getText());
        Button end = Ui.button(Messages.text("data.import.cancel"), stop);
        end.setId("stop-reading");
        getChildren().addAll(words, bar, rows, end);
        pulse.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::shown);
        refresh();
    }

    private void shown(Scene scene) {
        if (scene == null) pulse.stop();
        else pulse.play();
    }

    private void refresh() {
        ReadingWatch watch = reading.watch();
        bar.setProgress(watch.share() > 0 ? watch.share() : ProgressBar.INDETERMINATE_PROGRESS);
        rows.setText(watch.rows() > 0 ? Messages.text("data.page.rowsRead", watch.rows()) : "");
    }
}
