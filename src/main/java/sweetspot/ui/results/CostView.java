package sweetspot.ui.results;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sweetspot.objective.ExperimentException;
import sweetspot.plot.CostPlot;
import sweetspot.run.StudyCosts;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// What the best trial's model costs at each threshold, where the study says what mistakes cost. Which of the marked
/// thresholds its confusion matrix is of can be chosen.
final class CostView implements View {
    private final Source source;

    /// Reads what is kept beside the study; called in the background.
    interface Source {
        /// @return empty if the study is not saved yet
        /// @throws ExperimentException if its data cannot be read, or have changed
        Optional<StudyCosts.Answer> of(ViewInput input, Trial trial) throws ExperimentException;
    }

    CostView(Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "costs";
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public Pace pace() {
        return Pace.ANALYSIS;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return StudyCosts.prices(study).isPresent();
    }

    @Override
    public boolean showsTrials() {
        return false;
    }

    @Override
    public List<ViewChoice> choices(ViewInput input) {
        return List.of(new ViewChoice("threshold", Arrays.stream(CostPlot.Shown.values())
                .map(s -> Messages.text("results.costs.threshold." + s.name().toLowerCase(Locale.ROOT))).toList(), 0));
    }

    private static Optional<Trial> trial(ViewInput input) {
        if (!input.study().isMultiObjective()) return input.study().best();
        return input.front().size() == 0 ? Optional.empty()
                : Optional.of(input.study().trials().get(input.front().number(0)));
    }

    @Override
    public Optional<ViewAnswer.Missing> missing(ViewInput input) {
        return trial(input).isPresent() ? Optional.empty()
                : Optional.of(new ViewAnswer.Missing(Messages.text("results.costs.early"),
                        Messages.text("results.noTrials"), true));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        Trial trial = trial(input).orElseThrow();
        try {
            Optional<StudyCosts.Answer> answer = source.of(input, trial);
            if (answer.isEmpty()) return none(Messages.text("results.ensemble.unsaved"));
            return switch (answer.get()) {
                case StudyCosts.Answer.None n -> none(n.reason());
                case StudyCosts.Answer.Found f -> {
                    String positive = input.experiment().subject().modelled().orElseThrow().target().positive();
                    CostPlot.Shown shown = CostPlot.Shown.values()[input.chosen("threshold", 0)];
                    yield new ViewAnswer.Picture(new CostPlot(f.curve(), shown, positive),
                            ViewHeader.of(title()).withNote(Messages.text("results.costs.note", trial.number())));
                }
            };
        } catch (ExperimentException e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    private static ViewAnswer none(String reason) {
        return new ViewAnswer.Missing(Messages.text("results.costs.none"), reason, false);
    }
}
