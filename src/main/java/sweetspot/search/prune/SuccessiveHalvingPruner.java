package sweetspot.search.prune;

import java.util.List;
import java.util.function.IntPredicate;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Lets a trial pass a rung only if it is among the best 1/η of all trials that have reached it so far: asynchronous
/// successive halving (Li and others, "A system for massively parallel hyperparameter tuning", MLSys 2020), in the
/// form that stops trials instead of pausing them.
///
/// Rungs lie at `minimum · η^(rate + k)` units of the resource, a unit being one step; the minimum is a hundredth of
/// what a complete trial used, at least 1. No trial is stopped before one is complete, nor at the last step. Nothing
/// is kept between calls: who has reached a rung, and with what, stands in the trials' reports.
public final class SuccessiveHalvingPruner implements Pruner {
    private final Reports reports;
    private final int reduction;
    private final int rate;

    /// @param reports what the intermediate values mean
    /// @param reduction η, the factor from rung to rung and of trials that pass, at least 2
    /// @param rate number of rungs left out at the start, at least 0
    public SuccessiveHalvingPruner(Reports reports, int reduction, int rate) {
        if (reduction < 2) throw new IllegalArgumentException("the reduction factor must be at least 2, not " + reduction);
        if (rate < 0) throw new IllegalArgumentException("the rate must not be negative, not " + rate);
        this.reports = reports;
        this.reduction = reduction;
        this.rate = rate;
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        return shouldPrune(trial, trials, direction, _ -> true);
    }

    /// The same with only those trials as rivals whose number passes.
    boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction, IntPredicate rivals) {
        int n = trial.reports();
        long most = mostResource(trials);
        if (n == 0 || most == 0) return false;
        long now = resource(trial, n - 1);
        long before = n == 1 ? 0 : resource(trial, n - 2);
        long rung = minimum(most);
        for (int i = 0; i < rate && rung < most; i++) rung *= reduction;
        for (; rung <= now && rung < most; rung *= reduction) {
            if (rung > before && !passes(trial, rung, trials, direction, rivals)) return true;
        }
        return false;
    }

    private boolean passes(Trial trial, long rung, List<Trial> trials, Direction direction, IntPredicate rivals) {
        double own = direction.loss(reports.standing(trial));
        if (Double.isNaN(own)) return false;
        int better = 0;
        int reached = 1;
        for (Trial t : trials) {
            if (t.number() == trial.number() || t.state() == TrialState.FAILED || !rivals.test(t.number())) continue;
            int count = reportsToReach(t, rung);
            if (count == 0) continue;
            reached++;
            if (direction.loss(reports.standing(t, count)) < own) better++;
        }
        return better < (reached + reduction - 1) / reduction;
    }

    /// Resource used by the complete trial that used most; 0 if none is complete.
    static long mostResource(List<Trial> trials) {
        long most = 0;
        for (Trial t : trials) {
            if (t.state() == TrialState.COMPLETE && t.reports() > 0) most = Math.max(most, resource(t, t.reports() - 1));
        }
        return most;
    }

    static long minimum(long most) {
        return Math.max(1, most / 100);
    }

    /// Steps count from 0, so the first report has used one unit.
    private static long resource(Trial trial, int report) {
        return Math.max(1, trial.step(report) + 1L);
    }

    /// Number of reports after which the trial had used `rung` units; 0 if it has not come so far.
    private static int reportsToReach(Trial trial, long rung) {
        int n = trial.reports();
        if (n == 0 || resource(trial, n - 1) < rung) return 0;
        int i = 0;
        while (resource(trial, i) < rung) i++;
        return i + 1;
    }
}
