package sweetspot.ui.results;

import java.util.List;
import sweetspot.plot.DistributionPlot;

/// The charts of the Results pages, a line each. At one place of the page the first that suits a study is shown at first.
final class ViewCatalog {
    private ViewCatalog() {}

    /// The charts of the Analysis page, in the order in which they are offered.
    static List<View> analysis() {
        return List.of(
                new SliceView(),
                new ParetoView(),
                new ImportanceView());
    }

    /// The charts of the Live page, in the order in which they are offered.
    ///
    /// @param ensembles chooses the ensemble of a study
    /// @param costs reads what the models of a study cost
    static List<View> all(EnsembleView.Source ensembles, CostView.Source costs) {
        return List.of(
                new FamilyView(),
                new FamilyTimeView(),
                new FamilyBoardView(),
                new ConvergenceView(),
                new ParetoView(),
                new SliceView(),
                new ScoreView("distribution", List.of("together", "halves"),
                        (input, score, axis, kind) -> DistributionPlot.of(input.history(), score, axis, kind == 1)),
                new CostView(costs),
                new ImportanceView(),
                new WorkersView(),
                new EnsembleView(ensembles));
    }
}
