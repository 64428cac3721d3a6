package sweetspot.plot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sweetspot.analysis.Slice;
import sweetspot.analysis.ValueRange;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The score against the value of one parameter: every trial as a mark, as in the slice plot of Optuna, with the best
/// and the default trial marked and their values named above.
///
/// Numbers have an axis, logarithmic where they are searched so; choices have a band each, and null among numbers one
/// at the right. Marks of a band stand a little apart, by the trial's number, so that equal ones can be told. Failed
/// trials lie on the bottom edge. Scores far off sit on the edge.
///
/// @param data the trials
/// @param labels names of the parameter, the score, and of the bands in order
/// @param score how the axis of the scores is drawn
/// @param zoom the range to show; empty = what fits the data
/// @param highlight which trials are emphasized
public record SlicePlot(Slice data, Labels labels, ScoreAxis score, Optional<Zoom> zoom, Highlight highlight)
        implements ZoomablePlot {
    /// A band reaches so far to both sides of its number.
    private static final double HALF = 0.5;

    /// The names of what is drawn.
    ///
    /// @param bands names of [Slice#bands()]
    /// @param best value of the best trial in words, "" if there is no single best or it has no value
    /// @param base value of the default trial in words, "" if it has no point
    public record Labels(String parameter, String score, List<String> bands, String best, String base) {
        public Labels {
            bands = List.copyOf(bands);
        }
    }

    public SlicePlot {
        if (labels.bands().size() != data.bands().size()) throw new IllegalArgumentException("a band needs a name");
    }

    /// A plot of everything, nothing emphasized.
    public static SlicePlot of(Slice data, Labels labels, ScoreAxis score) {
        return new SlicePlot(data, labels, score, Optional.empty(), Highlight.NONE);
    }

    /// The legend: only marks that occur.
    @Override
    public Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        add(entries, Legend.Mark.TRIAL, "trial", data::hasPoint);
        add(entries, Legend.Mark.STOPPED_EARLY, "stopped", i -> data.hasPoint(i) && data.history().isStoppedEarly(i));
        add(entries, Legend.Mark.INFEASIBLE, "infeasible.brief",
                i -> data.hasPoint(i) && data.history().isInfeasible(i));
        add(entries, Legend.Mark.FAILED, "failed", i -> data.hasValue(i) && data.history().isFailed(i));
        boolean several = data.hasFront();
        add(entries, several ? Legend.Mark.FRONT : Legend.Mark.BEST, several ? "front" : "incumbent",
                i -> data.hasPoint(i) && data.isBest(i));
        if (data.defaultTrial().isPresent()) {
            entries.add(new Legend.Entry(Legend.Mark.DEFAULT, Messages.text("chart.legend.default")));
        }
        return new Legend(entries);
    }

    private void add(List<Legend.Entry> entries, Legend.Mark mark, String key, java.util.function.IntPredicate occurs) {
        if (IntStream.range(0, data.size()).noneMatch(occurs)) return;
        entries.add(new Legend.Entry(mark, Messages.text("chart.legend." + key)));
    }

    /// Tells whether its vertical axis is logarithmic.
    @Override
    public boolean isLog() {
        return !data.hasFront() && score.isLog(data.history())
                && zoom.map(z -> z.yLow() > 0).orElse(true);
    }

    @Override
    public SlicePlot zoomed(Optional<Zoom> newZoom) {
        return new SlicePlot(data, labels, score, newZoom, highlight);
    }

    @Override
    public SlicePlot highlighted(Highlight newHighlight) {
        return new SlicePlot(data, labels, score, zoom, newHighlight);
    }

    @Override
    public Axes axes(double width, double height, PlotTheme theme) {
        return layout(width, height, theme).marks().axes();
    }

    private SliceMarks marks(double width, double height, PlotTheme theme) {
        return layout(width, height, theme).marks();
    }

    /// The place of everything at one size.
    private record Layout(SliceMarks marks, List<Tick> yTicks) {}

    private Layout layout(double width, double height, PlotTheme theme) {
        double top = theme.px(26);
        double bottom = Math.max(top + 10, height - theme.px(42));
        VerticalTicks vertical = VerticalTicks.of(bottom - top, theme, _ -> yScale(bottom, top));
        double widest =
                vertical.ticks().stream().mapToDouble(t -> TextWidths.of(t.label(), theme.caption())).max().orElse(0);
        double left = Math.max(theme.px(36), widest + theme.px(14));
        double right = Math.max(left + 10, width - theme.px(16));
        // Beside numbers a band for each other value, an eighth of the width, all together at most half.
        int aside = data.isNumeric() ? data.bands().size() : 0;
        double band = aside == 0 ? 0 : Math.min((right - left) / 8, (right - left) / 2 / aside);
        Axes axes = new Axes(xScale(left, right - aside * band), vertical.scale());
        return new Layout(new SliceMarks(data, axes, right, band, highlight, theme), vertical.ticks());
    }

    private Scale xScale(double start, double end) {
        boolean log = data.isLog() && zoom.map(z -> z.xLow() > 0).orElse(true);
        if (zoom.isPresent()) return new Scale(zoom.get().xLow(), zoom.get().xHigh(), log, start, end);
        if (!data.isNumeric()) return Scale.linear(-HALF, Math.max(1, data.bands().size()) - HALF, start, end);
        return padded(new ValueRange(data.low(), data.high()), log, 0.03, start, end);
    }

    private Scale yScale(double bottom, double top) {
        if (zoom.isPresent()) return new Scale(zoom.get().yLow(), zoom.get().yHigh(), isLog(), bottom, top);
        if (isLog()) return padded(data.history().logRange().orElseThrow(), true, 0.06, bottom, top);
        return padded(data.range().orElse(new ValueRange(0, 1)), false, 0.06, bottom, top);
    }

    /// A scale a little longer than a range, which may be a single value or as wide as numbers go.
    private static Scale padded(ValueRange range, boolean log, double share, double start, double end) {
        double most = Double.MAX_VALUE / 4;
        if (log) {
            double factor = range.high() > range.low() ? Math.pow(range.high() / range.low(), share) : 2;
            double low = Math.max(range.low() / factor, Double.MIN_NORMAL);
            double high = Math.min(range.high() * factor, most);
            if (high > low) return Scale.log(low, high, start, end);
        }
        double span = range.high() - range.low();
        double pad = span > 0 && Double.isFinite(span) ? span * share : Math.max(Math.abs(range.low()) * 0.05, 1e-3);
        return Scale.linear(Math.max(range.low() - pad, -most), Math.min(range.high() + pad, most), start, end);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        SliceMarks marks = layout.marks();
        Axes axes = marks.axes();
        boolean scored = data.range().isPresent();
        marks.paintBands(p, labels.bands());
        Frame.horizontalGrid(p, axes, scored ? layout.yTicks() : List.of(), theme);
        marks.paint(p);
        if (data.isNumeric()) {
            Frame.bottomAxis(p, axes, Ticks.of(axes.x(), Math.clamp((int) (axes.width() / theme.px(80)), 2, 8)), theme);
        }
        // Why there is no trial yet is known to whoever shows the plot.
        if (!scored && data.size() > 0) {
            Frame.label(p, Messages.text("chart.slice.empty"), (axes.left() + axes.right()) / 2,
                    (axes.top() + axes.bottom()) / 2, Anchor.MIDDLE, theme.caption(), theme.muted(), theme);
        }
        double used = paintNamed(p, width, theme);
        p.text(TextWidths.fit(labels.score(), theme.caption(), Math.max(0, used - theme.px(12))), theme.px(4),
                theme.px(14),
                Anchor.START, theme.caption(), theme.muted());
        String name = data.isLog() ? Messages.text("chart.slice.log", labels.parameter()) : labels.parameter();
        p.text(TextWidths.fit(name, theme.caption(), width - theme.px(8)), marks.right(), axes.bottom() + theme.px(34),
                Anchor.END, theme.caption(), theme.muted());
    }

    /// Names the values of the best and the default trial above the area, from the right; returns how far left.
    private double paintNamed(Painter p, double width, PlotTheme theme) {
        double end = width - theme.px(16);
        if (!labels.best().isEmpty()) {
            end = named(p, Messages.text("chart.slice.best", labels.best()), theme.captionBold(),
                    Stroke.solid(theme.green(), theme.px(2)), end, theme);
        }
        if (!labels.base().isEmpty()) {
            end = named(p, Messages.text("chart.slice.default", labels.base()), theme.caption(),
                    Stroke.dashed(theme.grey(), theme.px(1.5), theme.px(4)), end, theme);
        }
        return end;
    }

    private static double named(Painter p, String text, TextStyle style, Stroke line, double end, PlotTheme theme) {
        double from = end - TextWidths.of(text, style) - theme.px(6);
        if (from - theme.px(18) < 0) return end;
        double y = theme.px(16);
        p.text(text, end, y, Anchor.END, style, theme.text());
        p.line(from - theme.px(18), y - style.middleToBaseline(), from, y - style.middleToBaseline(), line);
        return from - theme.px(32);
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        return marks(width, height, theme).nearest(x, y);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        return marks(width, height, theme).locate(item);
    }

    /// By value from left to right, equal ones by number.
    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        List<Integer> order = IntStream.range(0, data.size()).filter(data::hasPoint).boxed()
                .sorted(Comparator.comparingInt(data::band).thenComparingDouble(data::x)).toList();
        if (order.isEmpty()) return OptionalInt.empty();
        int at = item.isPresent() ? order.indexOf(item.getAsInt()) : -1;
        if (at < 0) return OptionalInt.of(delta > 0 ? order.getFirst() : order.getLast());
        return OptionalInt.of(order.get(Math.clamp(at + delta, 0, order.size() - 1)));
    }

    @Override
    public String accessibleText() {
        long points = IntStream.range(0, data.size()).filter(data::hasPoint).count();
        StringBuilder text =
                new StringBuilder(Messages.text("chart.slice.accessible", labels.score(), labels.parameter(), points));
        if (!labels.best().isEmpty())
            text.append(' ').append(Messages.text("chart.slice.accessible.best", labels.best()));
        if (!labels.base().isEmpty())
            text.append(' ').append(Messages.text("chart.slice.accessible.default", labels.base()));
        return text.toString();
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.column.trial"), true),
                new PlotTable.Column(labels.parameter(), data.isNumeric()),
                new PlotTable.Column(labels.score(), true),
                new PlotTable.Column(Messages.text("chart.column.state"), false));
        int[] shown = IntStream.range(0, data.size()).filter(i -> data.hasPoint(i) || data.hasValue(i)
                && data.history().isFailed(i)).toArray();
        List<List<String>> rows = new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                int trial = shown[i];
                String value =
                        data.band(trial) >= 0 ? labels.bands().get(data.band(trial)) : Ticks.plain(data.x(trial));
                String key = data.history().isFailed(trial) ? "failed"
                        : data.history().isStoppedEarly(trial) ? "stopped" : "done";
                return List.of(Integer.toString(trial), value, Formats.fineScore(data.y(trial)),
                        Messages.text("chart.state." + key));
            }

            @Override
            public int size() {
                return shown.length;
            }
        };
        return new PlotTable(columns, rows);
    }
}
