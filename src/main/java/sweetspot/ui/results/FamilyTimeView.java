package sweetspot.ui.results;

import java.util.List;
import java.util.Map;
import sweetspot.plot.FamilyTimePlot;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// The share of the time that each family takes.
final class FamilyTimeView implements View {

    @Override
    public String id() {
        return "familytime";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return FamilyView.isAuto(study);
    }

    @Override
    public boolean showsTrials() {
        return false;
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        Map<String, String> names = FamilyView.names(input);
        return new ViewAnswer.Picture(
                new FamilyTimePlot(input.study(), List.copyOf(names.keySet()), names, input.planned()),
                ViewHeader.of(title()).withNote(Messages.text("results.familytime.note")));
    }
}
