package sweetspot.ui.results;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;

/// A card with the chart that a study's results are about: a title, a legend, a button that gives it the whole page,
/// and a note where there is nothing to draw yet.
abstract class MainChartCard extends VBox {
    final StudyViewModel study;
    final Label title = Ui.label("", "card-title");
    final PlotCanvas legend = new PlotCanvas();
    private final PlotCanvas chart = new PlotCanvas();
    private final Label note = Ui.label("", "chart-note");
    private boolean quietPlot;
    private final Button expand;
    /// Says that the chart is zoomed, and shows all of it again.
    private final Button reset = Ui.button(Messages.text("chart.zoomed"), Feather.ZOOM_OUT, this::showAll, "zoom-chip");

    /// @param id names the chart in ids and in files
    /// @param onExpand shows the card alone on the page, or with the others again
    MainChartCard(StudyViewModel study, String id, Runnable onExpand) {
        this.study = study;
        getStyleClass().addAll("card", "chart-card");
        expand = Ui.iconButton(Feather.MAXIMIZE, Messages.text("results.expand"), onExpand);
        expand.setId("expand-" + id);
        legend.setFocusTraversable(false);
        legend.setMinHeight(20);
        legend.setPrefHeight(20);
        legend.setMaxHeight(20);
        HBox.setHgrow(legend, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        chart.setId("chart-" + id);
        // Whoever comes from Start is not on a button: Space pauses there.
        FirstFocus.prefer(chart, true);
        ChartFiles.offer(chart, id);
        reset.setId("show-all-" + id);
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setTooltip(new Tooltip(Messages.text("chart.zoomed.help")));
        Ui.showWhen(reset, chart.zoomProperty().map(Optional::isPresent));
        note.setMouseTransparent(true);
        note.setVisible(false);
    }

    /// Puts the card together.
    ///
    /// @param beside stand between title and legend
    final void assemble(Node... beside) {
        HBox header = new HBox(title);
        header.getChildren().addAll(beside);
        header.getChildren().addAll(legend, reset, expand);
        header.getStyleClass().add("card-header");
        StackPane area = new StackPane(chart, note);
        StackPane.setAlignment(note, Pos.CENTER);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(header, area);
    }

    /// Says that the plot has words of its own while no trial has a score, but not before the first trial.
    final void plotSpeaksOfTrials() {
        quietPlot = true;
    }

    /// Says what there is to wait for while no trial has finished.
    final void showNote(StudySnapshot snapshot) {
        String text = "";
        if (snapshot.finished() == 0) {
            boolean first = snapshot.running() > 0 && study.isLive();
            text = Messages.text(first ? "results.firstRunning" : study.isLive() ? "results.starting.workers"
                    : study.starting().get() ? "results.starting.setUp" : "results.noTrials");
        }
        // The plot itself says what it waits for once there are trials.
        if (quietPlot && !snapshot.trials().isEmpty()) text = "";
        note.setText(text);
        note.setVisible(!text.isEmpty());
    }

    private void showAll() {
        boolean focused = reset.isFocused();
        chart.resetZoom();
        // The button is gone now: the focus stays at what it belonged to.
        if (focused) chart.requestFocus();
    }

    /// The chart.
    final PlotCanvas chart() {
        return chart;
    }

    /// Says whether it now stands alone.
    final void setExpanded(boolean alone) {
        expand.setGraphic(Ui.icon(alone ? Feather.MINIMIZE : Feather.MAXIMIZE));
        String text = Messages.text(alone ? "results.shrink" : "results.expand");
        expand.setAccessibleText(text);
        expand.getTooltip().setText(text);
    }
}
