package sweetspot.ui.results;

import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import sweetspot.analysis.WorkerTimeline;
import sweetspot.plot.WorkersPlot;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.LatestWins;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialDurations;

/// What each worker does and did, as bars over time.
final class WorkersCard extends VBox {
    private static final int MOST_LANES = 8;
    /// From this many trials on, bars are laid out in the background: at 100,000 that takes some 20 ms.
    private static final int MANY_TRIALS = 5_000;

    private final StudyViewModel study;
    private final Label summary = Ui.label("", "small", "muted");
    private final PlotCanvas chart = new PlotCanvas();
    private final LatestWins<Question, Answer> background =
            new LatestWins<>("workers", 0, Question::answer, this::show, _ -> { });
    private StudySnapshot shown = StudySnapshot.empty();

    /// What is laid out.
    private record Question(StudySnapshot study, int workers, OptionalLong now) {
        Answer answer() {
            return new Answer(study, WorkerTimeline.of(study, workers, now));
        }
    }

    private record Answer(StudySnapshot study, WorkerTimeline timeline) {}

    WorkersCard(StudyViewModel study) {
        this.study = study;
        getStyleClass().addAll("card", "chart-card", "workers-card");
        getChildren().addAll(Ui.cardHeader(Messages.text("results.workers.title"), summary, Ui.spacer(),
                Ui.label(Messages.text("results.workers.axis"), "caption", "muted")), chart);
        chart.setId("chart-workers");
        ChartFiles.offer(chart, "workers");
        study.snapshot().subscribe(_ -> follow());
        // The bars of running trials grow while nothing else happens.
        study.elapsed().subscribe(_ -> {
            boolean same = study.status().get().snapshot() == shown;
            if (same && study.isLive() && shown.running() > 0) follow();
        });
        chart.themeProperty().subscribe(_ -> fitHeight());
    }

    private void follow() {
        Experiment experiment = study.experiment().get();
        if (experiment == null) return;
        StudySnapshot snapshot = study.snapshot().get();
        if (!snapshot.name().equals(shown.name()) || snapshot.trials().size() < shown.trials().size()) chart.resetZoom();
        shown = snapshot;
        OptionalLong now = study.isLive() ? OptionalLong.of(study.now()) : OptionalLong.empty();
        Question question = new Question(snapshot, experiment.workers(), now);
        if (snapshot.trials().size() >= MANY_TRIALS) {
            background.refresh(question);
        } else {
            background.cancel();
            show(question.answer());
        }
    }

    private void show(Answer answer) {
        chart.setPlot(WorkersPlot.of(answer.timeline()));
        summary.setText(summary(answer.study(), answer.timeline()));
        fitHeight();
    }

    private String summary(StudySnapshot snapshot, WorkerTimeline timeline) {
        OptionalLong median = TrialDurations.median(snapshot);
        if (median.isEmpty()) {
            return study.isLive() ? Messages.text("results.workers.busy", snapshot.running()) : "";
        }
        String use = Messages.text("results.workers.use", Math.round(timeline.utilization() * 100),
                Durations.precise(median.getAsLong()));
        return study.isLive() ? Messages.text("results.workers.busy", snapshot.running()) + " · " + use : use;
    }

    private void fitHeight() {
        if (!(chart.getPlot() instanceof WorkersPlot plot)) return;
        double lanes = Math.clamp(plot.timeline().lanes(), 1, MOST_LANES);
        double full = WorkersPlot.of(plot.timeline()).preferredHeight(chart.themeProperty().get());
        double height = Math.round(full * lanes / Math.max(lanes, plot.timeline().lanes()));
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
    }

    /// Ends the work in the background.
    void close() {
        background.unsubscribe();
    }

    /// The chart.
    PlotCanvas chart() {
        return chart;
    }
}
