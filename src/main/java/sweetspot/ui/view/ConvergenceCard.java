package sweetspot.ui.view;

import javafx.scene.control.Label;
import sweetspot.analysis.History;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.Legend;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.model.StudyViewModel;
import sweetspot.ui.model.StudyWords;

/// The chart of the scores over the trials, in a card that names the metric and says which way is better.
final class ConvergenceCard extends MainChartCard {
    private final Label direction = Ui.label("", "small", "muted");
    private History history = History.empty();

    /// @param onExpand shows the card alone on the page, or with the others again
    ConvergenceCard(StudyViewModel study, Runnable onExpand) {
        super(study, "convergence", onExpand);
        legend.setPlot(Legend.convergence());
        // Which way is better is said always; of the legend as much is shown as there is room for.
        direction.setMinWidth(USE_PREF_SIZE);
        legend.setMinWidth(0);
        assemble(direction);
        study.snapshot().subscribe(this::follow);
    }

    private void follow(StudySnapshot snapshot) {
        // With several objectives another card is shown.
        if (study.experiment().get() == null || snapshot.isMultiObjective()) return;
        // Another study: its trials are not those that the user has zoomed into.
        if (!snapshot.name().equals(history.snapshot().name()) || snapshot.trials().size() < history.size()) {
            chart().resetZoom();
        }
        history = history.next(snapshot);
        title.setText(new StudyWords(study.experiment().get()).metricOfClass());
        direction.setText(StudyWords.direction(snapshot.direction()));
        chart().setPlot(ConvergencePlot.of(history, study.counts().get().total()));
    }
}
