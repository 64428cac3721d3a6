package sweetspot.ui.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import sweetspot.analysis.FamilyRace;
import sweetspot.plot.FamilyPlot;
import sweetspot.plot.Highlight;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.study.AutoChoice;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.study.StudyWords;

/// The scores over the trials, each family with a line of its own.
final class FamilyView implements View {

    /// Tells whether a study was searched over several families.
    static boolean isAuto(StudySnapshot study) {
        return !study.trials().isEmpty() && AutoChoice.family(study.trials().getFirst().configuration()).isPresent()
                && !study.isMultiObjective();
    }

    /// The families of an input, and their names.
    static Map<String, String> names(ViewInput input) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String f : AutoChoice.families(input.experiment().space())) {
            names.put(f, input.words().value(AutoChoice.FAMILY, f));
        }
        return names;
    }

    @Override
    public String id() {
        return "families";
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return isAuto(study);
    }

    @Override
    public OptionalDouble height(Plot plot, PlotTheme theme) {
        return plot instanceof FamilyPlot p ? OptionalDouble.of(Math.round(p.leastHeight(theme)))
                : OptionalDouble.empty();
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        Map<String, String> names = names(input);
        FamilyRace race = FamilyRace.of(input.study(), List.copyOf(names.keySet()));
        return new ViewAnswer.Picture(
                new FamilyPlot(input.study(), race, names, input.planned(), Highlight.NONE),
                ViewHeader.of(title()).withNote(input.words().metricOfClass() + ", "
                        + StudyWords.direction(input.study().direction())));
    }
}
