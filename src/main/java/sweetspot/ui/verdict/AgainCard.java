package sweetspot.ui.verdict;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Hit;
import sweetspot.plot.Legend;
import sweetspot.plot.RescoredPlot;
import sweetspot.study.ChosenTrial;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.chart.RowCard;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Again;

/// The five best, scored again on fresh splits: the button that begins it, its progress, and how far each falls.
final class AgainCard extends VBox {
    private final VerdictViewModel model;
    private final PlotCanvas legend = Cards.legend();
    private final PlotCanvas chart = new PlotCanvas();
    private final Label why = Ui.paragraph("", "small", "muted");
    private final Label cost = Ui.paragraph("", "small", "muted");
    private final Label problem = Ui.paragraph("", "small", "danger-text");
    private final Button start = Ui.button(Messages.text("verdict.page.again.start"), Feather.REFRESH_CW, this::start);
    private final VBox offer = new VBox(why, start, cost, problem);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label at = Ui.paragraph("", "small");
    private final Button cancel = Ui.button(Messages.text("verdict.page.again.cancel"), this::cancel);
    private final HBox progress = new HBox(bar, at, cancel);
    private final Region space = new Region();
    private final Label foot = Ui.paragraph("", "small", "muted");
    private final Button recommended = Ui.button("", this::use);
    private final HBox footRow = Cards.foot(foot);
    private Again shown = new Again(java.util.Optional.empty(), "", "", false, java.util.OptionalInt.empty());

    AgainCard(VerdictViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "flush", "verdict-again");
        chart.setId("chart-rescored");
        ChartFiles.offer(chart, "rescored");
        RowCard.offer(chart, hit -> row(hit));
        chart.themeProperty().subscribe(_ -> size());
        chart.setOnPick(number -> {
            if (number >= 0) model.study().selection().pick(number);
        });
        start.setId("verdict-fresh");
        cancel.setId("verdict-fresh-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        start.setMinWidth(USE_PREF_SIZE);
        recommended.setId("verdict-use-recommended");
        recommended.setMinWidth(USE_PREF_SIZE);
        foot.setId("verdict-again-foot");
        problem.setId("verdict-fresh-problem");
        at.setId("verdict-fresh-at");
        footRow.getChildren().add(recommended);
        offer.getStyleClass().add("verdict-offer");
        progress.getStyleClass().add("verdict-progress");
        HBox.setHgrow(at, Priority.ALWAYS);
        at.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(offer, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.again.title"), Messages.text("verdict.page.again.brief"),
                        Ui.label(""), legend),
                chart,
                offer, progress, space, footRow);
        bar.progressProperty().bind(model.fresh().share());
        at.textProperty().bind(model.fresh().text());
        problem.textProperty().bind(model.fresh().problem());
        Ui.showWhen(problem, model.fresh().problem().isNotEmpty());
        model.fresh().running().subscribe(_ -> describe());
        model.fresh().problem().subscribe(_ -> describe());
        model.study().phase().subscribe(_ -> describe());
    }

    private static int row(RescoredPlot plot, int trial) {
        for (int i = 0; i < plot.rows().size(); i++) if (plot.rows().get(i).trial() == trial) return i;
        return -1;
    }

    private int row(Hit hit) {
        return chart.getPlot() instanceof RescoredPlot plot ? row(plot, hit.item()) : -1;
    }

    void show(Again again) {
        shown = again;
        again.plot().ifPresent(chart::setPlot);
        size();
        describe();
    }

    private void size() {
        if (!(chart.getPlot() instanceof RescoredPlot plot)) return;
        double height = Math.ceil(plot.preferredHeight(chart.themeProperty().get())) + 1;
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
        chart.setMaxHeight(height);
    }

    private void describe() {
        boolean running = model.fresh().running().get();
        boolean had = start.isFocused() || cancel.isFocused();
        Cards.show(chart, shown.plot().isPresent());
        Cards.show(legend, shown.plot().isPresent());
        Cards.show(legend, Legend.rescored());
        Cards.show(progress, running);
        // What is recommended stays at the foot of the card while the scores are counted.
        Cards.show(space, running && shown.plot().isEmpty());
        boolean offered = !running && (shown.plot().isEmpty() || !shown.why().isEmpty());
        Cards.show(offer, offered || !model.fresh().problem().get().isEmpty());
        Cards.show(start, shown.possible() && !running);
        start.setDisable(!model.fresh().possible());
        why.setText(shown.why());
        Cards.show(why, !shown.why().isEmpty());
        String words = shown.possible() ? model.freshCost() : "";
        cost.setText(words);
        Cards.show(cost, !words.isEmpty() && !running);
        foot.setText(shown.foot().strip());
        Cards.show(footRow, !shown.foot().isBlank());
        boolean use = shown.recommended().isPresent() && ChosenTrial.of(model.study().snapshot().get()).isEmpty();
        Cards.show(recommended, use);
        if (use) {
            int trial = shown.recommended().getAsInt();
            boolean base = model.study().defaultTrial().filter(t -> t.number() == trial).isPresent();
            recommended.setText(base ? Messages.text("verdict.page.again.default")
                    : Messages.text("verdict.page.again.recommended", Integer.toString(trial)));
            recommended.setDisable(!model.canChoose());
        }
        if (had && running) cancel.requestFocus();
        else if (had && chart.isManaged()) chart.requestFocus();
    }

    private void start() {
        model.fresh().start();
    }

    private void cancel() {
        model.fresh().cancel();
    }

    private void use() {
        shown.recommended().ifPresent(model::use);
    }
}
