package sweetspot.model.pipeline;

import java.util.Locale;

/// The ways in which the probabilities of a model are made honest.
public enum Calibration {
    /// They stay as they are.
    NONE,
    /// A logistic curve over the model's score, see [Calibrator.Sigmoid].
    SIGMOID,
    /// The best rising steps over the model's score, see [Calibrator.Isotonic].
    ISOTONIC;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
