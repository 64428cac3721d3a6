package sweetspot.ui.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.Importance;
import sweetspot.plot.ImportancePlot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Tone;

/// Shows how much each parameter matters, with the fit of the surrogate as a badge.
final class ImportanceView implements View {

    @Override
    public String id() {
        return "importance";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Pace pace() {
        return Pace.ANALYSIS;
    }

    @Override
    public int trials(ViewInput input) {
        return Importance.scored(input.study());
    }

    @Override
    public boolean showsTrials() {
        return false;
    }

    @Override
    public String busy() {
        return Messages.text("results.importance.busy");
    }

    @Override
    public List<ViewChoice> choices(ViewInput input) {
        return List.of(new ViewChoice("objective", input.objectives(), 0));
    }

    @Override
    public Optional<ViewAnswer.Missing> missing(ViewInput input) {
        int done = trials(input);
        return done >= Importance.NEEDED ? Optional.empty()
                : Optional.of(early(new Importance.TooEarly(Importance.NEEDED, done, done)));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        Importance importance = Importance.of(input.experiment().space(), input.study(), input.experiment().seed(),
                input.chosen("objective", 0));
        return switch (importance) {
            case Importance.TooEarly t -> early(t);
            case Importance.NoSignal n -> new ViewAnswer.Missing(Messages.text("results.importance.noSignal"),
                    Messages.text("results.importance.noSignalText", n.trials(), n.stopped()), false);
            case Importance.Estimate e -> picture(e, input);
        };
    }

    /// The trials that do not fit the space are told: otherwise the count would contradict the number of trials.
    private static ViewAnswer.Missing early(Importance.TooEarly t) {
        boolean outside = t.scored() >= t.needed();
        return new ViewAnswer.Missing(Messages.text(outside ? "results.importance.fewFit" : "results.importance.early"),
                outside ? Messages.text("results.importance.fewFitText", t.needed(), t.have(), t.scored())
                        : Messages.text("results.importance.earlyText", t.needed(), t.have()),
                true);
    }

    private ViewAnswer picture(Importance.Estimate estimate, ViewInput input) {
        List<ImportancePlot.Bar> bars = estimate.effects().stream().map(e -> new ImportancePlot.Bar(
                input.words().parameter(e.name()), e.share(), e.low(), e.high())).toList();
        String fit = String.format(Locale.ROOT, "%.2f", estimate.fit()).replace('-', '−');
        // Beside the choice of an objective there is room for a short badge only.
        String text = Messages.text(input.study().isMultiObjective() ? "results.importance.fitShort"
                : "results.importance.fit", fit);
        boolean poor = estimate.poorFit();
        ViewHeader.Badge badge = new ViewHeader.Badge(poor ? Tone.WARNING : Tone.SUCCESS,
                poor ? Feather.ALERT_TRIANGLE : Feather.CHECK, text,
                Messages.text(poor ? "results.importance.poor" : "results.importance.good", estimate.trials(),
                        estimate.stopped()));
        return new ViewAnswer.Picture(ImportancePlot.of(bars), ViewHeader.of(title()).withBadge(badge));
    }
}
