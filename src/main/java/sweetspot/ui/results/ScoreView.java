package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.plot.Plot;
import sweetspot.plot.ScoreAxis;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyWords;

/// A large chart of the scores of one objective whose plot says all that is special about it: its legend, and whether
/// its axis is logarithmic. It may have kinds that can be chosen from; their names are the texts `results.ID.kind` for
/// the choice and `results.ID.kind.KIND` for each.
///
/// @param id its name, as [View#id]
/// @param kinds ids of the kinds, the first of which is shown at first; empty if there is one only
/// @param maker makes the plot
record ScoreView(String id, List<String> kinds, Maker maker) implements View {
    private static final String KIND = "kind";

    /// Makes a plot of a study.
    @FunctionalInterface
    interface Maker {
        /// @param score name of the score
        /// @param axis how the axis of the scores is to be drawn
        /// @param kind position of the kind that is chosen, 0 where there is no choice
        Plot plot(ViewInput input, String score, ScoreAxis axis, int kind);
    }

    ScoreView {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public Pace pace() {
        return Pace.MANY_IN_BACKGROUND;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return !study.isMultiObjective();
    }

    @Override
    public List<ViewChoice> choices(ViewInput input) {
        if (kinds.isEmpty()) return List.of();
        List<String> names = new ArrayList<>();
        for (String kind : kinds) names.add(Messages.text("results." + id + "." + KIND + "." + kind));
        return List.of(new ViewChoice(KIND, names, 0));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        StudyWords words = input.words();
        ScoreAxis axis = words.axis().as(input.axis());
        Plot plot = maker.plot(input, words.metricOfClass(), axis, input.chosen(KIND, 0));
        String way = StudyWords.direction(input.study().direction());
        // Where a score is not above 0 there is no logarithmic axis.
        Optional<Boolean> log = input.history().logRange().map(_ -> plot.isLog());
        // The plot itself says what it waits for once there are trials.
        String note = input.study().trials().isEmpty() ? input.waiting() : "";
        return new ViewAnswer.Picture(plot, ViewHeader.of(title())
                .withNote(plot.isLog() ? Messages.text("results.log", way) : way).withLegend(plot.legend()), note, log);
    }
}
