package sweetspot.ui.results;

import java.util.List;
import java.util.Optional;
import sweetspot.analysis.TradeOff;
import sweetspot.plot.Legend;
import sweetspot.plot.ParetoPlot;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// Two objectives against one another, with the Pareto front. Where there are more than two objectives, which two are
/// shown can be chosen.
final class ParetoView implements View {

    @Override
    public String id() {
        return "pareto";
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return study.isMultiObjective();
    }

    @Override
    public List<ViewChoice> choices(ViewInput input) {
        List<String> names = input.objectives();
        return names.size() <= 2 ? List.of()
                : List.of(new ViewChoice("up", names, 1), new ViewChoice("right", names, 0));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        int right = input.chosen("right", 0);
        int up = input.chosen("up", 1);
        List<String> names = input.objectives();
        TradeOff data = TradeOff.of(input.study(), input.front(), right, up);
        ViewHeader header = ViewHeader.of(Messages.text("results.pareto.count", input.front().size()))
                .withLegend(Legend.pareto(data.infeasibleCount() > 0));
        return new ViewAnswer.Picture(ParetoPlot.of(data, names.get(right), names.get(up)), header, input.waiting(),
                Optional.empty());
    }
}
