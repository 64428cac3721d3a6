package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.Slice;
import sweetspot.plot.ScoreAxis;
import sweetspot.plot.SlicePlot;
import sweetspot.space.Parameter;
import sweetspot.study.Direction;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyWords;

/// The score against the value of one parameter, with the best and the default trial marked. Which parameter, and with
/// several objectives which of them, can be chosen.
final class SliceView implements View {

    @Override
    public String id() {
        return "slice";
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public Pace pace() {
        return Pace.MANY_IN_BACKGROUND;
    }

    private static List<Parameter> parameters(ViewInput input) {
        return Slice.parameters(input.experiment().space());
    }

    @Override
    public Optional<ViewAnswer.Missing> missing(ViewInput input) {
        return !parameters(input).isEmpty() ? Optional.empty() : Optional.of(new ViewAnswer.Missing(
                Messages.text("results.slice.nothing"), Messages.text("results.slice.nothingText"), false));
    }

    @Override
    public List<ViewChoice> choices(ViewInput input) {
        StudyWords words = input.words();
        return List.of(new ViewChoice("objective", input.objectives(), 0), new ViewChoice("parameter",
                parameters(input).stream().map(p -> words.parameter(p.name())).toList(), 0));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        StudyWords words = input.words();
        List<Parameter> parameters = parameters(input);
        Parameter parameter = parameters.get(Math.min(input.chosen("parameter", 0), parameters.size() - 1));
        int objective = input.chosen("objective", 0);
        Slice slice = Slice.of(input.history(), input.front(), parameter, objective);
        ScoreAxis axis = words.axis().as(input.axis());
        boolean several = input.study().isMultiObjective();
        String score = several ? input.objectives().get(objective) : words.metricOfClass();
        SlicePlot plot = SlicePlot.of(slice, labels(slice, words, score, several), axis);
        Optional<Boolean> log = several ? Optional.empty() : input.history().logRange().map(_ -> plot.isLog());
        // The plot itself says what it waits for once there are trials.
        String note = input.study().trials().isEmpty() ? input.waiting() : "";
        return new ViewAnswer.Picture(plot, ViewHeader.of(Messages.text("results.slice.card"))
                .withNote(note(slice, plot)).withLegend(plot.legend()), note, log);
    }

    private static SlicePlot.Labels labels(Slice slice, StudyWords words, String score, boolean several) {
        String name = slice.parameter().name();
        List<String> bands = new ArrayList<>();
        for (Object value : slice.bands()) bands.add(words.value(name, value));
        OptionalInt best = several ? OptionalInt.empty() : slice.history().best();
        return new SlicePlot.Labels(words.parameter(name), score, bands, value(slice, words, best),
                value(slice, words, slice.defaultTrial()));
    }

    private static String value(Slice slice, StudyWords words, OptionalInt trial) {
        return trial.isEmpty() ? "" : words.value(slice.parameter().name(),
                slice.history().snapshot().trials().get(trial.getAsInt()));
    }

    /// Says which way is better, how the axis is drawn, and how many trials are not here.
    private static String note(Slice slice, SlicePlot plot) {
        String way = StudyWords.direction(slice.higherIsBetter() ? Direction.MAXIMIZE : Direction.MINIMIZE);
        String axis = plot.isLog() ? Messages.text("results.log", way) : way;
        return slice.without() == 0 ? axis
                : axis + " · " + Messages.text("results.slice.without", slice.without());
    }
}
