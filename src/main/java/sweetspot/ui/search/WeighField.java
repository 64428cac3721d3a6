package sweetspot.ui.search;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Cost;
import sweetspot.study.FurtherObjective;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// Edits what is weighed against a model's metric: a line for each objective, and a menu with what could be added.
final class WeighField extends VBox {
    private final FurtherObjectives further;
    private final VBox lines = new VBox();
    private final Label most =
            Ui.paragraph(Messages.text("space.budget.weigh.most", FurtherObjective.MOST), "caption", "muted");
    private final MenuButton add = Controls.menuButton(Messages.text("space.budget.weigh.add"));

    WeighField(FurtherObjectives further) {
        this.further = further;
        setSpacing(4);
        setId("weigh");
        add.setId("weigh-add");
        add.getStyleClass().addAll("link-menu", "left");
        add.setGraphic(Ui.icon(Feather.PLUS));
        add.setTooltip(new Tooltip(Messages.text("space.budget.weighHelp")));
        getChildren().addAll(Ui.label(Messages.text("space.budget.weigh"), "small"), lines, add, most);
        Ui.showWhen(this, further.possible());
        further.revision().subscribe(_ -> show());
    }

    private void show() {
        List<Node> shown = new ArrayList<>();
        for (FurtherObjective objective : further.chosen()) shown.add(line(objective));
        if (shown.isEmpty()) shown.add(Ui.label(Messages.text("space.budget.weigh.none"), "caption", "muted"));
        lines.getChildren().setAll(shown);
        List<MenuItem> items = new ArrayList<>();
        for (FurtherObjective objective : further.available()) {
            boolean first = !(objective instanceof Cost) && !items.isEmpty()
                    && items.stream().noneMatch(SeparatorMenuItem.class::isInstance);
            if (first) items.add(new SeparatorMenuItem());
            MenuItem item = Controls.item(FurtherObjectives.label(objective));
            item.setOnAction(_ -> further.add(objective));
            item.setId("weigh-" + objective.id().split(":")[0]);
            items.add(item);
        }
        add.getItems().setAll(items);
        // There is always something left to add, unless there are as many as there may be.
        boolean full = items.isEmpty();
        most.setVisible(full);
        most.setManaged(full);
        add.setVisible(!full);
        add.setManaged(!full);
    }

    private HBox line(FurtherObjective objective) {
        Label name = Ui.label(FurtherObjectives.label(objective), "small", "strong");
        name.setMinWidth(0);
        Ui.tellIfCut(name);
        Label better = Ui.label(FurtherObjectives.better(objective), "caption", "muted");
        better.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(6, name, better, Ui.spacer(), Ui.iconButton(Feather.TRASH_2,
                Messages.text("space.budget.weigh.remove", FurtherObjectives.label(objective)), () -> {
                    further.remove(objective);
                    add.requestFocus();
                }));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
