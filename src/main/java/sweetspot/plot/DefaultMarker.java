package sweetspot.plot;

import java.util.List;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// A diamond at the default's place on a range slider's track; a half-faded one at the end if it lies outside.
///
/// @param low value at the track's left end
/// @param high value at its right end
/// @param log whether the track is logarithmic
/// @param inset pixels between the picture's edges and the ends of the track, at 100 % text size
/// @param value the default
/// @param faint whether the parameter is fixed, so that its track stands back
public record DefaultMarker(double low, double high, boolean log, double inset, double value, boolean faint)
        implements Plot {

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        if (!(width > 4)) return;
        double in = Math.min(theme.px(inset), width / 2 - 1);
        Scale x = new Scale(low, high, log, in, width - in);
        double unit = x.unit(value);
        boolean inside = unit >= -1e-9 && unit <= 1 + 1e-9;
        Color ink = faint ? theme.muted() : theme.text();
        p.diamond(Double.isNaN(unit) ? in : x.toPixelClamped(value), height / 2, theme.px(5), theme.background(),
                Stroke.solid(inside ? ink : ink.mix(theme.background(), 0.5), theme.px(1.4)));
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.track.default", Formats.value(value));
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.value"), true)),
                List.of(List.of(Formats.value(value))));
    }
}
