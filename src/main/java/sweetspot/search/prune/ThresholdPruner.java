package sweetspot.search.prune;

import java.util.List;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

/// Stops a trial whose standing is worse than a fixed limit, or not a finite number on the bad side.
public final class ThresholdPruner implements Pruner {
    private final Reports reports;
    private final double limit;

    /// @param reports what the intermediate values mean
    /// @param limit worst value that is let through, in the objective's units; NaN for none
    public ThresholdPruner(Reports reports, double limit) {
        this.reports = reports;
        this.limit = limit;
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        if (trial.reports() == 0) return false;
        double standing = reports.standing(trial);
        if (Double.isNaN(standing) || direction.loss(standing) == Double.POSITIVE_INFINITY) return true;
        return !Double.isNaN(limit) && direction.better(limit, standing);
    }
}
