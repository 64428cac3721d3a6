package sweetspot.study;

/// What the intermediate values of a study's trials mean.
public enum Reports {
    /// Each is the score of one part of the trial, such as a cross-validation fold; a trial's value is their mean.
    /// Parts are comparable one by one: the same step is the same fold in every trial.
    PARTS,
    /// Each is the trial's value as it stands, such as after an epoch or a boosting round.
    PROGRESS;

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
}
