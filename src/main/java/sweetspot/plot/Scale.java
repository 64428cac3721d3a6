package sweetspot.plot;

/// Maps a range of values to a range of pixels and back, linearly or in the logarithm.
///
/// @param low value at `start`
/// @param high value at `end`, above `low`
/// @param log whether equal distances are equal ratios; `low` is then above 0
/// @param start pixel of `low`; may lie right of or below `end`
/// @param end pixel of `high`
public record Scale(double low, double high, boolean log, double start, double end) {

    /// @throws IllegalArgumentException if the range of values is empty, not finite, or not above 0 on a log scale
    public Scale {
        if (!(high > low) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("a scale needs finite low < high, not " + low + " and " + high);
        }
        if (log && low <= 0) throw new IllegalArgumentException("low must be above 0 on a log scale, not " + low);
    }

    /// A linear scale.
    public static Scale linear(double low, double high, double start, double end) {
        return new Scale(low, high, false, start, end);
    }

    /// A logarithmic scale.
    public static Scale log(double low, double high, double start, double end) {
        return new Scale(low, high, true, start, end);
    }

    /// The position of a value between `low` (0) and `high` (1); beyond both for values outside. NaN for NaN and for
    /// values not above 0 on a log scale.
    public double unit(double value) {
        double ratio = log ? Math.log(high) - Math.log(low) : 0;
        // Neighbouring numbers may have one logarithm; there the two scales are the same.
        if (!(ratio > 0)) {
            double span = high - low;
            // A span beyond the largest double is halved first.
            return Double.isFinite(span) ? (value - low) / span : (value / 2 - low / 2) / (high / 2 - low / 2);
        }
        return value > 0 ? (Math.log(value) - Math.log(low)) / ratio : Double.NaN;
    }

    /// The pixel of a value.
    public double toPixel(double value) {
        return start + unit(value) * (end - start);
    }

    /// The value of a pixel.
    public double toValue(double pixel) {
        double u = (pixel - start) / (end - start);
        return log ? Math.exp(Math.log(low) + u * (Math.log(high) - Math.log(low))) : low * (1 - u) + high * u;
    }

    /// The pixel of a value, or of the nearer end if it lies outside.
    public double toPixelClamped(double value) {
        return start + Math.clamp(unit(value), 0.0, 1.0) * (end - start);
    }

    /// Tells whether a value lies in the range.
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
