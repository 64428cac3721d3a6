package sweetspot.plot;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.History;

/// The marks of the trials in a [ConvergencePlot]: where they lie and how they look.
final class ConvergenceMarks {
    private enum Kind { DONE, STOPPED, INFEASIBLE, FAILED, RUNNING, WAITING, OFF_TOP, OFF_BOTTOM }

    private final History history;
    private final Axes axes;
    private final Highlight highlight;
    private final PlotTheme theme;
    private final double spacing;
    private final double radius;
    private final int from;
    private final int to;
    private @Nullable Kind @Nullable [] kinds;

    ConvergenceMarks(History history, Axes axes, Highlight highlight, PlotTheme theme) {
        this.history = history;
        this.axes = axes;
        this.highlight = highlight;
        this.theme = theme;
        this.spacing = axes.x().toPixel(1) - axes.x().toPixel(0);
        this.radius = Math.clamp(spacing * 0.42, theme.px(1.7), theme.px(4));
        this.from = (int) Math.clamp(Math.floor(axes.x().low()), 0, history.size());
        this.to = (int) Math.clamp(Math.ceil(axes.x().high()) + 1, from, history.size());
    }

    /// Tells whether there are more trials than pixels to tell them apart, so that lines belong on top.
    boolean dense() {
        return spacing < theme.px(3);
    }

    void paint(Painter p) {
        // Every kind is painted in a pass of its own, so it pays to classify once.
        @Nullable Kind[] all = new Kind[to - from];
        for (int i = from; i < to; i++) all[i - from] = classify(i);
        kinds = all;
        boolean bars = spacing >= theme.px(6);
        if (bars) paintErrorBars(p);
        paintFailed(p);
        paintBars(p, Kind.RUNNING, theme.selection(), Stroke.solid(theme.blue(), 1));
        paintBars(p, Kind.WAITING, theme.background(), Stroke.dashed(theme.muted(), 1, theme.px(2)));
        Color blue = theme.blue();
        Stroke outline = Stroke.solid(blue, theme.px(1.5));
        Stroke grey = Stroke.solid(theme.grey().withAlpha(0.6), theme.px(1));
        double hollow = Math.max(radius - theme.px(0.5), theme.px(1.5));
        paintInfeasible(p, grey);
        paintBatch(p, Kind.STOPPED, true, hollow, theme.background(), grey);
        paintBatch(p, Kind.DONE, true, hollow, theme.background(), grey);
        paintBatch(p, Kind.STOPPED, false, hollow, theme.background(), outline);
        paintBatch(p, Kind.DONE, false, radius, blue, Stroke.NONE);
        paintOffScale(p, Kind.OFF_BOTTOM);
        paintOffScale(p, Kind.OFF_TOP);
    }

    /// The best trial as a star, the picked one in vermilion, the one under the pointer ringed.
    void paintEmphasized(Painter p) {
        history.best().ifPresent(best -> {
            if (visible(best)) {
                p.star(x(best), y(best), theme.px(8), theme.green(), Stroke.solid(theme.background(), theme.px(1.2)));
            }
        });
        if (visible(highlight.picked())) {
            double r = Math.max(radius, theme.px(3.5)) + theme.px(1);
            p.circle(x(highlight.picked()), y(highlight.picked()), r, theme.vermilion(),
                    Stroke.solid(theme.background(), theme.px(1.2)));
            p.circle(x(highlight.picked()), y(highlight.picked()), r + theme.px(3), Color.NONE,
                    Stroke.solid(theme.vermilion(), theme.px(1.5)));
        }
        if (visible(highlight.hovered())) {
            p.circle(x(highlight.hovered()), y(highlight.hovered()), Math.max(radius, theme.px(3.5)) + theme.px(3.5),
                    Color.NONE, Stroke.solid(theme.text(), theme.px(1.6)));
        }
    }

    private boolean visible(int trial) {
        return trial >= from && trial < to && kind(trial) != null && axes.x().contains(trial);
    }

    private @Nullable Kind kind(int i) {
        return kinds == null ? classify(i) : kinds[i - from];
    }

    private @Nullable Kind classify(int i) {
        if (history.isFailed(i)) return Kind.FAILED;
        if (history.isRunning(i)) return Kind.RUNNING;
        if (history.isWaiting(i)) return Kind.WAITING;
        boolean done = history.isDone(i);
        if (!done && !history.isStoppedEarly(i)) return null;
        double value = history.value(i);
        if (Double.isNaN(value)) return history.isStoppedEarly(i) ? Kind.OFF_BOTTOM : null;
        if (value > axes.y().high()) return Kind.OFF_TOP;
        if (value < axes.y().low()) return Kind.OFF_BOTTOM;
        if (history.isInfeasible(i)) return Kind.INFEASIBLE;
        return done ? Kind.DONE : Kind.STOPPED;
    }

    private double x(int i) {
        return axes.x().toPixel(i);
    }

    private double y(int i) {
        return switch (kind(i)) {
            case FAILED -> axes.bottom() - theme.px(7);
            case RUNNING, WAITING -> axes.bottom() - theme.px(8);
            case OFF_TOP -> axes.top() + theme.px(4);
            case OFF_BOTTOM -> axes.bottom() - theme.px(4);
            case null -> Double.NaN;
            default -> axes.y().toPixel(history.value(i));
        };
    }

    /// Pixels of the marks of one kind; thinned to one a cell where there are many.
    private record Batch(double[] xs, double[] ys, int count) {}

    private Batch batch(Kind kind, boolean faded) {
        boolean selecting = highlight.selected().isPresent();
        if (faded && !selecting) return new Batch(new double[0], new double[0], 0);
        double[] xs = new double[to - from];
        double[] ys = new double[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (kind(i) != kind || selecting && highlight.fades(i) != faded) continue;
            xs[n] = x(i);
            ys[n++] = y(i);
        }
        if (n < 2 * axes.width()) return new Batch(xs, ys, n);
        int[] kept = Decimator.marks(xs, ys, n, theme.px(n > 20 * axes.width() ? 2 : 1.25));
        for (int k = 0; k < kept.length; k++) {
            xs[k] = xs[kept[k]];
            ys[k] = ys[kept[k]];
        }
        return new Batch(xs, ys, kept.length);
    }

    private void paintBatch(Painter p, Kind kind, boolean faded, double r, Color fill, Stroke stroke) {
        Batch b = batch(kind, faded);
        p.circles(b.xs, b.ys, b.count, r, fill, stroke);
    }

    private void paintErrorBars(Painter p) {
        double[] xs = new double[to - from];
        double[] tops = new double[to - from];
        double[] bottoms = new double[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            double error = history.standardError(i);
            if (!(error > 0) || kind(i) != Kind.DONE || highlight.fades(i)) continue;
            xs[n] = x(i);
            tops[n] = axes.y().toPixelClamped(history.value(i) + error);
            bottoms[n++] = axes.y().toPixelClamped(history.value(i) - error);
        }
        p.verticals(xs, tops, bottoms, n, Stroke.solid(theme.blue().mix(theme.background(), 0.5), theme.px(1.5)));
    }

    private void paintFailed(Painter p) {
        Batch b = batchOfEdge(Kind.FAILED);
        double r = theme.px(spacing >= theme.px(6) ? 4 : 3);
        for (int i = 0; i < b.count; i++) p.cross(b.xs[i], b.ys[i], r, Stroke.solid(theme.vermilion(), theme.px(2)));
    }

    /// Small grey crosses where their values are.
    private void paintInfeasible(Painter p, Stroke stroke) {
        for (boolean faded : new boolean[] {true, false}) {
            Batch b = batch(Kind.INFEASIBLE, faded);
            for (int i = 0; i < b.count; i++) p.cross(b.xs[i], b.ys[i], theme.px(3), stroke);
        }
    }

    /// Small bars on the bottom edge: of trials that run, and dashed ones of trials that wait.
    private void paintBars(Painter p, Kind kind, Color fill, Stroke outline) {
        Batch b = batchOfEdge(kind);
        double w = Math.clamp(spacing * 0.6, theme.px(3), theme.px(7));
        double h = theme.px(12);
        for (int i = 0; i < b.count; i++) {
            p.rect(b.xs[i] - w / 2, b.ys[i] - h / 2, w, h, theme.px(1.5), fill, outline);
        }
    }

    /// Small triangles on the edge that point to where the marks would be.
    private void paintOffScale(Painter p, Kind kind) {
        Batch b = batchOfEdge(kind);
        double r = theme.px(spacing >= theme.px(6) ? 4 : 3);
        double tip = kind == Kind.OFF_TOP ? -r : r;
        for (int i = 0; i < b.count; i++) {
            p.polygon(new double[] {b.xs[i] - r, b.xs[i] + r, b.xs[i]},
                    new double[] {b.ys[i] - tip * 0.7, b.ys[i] - tip * 0.7, b.ys[i] + tip * 0.9}, 3,
                    theme.background(), Stroke.solid(theme.blue(), theme.px(1.3)));
        }
    }

    /// Marks that lie on an edge and so need no more than one every two pixels.
    private Batch batchOfEdge(Kind kind) {
        double[] xs = new double[16];
        int n = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            if (kind(i) != kind) continue;
            double x = x(i);
            if (n > 0 && x - xs[n - 1] < theme.px(2)) continue;
            if (n == xs.length) xs = Arrays.copyOf(xs, n * 2);
            xs[n++] = x;
            y = y(i);
        }
        double[] ys = new double[n];
        Arrays.fill(ys, y);
        return new Batch(xs, ys, n);
    }

    /// The mark nearest to a point, within reach of a pointer.
    Optional<Hit> nearest(double px, double py) {
        double reach = Math.max(theme.px(9), radius + theme.px(4));
        if (px < axes.left() - reach || px > axes.right() + reach) return Optional.empty();
        int first = (int) Math.clamp(Math.floor(axes.x().toValue(px - reach)), from, to);
        int last = (int) Math.clamp(Math.ceil(axes.x().toValue(px + reach)) + 1, first, to);
        int found = -1;
        double least = reach * reach;
        for (int i = first; i < last; i++) {
            if (!visible(i)) continue;
            double dx = x(i) - px;
            double dy = y(i) - py;
            double distance = dx * dx + dy * dy;
            // The later mark is drawn on top.
            if (distance <= least) {
                least = distance;
                found = i;
            }
        }
        return locate(found);
    }

    Optional<Hit> locate(int trial) {
        return visible(trial) ? Optional.of(new Hit(trial, x(trial), y(trial))) : Optional.empty();
    }
}
