package sweetspot.search.prune;

import java.util.BitSet;
import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.LearningCurves;
import sweetspot.study.LearningCurves.Estimate;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Stops a trial that will not be the best, as far as can be told from how earlier trials went on from where it
/// stands; and goes on with a stopped one that, by what has been learned since, may be the best after all.
///
/// The idea of predicting the end of a learning curve is that of Domhan, Springenberg and Hutter, "Speeding up
/// automatic hyperparameter optimization of deep neural networks by extrapolation of learning curves", IJCAI 2015;
/// here the prediction is [LearningCurves], which needs no shape of curves. Where early values tell little about good
/// trials, the prediction is vague and none of them is stopped, so that little can be lost; halving by ranks has no
/// such guard. It is used only while too few trials are complete to learn from, to explore at little cost: of the first
/// nine trials ([#COMPANY]) all but the very first stop at the lowest rung, and the best of them go on. Until then
/// nothing is known, and a full trial at a random place costs as much as one that matters.
public final class ForecastPruner implements Pruner {
    /// What can be set. Three deviations, because one from few, chosen trials is too sure of itself (CONTRIBUTING.md).
    static final List<StrategyOption> OPTIONS = List.of(
            StrategyOption.between("deviations", 0, Double.POSITIVE_INFINITY, 3.0).alone(),
            StrategyOption.whole("looks", 1, 1000, null));
    /// Complete trials before forecasts are made.
    private static final int STARTUP_TRIALS = 3;
    private static final int STARTUP_REDUCTION = 3;
    /// Trials that are looked at for a little of the resource before the best of them are gone on with, where there are
    /// trials to spare.
    public static final int COMPANY = STARTUP_REDUCTION * STARTUP_REDUCTION;
    private static final double ROUNDING = 1e-9;
    /// Share of the deviations by which a stopped trial may miss the best to be gone on with: less, because going on
    /// takes the place of something new.
    private static final double PROMOTED_SHARE = 0.25;

    private final Reports reports;
    private final double deviations;
    private final SuccessiveHalvingPruner startup;

    /// @param reports what the intermediate values mean
    /// @param deviations number of standard deviations by which a trial may be expected to miss the best, above 0
    /// @param lastStep the last step that a trial can report; 0 if it is not known beforehand
    /// @param company number of trials that stop at the lowest rung, but for the first, before the best goes on; 1 for
    ///     none
    public ForecastPruner(Reports reports, double deviations, long lastStep, int company) {
        if (!(deviations > 0)) throw new IllegalArgumentException("the deviations must be above 0, not " + deviations);
        this.reports = reports;
        this.deviations = deviations;
        this.startup = new SuccessiveHalvingPruner(reports, STARTUP_REDUCTION, 0, lastStep, company);
    }

    /// @param settings of [#OPTIONS]
    /// @param company the number of trials to look at first where none is set
    ForecastPruner(Reports reports, StrategySettings settings, long lastStep, int company) {
        this(reports, settings.decimal("deviations"), lastStep, settings.whole("looks", company));
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        double best = best(trials, direction);
        if (trial.reports() == 0) return false;
        if (Double.isNaN(best)) return startup.shouldPrune(trial, trials, direction);
        Estimate end = LearningCurves.ifStopped(reports, trial, trials);
        // Nothing but NaN, or an infinite loss, is worse than any value.
        if (Double.isNaN(end.value()) || direction.loss(end.value()) == Double.POSITIVE_INFINITY) return true;
        if (Double.isNaN(end.deviation())) return false;
        // Among equals, rounding must not decide.
        double rounding = ROUNDING * (Math.abs(end.value()) + Math.abs(best));
        return direction.loss(end.value()) - deviations * end.deviation() > direction.loss(best) + rounding;
    }

    /// Value of the best complete trial; NaN while there are too few.
    private static double best(List<Trial> trials, Direction direction) {
        double best = Double.NaN;
        int complete = 0;
        for (Trial t : trials) {
            if (!t.hasValue()) continue;
            complete++;
            if (direction.better(t.value(), best)) best = t.value();
        }
        return complete < STARTUP_TRIALS ? Double.NaN : best;
    }

    @Override
    public boolean promotes() {
        return true;
    }

    @Override
    public int promotion(List<Trial> trials, Direction direction) {
        double best = best(trials, direction);
        if (Double.isNaN(best)) return startup.promotion(trials, direction);
        LearningCurves curves = new LearningCurves(reports, trials);
        BitSet continued = LearningCurves.continued(trials);
        int number = -1;
        double least = direction.loss(best);
        for (Trial t : trials) {
            if (t.state() != TrialState.PRUNED || t.reports() == 0 || continued.get(t.number())) continue;
            Estimate end = curves.of(t);
            double bound = direction.loss(end.value()) - PROMOTED_SHARE * deviations * end.deviation();
            if (!(bound < least)) continue;
            least = bound;
            number = t.number();
        }
        return number;
    }
}
