package sweetspot.study;

/// Says whether lower or higher values of an objective are better.
public enum Direction {
    MINIMIZE, MAXIMIZE;

    /// Tells whether `a` is better than `b`. NaN is never better, and anything is better than NaN.
    public boolean better(double a, double b) {
        if (Double.isNaN(a)) return false;
        if (Double.isNaN(b)) return true;
        return this == MINIMIZE ? a < b : a > b;
    }

    /// The value as a loss: itself when minimized, negated when maximized.
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }
}
