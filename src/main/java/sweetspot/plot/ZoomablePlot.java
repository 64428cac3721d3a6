package sweetspot.plot;

import java.util.Optional;

/// A plot with two axes whose shown range can be given from outside, so that it survives new data.
public interface ZoomablePlot extends Plot {

    /// The axes as they are drawn at that size.
    Axes axes(double width, double height, PlotTheme theme);

    /// The plot over another range; empty = the range that fits the data.
    ZoomablePlot zoomed(Optional<Zoom> zoom);
}
