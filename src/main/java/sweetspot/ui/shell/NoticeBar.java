package sweetspot.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Motion;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Ui;

/// Notices above the page, newest last. They take room of their own and so never lie on anything.
///
/// What is told in passing goes by itself. An error goes when its page is left; one that offers something, and a
/// question, when it is answered or the search of its experiment begins. What is about an experiment is seen with that
/// one only. Escape closes the newest.
final class NoticeBar extends VBox {
    private static final int MOST = 3;
    private static final Duration STAY = Duration.seconds(8);

    private final List<Shown> shown = new ArrayList<>();
    private @Nullable ExperimentViewModel current;

    /// A notice and its box.
    private record Shown(Notice notice, HBox box, Subscription ends) {}

    NoticeBar() {
        getStyleClass().add("notice-bar");
        setId("notices");
        setMinHeight(USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && closeFocused()) e.consume();
        });
        refresh();
    }

    /// Shows the notices of what a workbench shows.
    void follow(Workbench workbench) {
        InvalidationListener moved = _ -> moved(workbench.place().get() == Workbench.Place.EXPERIMENT
                ? workbench.current().get() : null);
        workbench.place().addListener(moved);
        workbench.current().addListener(moved);
        Subscription[] steps = {Subscription.EMPTY};
        workbench.current().subscribe(model -> {
            steps[0].unsubscribe();
            // The step that a start goes to is where its errors are read.
            steps[0] = model == null ? Subscription.EMPTY : model.step().subscribe((_, _) -> pageLeft(model));
        });
        moved.invalidated(null);
        // Not a change listener: the same error told twice would be heard once.
        workbench.notice().addListener((InvalidationListener) _ -> show(workbench.notice().get()));
    }

    private void moved(@Nullable ExperimentViewModel now) {
        if (now == current) return;
        // What is about no experiment belongs to the page that is left.
        for (Shown s : List.copyOf(shown)) {
            if (s.notice.about().isEmpty() && s.notice.kind() == Notice.Kind.ERROR && s.notice.actions().isEmpty())
                remove(s);
        }
        current = now;
        refresh();
    }

    private void pageLeft(ExperimentViewModel model) {
        for (Shown s : List.copyOf(shown)) {
            boolean mine = s.notice.about().isEmpty() || s.notice.about().get() == model;
            if (mine && s.notice.kind() == Notice.Kind.ERROR && s.notice.actions().isEmpty()) remove(s);
        }
    }

    void show(Notice notice) {
        // The same once more takes the place of the first.
        shown.stream().filter(s -> s.notice.text().equals(notice.text())
                && s.notice.about().equals(notice.about())).findFirst().ifPresent(this::remove);
        HBox box = new HBox();
        if (notice.over() != null && notice.over().getValue()) return;
        fill(box, notice);
        shown.add(new Shown(notice, box, ends(notice, box)));
        if (shown.size() > MOST) remove(shown.getFirst());
        refresh();
        Motion.fadeIn(box);
        if (notice.kind() == Notice.Kind.INFO || notice.kind() == Notice.Kind.SUCCESS) goByItself(box);
    }

    /// Closes the box when the notice has no reason any more; whoever ends this holds what it waits for.
    private Subscription ends(Notice notice, HBox box) {
        Subscription over = notice.over() == null ? Subscription.EMPTY : notice.over().subscribe((_, now) -> {
            if (now) close(box);
        });
        Subscription started = notice.about().filter(_ -> !notice.actions().isEmpty())
                .map(m -> m.starting().subscribe((_, now) -> {
                    if (now) close(box);
                })).orElse(Subscription.EMPTY);
        return Subscription.combine(over, started);
    }

    private void fill(HBox box, Notice notice) {
        box.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        Label text = Ui.paragraph(notice.text(), "small");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        box.getChildren().addAll(icon(notice.kind()), text);
        for (Notice.Action action : notice.actions()) {
            Button link = Ui.link(action.text(), () -> {
                close(box);
                action.run().run();
            });
            link.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(link);
        }
        box.getChildren().add(Ui.iconButton(Feather.X, Messages.text("shell.notice.close"), () -> close(box)));
        box.setAlignment(Pos.CENTER_LEFT);
    }

    private static Node icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Ui.icon(Feather.INFO, "accent-text");
            case SUCCESS -> Ui.icon(Feather.CHECK_CIRCLE, "success-text");
            case QUESTION -> Ui.icon(Feather.ALERT_TRIANGLE, "warning-text");
            case ERROR -> Ui.icon(Feather.ALERT_TRIANGLE, "danger-text");
        };
    }

    /// Unless someone is reading it with the pointer on it, or is about to press its button.
    private void goByItself(HBox box) {
        PauseTransition wait = new PauseTransition(STAY);
        wait.setOnFinished(_ -> {
            if (box.isHover() || box.isFocusWithin()) wait.playFromStart();
            else close(box);
        });
        wait.play();
    }

    private void close(HBox box) {
        shown.stream().filter(s -> s.box == box).findFirst().ifPresent(this::remove);
    }

    private void remove(Shown s) {
        s.ends.unsubscribe();
        shown.remove(s);
        refresh();
    }

    private boolean closeFocused() {
        for (Shown s : shown) {
            if (!s.box.isFocusWithin()) continue;
            remove(s);
            return true;
        }
        return false;
    }

    /// Closes the newest notice that is seen; whether there was one.
    boolean closeNewest() {
        List<Shown> seen = seen();
        if (seen.isEmpty()) return false;
        remove(seen.getLast());
        return true;
    }

    private List<Shown> seen() {
        return shown.stream().filter(s -> s.notice.about().isEmpty() || s.notice.about().get() == current).toList();
    }

    private void refresh() {
        getChildren().setAll(seen().stream().map(Shown::box).toList());
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }
}
