package sweetspot.plot;

import java.util.List;

/// Draws what plots with axes have in common: gridlines, the axis line and tick labels.
final class Frame {
    private Frame() {}

    /// Faint horizontal lines at the ticks, and their labels left of the area.
    static void horizontalGrid(Painter p, Axes axes, List<Tick> ticks, PlotTheme theme) {
        Stroke grid = Stroke.solid(theme.faint(), 1);
        TextStyle style = theme.caption();
        for (Tick tick : ticks) {
            double y = axes.y().toPixel(tick.value());
            if (y < axes.top() - 0.5 || y > axes.bottom() + 0.5) continue;
            if (y < axes.bottom() - 1) p.line(axes.left(), y, axes.right(), y, grid);
            p.text(tick.label(), axes.left() - theme.px(8), y + style.middleToBaseline(), Anchor.END, style,
                    theme.muted());
        }
    }

    /// The axis line at the bottom, and tick labels below it. Labels that would run into one another are left out.
    static void bottomAxis(Painter p, Axes axes, List<Tick> ticks, PlotTheme theme) {
        p.line(axes.left(), axes.bottom(), axes.right(), axes.bottom(), Stroke.solid(axisColor(theme), 1));
        TextStyle style = theme.caption();
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double x = axes.x().toPixel(tick.value());
            if (x < axes.left() - 0.5 || x > axes.right() + 0.5) continue;
            double half = TextWidths.of(tick.label(), style) / 2;
            if (x - half < free) continue;
            free = x + half + theme.px(8);
            p.text(tick.label(), x, axes.bottom() + theme.px(17), Anchor.MIDDLE, style, theme.muted());
        }
    }

    /// Colour of axis lines: stronger than the grid.
    static Color axisColor(PlotTheme theme) {
        return theme.muted().mix(theme.background(), 0.55);
    }

    /// Text with the background behind it, so that it can be read over marks.
    static void label(Painter p, String text, double x, double y, Anchor anchor, TextStyle style, Color color,
            PlotTheme theme) {
        double width = p.textWidth(text, style);
        double left = anchor == Anchor.START ? x : anchor == Anchor.END ? x - width : x - width / 2;
        p.rect(left - theme.px(3), y - style.size(), width + theme.px(6), style.size() * 1.35, theme.px(3),
                theme.background().withAlpha(0.78), Stroke.NONE);
        p.text(text, x, y, anchor, style, color);
    }
}
