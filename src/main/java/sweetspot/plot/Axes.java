package sweetspot.plot;

/// The area between a plot's axes, and how data becomes pixels there.
///
/// @param x horizontal scale, its pixels from left to right
/// @param y vertical scale, its pixels from the bottom up
public record Axes(Scale x, Scale y) {

    /// Left edge in pixels.
    public double left() {
        return x.start();
    }

    /// Right edge in pixels.
    public double right() {
        return x.end();
    }

    /// Upper edge in pixels.
    public double top() {
        return y.end();
    }

    /// Lower edge in pixels.
    public double bottom() {
        return y.start();
    }

    /// Width in pixels.
    public double width() {
        return right() - left();
    }

    /// Height in pixels.
    public double height() {
        return bottom() - top();
    }

    /// Tells whether a point lies within, edges included.
    public boolean contains(double px, double py) {
        return px >= left() && px <= right() && py >= top() && py <= bottom();
    }
}
