package sweetspot.search.sampler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.study.LearningCurves;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Searches with trials of which most are stopped early: goes on with a stopped one where the pruner has come to want
/// that, and otherwise lets another sampler suggest a new configuration, which it shows what all trials, stopped ones
/// too, are expected to score in the end.
///
/// It is the combination of Falkner, Klein and Hutter, "BOHB: Robust and efficient hyperparameter optimization at
/// scale", ICML 2018. What differs: the model learns from all trials at once, through [LearningCurves], instead of
/// from those alone that got as far as enough others did.
public final class MultiFidelitySampler implements Sampler {
    /// The origin of a suggestion that continues a stopped trial.
    public static final String PROMOTION = "promotion";

    private final Sampler sampler;
    private final Pruner pruner;
    private final Reports reports;

    /// @param sampler suggests new configurations
    /// @param pruner stops trials and says which to go on with
    /// @param reports what the intermediate values mean
    public MultiFidelitySampler(Sampler sampler, Pruner pruner, Reports reports) {
        this.sampler = sampler;
        this.pruner = pruner;
        this.reports = reports;
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        int promoted = pruner.promotion(context.trials(), context.direction());
        if (promoted >= 0) {
            return new Suggestion.Point(context.trials().get(promoted).configuration(), PROMOTION, promoted);
        }
        return sampler.suggest(context.withTrials(expected(context.trials())));
    }

    /// Each configuration once, as the trial that knows most of it, with what it is expected to score.
    private List<Trial> expected(List<Trial> trials) {
        LearningCurves curves = new LearningCurves(reports, trials);
        BitSet hidden = hidden(trials);
        List<Trial> shown = new ArrayList<>(trials.size());
        for (Trial t : trials) {
            if (hidden.get(t.number())) continue;
            shown.add(t.state() == TrialState.PRUNED && t.reports() > 0 ? expected(t, curves) : t);
        }
        return shown;
    }

    /// Stopped trials whose continuation has ended, and continuations that have not.
    private static BitSet hidden(List<Trial> trials) {
        BitSet hidden = new BitSet();
        for (Trial t : trials) {
            if (t.continued() >= 0) hidden.set(t.state().finished() ? t.continued() : t.number());
        }
        return hidden;
    }

    private static Trial expected(Trial t, LearningCurves curves) {
        LearningCurves.Estimate estimate = curves.of(t);
        if (Double.isNaN(estimate.value())) return t;
        Trial finished = t.finish(TrialState.COMPLETE, new double[] {estimate.value()}, t.endMillis());
        if (!(estimate.deviation() > 0)) return finished;
        double known = t.standardError().orElse(0);
        return finished.with(Trial.STANDARD_ERROR, Math.hypot(known, estimate.deviation()));
    }
}
