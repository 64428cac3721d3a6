package sweetspot.plot;

import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.History;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The words of a [ConvergencePlot]: the best score and the default's, how many trials are left, and where
/// the model takes over. Words never lie on marks: best and default stand at their lines where the trials still to
/// come leave room, else above the area behind a piece of their line.
final class ConvergenceLabels {
    private final History history;
    private final Axes axes;
    private final int remaining;
    private final boolean all;
    private final PlotTheme theme;
    private final Optional<CorrectedLine> corrected;
    private final double right;
    private final double lineHeight;

    /// @param remaining number of trials still to come
    /// @param corrected the score corrected for the search; empty if it is not known
    /// @param all whether the axes show all that matters, so that the default is looked for
    ConvergenceLabels(History history, Axes axes, int remaining, PlotTheme theme, boolean all,
            Optional<CorrectedLine> corrected) {
        this.corrected = corrected;
        this.all = all;
        this.history = history;
        this.axes = axes;
        this.remaining = remaining;
        this.theme = theme;
        this.right = axes.right() - theme.px(6);
        this.lineHeight = theme.px(15);
    }

    void paint(Painter p) {
        double head = axes.right();
        double room = remaining == 0 ? 0
                : axes.right() - Math.max(axes.left(), ConvergencePlot.remainingStart(history, axes)) - theme.px(14);
        Optional<String> best = best();
        Optional<String> base = base();
        double wide = Math.max(best.map(t -> TextWidths.of(t, theme.captionBold())).orElse(0.0),
                base.map(t -> TextWidths.of(t, theme.caption())).orElse(0.0));
        double bestY = Double.NaN;
        double baseY = Double.NaN;
        if (wide <= room) {
            bestY = best.map(t -> atBest(p, t)).orElse(Double.NaN);
            double taken = bestY;
            baseY = base.map(t -> atDefault(p, t, taken)).orElse(Double.NaN);
            atCorrected(p, room, taken, baseY);
        } else {
            head = inHead(p, best, base);
        }
        paintLeft(p, room, bestY, baseY);
        paintPhases(p, head);
        paintStopped(p);
    }

    /// At its line, if there is room between the others.
    private void atCorrected(Painter p, double room, double bestY, double baseY) {
        if (corrected.isEmpty() || !axes.y().contains(corrected.get().last())) return;
        String text = Messages.text("chart.convergence.corrected", Formats.score(corrected.get().last()));
        if (TextWidths.of(text, theme.caption()) > room) return;
        double line = axes.y().toPixel(corrected.get().last());
        for (double y : new double[]{line + lineHeight, line - theme.px(5), bestY + lineHeight}) {
            boolean free = !(Math.abs(y - bestY) < lineHeight) && !(Math.abs(y - baseY) < lineHeight);
            if (!free || y <= axes.top() + theme.px(11) || y >= axes.bottom() - theme.px(3)) continue;
            Frame.label(p, text, right, y, Anchor.END, theme.caption(), theme.text(), theme);
            return;
        }
    }

    /// Where the corrected score stopped rising, beside its mark: low, where few trials lie.
    private void paintStopped(Painter p) {
        OptionalInt stopped = corrected.map(CorrectedLine::stopped).orElse(OptionalInt.empty());
        if (stopped.isEmpty()) return;
        double x = axes.x().toPixel(stopped.getAsInt());
        if (x < axes.left() || x > axes.right() || axes.height() < theme.px(90)) return;
        String first = Messages.text("chart.convergence.stopped");
        String second = Messages.text("chart.convergence.stopped.at", Integer.toString(stopped.getAsInt()));
        double wide = Math.max(TextWidths.of(first, theme.caption()), TextWidths.of(second, theme.caption()));
        boolean left = x - wide - theme.px(14) > axes.left();
        if (!left && x + wide + theme.px(14) > axes.right()) return;
        double at = left ? x - theme.px(8) : x + theme.px(8);
        double y = axes.bottom() - theme.px(46);
        Anchor anchor = left ? Anchor.END : Anchor.START;
        Frame.label(p, first, at, y, anchor, theme.caption(), theme.warning(), theme);
        Frame.label(p, second, at, y + lineHeight, anchor, theme.caption(), theme.warning(), theme);
    }

    private Optional<String> best() {
        OptionalInt best = history.best();
        return best.isEmpty() ? Optional.empty()
                : Optional.of(Messages.text("chart.convergence.best", Formats.score(history.value(best.getAsInt()))));
    }

    /// Empty where the user has zoomed away from the default's line.
    private Optional<String> base() {
        OptionalInt number = history.defaultTrial();
        if (number.isEmpty()) return Optional.empty();
        double value = history.value(number.getAsInt());
        boolean shown = axes.y().contains(value);
        if (!shown && !all) return Optional.empty();
        double error = history.standardError(number.getAsInt());
        return Optional.of(Messages.text(shown ? "chart.convergence.default" : "chart.convergence.defaultOff",
                Double.isNaN(error) ? Formats.score(value) : Formats.scoreWithError(value, error)));
    }

    private double atBest(Painter p, String text) {
        double line = axes.y().toPixelClamped(history.value(history.best().getAsInt()));
        double y = line - theme.px(6) - theme.px(11) < axes.top() ? line + theme.px(16) : line - theme.px(6);
        Frame.label(p, text, right, y, Anchor.END, theme.captionBold(), theme.text(), theme);
        return y;
    }

    private double atDefault(Painter p, String text, double bestY) {
        double line = axes.y().toPixelClamped(history.value(history.defaultTrial().getAsInt()));
        // At its line; where that is too near to the best, on the other side of it, or of the best's words.
        double[] places = {line - theme.px(5), line + lineHeight, bestY - lineHeight, bestY + lineHeight};
        for (double y : places) {
            boolean inside = y - theme.px(11) >= axes.top() && y <= axes.bottom() - theme.px(3);
            if (!inside || Math.abs(y - bestY) < lineHeight) continue;
            Frame.label(p, text, right, y, Anchor.END, theme.caption(), theme.text(), theme);
            return y;
        }
        return Double.NaN;
    }

    /// Above the area, from the right; returns how far left it reaches.
    private double inHead(Painter p, Optional<String> best, Optional<String> base) {
        double end = axes.right();
        if (best.isPresent()) {
            end = inHead(p, best.get(), theme.captionBold(), Stroke.solid(theme.green(), theme.px(2)), end);
        }
        if (base.isEmpty()) return end;
        boolean fits = end - TextWidths.of(base.get(), theme.caption()) - theme.px(26) > 0;
        return fits
                ? inHead(p, base.get(), theme.caption(), Stroke.dashed(theme.grey(), theme.px(1.5), theme.px(4)), end)
                : end;
    }

    private double inHead(Painter p, String text, TextStyle style, Stroke line, double end) {
        double y = axes.top() - theme.px(10);
        p.text(text, end, y, Anchor.END, style, theme.text());
        double from = end - TextWidths.of(text, style) - theme.px(6);
        p.line(from - theme.px(18), y - style.middleToBaseline(), from, y - style.middleToBaseline(), line);
        return from - theme.px(18) - theme.px(14);
    }

    private void paintLeft(Painter p, double room, double bestY, double baseY) {
        if (remaining == 0) return;
        String text = Messages.text("chart.convergence.left", remaining);
        if (TextWidths.of(text, theme.caption()) > room) return;
        double bottom = axes.bottom() - theme.px(9);
        double top = axes.top() + lineHeight;
        for (double y : new double[]{bottom, top}) {
            if (Math.abs(y - bestY) < lineHeight || Math.abs(y - baseY) < lineHeight) continue;
            Frame.label(p, text, right, y, Anchor.END, theme.caption(), theme.muted(), theme);
            return;
        }
    }

    /// @param end where the words must end
    private void paintPhases(Painter p, double end) {
        if (history.modelStart() <= 1) return;
        double x = axes.x().toPixel(history.modelStart() - 0.5);
        if (x <= axes.left() || x >= axes.right()) return;
        double y = axes.top() - theme.px(10);
        double gap = theme.px(6);
        String before = Messages.text("chart.convergence.exploration");
        String after = Messages.text("chart.convergence.guided");
        if (x - gap - TextWidths.of(before, theme.caption()) >= 0 && x - gap <= end) {
            p.text(before, x - gap, y, Anchor.END, theme.caption(), theme.muted());
        }
        if (x + gap + TextWidths.of(after, theme.caption()) <= end) {
            p.text(after, x + gap, y, Anchor.START, theme.caption(), theme.muted());
        }
    }
}
