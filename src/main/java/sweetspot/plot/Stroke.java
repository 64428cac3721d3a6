package sweetspot.plot;

/// The look of a line.
///
/// @param color its colour; [Color#NONE] draws nothing
/// @param width in pixels
/// @param dash length of a dash and of the gap after it, in pixels; 0 = a solid line
public record Stroke(Color color, double width, double dash) {
    /// Draws nothing.
    public static final Stroke NONE = new Stroke(Color.NONE, 0, 0);

    /// @throws IllegalArgumentException if a length is negative or not a number
    public Stroke {
        if (!(width >= 0) || !(dash >= 0)) throw new IllegalArgumentException("width and dash must not be negative");
    }

    /// A solid line.
    public static Stroke solid(Color color, double width) {
        return new Stroke(color, width, 0);
    }

    /// A dashed line, its gaps 0.6 times as long as its dashes.
    public static Stroke dashed(Color color, double width, double dash) {
        return new Stroke(color, width, dash);
    }

    /// Length of the gap between two dashes, in pixels.
    public double gap() {
        return dash * 0.6;
    }

    /// Tells whether it draws anything.
    public boolean visible() {
        return width > 0 && color.visible();
    }
}
