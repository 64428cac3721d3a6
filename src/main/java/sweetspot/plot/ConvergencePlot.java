package sweetspot.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.History;
import sweetspot.analysis.ValueRange;
import sweetspot.text.Messages;

/// Shows how the score developed over the trials of a search: every trial as a mark, the best so far as a line, the
/// default as a line with its band, and the trials still to come as a hatched area; beside the best score the one that is
/// corrected for the search, if it is known.
///
/// The vertical axis shows the bulk of the trials, and no value that a score cannot have; what lies far off sits on the
/// edge. Losses that span decades get a logarithmic axis. Cost of a picture is one pass
/// over the shown trials, and drawing of no more marks than there are places for.
///
/// @param history what the trials have scored
/// @param planned number of trials the search is meant to have; 0 if unknown
/// @param score what is known of the vertical axis
/// @param zoom the range to show; empty = what fits the data
/// @param highlight which trials are emphasized
/// @param corrected the score corrected for the search; empty if it is not known
public record ConvergencePlot(History history, int planned, ScoreAxis score, Optional<Zoom> zoom, Highlight highlight,
        Optional<CorrectedLine> corrected)
        implements ZoomablePlot {

    /// A plot of everything, nothing emphasized.
    public static ConvergencePlot of(History history, int planned) {
        return of(history, planned, ScoreAxis.ANY);
    }

    /// A plot of everything, nothing emphasized, on an axis of which more is known.
    public static ConvergencePlot of(History history, int planned, ScoreAxis score) {
        return new ConvergencePlot(history, planned, score, Optional.empty(), Highlight.NONE, Optional.empty());
    }

    /// The same with the score corrected for the search.
    public ConvergencePlot withCorrected(Optional<CorrectedLine> line) {
        return new ConvergencePlot(history, planned, score, zoom, highlight, line);
    }

    /// Tells whether its vertical axis is logarithmic.
    @Override
    public boolean isLog() {
        return score.isLog(history) && zoom.map(z -> z.yLow() > 0).orElse(true);
    }

    /// Number of trials whose score lies beyond what the vertical axis shows, of those that the horizontal one shows.
    public int offScale(double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        int count = 0;
        int from = (int) Math.clamp(Math.ceil(axes.x().low()), 0, history.size());
        int to = (int) Math.clamp(Math.floor(axes.x().high()) + 1, from, history.size());
        for (int i = from; i < to; i++) {
            boolean scored = history.isDone(i) || history.isStoppedEarly(i);
            if (scored && !Double.isNaN(history.value(i)) && !axes.y().contains(history.value(i))) count++;
        }
        return count;
    }

    @Override
    public ConvergencePlot zoomed(Optional<Zoom> newZoom) {
        return new ConvergencePlot(history, planned, score, newZoom, highlight, corrected);
    }

    @Override
    public ConvergencePlot highlighted(Highlight newHighlight) {
        return new ConvergencePlot(history, planned, score, zoom, newHighlight, corrected);
    }

    @Override
    public Axes axes(double width, double height, PlotTheme theme) {
        return layout(width, height, theme).axes();
    }

    /// The layout at one size.
    ///
    /// @param axes the two axes
    /// @param yTicks ticks of the vertical axis
    private record Layout(Axes axes, List<Tick> yTicks) {}

    private Layout layout(double width, double height, PlotTheme theme) {
        // Above the area there is room for what is said of its lines.
        double top = theme.px(hasPhases() || history.best().isPresent() ? 24 : 8);
        double bottom = Math.max(top + 10, height - theme.px(42));
        VerticalTicks vertical = VerticalTicks.of(bottom - top, theme, wanted -> yScale(bottom, top, wanted));
        List<Tick> ticks = vertical.ticks();
        double labels = ticks.stream().mapToDouble(t -> TextWidths.of(t.label(), theme.caption())).max().orElse(0);
        double left = Math.max(theme.px(36), labels + theme.px(14));
        double last = Math.max(Math.max(planned, history.size()), 5);
        // Half of the last tick's label stands out on the right.
        double out = TextWidths.of(Ticks.plain(last), theme.caption()) / 2 + theme.px(2);
        double right = Math.max(left + 10, width - Math.max(theme.px(12), out));
        Scale x = zoom.map(z -> Scale.linear(z.xLow(), z.xHigh(), left, right))
                .orElseGet(() -> Scale.linear(-Math.max(0.6, last * 0.012), last, left, right));
        return new Layout(new Axes(x, vertical.scale()), ticks);
    }

    private Scale yScale(double bottom, double top, int wanted) {
        if (zoom.isPresent()) return new Scale(zoom.get().yLow(), zoom.get().yHigh(), isLog(), bottom, top);
        if (isLog()) return logScale(bottom, top);
        ValueRange range = history.range().orElse(new ValueRange(0, 1));
        double pad = (range.high() - range.low()) * 0.06;
        double low = range.low() - pad;
        double high = range.high() + pad;
        double step = Ticks.step(high - low, wanted);
        double floor = Math.floor(low / step) * step;
        // A tick at the lower end makes the axis line read as a value; scores that are never negative start at 0.
        if (Double.isFinite(floor)) low = range.low() >= 0 ? Math.max(0, floor) : floor;
        double least = Math.max(low, score.least());
        double most = Math.min(high, score.most());
        // A best score beyond what its metric allows is shown all the same: hiding it would hide what is wrong.
        double best = history.best().isPresent() ? history.value(history.best().getAsInt()) : (least + most) / 2;
        return least <= best && best <= most && least < most ? Scale.linear(least, most, bottom, top)
                : Scale.linear(low, high, bottom, top);
    }

    /// The lower end is a power of ten or half or a fifth of one, so that the axis line reads as a value.
    private Scale logScale(double bottom, double top) {
        ValueRange range = history.logRange().orElseThrow();
        double pad = Math.pow(range.high() / range.low(), 0.06);
        double low = Math.max(range.low() / pad, Double.MIN_NORMAL);
        double power = Math.pow(10, Math.floor(Math.log10(low)));
        for (double factor : new double[]{1, 2, 5}) {
            if (power * factor > 0 && power * factor <= low) range = new ValueRange(power * factor, range.high());
        }
        return Scale.log(range.low(), Math.min(range.high() * pad, Double.MAX_VALUE / 4), bottom, top);
    }

    private boolean hasPhases() {
        return history.modelStart() > 1;
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        Axes axes = layout.axes();
        boolean scored = history.range().isPresent();
        // Without a score the numbers of the vertical axis would be made up.
        Frame.horizontalGrid(p, axes, scored ? layout.yTicks() : List.of(), theme);
        p.clipped(axes.left(), axes.top(), axes.width(), axes.height() + 1, () -> {
            paintDefaultBand(p, axes, theme);
            paintRemaining(p, axes, theme);
            if (hasPhases()) paintPhaseLine(p, axes, theme);
        });
        ConvergenceMarks marks = new ConvergenceMarks(history, axes, highlight, theme);
        // A mark on the edge is shown whole.
        p.clipped(axes.left(), axes.top() - theme.px(8), axes.width() + theme.px(8), axes.height() + theme.px(12),
                () -> {
                    if (!marks.dense()) paintLines(p, axes, theme);
                    marks.paint(p);
                    if (marks.dense()) paintLines(p, axes, theme);
                    marks.paintEmphasized(p);
                });
        new ConvergenceLabels(history, axes, remaining(), theme, zoom.isEmpty(), corrected).paint(p);
        if (!scored) paintEmpty(p, axes, theme);
        Frame.bottomAxis(p, axes, Ticks.whole(axes.x().low(), axes.x().high(),
                Math.clamp((int) (axes.width() / theme.px(90)), 2, 7)), theme);
        p.text(Messages.text("chart.convergence.x"), axes.right(), axes.bottom() + theme.px(34), Anchor.END,
                theme.caption(), theme.muted());
    }

    private void paintEmpty(Painter p, Axes axes, PlotTheme theme) {
        // Why there is no trial yet is known to whoever shows the plot.
        if (history.size() == 0) return;
        String text = Messages.text(history.running() > 0 ? "chart.convergence.first" : "chart.convergence.noscore");
        Frame.label(p, text, (axes.left() + axes.right()) / 2, (axes.top() + axes.bottom()) / 2, Anchor.MIDDLE,
                theme.caption(), theme.muted(), theme);
    }

    private void paintDefaultBand(Painter p, Axes axes, PlotTheme theme) {
        OptionalInt number = history.defaultTrial();
        if (number.isEmpty()) return;
        double value = history.value(number.getAsInt());
        double error = history.standardError(number.getAsInt());
        if (error > 0) {
            double top = axes.y().toPixelClamped(value + error);
            double bottom = axes.y().toPixelClamped(value - error);
            p.fill(axes.left(), top, axes.width(), bottom - top, theme.grey().withAlpha(theme.dark() ? 0.14 : 0.11));
        }
        if (axes.y().contains(value)) {
            double y = axes.y().toPixel(value);
            p.line(axes.left(), y, axes.right(), y, Stroke.dashed(theme.grey(), theme.px(1.5), theme.px(6)));
        }
    }

    /// The place in the picture where the trials that are still to come begin.
    static double remainingStart(History history, Axes axes) {
        return axes.x().toPixelClamped(history.size() - 0.5);
    }

    private int remaining() {
        return Math.max(0, planned - history.size());
    }

    private void paintRemaining(Painter p, Axes axes, PlotTheme theme) {
        double left = remainingStart(history, axes);
        if (remaining() == 0 || axes.right() - left < 2) return;
        p.hatch(left, axes.top(), axes.right() - left, axes.height(), theme.px(8),
                Stroke.solid(theme.faint().mix(theme.background(), 0.85), 1));
    }

    private void paintPhaseLine(Painter p, Axes axes, PlotTheme theme) {
        double x = axes.x().toPixel(history.modelStart() - 0.5);
        if (x > axes.left() && x < axes.right()) {
            p.line(x, axes.top(), x, axes.bottom(), Stroke.dashed(theme.border(), 1, theme.px(3)));
        }
    }

    private void paintLines(Painter p, Axes axes, PlotTheme theme) {
        corrected.ifPresent(line -> line.paint(p, axes, axes.x().toPixel(history.size() - 0.5), theme));
        paintBestLine(p, axes, theme);
    }

    private void paintBestLine(Painter p, Axes axes, PlotTheme theme) {
        int n = history.improvements();
        if (n == 0) return;
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i < n; i++) {
            xs[i] = axes.x().toPixel(history.improvement(i));
            ys[i] = Math.clamp(axes.y().toPixel(history.value(history.improvement(i))), axes.top() - 1e4,
                    axes.bottom() + 1e4);
        }
        xs[n] = Math.max(xs[n - 1], axes.x().toPixel(history.size() - 0.5));
        ys[n] = ys[n - 1];
        int count = Decimator.line(xs, ys, n + 1, 0.5);
        p.steps(xs, ys, count, Stroke.solid(theme.green(), theme.px(2)));
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        return new ConvergenceMarks(history, axes(width, height, theme), highlight, theme).nearest(x, y);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        if (item < 0 || item >= history.size()) return Optional.empty();
        return new ConvergenceMarks(history, axes(width, height, theme), highlight, theme).locate(item);
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int at = item.isPresent() ? item.getAsInt() + delta : delta > 0 ? 0 : history.size() - 1;
        return at >= 0 && at < history.size() ? OptionalInt.of(at) : item;
    }

    @Override
    public String accessibleText() {
        return ConvergenceText.sentence(this);
    }

    @Override
    public PlotTable asTable() {
        return ConvergenceText.table(history, corrected);
    }
}
