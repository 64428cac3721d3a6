package sweetspot.plot;

/// Draws the few shapes that plots are made of. Coordinates are pixels from the upper left corner, y downwards.
///
/// Calls keep no state except inside [#clipped]. What is invisible (colour [Color#NONE], stroke [Stroke#NONE]) is
/// not drawn. A painter may move horizontal and vertical lines and edges of rectangles to the nearest pixel boundary.
public interface Painter {

    /// A straight line.
    void line(double x1, double y1, double x2, double y2, Stroke stroke);

    /// A line through the first `count` points.
    void polyline(double[] xs, double[] ys, int count, Stroke stroke);

    /// The closed area around the first `count` points.
    void polygon(double[] xs, double[] ys, int count, Color fill, Stroke stroke);

    /// A rectangle with corners rounded by `radius`, 0 for sharp ones.
    void rect(double x, double y, double width, double height, double radius, Color fill, Stroke stroke);

    /// A circle around a point.
    void circle(double x, double y, double radius, Color fill, Stroke stroke);

    /// One line of text.
    ///
    /// @param x where its `anchor` stands
    /// @param y its baseline
    void text(String text, double x, double y, Anchor anchor, TextStyle style, Color color);

    /// Width in pixels that [#text] will take.
    double textWidth(String text, TextStyle style);

    /// Runs `body`; what it draws outside the rectangle does not show.
    void clipped(double x, double y, double width, double height, Runnable body);

    /// A filled rectangle with sharp corners.
    default void fill(double x, double y, double width, double height, Color color) {
        rect(x, y, width, height, 0, color, Stroke.NONE);
    }

    /// Equal circles around the first `count` points. Painters may have a faster way for many.
    default void circles(double[] xs, double[] ys, int count, double radius, Color fill, Stroke stroke) {
        for (int i = 0; i < count; i++) circle(xs[i], ys[i], radius, fill, stroke);
    }

    /// Equal vertical lines at the first `count` places, each from `tops[i]` to `bottoms[i]`.
    default void verticals(double[] xs, double[] tops, double[] bottoms, int count, Stroke stroke) {
        for (int i = 0; i < count; i++) line(xs[i], tops[i], xs[i], bottoms[i], stroke);
    }

    /// A line that goes right at each point's height and then up or down to the next: the step before each point.
    default void steps(double[] xs, double[] ys, int count, Stroke stroke) {
        if (count == 0) return;
        double[] px = new double[2 * count - 1];
        double[] py = new double[2 * count - 1];
        for (int i = 0; i < count; i++) {
            px[2 * i] = xs[i];
            py[2 * i] = ys[i];
            if (i + 1 < count) {
                px[2 * i + 1] = xs[i + 1];
                py[2 * i + 1] = ys[i];
            }
        }
        polyline(px, py, px.length, stroke);
    }

    /// A × whose arms reach `radius` to each side.
    default void cross(double x, double y, double radius, Stroke stroke) {
        line(x - radius, y - radius, x + radius, y + radius, stroke);
        line(x - radius, y + radius, x + radius, y - radius, stroke);
    }

    /// A square standing on its corner, `radius` from middle to corner.
    default void diamond(double x, double y, double radius, Color fill, Stroke stroke) {
        polygon(new double[]{x, x + radius, x, x - radius}, new double[]{y - radius, y, y + radius, y}, 4, fill,
                stroke);
    }

    /// A five-pointed star, `radius` from middle to a point.
    default void star(double x, double y, double radius, Color fill, Stroke stroke) {
        double[] xs = new double[10];
        double[] ys = new double[10];
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.45;
            xs[i] = x + r * Math.sin(Math.PI * i / 5);
            ys[i] = y - r * Math.cos(Math.PI * i / 5);
        }
        polygon(xs, ys, 10, fill, stroke);
    }

    /// Lines rising to the right that fill a rectangle, `spacing` pixels apart along the horizontal.
    default void hatch(double x, double y, double width, double height, double spacing, Stroke stroke) {
        if (!(width > 0) || !(height > 0)) return;
        for (double c = spacing - (x + y) % spacing; c < width + height; c += spacing) {
            double left = Math.max(0, c - height);
            double right = Math.min(width, c);
            line(x + left, y + c - left, x + right, y + c - right, stroke);
        }
    }
}
