package sweetspot.plot;

import java.util.Optional;
import java.util.OptionalInt;

/// A picture of some numbers. Immutable; the same picture is painted on the screen and into files.
///
/// Where its marks lie depends on nothing but the plot, the size and the theme.
public interface Plot {

    /// Paints the plot over `width` × `height` pixels. The background is the caller's.
    void paint(Painter painter, double width, double height, PlotTheme theme);

    /// The words for a screen reader: the subject and its main numbers, in one or two sentences.
    String accessibleText();

    /// The same numbers as a table.
    PlotTable asTable();

    /// The mark at or near a point of the picture; empty if there is none.
    default Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        return Optional.empty();
    }

    /// The place of an item's mark; empty if it is not shown.
    default Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        return Optional.empty();
    }

    /// The item before (`delta` -1) or after (1) another, for the arrow keys; the first or last one if `item` is
    /// empty; empty if there is none.
    default OptionalInt neighbour(OptionalInt item, int delta) {
        return OptionalInt.empty();
    }

    /// Explains the marks that occur; [Legend#NONE] if they explain themselves.
    default Legend legend() {
        return Legend.NONE;
    }

    /// Tells whether its axis of scores is logarithmic.
    default boolean isLog() {
        return false;
    }

    /// The plot with marks emphasized; itself if it does not do so.
    default Plot highlighted(Highlight highlight) {
        return this;
    }
}
