package sweetspot.ui.verdict;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Other;

/// The objectives that were not judged, beside the one that was.
final class OthersCard extends VBox {
    private final GridPane grid = new GridPane();

    OthersCard() {
        getStyleClass().addAll("card", "verdict-others");
        setId("verdict-others");
        grid.getStyleClass().add("simpler-grid");
        for (int i = 0; i < 4; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(i == 0 ? 60 : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.others.title"), Messages.text("verdict.page.others.title"),
                        Ui.label("")),
                Ui.paragraph(Messages.text("verdict.page.others.text"), "small", "muted"), grid);
    }

    void show(List<Other> others, int judged) {
        Cards.show(this, !others.isEmpty());
        grid.getChildren().clear();
        row(0, "simpler-title", Messages.text("verdict.page.others.name"), Messages.text("verdict.page.others.base"),
                Messages.text("verdict.page.others.judged", Integer.toString(judged)),
                Messages.text("verdict.page.others.best"));
        for (int i = 0; i < others.size(); i++) {
            Other o = others.get(i);
            row(i + 1, "simpler-cell", o.name(), o.base(), o.judged(), o.best());
        }
    }

    private void row(int at, String style, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            Label cell = Ui.label(cells[i], style);
            cell.setMaxWidth(Double.MAX_VALUE);
            if (i > 0) cell.setStyle("-fx-alignment: center-right");
            else {
                cell.setMinWidth(0);
                cell.getStyleClass().add("first");
            }
            Ui.tellIfCut(cell);
            grid.add(cell, i, at);
        }
    }
}
