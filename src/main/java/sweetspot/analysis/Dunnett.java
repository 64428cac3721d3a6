package sweetspot.analysis;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/// The largest of several t statistics that compare treatments with one control, where no treatment differs from it.
///
/// All share the control's error and one estimate of the variance, so they are correlated by a half where the treatments'
/// own errors are independent (Dunnett, "A multiple comparison procedure for comparing several treatments with a
/// control", 1955, one-sided), and by more where they are alike. The two integrals, over the
/// control's error and over the estimate of the standard deviation, are computed by the trapezoidal rule, which is exact
/// enough for the first as the normal density vanishes at both ends, and by Simpson's.
final class Dunnett {
    /// Beyond these the normal density is below 1e-15.
    private static final double NORMAL_REACH = 8;
    /// The stretch on which the logarithm of the normal distribution function is tabulated, and steps per unit: one
    /// probability needs 40,000 of its values, and an error function each would make a verdict take seconds.
    private static final int TABLE_FROM = -37;
    private static final int TABLE_TO = 9;
    private static final int TABLE_STEPS = 256;
    private static final double[] LOG_NORMAL = table(false);
    private static final double[] SLOPE = table(true);
    private static final int NORMAL_STEPS = 64;
    private static final int SPREAD_STEPS = 160;
    private static final double FARTHEST = 1e6;
    private static final double ACCURACY = 1e-10;
    private static final int EVALUATIONS = 200;

    private final int comparisons;
    private final double correlation;
    private final double[] spreads;
    private final double[] weights;

    /// @param comparisons number of treatments, at least 1
    /// @param freedom degrees of freedom of the variance, at least 1; infinite if the variance is known
    /// @param correlation of any two of the statistics, from 0 to below 1
    Dunnett(int comparisons, double freedom, double correlation) {
        if (comparisons < 1 || !(freedom >= 1) || !(correlation >= 0 && correlation < 1)) {
            throw new IllegalArgumentException(
                    comparisons + " comparisons, " + freedom + " degrees of freedom, correlation "
                            + correlation);
        }
        this.comparisons = comparisons;
        this.correlation = correlation;
        if (Double.isInfinite(freedom)) {
            spreads = new double[]{1};
            weights = new double[]{1};
        } else {
            spreads = new double[SPREAD_STEPS + 1];
            weights = new double[SPREAD_STEPS + 1];
            spread(freedom);
        }
    }

    /// The density of the estimated standard deviation in units of the true one: a chi variable over the root of its
    /// degrees of freedom.
    private void spread(double freedom) {
        double top = 1 + 9 / Math.sqrt(2 * freedom) + 9 / (2 * freedom);
        double logFactor = Math.log(2) + freedom / 2 * Math.log(freedom / 2) - Gamma.logGamma(freedom / 2);
        double sum = 0;
        for (int i = 0; i <= SPREAD_STEPS; i++) {
            // Denser near 0, where a large statistic divided by a small deviation passes from rare to certain.
            double root = (double) i / SPREAD_STEPS;
            double s = top * root * root;
            spreads[i] = s;
            double log = s == 0 ? (freedom == 1 ? 0 : Double.NEGATIVE_INFINITY) : (freedom - 1) * Math.log(s);
            weights[i] = simpson(i, SPREAD_STEPS) * root * Math.exp(logFactor + log - freedom * s * s / 2);
            sum += weights[i];
        }
        for (int i = 0; i <= SPREAD_STEPS; i++) weights[i] /= sum;
    }

    private static double simpson(int i, int steps) {
        return i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    }

    /// The chance that the largest statistic exceeds `t`.
    double exceedance(double t) {
        if (Double.isNaN(t)) return Double.NaN;
        double below = 0;
        for (int i = 0; i < spreads.length; i++) {
            if (weights[i] > 0) below += weights[i] * below(t * spreads[i]);
        }
        return Math.clamp(1 - below, 0, 1);
    }

    /// The chance that none of the correlated normal variables exceeds `x`.
    private double below(double x) {
        double shared = Math.sqrt(correlation);
        double own = Math.sqrt(1 - correlation);
        // The more they share, the steeper is what is integrated.
        int steps = (int) Math.ceil(NORMAL_STEPS / own);
        double sum = 0;
        double total = 0;
        for (int i = 0; i <= steps; i++) {
            double z = NORMAL_REACH * (2.0 * i / steps - 1);
            double weight = Math.exp(-z * z / 2);
            total += weight;
            sum += weight * Math.exp(comparisons * logNormal((x + shared * z) / own));
        }
        return sum / total;
    }

    private static double[] table(boolean slope) {
        double[] values = new double[(TABLE_TO - TABLE_FROM) * TABLE_STEPS + 1];
        for (int i = 0; i < values.length; i++) {
            double x = TABLE_FROM + (double) i / TABLE_STEPS;
            double log = exactLogNormal(x);
            // The derivative is the density over the function.
            values[i] = slope ? Math.exp(-x * x / 2 - log) / Math.sqrt(2 * Math.PI) : log;
        }
        return values;
    }

    /// Logarithm of the normal distribution function, between table entries by cubic Hermite interpolation, which is off
    /// by less than 1e-12.
    private static double logNormal(double x) {
        if (!(x > TABLE_FROM && x < TABLE_TO)) return exactLogNormal(x);
        double at = (x - TABLE_FROM) * TABLE_STEPS;
        int i = (int) at;
        double t = at - i;
        double u = 1 - t;
        double step = 1.0 / TABLE_STEPS;
        return u * u * ((1 + 2 * t) * LOG_NORMAL[i] + t * step * SLOPE[i])
                + t * t * ((1 + 2 * u) * LOG_NORMAL[i + 1] - u * step * SLOPE[i + 1]);
    }

    private static double exactLogNormal(double x) {
        return x > 0 ? Math.log1p(-0.5 * Erf.erfc(x / Math.sqrt(2))) : Math.log(0.5 * Erf.erfc(-x / Math.sqrt(2)));
    }

    /// The value that the largest statistic exceeds with a chance of `probability`, between 0 and 1.
    double critical(double probability) {
        double high = 1;
        while (exceedance(high) > probability && high < FARTHEST) high *= 2;
        double low = -1;
        while (exceedance(low) < probability && low > -FARTHEST) low *= 2;
        double above = exceedance(high);
        // Where no value so far out is rare enough, the farthest stands for it.
        if (above > probability) return high;
        return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5).solve(EVALUATIONS,
                t -> exceedance(t) - probability, low, high);
    }
}
