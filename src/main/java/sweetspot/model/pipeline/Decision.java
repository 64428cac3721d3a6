package sweetspot.model.pipeline;

import java.util.Objects;
import java.util.Optional;
import sweetspot.model.Prediction;

/// The way from the probabilities of two classes to an answer.
///
/// @param threshold the positive class is answered from this probability on, 0 to 1; at [#USUAL_THRESHOLD] the model's
///     own answer stays unless it is calibrated
/// @param calibration how probabilities are made honest first
public record Decision(double threshold, Calibration calibration) {
    /// The likelier class is answered.
    public static final double USUAL_THRESHOLD = 0.5;

    public Decision {
        Objects.requireNonNull(calibration, "calibration");
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1, not " + threshold);
        }
    }

    /// Tells whether the model's answers stay as they are.
    public boolean isPlain() {
        return threshold == USUAL_THRESHOLD && calibration == Calibration.NONE;
    }

    /// The answers for the model's probabilities.
    ///
    /// @param positive position of the class that the threshold is about, 0 or 1
    /// @param calibrator fitted as the decision says; empty for none
    public Prediction.Classes apply(Prediction.Classes given, int positive, Optional<Calibrator> calibrator) {
        if (isPlain()) return given;
        if (!given.probabilities()) throw new IllegalArgumentException("a threshold needs probabilities");
        int n = given.size();
        int[] labels = new int[n];
        double[][] scores = new double[n][2];
        for (int i = 0; i < n; i++) {
            double raw = given.scores()[i][positive];
            double p = calibrator.isPresent() ? calibrator.get().probability(raw) : raw;
            labels[i] = p >= threshold ? positive : 1 - positive;
            scores[i][positive] = p;
            scores[i][1 - positive] = 1 - p;
        }
        return new Prediction.Classes(labels, scores, true);
    }
}
