package sweetspot.plot;

/// Size and weight of text in a plot; the family is the painter's.
///
/// @param size font size in pixels
/// @param weight CSS weight: 400 regular, 600 semibold
public record TextStyle(double size, int weight) {

    /// How far below the middle of a line of figures or capitals its baseline lies, in pixels.
    public double middleToBaseline() {
        return size * 0.364;
    }
}
