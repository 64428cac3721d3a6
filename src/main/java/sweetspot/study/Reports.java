package sweetspot.study;

import java.util.List;

/// The meaning of the intermediate values of a study's trials.
public enum Reports {
    /// Each is the score of one part of the trial, such as a cross-validation fold; a trial's value is their mean.
    /// Parts are comparable one by one: the same step is the same fold in every trial.
    PARTS,
    /// Each is the trial's value as it stands, such as after an epoch or a boosting round.
    PROGRESS;

    private static final int COMPARED = 50;

    /// The trial's value as far as its first `count` reports tell: their mean, or the last of them. NaN for none.
    public double standing(Trial trial, int count) {
        int n = Math.min(count, trial.reports());
        if (n <= 0) return Double.NaN;
        if (this == PROGRESS) return trial.intermediate(n - 1);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += trial.intermediate(i);
        return sum / n;
    }

    /// The trial's value as far as all its reports tell; NaN without any.
    public double standing(Trial trial) {
        return standing(trial, trial.reports());
    }

    /// Estimates the score that a trial stopped early would have reached, from its reports.
    ///
    /// Parts differ in difficulty: on an easy first fold a bad trial looks better than complete ones. So its parts
    /// are compared with what complete trials had on the same parts, and the mean difference is added to what those
    /// scored in all: the least-squares estimate where a score is the sum of an effect of the trial and one of the
    /// part. Progress is compared by [LearningCurves]. Without trials to compare with it is [#standing].
    ///
    /// @param trials the study's trials; of the complete ones the first fifty are compared with
    public double estimate(Trial trial, List<Trial> trials) {
        double own = standing(trial);
        if (Double.isNaN(own)) return own;
        if (this == PROGRESS) return LearningCurves.ifStopped(this, trial, trials).value();
        double difference = 0;
        double total = 0;
        int compared = 0;
        for (int i = 0; i < trials.size() && compared < COMPARED; i++) {
            Trial other = trials.get(i);
            if (other.state() != TrialState.COMPLETE || !Double.isFinite(other.value()) || !hasParts(other, trial)) continue;
            difference += own - standing(other, trial.reports());
            total += other.value();
            compared++;
        }
        return compared == 0 ? own : (total + difference) / compared;
    }

    /// Tells whether `other` reported the parts that `trial` did, in the same order.
    private static boolean hasParts(Trial other, Trial trial) {
        if (other.reports() < trial.reports()) return false;
        for (int i = 0; i < trial.reports(); i++) {
            if (other.step(i) != trial.step(i) || !Double.isFinite(other.intermediate(i))) return false;
        }
        return true;
    }
}
