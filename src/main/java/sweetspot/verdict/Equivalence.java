package sweetspot.verdict;

import java.util.Optional;
import java.util.OptionalDouble;
import sweetspot.model.metric.Metric;

/// The region of practical equivalence: differences of a score that nobody would act on (Benavoli, Corani, Demšar and
/// Zaffalon, "Time for a change: a tutorial for comparing multiple classifiers through Bayesian analysis", JMLR 2017).
///
/// As there, it is a hundredth of the scale for scores that have one: of 1 for accuracy or the area under a curve, of 2
/// for a correlation from −1 to 1. Near a perfect score that would hide half of the errors, so that it is at most a tenth
/// of what the default leaves to perfection. A score without a scale, such as an error in units of the target, has a
/// hundredth of the default's score.
///
/// @param width half its width: differences from −width to width are practically none; at least 0, in units of the score
/// @param rule how it came about
public record Equivalence(double width, Rule rule) {
    /// The share of the scale, or of the default's score, that counts as nothing.
    public static final double USUAL = 0.01;
    /// The largest share of what is left to a perfect score that counts as nothing.
    public static final double LEFT = 0.1;

    /// How the width came about.
    public enum Rule {
        /// A share of the length of the score's scale.
        SCALE,
        /// A share of what the default's score leaves to perfection.
        LEFT,
        /// A share of the default's score.
        BASE,
        /// The user gave it.
        GIVEN
    }

    public Equivalence {
        if (!(width >= 0)) throw new IllegalArgumentException("the width must be at least 0, not " + width);
    }

    /// The region of a metric.
    ///
    /// @param metric empty if values are no metric's
    /// @param base the default's score
    /// @param given what the user wants, at least 0; empty for the usual
    static Equivalence of(Optional<Metric> metric, double base, OptionalDouble given) {
        if (given.isPresent()) return new Equivalence(given.getAsDouble(), Rule.GIVEN);
        double worst = metric.flatMap(m -> m.worst().stream().boxed().findFirst()).orElse(Double.NaN);
        double scale = metric.isEmpty() ? Double.NaN : Math.abs(metric.get().best() - worst);
        // How much of the variance is explained has no worst score, but the scale of a share.
        if (metric.isPresent() && Double.isNaN(worst) && metric.get().best() == 1) scale = 1;
        if (!Double.isFinite(scale)) return new Equivalence(USUAL * Math.abs(base), Rule.BASE);
        double left = LEFT * Math.abs(metric.get().best() - base);
        return left < USUAL * scale ? new Equivalence(left, Rule.LEFT) : new Equivalence(USUAL * scale, Rule.SCALE);
    }

    /// Tells whether a whole interval lies in the region.
    public boolean holds(double low, double high) {
        return low >= -width && high <= width;
    }

    /// The answer that an interval of a gain gives.
    ///
    /// @param low its lower end; NaN if unknown
    /// @param high its upper end
    public Answer answer(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) return Answer.ONCE;
        if (holds(low, high)) return Answer.PRACTICALLY_EQUAL;
        return low > 0 ? Answer.HELPED : high < 0 ? Answer.HARMED : Answer.NOT_CLEAR;
    }
}
