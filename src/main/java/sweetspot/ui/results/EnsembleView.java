package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.objective.Ensemble;
import sweetspot.objective.ExperimentException;
import sweetspot.plot.EnsemblePlot;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.run.StudyEnsemble;
import sweetspot.study.AutoChoice;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Tone;

/// The ensemble that the trials of a search over several families offer, beside the best single model; never taken by
/// itself. Where there is none, the reason.
final class EnsembleView implements View {
    /// While a search runs, it is chosen anew once the trials have grown by this factor: on many rows it takes seconds.
    private static final double STEP = 1.25;

    private final Source source;

    /// Chooses an ensemble from what is kept beside the study; called in the background.
    interface Source {
        /// @return empty if the study is not saved yet
        /// @throws ExperimentException if its data cannot be read, or have changed
        Optional<StudyEnsemble.Scored> of(ViewInput input) throws ExperimentException;
    }

    EnsembleView(Source source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "ensemble";
    }

    @Override
    public Place place() {
        return Place.BESIDE;
    }

    @Override
    public Pace pace() {
        return Pace.ANALYSIS;
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
    public int trials(ViewInput input) {
        int finished = input.study().finished();
        if (!input.live() || finished < 4) return finished;
        return (int) Math.pow(STEP, Math.floor(Math.log(finished) / Math.log(STEP)));
    }

    @Override
    public Optional<ViewAnswer.Missing> missing(ViewInput input) {
        long scored = input.study().trials().stream().filter(Trial::hasValue).limit(2).count();
        return scored >= 2 ? Optional.empty()
                : Optional.of(new ViewAnswer.Missing(Messages.text("results.ensemble.early"),
                        Messages.text("objective.ensemble.few"), true));
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        try {
            Optional<StudyEnsemble.Scored> scored = source.of(input);
            if (scored.isEmpty()) return none(Messages.text("results.ensemble.unsaved"));
            return switch (scored.get().offer()) {
                case Ensemble.Offer.None n -> none(n.reason());
                case Ensemble.Offer.Found f when f.ensemble().members().size() == 1 -> none(Messages.text(
                        "results.ensemble.one", f.ensemble().members().getFirst().trial()));
                case Ensemble.Offer.Found f -> picture(f, scored.get(), input);
            };
        } catch (ExperimentException e) {
            return none(String.valueOf(e.getMessage()));
        } catch (CancellationException e) {
            // Somebody asks anew; this answer is dropped.
            return none("");
        }
    }

    private static ViewAnswer none(String reason) {
        return new ViewAnswer.Missing(Messages.text("results.ensemble.none"), reason, false);
    }

    private static ViewAnswer picture(Ensemble.Offer.Found found, StudyEnsemble.Scored scored, ViewInput input) {
        Ensemble e = found.ensemble();
        List<EnsemblePlot.Member> members = new ArrayList<>();
        for (Ensemble.Member m : e.members()) {
            String family = AutoChoice.family(input.study().trials().get(m.trial()).configuration()).orElse("");
            members.add(new EnsemblePlot.Member(m.trial(), family, input.words().value(AutoChoice.FAMILY, family),
                    m.weight()));
        }
        EnsemblePlot plot = new EnsemblePlot(e.score(), e.corrected(), e.standardError(),
                e.gain(scored.metric().direction()), members);
        String help = found.missing() == 0 ? Messages.text("results.ensemble.offered.help")
                : Messages.text("results.ensemble.offered.help") + " "
                        + Messages.text("cli.ensemble.missing", found.missing());
        help = scored.damage().map(d -> d + " ").orElse("") + help;
        return new ViewAnswer.Picture(plot, ViewHeader.of(Messages.text("results.ensemble.of", members.size()))
                .withNote(Messages.text("results.ensemble.most", Ensemble.MOST))
                .withBadge(new ViewHeader.Badge(Tone.NEUTRAL, Feather.LAYERS, Messages.text("results.ensemble.offered"),
                        help)));
    }

    @Override
    public OptionalDouble height(Plot plot, PlotTheme theme) {
        return OptionalDouble.of(Math.round(((EnsemblePlot) plot).preferredHeight(theme)));
    }
}
