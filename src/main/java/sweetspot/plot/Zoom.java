package sweetspot.plot;

/// A range of both axes, in data units.
public record Zoom(double xLow, double xHigh, double yLow, double yHigh) {

    /// @throws IllegalArgumentException if a range is empty or not finite
    public Zoom {
        if (!(xHigh > xLow) || !(yHigh > yLow) || !Double.isFinite(xHigh - xLow) || !Double.isFinite(yHigh - yLow)) {
            throw new IllegalArgumentException("a zoom needs low < high on both axes");
        }
    }
}
