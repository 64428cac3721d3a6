package sweetspot.plot;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sweetspot.analysis.TradeOff;
import sweetspot.analysis.ValueRange;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Two objectives against one another: every trial as a dot, those that violate a constraint as crosses, and the Pareto
/// front as marks that a step line joins: what lies on the line's far side is better than anything found.
///
/// The axes show the front and the bulk of the trials; what lies far off sits on the edge. Cost of a picture is a pass
/// over the trials, and drawing of no more marks than there are places for.
///
/// @param data the trials
/// @param xLabel name of the objective to the right
/// @param yLabel name of the objective upwards
/// @param zoom the range to show; empty = what fits the data
/// @param highlight which trials are emphasized
public record ParetoPlot(TradeOff data, String xLabel, String yLabel, Optional<Zoom> zoom, Highlight highlight)
        implements ZoomablePlot {

    /// A plot of everything, nothing emphasized.
    public static ParetoPlot of(TradeOff data, String xLabel, String yLabel) {
        return new ParetoPlot(data, xLabel, yLabel, Optional.empty(), Highlight.NONE);
    }

    @Override
    public ParetoPlot zoomed(Optional<Zoom> newZoom) {
        return new ParetoPlot(data, xLabel, yLabel, newZoom, highlight);
    }

    @Override
    public ParetoPlot highlighted(Highlight newHighlight) {
        return new ParetoPlot(data, xLabel, yLabel, zoom, newHighlight);
    }

    @Override
    public Axes axes(double width, double height, PlotTheme theme) {
        return layout(width, height, theme).axes();
    }

    private record Layout(Axes axes, List<Tick> xTicks, List<Tick> yTicks) {}

    private Layout layout(double width, double height, PlotTheme theme) {
        double top = theme.px(26);
        double bottom = Math.max(top + 10, height - theme.px(42));
        Scale y = zoom.map(z -> Scale.linear(z.yLow(), z.yHigh(), bottom, top))
                .orElseGet(() -> scale(true, bottom, top));
        List<Tick> yTicks = VerticalTicks.of(bottom - top, theme, _ -> y).ticks();
        double labels = yTicks.stream().mapToDouble(t -> TextWidths.of(t.label(), theme.caption())).max().orElse(0);
        double left = Math.max(theme.px(36), labels + theme.px(14));
        double right = Math.max(left + 10, width - theme.px(16));
        Scale x = zoom.map(z -> Scale.linear(z.xLow(), z.xHigh(), left, right))
                .orElseGet(() -> scale(false, left, right));
        List<Tick> xTicks = Ticks.of(x, Math.clamp((int) ((right - left) / theme.px(80)), 2, 8));
        return new Layout(new Axes(x, y), xTicks, yTicks);
    }

    private Scale scale(boolean upwards, double start, double end) {
        ValueRange range = data.range(upwards).orElse(new ValueRange(0, 1));
        double span = range.high() - range.low();
        double pad = span > 0 && Double.isFinite(span) ? span * 0.06 : Math.max(Math.abs(range.low()) * 0.05, 1e-3);
        // Values that are never negative get no axis that is.
        double low = range.low() >= 0 ? Math.max(0, range.low() - pad) : range.low() - pad;
        // Shares end at 1.
        double high = range.low() >= 0 && range.high() <= 1 ? Math.min(1, range.high() + pad) : range.high() + pad;
        return Scale.linear(Math.max(low, -Double.MAX_VALUE / 4),
                Math.min(Math.max(high, low + pad), Double.MAX_VALUE / 4),
                start, end);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        Axes axes = layout.axes();
        boolean scored = data.range(false).isPresent();
        Frame.horizontalGrid(p, axes, scored ? layout.yTicks() : List.of(), theme);
        double rim = theme.px(6);
        p.clipped(axes.left() - rim, axes.top() - rim, axes.width() + 2 * rim, axes.height() + 2 * rim,
                () -> new ParetoMarks(data, axes, highlight, theme).paint(p));
        if (!scored) {
            Frame.label(p, Messages.text("chart.pareto.empty"), (axes.left() + axes.right()) / 2,
                    (axes.top() + axes.bottom()) / 2, Anchor.MIDDLE, theme.caption(), theme.muted(), theme);
        }
        Frame.bottomAxis(p, axes, scored ? layout.xTicks() : List.of(), theme);
        p.text(TextWidths.fit(label(yLabel, true), theme.caption(), width - theme.px(8)), theme.px(4),
                theme.px(14), Anchor.START, theme.caption(), theme.muted());
        p.text(TextWidths.fit(label(xLabel, false), theme.caption(), width - theme.px(8)), axes.right(),
                axes.bottom() + theme.px(34), Anchor.END, theme.caption(), theme.muted());
    }

    private String label(String name, boolean upwards) {
        return Messages.text(data.higherIsBetter(upwards) ? "chart.pareto.higher" : "chart.pareto.lower", name);
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        return new ParetoMarks(data, axes(width, height, theme), highlight, theme).nearest(x, y);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        if (item < 0 || item >= data.size()) return Optional.empty();
        return new ParetoMarks(data, axes(width, height, theme), highlight, theme).locate(item);
    }

    /// Along the line of the front, and by number from a trial that is not on it.
    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int n = data.lineSize();
        if (item.isEmpty()) {
            return n == 0 ? OptionalInt.empty() : OptionalInt.of(data.line(delta > 0 ? 0 : n - 1));
        }
        int at = IntStream.range(0, n).filter(i -> data.line(i) == item.getAsInt()).findFirst().orElse(-1);
        if (at >= 0) return OptionalInt.of(data.line(Math.clamp(at + delta, 0, n - 1)));
        for (int i = item.getAsInt() + delta; i >= 0 && i < data.size(); i += delta) {
            if (data.hasPoint(i)) return OptionalInt.of(i);
        }
        return item;
    }

    @Override
    public String accessibleText() {
        if (data.lineSize() == 0) return Messages.text("chart.pareto.accessible.empty", xLabel, yLabel);
        int first = data.line(0);
        int last = data.line(data.lineSize() - 1);
        return Messages.text("chart.pareto.accessible", xLabel, yLabel, data.frontSize(), data.infeasibleCount(),
                Formats.score(data.x(first)), Integer.toString(first), Formats.score(data.y(last)),
                Integer.toString(last));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.column.trial"), true),
                new PlotTable.Column(xLabel, true), new PlotTable.Column(yLabel, true),
                new PlotTable.Column(Messages.text("chart.column.front"), false));
        int[] shown = IntStream.range(0, data.size()).filter(data::hasPoint).toArray();
        List<List<String>> rows = new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                int trial = shown[i];
                String key = data.onFront(trial) ? "on" : data.isInfeasible(trial) ? "infeasible" : "beaten";
                return List.of(Integer.toString(trial), Formats.fineScore(data.x(trial)),
                        Formats.fineScore(data.y(trial)), Messages.text("chart.pareto.state." + key));
            }

            @Override
            public int size() {
                return shown.length;
            }
        };
        return new PlotTable(columns, rows);
    }
}
