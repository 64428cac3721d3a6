package sweetspot.search.prune;

import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

/// Stops a trial whose standing is worse than a fixed limit, or not a finite number on the bad side.
public final class ThresholdPruner implements Pruner {
    /// What can be set.
    static final List<StrategyOption> OPTIONS = List.of(StrategyOption
            .decimal("threshold", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null).alone());

    private final Reports reports;
    private final double limit;

    /// @param reports what the intermediate values mean
    /// @param limit worst value that is let through, in the objective's units; NaN for none
    public ThresholdPruner(Reports reports, double limit) {
        this.reports = reports;
        this.limit = limit;
    }

    /// @param settings of [#OPTIONS]
    ThresholdPruner(Reports reports, StrategySettings settings) {
        this(reports, settings.decimal("threshold", Double.NaN));
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        if (trial.reports() == 0) return false;
        double standing = reports.standing(trial);
        if (Double.isNaN(standing) || direction.loss(standing) == Double.POSITIVE_INFINITY) return true;
        return !Double.isNaN(limit) && direction.better(limit, standing);
    }
}
