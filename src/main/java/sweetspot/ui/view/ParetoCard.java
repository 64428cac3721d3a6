package sweetspot.ui.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.TradeOff;
import sweetspot.plot.Legend;
import sweetspot.plot.ParetoPlot;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.model.StudyViewModel;
import sweetspot.ui.model.StudyWords;

/// The chart of two objectives against one another, in a card that says how many trials are on the Pareto front. Where
/// there are more than two objectives, which two are shown can be chosen.
final class ParetoCard extends VBox {
    private final StudyViewModel study;
    private final Label title = Ui.label("", "card-title");
    private final PlotCanvas chart = new PlotCanvas();
    private final PlotCanvas legend = new PlotCanvas(Legend.pareto(false));
    private final Label note = Ui.label("", "chart-note");
    private final ComboBox<String> right = choice("results.pareto.right");
    private final ComboBox<String> up = choice("results.pareto.up");
    private final Button expand;
    private List<String> names = List.of();
    private String shownStudy = "";
    private boolean filling;

    /// @param onExpand shows the card alone on the page, or with the others again
    ParetoCard(StudyViewModel study, Runnable onExpand) {
        this.study = study;
        getStyleClass().addAll("card", "chart-card");
        expand = Ui.iconButton(Feather.MAXIMIZE, Messages.text("results.expand"), onExpand);
        expand.setId("expand-pareto");
        legend.setFocusTraversable(false);
        legend.setMinHeight(20);
        legend.setPrefHeight(20);
        legend.setMaxHeight(20);
        HBox.setHgrow(legend, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        title.setId("pareto-title");
        right.setId("pareto-right");
        up.setId("pareto-up");
        HBox header = new HBox(title, up, right, legend, expand);
        header.getStyleClass().add("card-header");
        chart.setId("chart-pareto");
        ChartFiles.offer(chart, "pareto");
        note.setMouseTransparent(true);
        StackPane area = new StackPane(chart, note);
        StackPane.setAlignment(note, Pos.CENTER);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(header, area);
        study.snapshot().subscribe(this::follow);
    }

    private ComboBox<String> choice(String key) {
        ComboBox<String> box = new ComboBox<>();
        box.setAccessibleText(Messages.text(key));
        box.setTooltip(new javafx.scene.control.Tooltip(Messages.text(key)));
        box.setOnAction(_ -> {
            if (filling) return;
            chart.resetZoom();
            follow(this.study.snapshot().get());
        });
        return box;
    }

    private void follow(StudySnapshot snapshot) {
        if (study.experiment().get() == null || !snapshot.isMultiObjective()) return;
        List<String> now = new StudyWords(study.experiment().get()).objectives(snapshot);
        if (!now.equals(names) || !snapshot.name().equals(shownStudy)) offer(now);
        shownStudy = snapshot.name();
        TradeOff data = TradeOff.of(snapshot, study.front().get(), index(right, 0), index(up, 1));
        title.setText(Messages.text("results.pareto.title", study.front().get().size()));
        legend.setPlot(Legend.pareto(data.infeasibleCount() > 0));
        chart.setPlot(ParetoPlot.of(data, names.get(index(right, 0)), names.get(index(up, 1))));
        note.setText(note(snapshot));
        note.setVisible(!note.getText().isEmpty());
    }

    private void offer(List<String> objectives) {
        names = objectives;
        chart.resetZoom();
        filling = true;
        for (ComboBox<String> box : List.of(right, up)) {
            box.getItems().setAll(objectives);
            box.getSelectionModel().select(box == right ? 0 : 1);
            box.setVisible(objectives.size() > 2);
            box.setManaged(objectives.size() > 2);
        }
        filling = false;
    }

    private int index(ComboBox<String> box, int otherwise) {
        int at = box.getSelectionModel().getSelectedIndex();
        return at >= 0 && at < names.size() ? at : otherwise;
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
