package sweetspot.plot;

import java.util.List;
import java.util.OptionalInt;

/// The best score corrected for the search, as it was after some trials.
///
/// @param points in the order of trials; at least one
/// @param stopped the trial from which on it has not risen any more; empty while it follows the best score
public record CorrectedLine(List<Point> points, OptionalInt stopped) {

    /// The corrected score after a trial.
    ///
    /// @param trial its number
    /// @param score the corrected score up to it
    public record Point(int trial, double score) {}

    /// @throws IllegalArgumentException if there is no point
    public CorrectedLine {
        points = List.copyOf(points);
        if (points.isEmpty()) throw new IllegalArgumentException("a line has points");
    }

    /// The last score.
    public double last() {
        return points.getLast().score();
    }

    /// The score after a trial; NaN before the first point.
    public double at(int trial) {
        double score = Double.NaN;
        for (Point p : points) {
            if (p.trial() > trial) break;
            score = p.score();
        }
        return score;
    }

    /// Draws it: a dotted green line, and an amber mark where it stopped rising.
    void paint(Painter p, Axes axes, double end, PlotTheme theme) {
        int n = points.size();
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i < n; i++) {
            xs[i] = axes.x().toPixel(points.get(i).trial());
            ys[i] = Math.clamp(axes.y().toPixel(points.get(i).score()), axes.top() - 1e4, axes.bottom() + 1e4);
        }
        xs[n] = Math.max(xs[n - 1], end);
        ys[n] = ys[n - 1];
        p.steps(xs, ys, Decimator.line(xs, ys, n + 1, 0.5), Stroke.dashed(theme.green(), theme.px(2), theme.px(2)));
        if (stopped.isEmpty()) return;
        double x = axes.x().toPixel(stopped.getAsInt());
        if (x < axes.left() || x > axes.right()) return;
        Stroke amber = Stroke.dashed(theme.orange(), theme.px(1.5), theme.px(3));
        p.line(x, axes.top(), x, axes.bottom(), amber);
        double score = at(stopped.getAsInt());
        if (axes.y().contains(score))
            p.circle(x, axes.y().toPixel(score), theme.px(5.5), Color.NONE, Stroke.solid(theme.orange(), theme.px(2)));
    }
}
