package sweetspot.plot;

import java.util.List;
import sweetspot.text.Messages;

/// Ticks and their labels below a range slider's track.
///
/// @param low value at the track's left end
/// @param high value at its right end
/// @param log whether the track is logarithmic
/// @param inset pixels between the picture's edges and the ends of the track, at 100 % text size
/// @param faint whether the parameter is fixed, so that its track stands back
public record TrackTicks(double low, double high, boolean log, double inset, boolean faint) implements Plot {

    private List<Tick> ticks(Scale x, PlotTheme theme) {
        return Ticks.track(x, Math.clamp((int) (x.length() / theme.px(60)), 2, 5));
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        if (!(width > 4)) return;
        double in = Math.min(theme.px(inset), width / 2 - 1);
        Scale x = new Scale(low, high, log, in, width - in);
        Color ink = faint ? theme.muted().mix(theme.background(), 0.75) : theme.muted();
        for (Tick tick : ticks(x, theme)) {
            double at = x.toPixel(tick.value());
            p.line(at, 0, at, theme.px(3), Stroke.solid(Frame.axisColor(theme), 1));
            double half = TextWidths.of(tick.label(), theme.caption()) / 2;
            double middle = Math.clamp(at, Math.min(half, width / 2), Math.max(width - half, width / 2));
            p.text(tick.label(), middle, theme.px(4) + theme.px(12) * 0.92, Anchor.MIDDLE, theme.caption(), ink);
        }
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.track.accessible", Ticks.plain(low), Ticks.plain(high));
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.value"), true)),
                ticks(new Scale(low, high, log, 0, 300), PlotTheme.light()).stream()
                        .map(t -> List.of(t.label())).toList());
    }
}
