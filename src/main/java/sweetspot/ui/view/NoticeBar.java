package sweetspot.ui.view;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.model.Notice;

/// Notices on top of the page, newest below: errors stay until they are closed, others go after a few seconds.
final class NoticeBar extends VBox {
    private static final int MOST = 4;
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
        box.getChildren().addAll(switch (notice.kind()) {
            case INFO -> Ui.icon(Feather.INFO, "accent-text");
            case SUCCESS -> Ui.icon(Feather.CHECK_CIRCLE, "success-text");
            case ERROR -> Ui.icon(Feather.ALERT_TRIANGLE, "danger-text");
        }, text);
        if (!notice.actionText().isEmpty()) {
            box.getChildren().add(Ui.link(notice.actionText(), () -> {
                getChildren().remove(box);
                notice.action().run();
            }));
        }
        box.getChildren().add(Ui.iconButton(Feather.X, Messages.text("shell.notice.close"),
                () -> getChildren().remove(box)));
        box.setFocusTraversable(false);
        getChildren().add(box);
        if (getChildren().size() > MOST) getChildren().removeFirst();
        if (notice.kind() != Notice.Kind.ERROR) {
            PauseTransition wait = new PauseTransition(STAY);
            wait.setOnFinished(_ -> getChildren().remove(box));
            wait.play();
        }
    }
}
