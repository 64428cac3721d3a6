package sweetspot.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.text.Messages;

/// Shows how much each hyperparameter matters: horizontal bars of shares with their intervals, largest first.
///
/// @param bars from top to bottom
/// @param highlight which bar is emphasized
public record ImportancePlot(List<Bar> bars, Highlight highlight) implements Plot {
    /// Room for half of the axis's first number and a space.
    private static final double MORE_GAP = 16;


    /// One parameter.
    ///
    /// @param label its name as shown
    /// @param share share of the score's variance, 0 to 1
    /// @param low lower end of the interval
    /// @param high upper end of the interval
    public record Bar(String label, double share, double low, double high) {}

    public ImportancePlot {
        bars = List.copyOf(bars);
    }

    /// A plot without emphasis.
    public static ImportancePlot of(List<Bar> bars) {
        return new ImportancePlot(bars, Highlight.NONE);
    }

    @Override
    public ImportancePlot highlighted(Highlight newHighlight) {
        return new ImportancePlot(bars, newHighlight);
    }

    /// The layout at one size.
    ///
    /// @param left left end of the bars
    /// @param pitch height of a row
    /// @param shown number of rows that have room
    private record Layout(Scale x, double left, double top, double pitch, int shown, List<Tick> ticks) {
        double middle(int row) {
            return top + (row + 0.5) * pitch;
        }

        double bottom() {
            return top + shown * pitch;
        }
    }

    private Layout layout(double width, double height, PlotTheme theme) {
        double widest = bars.stream().mapToDouble(b -> TextWidths.of(b.label(), theme.caption())).max().orElse(0);
        double top = theme.px(2);
        double room = Math.max(0, height - top - theme.px(46));
        int shown = Math.min(bars.size(), Math.max(1, (int) (room / theme.px(19))));
        // How many bars are left out is said beside the axis's first number.
        double more = shown == bars.size() ? 0
                : TextWidths.of(more(bars.size() - shown), theme.caption()) + theme.px(MORE_GAP);
        double left = Math.min(Math.max(widest + theme.px(10), more), width * 0.45);
        double pitch = Math.clamp(room / Math.max(1, shown), theme.px(12), theme.px(33));
        double most = bars.stream().mapToDouble(b -> Math.max(b.share(), b.high())).max().orElse(0.5);
        double step = most <= 0.12 ? 0.05 : most <= 0.3 ? 0.1 : 0.25;
        double end = Math.clamp(Math.ceil(most / step - 0.02) * step, 2 * step, Math.max(1, 2 * step));
        Scale x = Scale.linear(0, end, left, Math.max(left + 10, width - theme.px(20)));
        List<Tick> ticks = java.util.stream.IntStream.rangeClosed(0, (int) Math.round(end / step))
                .mapToObj(k -> new Tick(k * step, percent(k * step))).toList();
        return new Layout(x, left, top, pitch, shown, ticks);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        TextStyle style = theme.caption();
        double bottom = layout.bottom();
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : layout.ticks()) {
            double x = layout.x().toPixel(tick.value());
            p.line(x, layout.top(), x, bottom,
                    Stroke.solid(tick.value() == 0 ? Frame.axisColor(theme) : theme.faint(), 1));
            double half = TextWidths.of(tick.label(), style) / 2;
            if (x - half < free) continue;
            free = x + half + theme.px(6);
            p.text(tick.label(), x, bottom + theme.px(16), Anchor.MIDDLE, style, theme.muted());
        }
        for (int i = 0; i < layout.shown(); i++) paintBar(p, layout, i, theme);
        p.line(layout.left(), layout.top(), layout.left(), bottom, Stroke.solid(Frame.axisColor(theme), 1));
        String whole = Messages.text("chart.importance.caption");
        String caption = TextWidths.of(whole, style) <= width ? whole
                : TextWidths.fit(Messages.text("chart.importance.caption.brief"), style, width);
        p.text(caption, 0, bottom + theme.px(38), Anchor.START, style, theme.muted());
        int more = bars.size() - layout.shown();
        if (more > 0) {
            p.text(more(more), layout.left() - theme.px(MORE_GAP), bottom + theme.px(16), Anchor.END, style,
                    theme.muted());
        }
    }

    private static String more(int bars) {
        return Messages.text("chart.importance.more", bars);
    }

    private void paintBar(Painter p, Layout layout, int i, PlotTheme theme) {
        Bar bar = bars.get(i);
        double y = layout.middle(i);
        double half = Math.min(theme.px(8), layout.pitch() * 0.36);
        double end = layout.x().toPixelClamped(bar.share());
        TextStyle style = i == highlight.hovered() || i == highlight.picked() ? theme.captionBold() : theme.caption();
        p.text(TextWidths.fit(bar.label(), style, layout.left() - theme.px(8)), layout.left() - theme.px(8),
                y + style.middleToBaseline(), Anchor.END, style, theme.text());
        boolean strong = i == highlight.hovered() || i == highlight.picked();
        Color fill = theme.blue().mix(theme.background(), strong ? 1 : 0.8);
        p.rect(layout.left(), y - half, Math.max(1, end - layout.left()), 2 * half, theme.px(1.5), fill, Stroke.NONE);
        Stroke whisker = Stroke.solid(theme.text(), theme.px(1.5));
        double low = layout.x().toPixelClamped(bar.low());
        double high = layout.x().toPixelClamped(bar.high());
        double cap = Math.min(theme.px(4), half);
        p.line(low, y, high, y, whisker);
        p.line(low, y - cap, low, y + cap, whisker);
        p.line(high, y - cap, high, y + cap, whisker);
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        int row = (int) Math.floor((y - layout.top()) / layout.pitch());
        return row < 0 || row >= layout.shown() ? Optional.empty() : locate(row, width, height, theme);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        if (item < 0 || item >= layout.shown()) return Optional.empty();
        return Optional.of(new Hit(item, layout.x().toPixelClamped(bars.get(item).share()), layout.middle(item)));
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int at = item.isPresent() ? item.getAsInt() + delta : delta > 0 ? 0 : bars.size() - 1;
        return at >= 0 && at < bars.size() ? OptionalInt.of(at) : item;
    }

    @Override
    public String accessibleText() {
        String list = String.join(", ", bars.stream().limit(5).map(b -> b.label() + " " + percent(b.share())).toList());
        return Messages.text("chart.importance.accessible", list);
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(column("parameter", false), column("share", true), column("low", true),
                column("high", true)),
                bars.stream().map(b -> List.of(b.label(), percent(b.share()), percent(b.low()), percent(b.high())))
                        .toList());
    }

    private static PlotTable.Column column(String key, boolean number) {
        return new PlotTable.Column(Messages.text("chart.column." + key), number);
    }
}
