package sweetspot.search.prune;

import java.util.List;
import java.util.stream.Stream;
import sweetspot.search.Pruner;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

/// Stops a trial that another pruner would stop, but only while the trial has stopped improving: if none of its last
/// few reports brought it to a better standing than it had before them.
///
/// (The idea of patience as in early stopping of training: Prechelt, "Early stopping, but when?", 1998.) The standing
/// is the mean so far for parts, the latest value for progress.
public final class PatientPruner implements Pruner {
    /// What can be set of the patient median.
    static final List<StrategyOption> OPTIONS = Stream.concat(
            Stream.of(StrategyOption.whole("patience", 1, 1000, null).alone()),
            PercentilePruner.MEDIAN_OPTIONS.stream()).toList();
    /// A standing that is the mean of folds moves little, so it tells more than one of many steps.
    private static final int OF_PARTS = 1;
    private static final int OF_STEPS = 3;

    private final Pruner other;
    private final Reports reports;
    private final int patience;

    /// @param other which trials are bad
    /// @param reports what the intermediate values mean
    /// @param patience number of reports without improvement, at least 1
    public PatientPruner(Pruner other, Reports reports, int patience) {
        if (patience < 1) throw new IllegalArgumentException("patience must be at least 1, not " + patience);
        this.other = other;
        this.reports = reports;
        this.patience = patience;
    }

    /// The median stopping rule with patience.
    ///
    /// @param settings of [#OPTIONS]
    static PatientPruner ofMedian(Reports reports, StrategySettings settings) {
        return new PatientPruner(PercentilePruner.median(reports, settings), reports,
                settings.whole("patience", reports == Reports.PARTS ? OF_PARTS : OF_STEPS));
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        int n = trial.reports();
        if (n <= patience) return false;
        double before = best(trial, 1, n - patience, direction);
        double since = best(trial, n - patience + 1, n, direction);
        return !direction.better(since, before) && other.shouldPrune(trial, trials, direction);
    }

    /// Best standing after `first` to `last` reports; NaN if all are.
    private double best(Trial trial, int first, int last, Direction direction) {
        double best = Double.NaN;
        for (int count = first; count <= last; count++) {
            double standing = reports.standing(trial, count);
            if (direction.better(standing, best)) best = standing;
        }
        return best;
    }
}
