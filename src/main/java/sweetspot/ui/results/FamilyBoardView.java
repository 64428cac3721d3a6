package sweetspot.ui.results;

import java.util.Map;
import java.util.OptionalDouble;
import sweetspot.analysis.FamilyRace;
import sweetspot.plot.LeaderboardPlot;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.study.AutoChoice;
import sweetspot.study.FamilySwitch;
import sweetspot.study.MissingFamilies;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// The leaderboard of the families.
final class FamilyBoardView implements View {

    @Override
    public String id() {
        return "leaderboard";
    }

    @Override
    public Place place() {
        return Place.STRIP;
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
        Map<String, String> missing = MissingFamilies.of(input.study());
        for (String family : missing.keySet()) {
            names.putIfAbsent(family, input.words().value(AutoChoice.FAMILY, family));
        }
        return new ViewAnswer.Picture(new LeaderboardPlot(input.study(),
                FamilyRace.of(input.study(), AutoChoice.families(input.experiment().space())), names,
                FamilySwitch.off(input.study()), missing),
                ViewHeader.of(title()).withNote(Messages.text("results.leaderboard.note")));
    }

    @Override
    public OptionalDouble height(Plot plot, PlotTheme theme) {
        return OptionalDouble.of(Math.round(((LeaderboardPlot) plot).preferredHeight(theme)));
    }
}
