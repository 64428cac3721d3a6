package sweetspot.search.prune;

import java.util.Arrays;
import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Lets a trial pass a rung only if it is among the best 1/η of all trials that have reached it so far, and goes on
/// with a stopped one that has come to be among them: asynchronous successive halving (Li and others, "A system for
/// massively parallel hyperparameter tuning", MLSys 2020). It differs in that a trial that is among the best when it
/// reaches a rung runs on at once.
///
/// Rungs of progress lie at `whole / η^k`, down to a hundredth of the whole resource; those of parts at `η^k`. A unit
/// of the resource is a step. The whole is what the study says, or else what the complete trial that used most has
/// used: then no trial is stopped before one is complete. Nothing is kept between calls: who has reached a rung, and
/// with what, stands in the trials' reports. A trial that another one continues counts as that one.
public final class SuccessiveHalvingPruner implements Pruner {
    /// η, which every halving has.
    static final StrategyOption REDUCTION = StrategyOption.whole("reduction", 2, 1000, 3L).alone();
    /// What can be set.
    static final List<StrategyOption> OPTIONS =
            List.of(REDUCTION, StrategyOption.whole("skipped_stages", 0, 20, 0L));
    private static final int LEAST_SHARE = 100;

    private final Reports reports;
    private final int reduction;
    private final int rate;
    private final long whole;
    private final int company;

    /// @param reports what the intermediate values mean
    /// @param reduction η, the factor from rung to rung and of trials that pass, at least 2
    /// @param rate number of rungs left out at the start, at least 0
    /// @param lastStep the last step that a trial can report; 0 if it is not known beforehand
    public SuccessiveHalvingPruner(Reports reports, int reduction, int rate, long lastStep) {
        this(reports, reduction, rate, lastStep, 1);
    }

    /// @param settings of [#OPTIONS]
    SuccessiveHalvingPruner(Reports reports, StrategySettings settings, long lastStep) {
        this(reports, settings.whole(REDUCTION.key()), settings.whole("skipped_stages"), lastStep);
    }

    /// One in which nobody but the first passes the lowest rung before enough trials have reached it: to be the best of
    /// few means little.
    ///
    /// @param company number of trials that must have reached the lowest rung, at least 1
    SuccessiveHalvingPruner(Reports reports, int reduction, int rate, long lastStep, int company) {
        if (reduction < 2)
            throw new IllegalArgumentException("the reduction factor must be at least 2, not " + reduction);
        if (rate < 0) throw new IllegalArgumentException("the rate must not be negative, not " + rate);
        this.reports = reports;
        this.reduction = reduction;
        this.rate = rate;
        this.whole = lastStep <= 0 ? 0 : lastStep + 1;
        this.company = company;
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        return shouldPrune(trial, Rivals.all(trials), direction);
    }

    @Override
    public boolean promotes() {
        return true;
    }

    @Override
    public int promotion(List<Trial> trials, Direction direction) {
        return promotion(Rivals.all(trials), direction);
    }

    /// Tells whether the trial, which has just reported, fails a rung against its rivals.
    boolean shouldPrune(Trial trial, Rivals rivals, Direction direction) {
        int n = trial.reports();
        if (n == 0) return false;
        long now = resource(trial, n - 1);
        // What it passed before, it does not repeat; nor what it is continued beyond.
        long before = Math.max(n == 1 ? 0 : resource(trial, n - 2), reachedBefore(trial, rivals.study()));
        long[] rungs = rungs(rivals.study());
        if (rungs.length > 0 && rungs[0] > before && rungs[0] <= now && waits(rungs[0], rivals)) return true;
        for (long rung : rungs) {
            if (rung > before && rung <= now && !passes(trial, rung, rivals, direction)) return true;
        }
        return false;
    }

    /// The best of the stopped trials at the highest rung where one is among the best 1/η; -1 if there is none.
    int promotion(Rivals rivals, Direction direction) {
        long[] rungs = rungs(rivals.study());
        if (rungs.length == 0 || waits(rungs[0], rivals)) return -1;
        for (int r = rungs.length - 1; r >= 0; r--) {
            long next = r + 1 < rungs.length ? rungs[r + 1] : Long.MAX_VALUE;
            Trial best = null;
            double bestLoss = Double.NaN;
            for (Trial t : rivals.trials()) {
                if (t.state() != TrialState.PRUNED) continue;
                long reached = resource(t, t.reports() - 1);
                if (reached < rungs[r] || reached >= next) continue;
                double loss = direction.loss(reports.standing(t, reportsToReach(t, rungs[r])));
                if (Double.isNaN(loss) || best != null && loss >= bestLoss) continue;
                best = t;
                bestLoss = loss;
            }
            if (best != null && passes(best, rungs[r], rivals, direction)) return best.number();
        }
        return -1;
    }

    /// Tells whether the lowest rung is still passed by nobody but the first trial that reached it.
    private boolean waits(long lowest, Rivals rivals) {
        if (company == 1) return false;
        long reached = rivals.trials().stream().filter(t -> reportsToReach(t, lowest) > 0).count();
        return reached > 1 && reached < company;
    }

    private boolean passes(Trial trial, long rung, Rivals rivals, Direction direction) {
        double own = direction.loss(reports.standing(trial, reportsToReach(trial, rung)));
        if (Double.isNaN(own)) return false;
        int better = 0;
        int reached = 1;
        for (Trial t : rivals.trials()) {
            if (t.number() == trial.number()) continue;
            int count = reportsToReach(t, rung);
            if (count == 0) continue;
            reached++;
            if (direction.loss(reports.standing(t, count)) < own) better++;
        }
        return better < (reached + reduction - 1) / reduction;
    }

    /// The rungs below the whole resource, ascending; none before the whole is known.
    long[] rungs(List<Trial> trials) {
        long most = whole(trials);
        int count = 0;
        double least = Math.max(1, most / (double) LEAST_SHARE);
        long[] rungs = new long[64];
        if (reports == Reports.PARTS) {
            for (long rung = 1; rung < most; rung *= reduction) rungs[count++] = rung;
        } else {
            for (double rung = (double) most / reduction; rung >= least; rung /= reduction) count++;
            double rung = most;
            for (int i = count - 1; i >= 0; i--) {
                rung /= reduction;
                rungs[i] = Math.round(rung);
            }
        }
        int left = Math.min(rate, count);
        return Arrays.copyOfRange(rungs, left, count);
    }

    /// The whole resource; 0 before it is known.
    long whole(List<Trial> trials) {
        return whole > 0 ? whole : mostResource(trials);
    }

    /// Resource used by the complete trial that used most; 0 if none is complete.
    private static long mostResource(List<Trial> trials) {
        long most = 0;
        for (Trial t : trials) {
            if (t.state() == TrialState.COMPLETE && t.reports() > 0)
                most = Math.max(most, resource(t, t.reports() - 1));
        }
        return most;
    }

    /// Resource that the trial had used when it was stopped before; 0 if it continues none.
    private static long reachedBefore(Trial trial, List<Trial> study) {
        int from = trial.continued();
        if (from < 0 || from >= study.size() || study.get(from).reports() == 0) return 0;
        return resource(study.get(from), study.get(from).reports() - 1);
    }

    /// Steps count from 0, so the first report has used one unit.
    private static long resource(Trial trial, int report) {
        return Math.max(1, Math.min(trial.step(report), Long.MAX_VALUE - 1) + 1);
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
