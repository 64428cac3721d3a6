package sweetspot.ui.results;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.Importance;
import sweetspot.plot.Highlight;
import sweetspot.plot.ImportancePlot;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.LatestWins;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// How much each parameter matters, estimated in the background, with the fit of the surrogate as a badge.
final class ImportanceCard extends VBox {
    /// New trials are looked at once they are this share of the known ones, so that analyses do not slow the search.
    private static final double GROWTH = 0.04;

    private final StudyViewModel study;
    private final HBox header = Ui.cardHeader(Messages.text("results.importance.title"), Ui.spacer());
    private final ComboBox<String> objectives = new SearchCombo<>();
    private final PlotCanvas chart = new PlotCanvas();
    private final StackPane body = new StackPane();
    private final LatestWins<Question, Importance> analysis;
    private Experiment asked;
    private int askedTrials = -1;
    private boolean early;

    /// What is analysed.
    private record Question(Experiment experiment, StudySnapshot study, int objective) {}

    ImportanceCard(StudyViewModel study) {
        this.study = study;
        getStyleClass().addAll("card", "chart-card");
        chart.setId("chart-importance");
        ChartFiles.offer(chart, "importance");
        objectives.setId("importance-objective");
        objectives.setAccessibleText(Messages.text("results.importance.objective"));
        objectives.setTooltip(new Tooltip(Messages.text("results.importance.objective")));
        objectives.getStyleClass().add("card-choice");
        objectives.setMinWidth(0);
        objectives.setOnAction(_ -> another());
        header.getChildren().add(1, objectives);
        ((Label) header.getChildren().getFirst()).setMinWidth(USE_PREF_SIZE);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body);
        analysis = new LatestWins<>("importance", 200,
                q -> Importance.of(q.experiment().space(), q.study(), q.experiment().seed(),
                        q.objective()), this::show,
                _ -> message(Messages.text("results.importance.failed"), ""));
        showTooEarly(new Importance.TooEarly(Importance.NEEDED, 0, 0));
        study.snapshot().subscribe(this::follow);
        study.phase().subscribe(_ -> follow(study.snapshot().get()));
    }

    private void follow(StudySnapshot snapshot) {
        Experiment experiment = study.experiment().get();
        if (experiment == null) return;
        boolean other = asked == null || !asked.space().equals(experiment.space())
                || !asked.name().equals(experiment.name()) || Importance.scored(snapshot) < askedTrials;
        if (other) {
            analysis.cancel();
            askedTrials = -1;
        }
        asked = experiment;
        offer(experiment, snapshot);
        int done = Importance.scored(snapshot);
        if (done < Importance.NEEDED) {
            askedTrials = -1;
            showTooEarly(new Importance.TooEarly(Importance.NEEDED, done, done));
            return;
        }
        boolean due = askedTrials < 0 || done >= askedTrials * (1 + GROWTH) || !study.isLive() && done > askedTrials;
        if (!due) return;
        askedTrials = done;
        // Until the answer is there, what stands here must not say that there are too few trials.
        if (other || early) message(Messages.text("results.importance.busy"), "");
        analysis.refresh(new Question(experiment, snapshot, objective()));
    }

    /// The choice of the objective, where there are several.
    private void offer(Experiment experiment, StudySnapshot snapshot) {
        boolean several = snapshot.isMultiObjective();
        objectives.setVisible(several);
        objectives.setManaged(several);
        List<String> names = new StudyWords(experiment).objectives(snapshot);
        if (!several || objectives.getItems().equals(names)) return;
        objectives.getItems().setAll(names);
        objectives.getSelectionModel().selectFirst();
    }

    private int objective() {
        return objectives.isVisible() ? Math.max(0, objectives.getSelectionModel().getSelectedIndex()) : 0;
    }

    private void another() {
        if (asked == null || askedTrials < 0) return;
        analysis.refresh(new Question(asked, study.snapshot().get(), objective()));
    }

    private void show(Importance importance) {
        switch (importance) {
            case Importance.TooEarly t -> showTooEarly(t);
            case Importance.NoSignal n -> message(Messages.text("results.importance.noSignal"),
                    Messages.text("results.importance.noSignalText", n.trials(), n.stopped()));
            case Importance.Estimate e -> showEstimate(e);
        }
    }

    /// The trials that do not fit the space are told: otherwise the count would contradict the number of trials.
    private void showTooEarly(Importance.TooEarly t) {
        boolean outside = t.scored() >= t.needed();
        message(Messages.text(outside ? "results.importance.fewFit" : "results.importance.early"), outside
                ? Messages.text("results.importance.fewFitText", t.needed(), t.have(), t.scored())
                : Messages.text("results.importance.earlyText", t.needed(), t.have()));
        early = true;
    }

    private void message(String title, String text) {
        early = false;
        setBadge(null);
        body.getChildren().setAll(Ui.emptyState(Feather.BAR_CHART_2, title, text));
    }

    private void showEstimate(Importance.Estimate estimate) {
        StudyWords words = new StudyWords(study.experiment().get());
        List<ImportancePlot.Bar> bars = estimate.effects().stream()
                .map(e -> new ImportancePlot.Bar(words.parameter(e.name()), e.share(), e.low(), e.high())).toList();
        chart.setPlot(ImportancePlot.of(bars));
        if (body.getChildren().size() != 1 || body.getChildren().getFirst() != chart) body.getChildren().setAll(chart);
        String fit = String.format(Locale.ROOT, "%.2f", estimate.fit()).replace('-', '−');
        Label badge = Ui.badge(estimate.poorFit() ? Tone.WARNING : Tone.SUCCESS,
                estimate.poorFit() ? Feather.ALERT_TRIANGLE : Feather.CHECK, Messages.text(
                objectives.isVisible() ? "results.importance.fitShort" : "results.importance.fit", fit));
        badge.setTooltip(new Tooltip(Messages.text(estimate.poorFit() ? "results.importance.poor"
                : "results.importance.good", estimate.trials(), estimate.stopped())));
        badge.setId("importance-fit");
        setBadge(badge);
    }

    private void setBadge(Node badge) {
        if (header.getChildren().size() > 3) header.getChildren().removeLast();
        if (badge != null) header.getChildren().add(badge);
    }

    /// Ends the analyses; nothing is shown afterwards.
    void close() {
        analysis.unsubscribe();
        chart.setHighlight(Highlight.NONE);
    }
}
