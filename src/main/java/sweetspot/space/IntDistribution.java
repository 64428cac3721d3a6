package sweetspot.space;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Whole numbers from `low` to `high`, both inclusive.
///
/// @param low smallest value; at least 1 if `log`; within ±2^53 like all bounds, so that a `double` holds it
/// @param high largest value, at least `low`; cut down to `low + k * step`
/// @param log whether values are spread evenly in their logarithm; needs `step` 1
/// @param step distance between neighbouring values, at least 1
public record IntDistribution(long low, long high, boolean log, long step) implements NumericDistribution {
    private static final long EXACT = 1L << 53;

    /// @throws IllegalArgumentException if a rule above is broken; the message names the field and the rule
    public IntDistribution {
        if (low < -EXACT || low > EXACT) {
            throw new IllegalArgumentException(Messages.text("space.rule.low_whole", String.valueOf(low)));
        }
        if (high < -EXACT || high > EXACT) {
            throw new IllegalArgumentException(Messages.text("space.rule.high_whole", String.valueOf(high)));
        }
        if (low > high) {
            throw new IllegalArgumentException(
                    Messages.text("space.rule.order", String.valueOf(low), String.valueOf(high)));
        }
        if (log && low < 1) {
            throw new IllegalArgumentException(Messages.text("space.rule.log_whole", String.valueOf(low)));
        }
        if (step < 1) throw new IllegalArgumentException(Messages.text("space.rule.step_whole", String.valueOf(step)));
        if (step > 1 && log) throw new IllegalArgumentException(Messages.text("space.rule.step_log"));
        high = low + (high - low) / step * step;
    }

    /// Every whole number of the range, on a linear scale.
    public static IntDistribution linear(long low, long high) {
        return new IntDistribution(low, high, false, 1);
    }

    /// Every whole number of the range, on a logarithmic scale.
    public static IntDistribution log(long low, long high) {
        return new IntDistribution(low, high, true, 1);
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
        return value instanceof Long n && n >= low && n <= high && (n - low) % step == 0;
    }

    @Override
    public OptionalLong cardinality() {
        return OptionalLong.of((high - low) / step + 1);
    }

    @Override
    public Long nearest(double x) {
        if (Double.isNaN(x)) throw new IllegalArgumentException("NaN has no nearest value");
        double clipped = Math.clamp(x, (double) low, (double) high);
        return Math.min(high, low + (long) Math.floor((clipped - low) / step + 0.5) * step);
    }

    @Override
    public IntDistribution only(Number value) {
        return new IntDistribution(value.longValue(), value.longValue(), log, step);
    }
}
