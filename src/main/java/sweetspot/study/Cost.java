package sweetspot.study;

import java.util.Locale;

/// The cost of using a model, as an objective to minimize beside its metric. Measured in seconds, so it is noisy, and a
/// search that weighs it is not repeated exactly by the same seed.
public enum Cost implements FurtherObjective {
    /// Seconds spent on training, over all folds.
    FIT_SECONDS,
    /// Seconds spent on predicting the folds' rows.
    PREDICT_SECONDS;

    /// The name in files: lower case.
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
