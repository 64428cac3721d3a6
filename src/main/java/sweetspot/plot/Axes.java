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

    /// The range shown after zooming by `factor` (below 1 = closer) around a point that stays where it is.
    public Zoom zoomedAround(double px, double py, double factorX, double factorY) {
        double cx = Math.clamp(px, left(), right());
        double cy = Math.clamp(py, top(), bottom());
        return new Zoom(x.toValue(cx + (left() - cx) * factorX), x.toValue(cx + (right() - cx) * factorX),
                y.toValue(cy + (bottom() - cy) * factorY), y.toValue(cy + (top() - cy) * factorY));
    }

    /// The range shown after the picture was dragged by so many pixels.
    public Zoom dragged(double dx, double dy) {
        return new Zoom(x.toValue(left() - dx), x.toValue(right() - dx), y.toValue(bottom() - dy),
                y.toValue(top() - dy));
    }
}
