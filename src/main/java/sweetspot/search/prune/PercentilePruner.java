package sweetspot.search.prune;

import java.util.Arrays;
import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Quantile;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Stops a trial that is not among the best percentage of the complete trials at the same step.
///
/// With 50 percent it is the median stopping rule (Golovin and others, "Google Vizier", KDD 2017, section 3.2.2).
/// Of parts, the mean so far is compared with the others' mean over the same parts; of progress, the best value so
/// far with the others' value at the step.
public final class PercentilePruner implements Pruner {
    private static final StrategyOption MIN_TRIALS = StrategyOption.whole("min_trials", 1, 10_000, 5L);
    private static final StrategyOption MIN_REPORTS = StrategyOption.whole("min_reports", 1, 1_000_000, 1L);
    /// What can be set of the median.
    static final List<StrategyOption> MEDIAN_OPTIONS = List.of(MIN_TRIALS, MIN_REPORTS);
    /// What can be set.
    static final List<StrategyOption> OPTIONS =
            List.of(StrategyOption.between("percentile", 0, 100, 25.0).alone(), MIN_TRIALS, MIN_REPORTS);
    private static final double MEDIAN = 50;

    private final Reports reports;
    private final double percentile;
    private final int startupTrials;
    private final int warmupSteps;

    /// @param reports what the intermediate values mean
    /// @param percentile share of the complete trials, best first, that a trial must be as good as; above 0, below 100
    /// @param startupTrials number of complete trials before the first may be stopped, at least 1
    /// @param warmupSteps number of reports that every trial may make before it can be stopped, at least 1
    public PercentilePruner(Reports reports, double percentile, int startupTrials, int warmupSteps) {
        if (!(percentile > 0 && percentile < 100)) {
            throw new IllegalArgumentException("the percentile must be between 0 and 100, not " + percentile);
        }
        if (startupTrials < 1) throw new IllegalArgumentException("startup trials must be at least 1, not " + startupTrials);
        if (warmupSteps < 1) throw new IllegalArgumentException("warm-up steps must be at least 1, not " + warmupSteps);
        this.reports = reports;
        this.percentile = percentile;
        this.startupTrials = startupTrials;
        this.warmupSteps = warmupSteps;
    }

    /// @param settings of [#OPTIONS]
    PercentilePruner(Reports reports, StrategySettings settings) {
        this(reports, settings.decimal("percentile"), settings);
    }

    /// @param settings that hold [#MEDIAN_OPTIONS]
    private PercentilePruner(Reports reports, double percentile, StrategySettings settings) {
        this(reports, percentile, settings.whole(MIN_TRIALS.key()), settings.whole(MIN_REPORTS.key()));
    }

    /// The median stopping rule.
    ///
    /// @param settings that hold [#MEDIAN_OPTIONS]
    static PercentilePruner median(Reports reports, StrategySettings settings) {
        return new PercentilePruner(reports, MEDIAN, settings);
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        if (trial.reports() < warmupSteps) return false;
        long step = trial.step(trial.reports() - 1);
        double[] others = trials.stream()
                .filter(t -> t.state() == TrialState.COMPLETE && t.number() != trial.number())
                .mapToDouble(t -> direction.loss(reports.standing(t, reportsUntil(t, step))))
                .filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (others.length < startupTrials) return false;
        double own = own(trial, direction);
        // Nothing but NaN so far is worse than any value.
        return Double.isNaN(own) || own > Quantile.of(others, percentile / 100);
    }

    private double own(Trial trial, Direction direction) {
        if (reports == Reports.PARTS) return direction.loss(reports.standing(trial));
        double best = Double.NaN;
        for (int i = 0; i < trial.reports(); i++) {
            double loss = direction.loss(trial.intermediate(i));
            if (Double.isNaN(best) || loss < best) best = loss;
        }
        return best;
    }

    /// Number of reports that `trial` had made by `step`.
    static int reportsUntil(Trial trial, long step) {
        int count = 0;
        while (count < trial.reports() && trial.step(count) <= step) count++;
        return count;
    }

    @Override
    public String toString() {
        return "PercentilePruner" + Arrays.asList(reports, percentile, startupTrials, warmupSteps);
    }
}
