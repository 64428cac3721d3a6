package sweetspot.space;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Real numbers from `low` to `high`, both inclusive.
///
/// @param low smallest value, finite; above 0 if `log`
/// @param high largest value, finite, at least `low`, the range and a step together less than 1.8e308; with a step it is
///     cut down to `low + k * step`
/// @param log whether values are spread evenly in their logarithm; excludes a step
/// @param step distance between neighbouring values, or 0 for continuous values. One too fine to tell numbers of
///     that size apart, or that leaves 2^53 values or more, counts as none
public record FloatDistribution(double low, double high, boolean log, double step) implements NumericDistribution {

    /// From so many steps on a range is as good as continuous: doubles no longer tell neighbours apart.
    private static final double UNCOUNTED = 0x1p53;

    /// @throws IllegalArgumentException if a rule above is broken; the message names the field and the rule
    public FloatDistribution {
        if (!Double.isFinite(low)) {
            throw new IllegalArgumentException(Messages.text("space.rule.low", String.valueOf(low)));
        }
        if (!Double.isFinite(high)) {
            throw new IllegalArgumentException(Messages.text("space.rule.high", String.valueOf(high)));
        }
        if (low > high) {
            throw new IllegalArgumentException(
                    Messages.text("space.rule.order", String.valueOf(low), String.valueOf(high)));
        }
        if (log && low <= 0) throw new IllegalArgumentException(Messages.text("space.rule.log", String.valueOf(low)));
        if (!(step >= 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException(Messages.text("space.rule.step", String.valueOf(step)));
        }
        if (step > 0 && log) throw new IllegalArgumentException(Messages.text("space.rule.step_log"));
        if (!Double.isFinite(high - low + step)) {
            throw new IllegalArgumentException(
                    Messages.text("space.rule.wide", String.valueOf(low), String.valueOf(high)));
        }
        if (step > 0 && !isFine(low, high, step)) high = low + Math.floor((high - low) / step + 1e-8) * step;
    }

    private static boolean isFine(double low, double high, double step) {
        return step < Math.ulp(Math.max(Math.abs(low), Math.abs(high))) || (high - low) / step >= UNCOUNTED;
    }

    /// Tells whether there is no step, or one too fine to tell neighbours apart, which is as good as none.
    public boolean isFine() {
        return step == 0 || low < high && isFine(low, high, step);
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
    public boolean contains(@Nullable Object value) {
        if (!(value instanceof Double x) || !(x >= low && x <= high + 1e-8 * step)) return false;
        if (isFine()) return true;
        double k = (x - low) / step;
        return Math.abs(k - Math.rint(k)) < 1e-8 * Math.max(1, Math.abs(k));
    }

    @Override
    public OptionalLong cardinality() {
        if (low == high) return OptionalLong.of(1);
        return isFine() ? OptionalLong.empty() : OptionalLong.of(Math.round((high - low) / step) + 1);
    }

    @Override
    public Double nearest(double x) {
        if (Double.isNaN(x)) throw new IllegalArgumentException("NaN has no nearest value");
        double clipped = Math.clamp(x, low, high);
        return isFine() ? clipped : Math.min(high, low + Math.floor((clipped - low) / step + 0.5) * step);
    }

    @Override
    public FloatDistribution only(Number value) {
        return new FloatDistribution(value.doubleValue(), value.doubleValue(), log, step);
    }
}
