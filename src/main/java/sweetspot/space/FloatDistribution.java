package sweetspot.space;

import java.util.OptionalLong;

/// Real numbers from `low` to `high`, both inclusive.
///
/// @param low smallest value, finite; above 0 if `log`
/// @param high largest value, finite, at least `low`, the range and a step together less than 1.8e308; with a step it is
///     cut down to `low + k * step`
/// @param log whether values are spread evenly in their logarithm; excludes a step
/// @param step distance between neighbouring values, or 0 for continuous values. It is at least what tells two numbers of
///     that size apart, and leaves at most 2^53 values; in effect a finer one would be none
public record FloatDistribution(double low, double high, boolean log, double step) implements NumericDistribution {

    private static final double MOST_STEPS = 0x1p53;

    /// @throws IllegalArgumentException if a rule above is broken; the message names the field and the rule
    public FloatDistribution {
        if (!Double.isFinite(low)) throw new IllegalArgumentException("low must be a finite number, not " + low);
        if (!Double.isFinite(high)) throw new IllegalArgumentException("high must be a finite number, not " + high);
        if (low > high) throw new IllegalArgumentException("low (" + low + ") must not be above high (" + high + ")");
        if (log && low <= 0) throw new IllegalArgumentException("low must be above 0 on a log scale, not " + low);
        if (!(step >= 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("step must be a finite number above 0, not " + step);
        }
        if (step > 0 && log) throw new IllegalArgumentException("step cannot be combined with a log scale");
        if (!Double.isFinite(high - low + step)) {
            throw new IllegalArgumentException("the range from " + low + " to " + high + " is too wide to be searched");
        }
        double finest = finestStep(low, high);
        if (step > 0 && high > low && step < finest) {
            throw new IllegalArgumentException("step " + step + " is too fine for the range from " + low + " to " + high
                    + ": it must be at least " + finest + ", or leave it out to search all values");
        }
        if (step > 0) high = low + Math.floor((high - low) / step + 1e-8) * step;
    }

    /// The finest step that tells the values of a range apart.
    public static double finestStep(double low, double high) {
        return Math.max(Math.ulp(Math.max(Math.abs(low), Math.abs(high))), (high - low) / MOST_STEPS);
    }

    /// Continuous values on a linear scale.
    public static FloatDistribution linear(double low, double high) {
        return new FloatDistribution(low, high, false, 0);
    }

    /// Continuous values on a logarithmic scale.
    public static FloatDistribution log(double low, double high) {
        return new FloatDistribution(low, high, true, 0);
    }

    @Override
    public double lowest() {
        return low;
    }

    @Override
    public double highest() {
        return high;
    }

    @Override
    public double stepSize() {
        return step;
    }

    @Override
    public boolean contains(Object value) {
        if (!(value instanceof Double x) || !(x >= low && x <= high + 1e-8 * step)) return false;
        if (step == 0) return true;
        double k = (x - low) / step;
        return Math.abs(k - Math.rint(k)) < 1e-8 * Math.max(1, Math.abs(k));
    }

    @Override
    public OptionalLong cardinality() {
        if (low == high) return OptionalLong.of(1);
        return step > 0 ? OptionalLong.of(Math.round((high - low) / step) + 1) : OptionalLong.empty();
    }

    @Override
    public Double nearest(double x) {
        if (Double.isNaN(x)) throw new IllegalArgumentException("NaN has no nearest value");
        double clipped = Math.clamp(x, low, high);
        return step > 0 ? Math.min(high, low + Math.floor((clipped - low) / step + 0.5) * step) : clipped;
    }

    @Override
    public FloatDistribution only(Number value) {
        return new FloatDistribution(value.doubleValue(), value.doubleValue(), log, step);
    }
}
