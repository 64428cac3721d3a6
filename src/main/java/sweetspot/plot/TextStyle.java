package sweetspot.plot;

/// Size and weight of text in a plot; the family is the painter's.
///
/// @param size font size in pixels
/// @param weight CSS weight: 400 regular, 600 semibold
public record TextStyle(double size, int weight) {

    /// The distance from the middle of a line of figures or capitals down to its baseline, in pixels.
    public double middleToBaseline() {
        return size * 0.364;
    }
}
