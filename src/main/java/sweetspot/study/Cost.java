package sweetspot.study;

import java.util.Locale;

/// The cost of using a model, as an objective to minimize beside its metric. Seconds are measured, so they are noisy, and a
/// search that weighs them is not repeated exactly by the same seed.
public enum Cost implements FurtherObjective {
    /// Seconds spent on training, over all folds.
    FIT_SECONDS,
    /// Seconds spent on predicting the folds' rows.
    PREDICT_SECONDS,
    /// Bytes of the numbers that the trained model keeps, a mean over the folds.
    MODEL_BYTES;

    /// The name in files: lower case.
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
