package sweetspot.search;

import java.util.Arrays;
import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Stops a trial whose best intermediate value so far is worse than the median of what the complete trials had
/// reached by the same step (Golovin and others, "Google Vizier", KDD 2017, section 3.2.2, the median stopping rule).
final class MedianPruner implements Pruner {
    private final int startupTrials;
    private final int warmupSteps;

    /// @param startupTrials number of complete trials before the first may be stopped, at least 1
    /// @param warmupSteps number of reports that every trial may make before it can be stopped, at least 1
    MedianPruner(int startupTrials, int warmupSteps) {
        if (startupTrials < 1) throw new IllegalArgumentException("startup trials must be at least 1, not " + startupTrials);
        if (warmupSteps < 1) throw new IllegalArgumentException("warm-up steps must be at least 1, not " + warmupSteps);
        this.startupTrials = startupTrials;
        this.warmupSteps = warmupSteps;
    }

    @Override
    public boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction) {
        if (trial.reports() < warmupSteps) return false;
        int step = trial.step(trial.reports() - 1);
        double[] others = trials.stream()
                .filter(t -> t.state() == TrialState.COMPLETE && t.number() != trial.number())
                .mapToDouble(t -> valueAt(t, step, direction)).filter(v -> !Double.isNaN(v)).toArray();
        if (others.length < startupTrials) return false;
        Arrays.sort(others);
        int middle = others.length / 2;
        double median = others.length % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
        double own = best(trial, direction);
        // Nothing but NaN so far is worse than any value.
        return Double.isNaN(own) || own > median;
    }

    /// Best loss reported so far; NaN if all reports are NaN.
    private static double best(Trial trial, Direction direction) {
        double best = Double.NaN;
        for (int i = 0; i < trial.reports(); i++) {
            double loss = direction.loss(trial.intermediate(i));
            if (Double.isNaN(best) || loss < best) best = loss;
        }
        return best;
    }

    /// Loss that `trial` reported at `step`, or the last before it; NaN if there is none.
    private static double valueAt(Trial trial, int step, Direction direction) {
        double loss = Double.NaN;
        for (int i = 0; i < trial.reports() && trial.step(i) <= step; i++) loss = direction.loss(trial.intermediate(i));
        return loss;
    }
}
