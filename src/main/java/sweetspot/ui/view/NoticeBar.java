package sweetspot.ui.view;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.model.Notice;
import javafx.util.Subscription;

/// Notices on top of the page, newest below: errors and questions stay until they are closed, others go after a few seconds.
final class NoticeBar extends VBox {
    private static final int MOST = 4;
    /// Characters of a text that fills more than two lines.
    private static final int LONG = 80;
    private static final Duration STAY = Duration.seconds(8);

    NoticeBar() {
        getStyleClass().add("notice-bar");
        setId("notices");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_RIGHT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void show(Notice notice) {
        HBox box = new HBox();
        box.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        Label text = Ui.paragraph(notice.text(), "small");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        box.getChildren().add(switch (notice.kind()) {
            case INFO -> Ui.icon(Feather.INFO, "accent-text");
            case SUCCESS -> Ui.icon(Feather.CHECK_CIRCLE, "success-text");
            case QUESTION -> Ui.icon(Feather.ALERT_TRIANGLE, "warning-text");
            case ERROR -> Ui.icon(Feather.ALERT_TRIANGLE, "danger-text");
        });
        HBox actions = Ui.row();
        for (Notice.Action action : notice.actions()) {
            Button link = Ui.link(action.text(), () -> {
                getChildren().remove(box);
                action.run().run();
            });
            link.setMinWidth(USE_PREF_SIZE);
            actions.getChildren().add(link);
        }
        // One stands beside the text, several, and one of a long text, below it.
        if (notice.actions().size() > 1 || !notice.actions().isEmpty() && notice.text().length() > LONG) {
            VBox column = new VBox(text, actions);
            HBox.setHgrow(column, Priority.ALWAYS);
            column.getStyleClass().add("notice-column");
            box.getChildren().add(column);
        } else {
            box.getChildren().add(text);
            if (!notice.actions().isEmpty()) box.getChildren().add(actions);
        }
        box.getChildren().add(Ui.iconButton(Feather.X, Messages.text("shell.notice.close"),
                () -> getChildren().remove(box)));
        box.setFocusTraversable(false);
        getChildren().add(box);
        Motion.fadeIn(box);
        if (getChildren().size() > MOST) getChildren().removeFirst();
        if (notice.over() != null) {
            // Subscribed as long as it is shown; the box holds what it waits for.
            Subscription waiting = notice.over().subscribe(over -> {
                if (over) getChildren().remove(box);
            });
            box.parentProperty().addListener((_, _, now) -> {
                if (now == null) waiting.unsubscribe();
            });
        }
        if (notice.kind() == Notice.Kind.INFO || notice.kind() == Notice.Kind.SUCCESS) {
            PauseTransition wait = new PauseTransition(STAY);
            wait.setOnFinished(_ -> getChildren().remove(box));
            wait.play();
        }
    }
}
