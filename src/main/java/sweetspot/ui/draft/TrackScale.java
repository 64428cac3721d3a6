package sweetspot.ui.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The track of a range slider: positions are the values themselves, or their log10 on a log scale.
///
/// Values picked by hand are rounded to what a hand can mean (about one pixel of a 250-pixel track, as a 1, 2 or 5 at
/// its place), so that a drag gives 0.0125 and not 0.012483716.
///
/// @param low value at the left end; above 0 if `log`
/// @param high value at the right end, above `low`
/// @param log whether positions are log10 of values
/// @param whole whether values are whole numbers
/// @param step distance between allowed values, counted from `origin`; 0 = any
/// @param origin a value on the step grid
public record TrackScale(double low, double high, boolean log, boolean whole, double step, double origin) {
    private static final double HAND = 1.0 / 250;

    /// @throws IllegalArgumentException if the ends are not finite and ascending, or `low` ≤ 0 on a log scale
    public TrackScale {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("a track needs finite, ascending ends, not " + low + " and " + high);
        }
        if (log && low <= 0) throw new IllegalArgumentException("a log track starts above 0, not at " + low);
    }

    /// Position of the left end.
    public double min() {
        return position(low);
    }

    /// Position of the right end.
    public double max() {
        return position(high);
    }

    /// Position of a value, clipped to the track.
    public double position(double value) {
        double clipped = Math.clamp(value, low, high);
        return log ? Math.log10(clipped) : clipped;
    }

    /// Position of a value as a fraction of the track, 0 to 1.
    public double fraction(double value) {
        return Math.clamp((position(value) - min()) / (max() - min()), 0.0, 1.0);
    }

    /// The rounded value at a position.
    public double value(double position) {
        if (position <= min()) return low;
        if (position >= max()) return high;
        return rounded(log ? Math.pow(10, position) : position);
    }

    /// The value some fraction of the track away from `value` (0.01 = one percent to the right); it moves at least to
    /// the next allowed value, and ends at the track's end.
    public double nudged(double value, double fraction) {
        double moved = value(position(value) + fraction * (max() - min()));
        if (moved != value && Math.signum(moved - value) == Math.signum(fraction)) return moved;
        double least = step > 0 ? step : whole ? 1 : quantum(value).doubleValue();
        return rounded(Math.clamp(value + Math.signum(fraction) * least, low, high));
    }

    /// The nearest value that a hand can mean.
    public double rounded(double value) {
        if (step > 0) {
            BigDecimal k = new BigDecimal(Math.rint((value - origin) / step));
            return clip(BigDecimal.valueOf(origin).add(k.multiply(BigDecimal.valueOf(step))).doubleValue());
        }
        BigDecimal quantum = quantum(value);
        if (quantum.signum() == 0) return clip(value);
        return clip(new BigDecimal(value).divide(quantum, 0, RoundingMode.HALF_UP).multiply(quantum).doubleValue());
    }

    private double clip(double value) {
        return Math.clamp(value, low, high);
    }

    /// The value of one pixel around `value`, rounded up to a 1, 2 or 5; at least 1 for whole numbers.
    private BigDecimal quantum(double value) {
        double width = log ? value * Math.log(10) * (max() - min()) * HAND : (high - low) * HAND;
        if (!(width > 0) || Double.isInfinite(width)) return BigDecimal.ZERO;
        if (whole && width <= 1) return BigDecimal.ONE;
        int exponent = (int) Math.floor(Math.log10(width));
        double digit = width / Math.pow(10, exponent);
        int nice = digit <= 1.0001 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(exponent);
    }
}
