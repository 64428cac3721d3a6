package sweetspot.ui.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import sweetspot.plot.Hit;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTable;
import sweetspot.ui.kit.Ui;

/// The card of a chart whose marks are the rows of its table: what that row says, beside the mark under the pointer or
/// the keyboard's cursor.
public final class RowCard {
    private static final double GAP = 12;
    private final PlotCanvas chart;
    private final ToIntFunction<Hit> row;
    private final Tooltip card = new Tooltip();

    private RowCard(PlotCanvas chart, ToIntFunction<Hit> row) {
        this.chart = chart;
        this.row = row;
        card.getStyleClass().add("row-card");
        card.setAutoHide(true);
    }

    /// Gives a chart its card.
    ///
    /// @param row position in the plot's table of what a mark stands for
    public static void offer(PlotCanvas chart, ToIntFunction<Hit> row) {
        RowCard made = new RowCard(chart, row);
        chart.setOnCard(made::show);
        chart.focusedProperty().subscribe(focused -> {
            if (!focused) made.card.hide();
        });
        chart.sceneProperty().subscribe(_ -> made.card.hide());
    }

    private void show(Optional<Hit> hit) {
        Plot plot = chart.getPlot();
        if (hit.isEmpty() || plot == null || chart.getScene() == null || chart.getScene().getWindow() == null) {
            card.hide();
            return;
        }
        PlotTable table = plot.asTable();
        int at = row.applyAsInt(hit.get());
        if (at < 0 || at >= table.rows().size()) {
            card.hide();
            return;
        }
        card.setGraphic(facts(table, table.rows().get(at)));
        Point2D mark = chart.localToScreen(hit.get().x() + GAP, hit.get().y() + GAP);
        if (mark != null) card.show(chart, mark.getX(), mark.getY());
    }

    /// The first cell is the card's title, the others stand below it under their columns' names.
    private static VBox facts(PlotTable table, List<String> cells) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("trial-facts");
        for (int i = 1; i < cells.size(); i++) {
            Label value = Ui.label(cells.get(i), "small");
            GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
            facts.addRow(i, Ui.label(table.columns().get(i).title(), "small", "muted"), value);
        }
        String title = table.columns().getFirst().number() ? table.columns().getFirst().title() + " " + cells.getFirst()
                : cells.getFirst();
        return new VBox(Ui.label(title, "strong"), facts);
    }
}
