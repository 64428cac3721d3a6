package sweetspot.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Scores with their intervals, one below the other on one axis, to be compared at a glance. Below them there may be
/// room for rows whose scores are not known yet, hatched.
///
/// @param rows from top to bottom
/// @param locked number of rows below that are still locked away
/// @param highlight the row that is emphasized
public record IntervalPlot(List<Row> rows, int locked, Highlight highlight) implements Plot {

    /// The look of a score.
    public enum Mark {
        /// A grey square: what others are held against.
        BASE,
        /// A ring: a score that promises too much.
        RING,
        /// A filled dot.
        DOT
    }

    /// One score.
    ///
    /// @param title what was scored
    /// @param subtitle on what
    /// @param value the score
    /// @param low lower end of its interval; NaN if unknown
    /// @param high upper end; NaN if unknown
    /// @param text the score in words
    /// @param mark its look
    /// @param strong whether it is one that matters, in bold
    /// @param shaded whether it stands on a ground of its own
    public record Row(String title, String subtitle, double value, double low, double high, String text,
            Mark mark, boolean strong, boolean shaded) {

        public Row {
            if (Double.isNaN(low)) low = value;
            if (Double.isNaN(high)) high = value;
        }
    }

    public IntervalPlot {
        rows = List.copyOf(rows);
        if (locked < 0) throw new IllegalArgumentException("locked must not be negative, not " + locked);
    }

    /// A plot of known scores, nothing emphasized.
    public static IntervalPlot of(List<Row> rows) {
        return new IntervalPlot(rows, 0, Highlight.NONE);
    }

    /// Height in pixels at which rows stand comfortably.
    public double preferredHeight(PlotTheme theme) {
        return theme.px(46) * (rows.size() + locked) + theme.px(26);
    }

    /// The part of the picture below its top, in pixels, that the locked rows take: from here down to
    /// [#lockedEnd].
    public double lockedStart(double height, PlotTheme theme) {
        return lockedEnd(height, theme) * rows.size() / Math.max(1, rows.size() + locked);
    }

    /// See [#lockedStart].
    public double lockedEnd(double height, PlotTheme theme) {
        return Math.max(10, height - theme.px(24));
    }

    /// The layout at one size.
    private record Layout(Scale x, double pitch, double bottom, List<Tick> ticks) {}

    private Layout layout(double width, double height, PlotTheme theme) {
        double bottom = lockedEnd(height, theme);
        double left = Math.min(theme.px(10) + rows.stream()
                .mapToDouble(r -> Math.max(TextWidths.of(r.title(), title(r, theme)),
                        TextWidths.of(r.subtitle(), theme.caption())))
                .max().orElse(0) + theme.px(16), width * 0.5);
        double right = Math.max(left + 10, width - theme.px(14));
        double low = finite(rows.stream().mapToDouble(Row::low)).min().orElse(0);
        double high = finite(rows.stream().mapToDouble(Row::high)).max().orElse(1);
        double pad = high > low ? (high - low) * 0.12 : Math.max(Math.abs(low) * 0.05, 1e-3);
        Scale x = Scale.linear(lowEnd(low - pad, high + pad, right - left, theme), high + pad, left, right);
        int wanted = Math.clamp((int) ((right - left) / theme.px(64)), 2, 6);
        List<Tick> ticks = Ticks.of(x, wanted);
        // One alone does not say how far apart values are.
        if (ticks.size() < 2) ticks = Ticks.of(x, 2 * wanted);
        return new Layout(x, bottom / Math.max(1, rows.size() + locked), bottom, ticks);
    }

    /// The lower end of the axis: low enough for words left of those intervals that leave no room on their right, as long as
    /// that squeezes the intervals by no more than a third.
    private double lowEnd(double low, double high, double width, PlotTheme theme) {
        double end = low;
        for (Row row : rows) {
            double text = TextWidths.of(row.text(), title(row, theme)) + theme.px(20);
            boolean right = (row.high() - low) / (high - low) * width + text <= width;
            if (right || !Double.isFinite(row.low()) || text >= width) continue;
            end = Math.min(end, (row.low() * width - text * high) / (width - text));
        }
        return Math.max(end, high - 1.5 * (high - low));
    }

    private static DoubleStream finite(DoubleStream values) {
        return values.filter(Double::isFinite);
    }

    private static TextStyle title(Row row, PlotTheme theme) {
        return row.strong() ? theme.captionBold() : theme.caption();
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).shaded()) p.fill(0, i * layout.pitch(), width, layout.pitch(), theme.subtle());
            if (highlight.hovered() == i) p.fill(0, i * layout.pitch(), width, layout.pitch(), theme.selection());
        }
        for (Tick tick : layout.ticks()) {
            double x = layout.x().toPixel(tick.value());
            p.line(x, 0, x, layout.bottom(), Stroke.solid(theme.faint(), 1));
            p.text(tick.label(), x, layout.bottom() + theme.px(17), Anchor.MIDDLE, theme.caption(), theme.muted());
        }
        for (int i = 0; i < rows.size(); i++) paintRow(p, layout, i, width, theme);
        if (locked == 0) return;
        double top = lockedStart(height, theme);
        p.rect(0, top, width, layout.bottom() - top, theme.px(6), theme.subtle(), Stroke.NONE);
        p.hatch(0, top, width, layout.bottom() - top, theme.px(8), Stroke.solid(theme.border(), 1));
    }

    private void paintRow(Painter p, Layout layout, int i, double width, PlotTheme theme) {
        Row row = rows.get(i);
        double y = (i + 0.5) * layout.pitch();
        double room = layout.x().toPixel(layout.x().low()) - theme.px(12);
        p.text(TextWidths.fit(row.title(), title(row, theme), room), theme.px(6), y - theme.px(3), Anchor.START,
                title(row, theme), theme.text());
        p.text(TextWidths.fit(row.subtitle(), theme.caption(), room), theme.px(6), y + theme.px(12), Anchor.START,
                theme.caption(), theme.muted());
        Color color = row.mark() == Mark.BASE ? theme.grey() : theme.blue();
        double low = layout.x().toPixelClamped(row.low());
        double high = layout.x().toPixelClamped(row.high());
        double middle = layout.x().toPixelClamped(row.value());
        Stroke bar = Stroke.solid(color, theme.px(2));
        double cap = theme.px(5);
        if (high > low) {
            p.line(low, y, high, y, bar);
            p.line(low, y - cap, low, y + cap, bar);
            p.line(high, y - cap, high, y + cap, bar);
        }
        switch (row.mark()) {
            case BASE -> p.fill(middle - theme.px(4), y - theme.px(4), theme.px(8), theme.px(8), color);
            case RING -> p.circle(middle, y, theme.px(5), theme.background(), bar);
            case DOT -> p.circle(middle, y, theme.px(5), color, Stroke.NONE);
        }
        double text = TextWidths.of(row.text(), title(row, theme));
        boolean right = high + theme.px(10) + text <= width - theme.px(4);
        double baseline = y + theme.caption().middleToBaseline();
        if (right) {
            p.text(row.text(), high + theme.px(10), baseline, Anchor.START, title(row, theme), theme.text());
        } else if (low - theme.px(10) - text > room) {
            p.text(row.text(), low - theme.px(10), baseline, Anchor.END, title(row, theme), theme.text());
        } else {
            p.text(row.text(), Math.max(middle, room + text / 2), y - theme.px(9), Anchor.MIDDLE, title(row, theme),
                    theme.text());
        }
    }

    @Override
    public String accessibleText() {
        String texts =
                String.join("; ", rows.stream().map(r -> r.title() + ", " + r.subtitle() + ": " + r.text()).toList());
        return locked == 0 ? texts : Messages.text("chart.interval.locked", texts);
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.interval.what"), false),
                new PlotTable.Column(Messages.text("chart.interval.on"), false),
                new PlotTable.Column(Messages.text("chart.column.score"), true),
                new PlotTable.Column(Messages.text("chart.interval.low"), true),
                new PlotTable.Column(Messages.text("chart.interval.high"), true));
        return new PlotTable(columns, rows.stream().map(r -> List.of(r.title(), r.subtitle(),
                Formats.fineScore(r.value()), Formats.fineScore(r.low()), Formats.fineScore(r.high()))).toList());
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        int row = (int) Math.floor(y / layout(width, height, theme).pitch());
        return x < 0 || x > width ? Optional.empty() : locate(row, width, height, theme);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        if (item < 0 || item >= rows.size()) return Optional.empty();
        Layout layout = layout(width, height, theme);
        return Optional.of(new Hit(item, layout.x().toPixelClamped(rows.get(item).value()),
                (item + 0.5) * layout.pitch()));
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        return Plots.neighbour(rows.size(), item, delta);
    }

    @Override
    public IntervalPlot highlighted(Highlight now) {
        return new IntervalPlot(rows, locked, now);
    }
}
