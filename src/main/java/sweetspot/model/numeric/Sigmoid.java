package sweetspot.model.numeric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import smile.classification.PlattScaling;

/// The probability of a class as a rising function of its score (Platt 1999). Where scores of left-out rows point the
/// wrong way, which happens when a model has only memorised, it is the class's share instead.
///
/// @param curve the fitted sigmoid; null where the share is used
public record Sigmoid(@Nullable PlattScaling curve, double share) {

    /// @param scores per row
    /// @param is per row 1 if it is of the class, else -1
    public static Sigmoid fit(double[] scores, int[] is) {
        double share = (Arrays.stream(is).filter(s -> s > 0).count() + 1.0) / (is.length + 2.0);
        PlattScaling curve = PlattScaling.fit(scores, is);
        boolean rises = curve.scale(1) > curve.scale(-1);
        return new Sigmoid(rises ? curve : null, share);
    }

    /// The same of rows with weights; other parameters as for [#fit(double\[\], int\[\])].
    ///
    /// @param weights how much each row counts, 1 on average
    public static Sigmoid fit(double[] scores, int[] is, double[] weights) {
        boolean[] positive = new boolean[is.length];
        double found = 0;
        for (int i = 0; i < is.length; i++) {
            positive[i] = is[i] > 0;
            if (positive[i]) found += weights[i];
        }
        PlattFit fit = PlattFit.of(scores, positive, weights);
        double share = (found + 1) / (is.length + 2);
        return new Sigmoid(fit.a() < 0 ? new PlattScaling(fit.a(), fit.b()) : null, share);
    }

    public double at(double score) {
        return curve == null ? share : curve.scale(score);
    }
}
