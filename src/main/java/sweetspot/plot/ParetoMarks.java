package sweetspot.plot;

import java.util.Optional;
import java.util.function.IntPredicate;
import sweetspot.analysis.TradeOff;

/// The marks of the trials in a [ParetoPlot]: where they lie and how they look.
final class ParetoMarks {
    private static final int DENSE = 2_000;

    private final TradeOff data;
    private final Axes axes;
    private final Highlight highlight;
    private final PlotTheme theme;
    private final double radius;

    ParetoMarks(TradeOff data, Axes axes, Highlight highlight, PlotTheme theme) {
        this.data = data;
        this.axes = axes;
        this.highlight = highlight;
        this.theme = theme;
        this.radius = theme.px(data.size() > 400 ? 2.5 : 3.5);
    }

    /// The stroke of the crosses of infeasible trials.
    static Stroke infeasible(PlotTheme theme) {
        return Stroke.solid(theme.grey().mix(theme.background(), 0.75), theme.px(1.3));
    }

    void paint(Painter p) {
        Stroke grey = Stroke.solid(theme.grey().withAlpha(0.6), theme.px(1));
        boolean selecting = highlight.selected().isPresent();
        crosses(p);
        if (selecting) circles(p, i -> isBeaten(i) && highlight.fades(i), theme.background(), grey);
        circles(p, i -> isBeaten(i) && !highlight.fades(i), theme.blue().withAlpha(0.75), Stroke.NONE);
        line(p);
        if (selecting) circles(p, i -> data.onFront(i) && highlight.fades(i), theme.background(), grey);
        for (int i = 0; i < data.size(); i++) {
            if (!data.hasPoint(i) || !data.onFront(i) || highlight.fades(i)) continue;
            p.circle(x(i), y(i), theme.px(4.5), theme.green(), Stroke.solid(theme.background(), theme.px(1)));
        }
        if (data.size() > 0 && data.hasPoint(0)) {
            p.diamond(x(0), y(0), theme.px(5), theme.background(), Stroke.solid(theme.text(), theme.px(1.4)));
        }
        emphasized(p);
    }

    private boolean isBeaten(int i) {
        return !data.onFront(i) && !data.isInfeasible(i);
    }

    private double x(int i) {
        return axes.x().toPixelClamped(data.x(i));
    }

    private double y(int i) {
        return axes.y().toPixelClamped(data.y(i));
    }

    private void circles(Painter p, IntPredicate which, Color fill, Stroke stroke) {
        double[] xs = new double[data.size()];
        double[] ys = new double[data.size()];
        int n = pixels(which, xs, ys);
        p.circles(xs, ys, n, radius, fill, stroke);
    }

    private void crosses(Painter p) {
        double[] xs = new double[data.size()];
        double[] ys = new double[data.size()];
        int n = pixels(data::isInfeasible, xs, ys);
        for (int i = 0; i < n; i++) p.cross(xs[i], ys[i], theme.px(3), infeasible(theme));
    }

    /// Places of the marks, thinned to one a cell where there are many.
    ///
    /// @return their number
    private int pixels(IntPredicate which, double[] xs, double[] ys) {
        int n = 0;
        for (int i = 0; i < data.size(); i++) {
            if (!data.hasPoint(i) || !which.test(i)) continue;
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

    private void line(Painter p) {
        int n = data.lineSize();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = x(data.line(i));
            ys[i] = y(data.line(i));
        }
        p.steps(xs, ys, n, Stroke.solid(theme.green(), theme.px(2)));
    }

    private void emphasized(Painter p) {
        if (shown(highlight.picked())) {
            double r = theme.px(4.5);
            p.circle(x(highlight.picked()), y(highlight.picked()), r, theme.vermilion(),
                    Stroke.solid(theme.background(), theme.px(1.2)));
            p.circle(x(highlight.picked()), y(highlight.picked()), r + theme.px(3), Color.NONE,
                    Stroke.solid(theme.vermilion(), theme.px(1.5)));
        }
        if (shown(highlight.hovered())) {
            p.circle(x(highlight.hovered()), y(highlight.hovered()), theme.px(7.5), Color.NONE,
                    Stroke.solid(theme.text(), theme.px(1.6)));
        }
    }

    private boolean shown(int trial) {
        return trial >= 0 && trial < data.size() && data.hasPoint(trial);
    }

    /// The mark nearest to a point, within reach of a pointer; one of the front before any other.
    Optional<Hit> nearest(double px, double py) {
        double reach = theme.px(9);
        int found = -1;
        double least = reach * reach;
        boolean front = false;
        for (int i = 0; i < data.size(); i++) {
            if (!data.hasPoint(i)) continue;
            double dx = x(i) - px;
            double dy = y(i) - py;
            double distance = dx * dx + dy * dy;
            boolean better = data.onFront(i) == front ? distance <= least : !front && distance <= reach * reach;
            if (!better) continue;
            least = distance;
            found = i;
            front = data.onFront(i);
        }
        return locate(found);
    }

    Optional<Hit> locate(int trial) {
        return shown(trial) ? Optional.of(new Hit(trial, x(trial), y(trial))) : Optional.empty();
    }
}
