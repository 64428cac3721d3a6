package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The default against the best settings, fold by fold: a square and a dot for each fold, joined by a line; beside
/// them every fold's gain, and the mean gain with its interval.
///
/// @param groups the folds in order, by the split that they belong to; at least one with a fold
/// @param higher whether higher scores are better
/// @param gain the mean gain, above 0 is better, with its 95 % interval
/// @param caption says what the folds are; "" for nothing
/// @param highlight the fold that is emphasized
public record FoldGainPlot(List<Group> groups, boolean higher, Interval gain, String caption, Highlight highlight)
        implements Plot {
    private static final double RIGHT_SHARE = 0.27;
    /// Width at the usual text size below which the gains have no room of their own.
    private static final double RIGHT_FROM = 300;

    /// Folds of one split of the rows.
    ///
    /// @param title its name; "" if there is but one
    public record Group(String title, List<Fold> folds) {
        public Group {
            folds = List.copyOf(folds);
        }
    }

    /// A fold's scores.
    ///
    /// @param name what it is called alone, as in "Second shuffle, fold 3"
    /// @param base score of the default
    /// @param best score of the best settings
    public record Fold(String name, double base, double best) {}

    /// A value with its interval.
    ///
    /// @param low NaN if it is not known
    /// @param high likewise
    public record Interval(double value, double low, double high) {}

    public FoldGainPlot {
        groups = List.copyOf(groups);
    }

    /// A plot with nothing emphasized.
    public static FoldGainPlot of(List<Group> groups, boolean higher, Interval gain, String caption) {
        return new FoldGainPlot(groups, higher, gain, caption, Highlight.NONE);
    }

    private List<Fold> folds() {
        return groups.stream().flatMap(g -> g.folds().stream()).toList();
    }

    private double gain(Fold fold) {
        return higher ? fold.best() - fold.base() : fold.base() - fold.best();
    }

    /// Number of folds on which the best settings score better.
    public int won() {
        return (int) folds().stream().filter(f -> gain(f) > 0).count();
    }

    /// The layout at one size.
    ///
    /// @param scores axes of the scores by fold
    /// @param gains axes of the gains; empty where there is no room
    private record Layout(Axes scores, List<Tick> scoreTicks, Optional<Axes> gains, List<Tick> gainTicks,
            double pitch) {
        double x(int fold) {
            return scores.left() + (fold + 0.5) * pitch;
        }
    }

    private Layout layout(double width, double height, PlotTheme theme) {
        List<Fold> folds = folds();
        double top = theme.px(8);
        double bottom = Math.max(top + 10, height - theme.px(caption.isEmpty() && groups.size() < 2 ? 24 : 42));
        VerticalTicks left = VerticalTicks.of(bottom - top, theme,
                wanted -> scale(folds.stream().flatMapToDouble(f -> DoubleStream.of(f.base(), f.best())), bottom, top,
                        wanted));
        boolean both = width >= theme.px(RIGHT_FROM);
        double from = labels(left.ticks(), theme) + theme.px(14);
        double end = Math.max(from + 10, both ? width * (1 - RIGHT_SHARE) - theme.px(34) : width - theme.px(6));
        Axes scores = new Axes(Scale.linear(0, Math.max(1, folds.size()), from, end), left.scale());
        if (!both) return new Layout(scores, left.ticks(), Optional.empty(), List.of(), pitch(scores, folds));
        VerticalTicks right = VerticalTicks.of(bottom - top, theme,
                wanted -> scale(DoubleStream.concat(folds.stream().mapToDouble(this::gain),
                        DoubleStream.of(0, gain.value(), gain.low(), gain.high())), bottom, top, wanted));
        double labels = right.ticks().stream().mapToDouble(t -> TextWidths.of(signed(t), theme.caption())).max()
                .orElse(0);
        double at = end + labels + theme.px(16);
        Axes gains = new Axes(Scale.linear(0, 1, at, Math.max(at + 10, width - theme.px(4))), right.scale());
        return new Layout(scores, left.ticks(), Optional.of(gains), right.ticks(), pitch(scores, folds));
    }

    private static double pitch(Axes axes, List<Fold> folds) {
        return axes.width() / Math.max(1, folds.size());
    }

    private static double labels(List<Tick> ticks, PlotTheme theme) {
        return ticks.stream().mapToDouble(t -> TextWidths.of(t.label(), theme.caption())).max().orElse(0);
    }

    private static Scale scale(DoubleStream values, double bottom, double top, int wanted) {
        double[] shown = values.filter(Double::isFinite).toArray();
        double low = DoubleStream.of(shown).min().orElse(0);
        double high = DoubleStream.of(shown).max().orElse(1);
        double pad = high > low ? (high - low) * 0.08 : Math.max(Math.abs(low) * 0.05, 1e-3);
        double step = Ticks.step(high - low + 2 * pad, wanted);
        // A tick at the lower end makes the axis line read as a value.
        double floor = Math.floor((low - pad) / step) * step;
        return Scale.linear(Double.isFinite(floor) ? floor : low - pad, high + pad, bottom, top);
    }

    private static String signed(Tick tick) {
        if (tick.value() == 0) return "0";
        return tick.value() > 0 ? "+" + tick.label() : "−" + tick.label().replaceFirst("^-", "");
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        Frame.horizontalGrid(p, layout.scores(), layout.scoreTicks(), theme);
        axisLine(p, layout.scores(), theme);
        paintGroups(p, layout, theme);
        List<Fold> folds = folds();
        for (int i = 0; i < folds.size(); i++) paintFold(p, layout, i, folds.get(i), theme);
        layout.gains().ifPresent(axes -> paintGains(p, layout, axes, folds, theme));
    }

    private static void axisLine(Painter p, Axes axes, PlotTheme theme) {
        p.line(axes.left(), axes.bottom(), axes.right(), axes.bottom(), Stroke.solid(Frame.axisColor(theme), 1));
    }

    private void paintGroups(Painter p, Layout layout, PlotTheme theme) {
        Axes axes = layout.scores();
        double baseline = axes.bottom() + theme.px(17);
        int from = 0;
        boolean brief = groups.stream().anyMatch(g -> TextWidths.of(g.title(), theme.caption()) > g.folds().size()
                * layout.pitch() - theme.px(4));
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            double left = axes.left() + from * layout.pitch();
            double right = left + group.folds().size() * layout.pitch();
            if (from > 0) p.line(left, axes.top(), left, axes.bottom(), Stroke.solid(theme.border(), 1));
            // Where one does not fit, all are numbered.
            String title = group.title().isEmpty() || !brief ? group.title() : Integer.toString(g + 1);
            if (TextWidths.of(title, theme.caption()) <= right - left) {
                p.text(title, (left + right) / 2, baseline, Anchor.MIDDLE, theme.caption(), theme.muted());
            }
            from += group.folds().size();
        }
        if (caption.isEmpty()) return;
        boolean titled = groups.stream().anyMatch(g -> !g.title().isEmpty());
        p.text(TextWidths.fit(caption, theme.caption(), axes.right()), axes.right(),
                titled ? axes.bottom() + theme.px(35) : baseline, Anchor.END, theme.caption(), theme.muted());
    }

    private double radius(Layout layout, PlotTheme theme) {
        return Math.clamp(layout.pitch() * 0.32, theme.px(1.2), theme.px(5));
    }

    private void paintFold(Painter p, Layout layout, int i, Fold fold, PlotTheme theme) {
        if (!Double.isFinite(fold.base()) || !Double.isFinite(fold.best())) return;
        Axes axes = layout.scores();
        double x = layout.x(i);
        double base = axes.y().toPixelClamped(fold.base());
        double best = axes.y().toPixelClamped(fold.best());
        double r = radius(layout, theme);
        boolean worse = gain(fold) < 0;
        if (highlight.hovered() == i) {
            p.fill(x - layout.pitch() / 2, axes.top(), layout.pitch(), axes.height(), theme.selection());
        }
        Color line = (worse ? theme.vermilion() : theme.blue()).mix(theme.background(), 0.35);
        p.line(x, base, x, best, Stroke.solid(line, Math.min(theme.px(3), r)));
        // Where both are the same they stand side by side.
        double aside = Math.abs(best - base) < r ? Math.min(r, layout.pitch() / 4) : 0;
        p.fill(x - aside - 0.8 * r, base - 0.8 * r, 1.6 * r, 1.6 * r, theme.grey());
        p.circle(x + aside, best, r, worse ? theme.vermilion() : theme.blue(), Stroke.NONE);
    }

    private double spot(Axes axes, int i, PlotTheme theme) {
        // Dots side by side where they would lie on one another; the same for the same numbers.
        double[] offsets = {0, -1, 1, -2, 2};
        List<Fold> folds = folds();
        double y = axes.y().toPixelClamped(gain(folds.get(i)));
        int before = 0;
        for (int k = 0; k < i; k++) {
            if (Math.abs(axes.y().toPixelClamped(gain(folds.get(k))) - y) < theme.px(5)) before++;
        }
        return axes.left() + axes.width() * 0.2 + offsets[before % offsets.length] * theme.px(4.5);
    }

    private void paintGains(Painter p, Layout layout, Axes axes, List<Fold> folds, PlotTheme theme) {
        p.line(axes.left(), axes.top(), axes.left(), axes.bottom(), Stroke.solid(theme.border(), 1));
        for (Tick tick : layout.gainTicks()) {
            double y = axes.y().toPixel(tick.value());
            p.text(signed(tick), axes.left() - theme.px(6), y + theme.caption().middleToBaseline(), Anchor.END,
                    theme.caption(), theme.muted());
        }
        axisLine(p, axes, theme);
        double zero = axes.y().toPixelClamped(0);
        p.line(axes.left(), zero, axes.right(), zero, Stroke.solid(theme.muted(), 1));
        String none = Messages.text("chart.foldgain.zero");
        boolean below = zero + theme.px(16) < axes.bottom();
        p.text(none, axes.right(), below ? zero + theme.px(14) : zero - theme.px(5), Anchor.END, theme.caption(),
                theme.muted());
        for (int i = 0; i < folds.size(); i++) {
            double g = gain(folds.get(i));
            if (!Double.isFinite(g)) continue;
            boolean hovered = highlight.hovered() == i;
            Color color = g < 0 ? theme.vermilion() : theme.blue();
            p.circle(spot(axes, i, theme), axes.y().toPixelClamped(g), theme.px(hovered ? 4.5 : 3),
                    hovered ? color : color.withAlpha(0.6), Stroke.NONE);
        }
        paintMean(p, axes, theme);
        double middle = (axes.left() + axes.right()) / 2;
        String what = Messages.text(higher ? "chart.foldgain.difference" : "chart.foldgain.difference.lower");
        p.text(TextWidths.fit(what, theme.caption(), axes.width() + theme.px(30)), middle, axes.bottom() + theme.px(17),
                Anchor.MIDDLE, theme.caption(), theme.muted());
        if (!Double.isNaN(gain.low())) {
            p.text(Messages.text("chart.interval95"), middle, axes.bottom() + theme.px(35), Anchor.MIDDLE,
                    theme.caption(), theme.muted());
        }
    }

    private void paintMean(Painter p, Axes axes, PlotTheme theme) {
        double x = axes.left() + axes.width() * 0.52;
        double y = axes.y().toPixelClamped(gain.value());
        Stroke bar = Stroke.solid(theme.blue(), theme.px(2));
        if (!Double.isNaN(gain.low()) && !Double.isNaN(gain.high())) {
            double low = axes.y().toPixelClamped(gain.low());
            double high = axes.y().toPixelClamped(gain.high());
            p.line(x, low, x, high, bar);
            for (double end : new double[]{low, high}) p.line(x - theme.px(5), end, x + theme.px(5), end, bar);
        }
        p.circle(x, y, theme.px(5), theme.blue(), Stroke.NONE);
        String text = text(gain.value());
        double room = axes.right() - x - theme.px(12);
        if (TextWidths.of(text, theme.captionBold()) <= room + theme.px(8)) {
            p.text(text, x + theme.px(12), y + theme.captionBold().middleToBaseline(), Anchor.START,
                    theme.captionBold(), theme.text());
        }
    }

    private double size() {
        return folds().stream().mapToDouble(f -> Math.abs(f.best())).filter(Double::isFinite).max().orElse(1);
    }

    private String text(double difference) {
        return Formats.gain(difference, size());
    }

    @Override
    public String accessibleText() {
        int n = folds().size();
        return Double.isNaN(gain.low()) ? Messages.text("chart.foldgain.accessible.plain", won(), n, text(gain.value()))
                : Messages.text("chart.foldgain.accessible", won(), n, text(gain.value()), text(gain.low()),
                        text(gain.high()));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.column.fold"), false),
                new PlotTable.Column(Messages.text("chart.foldgain.default"), true),
                new PlotTable.Column(Messages.text("chart.foldgain.best"), true),
                new PlotTable.Column(Messages.text("chart.foldgain.gain"), true));
        List<List<String>> rows = new ArrayList<>();
        for (Fold f : folds()) {
            rows.add(List.of(f.name(), Formats.fineScore(f.base()), Formats.fineScore(f.best()), text(gain(f))));
        }
        return new PlotTable(columns, rows);
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        Layout layout = layout(width, height, theme);
        int count = folds().size();
        Axes axes = layout.scores();
        if (x >= axes.left() && x < axes.right() && y <= axes.bottom()) {
            return locate(Math.clamp((int) ((x - axes.left()) / layout.pitch()), 0, count - 1), width, height, theme);
        }
        if (layout.gains().isEmpty()) return Optional.empty();
        Axes gains = layout.gains().get();
        for (int i = 0; i < count; i++) {
            double dx = spot(gains, i, theme) - x;
            double dy = gains.y().toPixelClamped(gain(folds().get(i))) - y;
            if (Math.hypot(dx, dy) <= theme.px(6)) return locate(i, width, height, theme);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        List<Fold> folds = folds();
        if (item < 0 || item >= folds.size() || !Double.isFinite(folds.get(item).best())) return Optional.empty();
        Layout layout = layout(width, height, theme);
        return Optional.of(new Hit(item, layout.x(item), layout.scores().y().toPixelClamped(folds.get(item).best())));
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        return Plots.neighbour(folds().size(), item, delta);
    }

    @Override
    public FoldGainPlot highlighted(Highlight now) {
        return new FoldGainPlot(groups, higher, gain, caption, now);
    }
}
