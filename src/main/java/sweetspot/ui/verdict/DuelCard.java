package sweetspot.ui.verdict;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Hit;
import sweetspot.plot.Legend;
import sweetspot.plot.Plot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.chart.RowCard;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Duel;

/// The default against the best settings, fold by fold.
final class DuelCard extends VBox {
    private final Label note = Ui.label("");
    private final PlotCanvas legend = Cards.legend();
    private final PlotCanvas chart = new PlotCanvas();
    private final Label foot = Ui.paragraph("", "small", "muted");
    private final HBox footRow = Cards.foot(foot);
    private final StackPane body = new StackPane(chart);

    DuelCard() {
        getStyleClass().addAll("card", "verdict-plot-card");
        chart.setId("chart-duel");
        ChartFiles.offer(chart, "default-against-best");
        RowCard.offer(chart, Hit::item);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.duel.title"), Messages.text("verdict.page.duel.brief"), note,
                        legend),
                body,
                footRow);
    }

    void show(Duel duel) {
        note.setText(duel.note());
        Cards.show(legend, duel.plot().isPresent());
        Cards.show(legend, Legend.foldGain(duel.worse()));
        Optional<Plot> plot = duel.plot().<Plot>map(p -> p).or(duel::totals);
        foot.setText(duel.plot().isEmpty() && plot.isPresent() ? duel.why() : "");
        Cards.show(footRow, !foot.getText().isEmpty());
        if (plot.isPresent()) {
            chart.setPlot(plot.get());
            if (!body.getChildren().contains(chart)) body.getChildren().setAll(chart);
        } else {
            body.getChildren().setAll(Ui.emptyState(Feather.BAR_CHART_2, duel.why(), ""));
        }
    }
}
