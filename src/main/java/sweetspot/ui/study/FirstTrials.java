package sweetspot.ui.study;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.run.QueuedTrial;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// Shows the trials before the strategy is asked: configurations that the user queues, and the best of earlier
/// experiments.
public final class FirstTrials extends VBox {
    private final TrialQueue queue;
    private final VBox list = new VBox();
    private final MenuButton earlier = Controls.menuButton(Messages.text("queue.earlier"));

    public FirstTrials(TrialQueue queue) {
        this.queue = queue;
        getStyleClass().add("option-rows");
        list.getStyleClass().add("option-rows");
        Button add = Ui.link(Messages.text("queue.add"), () -> QueueDialog.show(this, queue, Optional.empty()));
        add.setGraphic(Ui.icon(Feather.PLUS));
        add.setId("queue-add");
        add.setTooltip(new Tooltip(Messages.text("queue.add.help")));
        earlier.setId("queue-earlier");
        earlier.setGraphic(Ui.icon(Feather.CORNER_UP_LEFT));
        earlier.getStyleClass().addAll("link-menu", "left");
        earlier.setTooltip(new Tooltip(Messages.text("queue.earlier.help")));
        earlier.setOnShowing(_ -> queue.listEarlier(this::offer));
        offer(List.of());
        getChildren().addAll(Ui.label(Messages.text("queue.title"), "card-title"), list, add, earlier);
        InvalidationListener show = _ -> showList();
        queue.queued().addListener(show);
        queue.earlier().addListener(show);
        showList();
    }

    private void offer(List<TrialQueue.Earlier> found) {
        List<MenuItem> items = new ArrayList<>();
        for (TrialQueue.Earlier source : found.stream().limit(20).toList()) {
            MenuItem item = Controls.item(source.name());
            item.setOnAction(_ -> queue.startFrom(source));
            items.add(item);
        }
        if (!items.isEmpty()) items.add(new SeparatorMenuItem());
        MenuItem file = Controls.item(Messages.text("queue.file"));
        file.setOnAction(_ -> choose());
        items.add(file);
        earlier.getItems().setAll(items);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("queue.earlier"));
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(Messages.text("queue.studies"), "*.log"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) queue.startFrom(file.toPath());
    }

    private void showList() {
        List<Node> lines = new ArrayList<>();
        for (QueuedTrial trial : queue.queued()) {
            String values = queue.words(trial.configuration());
            lines.add(line(values, () -> queue.queued().remove(trial)));
        }
        for (TrialQueue.Earlier source : queue.earlier()) {
            lines.add(line(Messages.text("queue.from", source.name()), () -> queue.earlier().remove(source)));
        }
        if (lines.isEmpty()) lines.add(Ui.paragraph(Messages.text("queue.empty"), "caption", "muted"));
        list.getChildren().setAll(lines);
    }

    private static Node line(String text, Runnable remove) {
        Label label = Ui.paragraph(text, "small");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button button = Ui.iconButton(Feather.X, Messages.text("queue.remove.accessible", text), remove);
        button.getStyleClass().add("tiny");
        return Ui.row(label, button);
    }
}
