package sweetspot.ui.results;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import sweetspot.analysis.TradeOff;
import sweetspot.plot.Legend;
import sweetspot.plot.ParetoPlot;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// The chart of two objectives against one another, in a card that says how many trials are on the Pareto front. Where
/// there are more than two objectives, which two are shown can be chosen.
final class ParetoCard extends MainChartCard {
    private final ComboBox<String> right = choice("results.pareto.right");
    private final ComboBox<String> up = choice("results.pareto.up");
    private List<String> names = List.of();
    private String shownStudy = "";
    private boolean filling;

    /// @param onExpand shows the card alone on the page, or with the others again
    ParetoCard(StudyViewModel study, Runnable onExpand) {
        super(study, "pareto", onExpand);
        legend.setPlot(Legend.pareto(false));
        title.setId("pareto-title");
        right.setId("pareto-right");
        up.setId("pareto-up");
        assemble(up, right);
        study.snapshot().subscribe(this::follow);
    }

    private ComboBox<String> choice(String key) {
        ComboBox<String> box = new SearchCombo<>();
        box.setAccessibleText(Messages.text(key));
        box.setTooltip(new Tooltip(Messages.text(key)));
        box.setOnAction(_ -> {
            if (filling) return;
            chart().resetZoom();
            follow(study.snapshot().get());
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
        chart().setPlot(ParetoPlot.of(data, names.get(index(right, 0)), names.get(index(up, 1))));
        showNote(snapshot);
    }

    private void offer(List<String> objectives) {
        names = objectives;
        chart().resetZoom();
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
}
