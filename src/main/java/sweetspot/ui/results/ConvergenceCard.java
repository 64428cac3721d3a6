package sweetspot.ui.results;

import javafx.scene.control.Label;
import sweetspot.analysis.History;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.Legend;
import sweetspot.plot.ScoreAxis;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// The chart of the scores over the trials, in a card that names the metric and says which way is better.
final class ConvergenceCard extends MainChartCard {
    private final Label direction = Ui.label("", "small", "muted");
    private History history = History.empty();
    private ScoreAxis.Kind kind = ScoreAxis.Kind.AUTOMATIC;
    private int offScale = -1;

    /// @param onExpand shows the card alone on the page, or with the others again
    ConvergenceCard(StudyViewModel study, Runnable onExpand) {
        super(study, "convergence", onExpand);
        // Which way is better is said always; of the legend as much is shown as there is room for.
        direction.setMinWidth(USE_PREF_SIZE);
        legend.setMinWidth(0);
        assemble(direction);
        plotSpeaksOfTrials();
        study.snapshot().subscribe(this::follow);
        study.starting().addListener(_ -> showNote(study.snapshot().get()));
        chart().zoomProperty().addListener(_ -> describe());
        chart().layoutBoundsProperty().addListener(_ -> describe());
        describe();
    }

    private void follow(StudySnapshot snapshot) {
        // With several objectives another card is shown.
        if (study.experiment().get() == null || snapshot.isMultiObjective()) return;
        // Another study: its trials are not those that the user has zoomed into.
        if (!snapshot.name().equals(history.snapshot().name()) || snapshot.trials().size() < history.size()) {
            chart().resetZoom();
            kind = ScoreAxis.Kind.AUTOMATIC;
        }
        history = history.next(snapshot);
        title.setText(new StudyWords(study.experiment().get()).metricOfClass());
        draw();
    }

    private void draw() {
        ScoreAxis axis = new StudyWords(study.experiment().get()).axis().as(kind);
        chart().setPlot(ConvergencePlot.of(history, study.counts().get().total(), axis));
        // Where a score is not above 0 there is no such axis.
        chart().setLogAxis(history.logRange().isPresent(), axis.isLog(history), on -> {
            kind = on ? ScoreAxis.Kind.LOG : ScoreAxis.Kind.LINEAR;
            draw();
        });
        showNote(history.snapshot());
        describe();
    }

    /// Says which way is better and how the axis is drawn, and which marks there are.
    private void describe() {
        int off = 0;
        if (chart().shownPlot().orElse(null) instanceof ConvergencePlot plot) {
            String way = StudyWords.direction(history.snapshot().direction());
            direction.setText(plot.isLog() ? Messages.text("results.log", way) : way);
            if (chart().getWidth() > 0) off = plot.offScale(chart().getWidth(), chart().getHeight(), chart().themeProperty().get());
        }
        if (off == offScale) return;
        offScale = off;
        legend.setPlot(Legend.convergence(off));
    }
}
