package sweetspot.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.History;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.Legend;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.model.StudyViewModel;
import sweetspot.ui.model.StudyWords;

/// The chart of the scores over the trials, in a card that names the metric and says which way is better.
final class ConvergenceCard extends VBox {
    private final StudyViewModel study;
    private final Label title = Ui.label("", "card-title");
    private final Label direction = Ui.label("", "small", "muted");
    private final PlotCanvas chart = new PlotCanvas();
    private final Label note = Ui.label("", "chart-note");
    private final Button expand;
    private History history = History.empty();

    /// @param onExpand shows the card alone on the page, or with the others again
    ConvergenceCard(StudyViewModel study, Runnable onExpand) {
        this.study = study;
        getStyleClass().addAll("card", "chart-card");
        expand = Ui.iconButton(Feather.MAXIMIZE, Messages.text("results.expand"), onExpand);
        expand.setId("expand-convergence");
        PlotCanvas legend = new PlotCanvas(Legend.convergence());
        legend.setFocusTraversable(false);
        legend.setMinHeight(20);
        legend.setPrefHeight(20);
        legend.setMaxHeight(20);
        HBox.setHgrow(legend, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        // Which way is better is said always; of the legend as much is shown as there is room for.
        direction.setMinWidth(USE_PREF_SIZE);
        legend.setMinWidth(0);
        HBox header = new HBox(title, direction, legend, expand);
        header.getStyleClass().add("card-header");
        chart.setId("chart-convergence");
        ChartFiles.offer(chart, "convergence");
        note.setMouseTransparent(true);
        StackPane area = new StackPane(chart, note);
        StackPane.setAlignment(note, Pos.CENTER);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(header, area);
        study.snapshot().subscribe(this::follow);
    }

    private void follow(StudySnapshot snapshot) {
        // With several objectives another card is shown.
        if (study.experiment().get() == null || snapshot.isMultiObjective()) return;
        // Another study: its trials are not those that the user has zoomed into.
        if (!snapshot.name().equals(history.snapshot().name()) || snapshot.trials().size() < history.size()) {
            chart.resetZoom();
        }
        history = history.next(snapshot);
        title.setText(new StudyWords(study.experiment().get()).metric());
        direction.setText(StudyWords.direction(snapshot.direction()));
        chart.setPlot(ConvergencePlot.of(history, study.counts().get().total()));
        note.setText(note(snapshot));
        note.setVisible(!note.getText().isEmpty());
    }

    private String note(StudySnapshot snapshot) {
        if (snapshot.finished() > 0) return "";
        if (snapshot.running() > 0 && study.isLive()) return Messages.text("results.firstRunning");
        return Messages.text(study.isLive() ? "results.starting" : "results.noTrials");
    }

    /// The chart.
    PlotCanvas chart() {
        return chart;
    }

    /// Says whether it now stands alone.
    void setExpanded(boolean alone) {
        expand.setGraphic(Ui.icon(alone ? Feather.MINIMIZE : Feather.MAXIMIZE));
        String text = Messages.text(alone ? "results.shrink" : "results.expand");
        expand.setAccessibleText(text);
        expand.getTooltip().setText(text);
    }
}
