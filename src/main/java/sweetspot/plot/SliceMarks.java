package sweetspot.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import sweetspot.analysis.History;
import sweetspot.analysis.Slice;

/// The marks of the trials in a [SlicePlot]: where they lie and how they look.
///
/// @param axes the axis of the numbers, or of the bands counted from 0, and the scores upwards
/// @param right right edge, bands beside numbers included
/// @param bandWidth width of a band beside numbers; 0 if there is none
record SliceMarks(Slice data, Axes axes, double right, double bandWidth, Highlight highlight, PlotTheme theme) {
    private static final int DENSE = 2_000;
    /// How far marks of a band stand apart at most, as a share of it.
    private static final double SPREAD = 0.6;
    /// The golden ratio's fraction spreads any run of numbers evenly (Weyl's sequence).
    private static final double GOLDEN = 0.6180339887498949;

    private History history() {
        return data.history();
    }

    /// Every other band is shaded, and each has its name below.
    void paintBands(Painter p, List<String> names) {
        TextStyle style = theme.caption();
        for (int k = 0; k < names.size(); k++) {
            double left = Math.max(axes.left(), bandLeft(k));
            double end = Math.min(right, bandLeft(k + 1));
            if (end <= left) continue;
            if (k % 2 == 0) p.fill(left, axes.top(), end - left, axes.height(), theme.subtle());
            p.line(left, axes.bottom(), end, axes.bottom(), Stroke.solid(Frame.axisColor(theme), 1));
            if (end - left < theme.px(12)) continue;
            p.text(TextWidths.fit(names.get(k), style, end - left - theme.px(4)), (left + end) / 2,
                    axes.bottom() + theme.px(17), Anchor.MIDDLE, style, theme.muted());
        }
    }

    private double bandLeft(int k) {
        return data.isNumeric() ? axes.right() + k * bandWidth : axes.x().toPixel(k - 0.5);
    }

    void paint(Painter p) {
        double rim = theme.px(8);
        p.clipped(axes.left() - rim, axes.top() - rim, right - axes.left() + 2 * rim, axes.height() + 2 * rim, () -> {
            paintLines(p);
            boolean selecting = highlight.selected().isPresent();
            Stroke grey = Stroke.solid(theme.grey().withAlpha(0.6), theme.px(1));
            double radius = theme.px(data.size() > 400 ? 2.5 : 3.5);
            crosses(p);
            if (selecting) circles(p, i -> isPlain(i) && highlight.fades(i), radius, theme.background(), grey);
            circles(p, i -> isPlain(i) && history().isStoppedEarly(i) && !highlight.fades(i), radius - theme.px(0.5),
                    theme.background(), Stroke.solid(theme.blue(), theme.px(1.3)));
            circles(p, i -> isPlain(i) && !history().isStoppedEarly(i) && !highlight.fades(i), radius,
                    theme.blue().withAlpha(0.75), Stroke.NONE);
            paintMarked(p);
            paintEmphasized(p);
        });
    }

    private boolean isPlain(int i) {
        return data.hasPoint(i) && !history().isInfeasible(i);
    }

    /// The values of the best and the default trial, from top to bottom.
    private void paintLines(Painter p) {
        data.defaultTrial().ifPresent(i -> vertical(p, i, Stroke.dashed(theme.grey(), theme.px(1.5), theme.px(4))));
        history().best().ifPresent(i -> {
            boolean one = !data.hasFront();
            if (one && data.hasPoint(i)) vertical(p, i, Stroke.solid(theme.green().withAlpha(0.6), theme.px(1.5)));
        });
    }

    private void vertical(Painter p, int trial, Stroke stroke) {
        // In a band the mark alone says where it is.
        if (data.band(trial) >= 0 || !axes.x().contains(data.x(trial))) return;
        p.line(x(trial), axes.top(), x(trial), axes.bottom(), stroke);
    }

    private void crosses(Painter p) {
        each(i -> data.hasPoint(i) && history().isInfeasible(i), (x, y) -> p.cross(x, y, theme.px(3),
                ParetoMarks.infeasible(theme)));
        each(i -> history().isFailed(i) && data.hasValue(i), (x, y) -> p.cross(x, y, theme.px(3.5),
                Stroke.solid(theme.vermilion(), theme.px(1.8))));
    }

    private void circles(Painter p, IntPredicate which, double radius, Color fill, Stroke stroke) {
        double[] xs = new double[data.size()];
        double[] ys = new double[data.size()];
        int n = pixels(which, xs, ys);
        p.circles(xs, ys, n, radius, fill, stroke);
    }

    /// Draws a mark at a place.
    private interface Mark {
        void at(double x, double y);
    }

    private void each(IntPredicate which, Mark mark) {
        double[] xs = new double[data.size()];
        double[] ys = new double[data.size()];
        int n = pixels(which, xs, ys);
        for (int i = 0; i < n; i++) mark.at(xs[i], ys[i]);
    }

    /// Places of the marks, thinned to one a cell where there are many.
    ///
    /// @return their number
    private int pixels(IntPredicate which, double[] xs, double[] ys) {
        int n = 0;
        for (int i = 0; i < data.size(); i++) {
            if (!which.test(i) || !shown(i)) continue;
            xs[n] = x(i);
            ys[n++] = y(i);
        }
        if (n < DENSE) return n;
        int[] kept = Decimator.marks(xs, ys, n, theme.px(2));
        for (int k = 0; k < kept.length; k++) {
            xs[k] = xs[kept[k]];
            ys[k] = ys[kept[k]];
        }
        return kept.length;
    }

    private void paintMarked(Painter p) {
        boolean several = data.hasFront();
        for (int i = 0; i < data.size(); i++) {
            if (!data.isBest(i) || !shown(i) || highlight.fades(i)) continue;
            Stroke rim = Stroke.solid(theme.background(), theme.px(1.2));
            if (several) p.circle(x(i), y(i), theme.px(4.5), theme.green(), rim);
            else p.star(x(i), y(i), theme.px(8), theme.green(), rim);
        }
        data.defaultTrial().ifPresent(i -> {
            if (!shown(i)) return;
            p.diamond(x(i), y(i), theme.px(5), theme.background(), Stroke.solid(theme.text(), theme.px(1.4)));
        });
    }

    private void paintEmphasized(Painter p) {
        int picked = highlight.picked();
        if (shown(picked)) {
            double r = theme.px(4.5);
            p.circle(x(picked), y(picked), r, theme.vermilion(), Stroke.solid(theme.background(), theme.px(1.2)));
            p.circle(x(picked), y(picked), r + theme.px(3), Color.NONE, Stroke.solid(theme.vermilion(), theme.px(1.5)));
        }
        int hovered = highlight.hovered();
        if (shown(hovered)) {
            p.circle(x(hovered), y(hovered), theme.px(7.5), Color.NONE, Stroke.solid(theme.text(), theme.px(1.6)));
        }
    }

    /// Tells whether a trial has a mark within the shown values of the parameter.
    private boolean shown(int trial) {
        if (trial < 0 || trial >= data.size() || !data.hasValue(trial)) return false;
        if (!data.hasPoint(trial) && !history().isFailed(trial)) return false;
        double x = x(trial);
        return data.band(trial) >= 0 && data.isNumeric() || x >= axes.left() - 0.5 && x <= axes.right() + 0.5;
    }

    private double x(int trial) {
        int band = data.band(trial);
        if (band < 0) return axes.x().toPixel(data.x(trial));
        double shift = (trial * GOLDEN % 1 - 0.5) * SPREAD;
        return data.isNumeric() ? bandLeft(band) + (0.5 + shift) * bandWidth : axes.x().toPixel(band + shift);
    }

    private double y(int trial) {
        return history().isFailed(trial) || Double.isNaN(data.y(trial)) ? axes.bottom() - theme.px(6)
                : axes.y().toPixelClamped(data.y(trial));
    }

    /// The mark nearest to a point, within reach of a pointer; of equally near ones the later, which is on top.
    Optional<Hit> nearest(double px, double py) {
        double reach = theme.px(9);
        int found = -1;
        double least = reach * reach;
        for (int i = 0; i < data.size(); i++) {
            if (!shown(i)) continue;
            double dx = x(i) - px;
            double dy = y(i) - py;
            if (dx * dx + dy * dy > least) continue;
            least = dx * dx + dy * dy;
            found = i;
        }
        return locate(found);
    }

    Optional<Hit> locate(int trial) {
        return shown(trial) ? Optional.of(new Hit(trial, x(trial), y(trial))) : Optional.empty();
    }
}
