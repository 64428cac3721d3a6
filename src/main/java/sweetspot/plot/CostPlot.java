package sweetspot.plot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sweetspot.analysis.CostCurve;
import sweetspot.analysis.CostCurve.Point;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// What a model of two classes costs at each threshold, for a thousand rows in the currency of its prices, with a 90 %
/// interval. Marked are the threshold by which it answers, the one that the prices imply and the cheapest one; where it
/// is wide, the confusion matrix at one of them stands beside the curve.
///
/// @param curve the costs
/// @param shown the threshold whose confusion matrix is shown
/// @param positive the class that is looked for, for people
public record CostPlot(CostCurve curve, Shown shown, String positive) implements Plot {
    private static final double ROWS = 1000;
    /// Width, at the usual text size, from which on there is room for the matrix.
    private static final double MATRIX_FROM = 560;
    private static final double MATRIX = 236;

    /// A marked threshold.
    public enum Shown {
        /// By which the model answers.
        NOW,
        /// That costs least here.
        CHEAPEST,
        /// That the prices imply.
        PRICES;

        private Point of(CostCurve curve) {
            return switch (this) {
                case NOW -> curve.now();
                case PRICES -> curve.byPrices();
                case CHEAPEST -> curve.cheapest();
            };
        }

        /// The name of the threshold with its value.
        public String label(CostCurve curve) {
            return Messages.text("chart.cost.at." + name().toLowerCase(Locale.ROOT),
                    threshold(of(curve).threshold()));
        }

        private Color color(PlotTheme theme) {
            return switch (this) {
                case NOW -> theme.blue();
                case PRICES -> theme.grey();
                case CHEAPEST -> theme.green();
            };
        }

        private Stroke stroke(PlotTheme theme) {
            return switch (this) {
                case NOW -> Stroke.solid(color(theme), theme.px(2));
                case PRICES -> Stroke.dashed(color(theme), theme.px(1.4), theme.px(2));
                case CHEAPEST -> Stroke.dashed(color(theme), theme.px(2), theme.px(5));
            };
        }
    }

    /// A threshold as it is read: three digits, and not the 0 that a small one would be rounded to.
    private static String threshold(double value) {
        return Formats.significant(value, value < 0.1 ? 2 : 3);
    }

    private static String money(double perRow) {
        return Formats.significant(perRow * ROWS, 3);
    }

    /// Rows, or the sum of their weights.
    private static String count(double rows) {
        return Formats.value(Math.round(rows));
    }

    private Axes axes(double width, double height, PlotTheme theme) {
        double top = theme.px(44);
        double bottom = Math.max(top + 10, height - theme.px(42));
        // What most thresholds cost, and what no model costs, is in sight; what is dearer runs out at the top.
        double high = Math.max(curve.withoutModel(), Math.max(curve.now().high(), curve.byPrices().high())) * 1.12;
        double low = Math.max(0, Math.min(curve.cheapest().low(), curve.withoutModel()) * 0.9);
        if (!(high > low)) high = low + Math.max(1e-9, Math.abs(low) * 0.1);
        double left = theme.px(58);
        double right = Math.max(left + 10, width - theme.px(14) - (matrixFits(width, theme) ? theme.px(MATRIX) : 0));
        return new Axes(Scale.linear(0, 1, left, right), Scale.linear(low * ROWS, high * ROWS, bottom, top));
    }

    private static boolean matrixFits(double width, PlotTheme theme) {
        return width >= theme.px(MATRIX_FROM);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        Frame.horizontalGrid(p, axes, Ticks.of(axes.y(), Math.clamp((int) (axes.height() / theme.px(36)), 2, 8)),
                theme);
        p.clipped(axes.left(), axes.top(), axes.width(), axes.height(), () -> curve(p, axes, theme));
        Frame.bottomAxis(p, axes, Ticks.of(axes.x(), Math.clamp((int) (axes.width() / theme.px(80)), 2, 10)), theme);
        p.text(TextWidths.fit(Messages.text("chart.cost.axis", positive), theme.caption(), axes.width()), axes.right(),
                axes.bottom() + theme.px(34), Anchor.END, theme.caption(), theme.muted());
        legend(p, width - theme.px(8), theme);
        if (matrixFits(width, theme)) matrix(p, axes.right() + theme.px(26), axes.top(), theme);
    }

    private void curve(Painter p, Axes axes, PlotTheme theme) {
        List<Point> points = curve.points();
        int n = points.size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        double[] bandX = new double[2 * n];
        double[] bandY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Point point = points.get(i);
            xs[i] = axes.x().toPixel(point.threshold());
            ys[i] = axes.y().toPixel(point.cost() * ROWS);
            bandX[i] = xs[i];
            bandY[i] = axes.y().toPixel(point.high() * ROWS);
            bandX[2 * n - 1 - i] = xs[i];
            bandY[2 * n - 1 - i] = axes.y().toPixel(point.low() * ROWS);
        }
        p.polygon(bandX, bandY, 2 * n, theme.blue().withAlpha(0.16), Stroke.NONE);
        double without = axes.y().toPixel(curve.withoutModel() * ROWS);
        p.line(axes.left(), without, axes.right(), without,
                Stroke.dashed(theme.muted(), theme.px(1), theme.px(6)));
        p.polyline(xs, ys, n, Stroke.solid(theme.blue(), theme.px(2)));
        for (Shown mark : Shown.values()) {
            Point at = mark.of(curve);
            double x = axes.x().toPixel(at.threshold());
            double y = axes.y().toPixelClamped(at.cost() * ROWS);
            p.line(x, axes.top(), x, axes.bottom(), mark.stroke(theme));
            Stroke rim = Stroke.solid(theme.background(), theme.px(1.5));
            // Shapes differ: colour is not the only cue.
            switch (mark) {
                case NOW -> p.circle(x, y, theme.px(6), mark.color(theme), rim);
                case PRICES -> p.rect(x - theme.px(4), y - theme.px(4), theme.px(8), theme.px(8), 0, mark.color(theme),
                        rim);
                case CHEAPEST -> p.diamond(x, y, theme.px(7), mark.color(theme), rim);
            }
        }
    }

    /// The marks in words with their costs, in two lines above the curve; what does not fit is in the table.
    private void legend(Painter p, double end, PlotTheme theme) {
        List<String> texts = new ArrayList<>();
        for (Shown mark : Shown.values()) {
            texts.add(Messages.text("chart.cost.mark", mark.label(curve), money(mark.of(curve).cost())));
        }
        double x = theme.px(4);
        double y = theme.px(14);
        for (int i = 0; i < texts.size(); i++) {
            Shown mark = Shown.values()[i];
            double wide = TextWidths.of(texts.get(i), theme.caption()) + theme.px(16);
            if (x > theme.px(4) && x + wide > end) break;
            double middle = y - theme.caption().middleToBaseline();
            switch (mark) {
                case NOW -> p.circle(x + theme.px(5), middle, theme.px(5), mark.color(theme), Stroke.NONE);
                case PRICES -> p.fill(x + theme.px(1), middle - theme.px(4), theme.px(8), theme.px(8),
                        mark.color(theme));
                case CHEAPEST -> p.diamond(x + theme.px(5), middle, theme.px(6), mark.color(theme), Stroke.NONE);
            }
            p.text(TextWidths.fit(texts.get(i), theme.caption(), end - x - theme.px(14)), x + theme.px(14), y,
                    Anchor.START, theme.caption(), theme.text());
            x += wide + theme.px(14);
        }
        p.text(TextWidths.fit(second(), theme.caption(), end - theme.px(4)), theme.px(4), theme.px(32), Anchor.START,
                theme.caption(), theme.muted());
    }

    private String second() {
        String without = Messages.text("chart.cost.without", money(curve.withoutModel()));
        return Double.isNaN(curve.corrected()) ? without
                : without + " · " + Messages.text("chart.cost.corrected", money(curve.corrected()));
    }

    private void matrix(Painter p, double left, double top, PlotTheme theme) {
        CostCurve.Counts c = shown.of(curve).counts();
        double cell = theme.px(98);
        double high = theme.px(44);
        p.text(shown.label(curve), left, top + theme.px(4), Anchor.START, theme.captionBold(), theme.text());
        String[][] texts = {{"caught", count(c.caught())}, {"missed", count(c.missed())},
            {"alarms", count(c.alarms())}, {"cleared", count(c.cleared())}};
        for (int i = 0; i < 4; i++) {
            boolean right = i == 0 || i == 3;
            double x = left + i % 2 * (cell + theme.px(4));
            double y = top + theme.px(14) + (i < 2 ? 0 : 1) * (high + theme.px(4));
            Color color = right ? theme.blue() : theme.orange();
            p.rect(x, y, cell, high, theme.px(3), color.withAlpha(0.16), Stroke.solid(color, 1));
            p.text(texts[i][1], x + theme.px(8), y + theme.px(18), Anchor.START,
                    theme.captionBold(), theme.text());
            p.text(TextWidths.fit(Messages.text("chart.cost." + texts[i][0]), theme.caption(), cell - theme.px(12)),
                    x + theme.px(8), y + theme.px(36), Anchor.START, theme.caption(), theme.text());
        }
    }

    @Override
    public String accessibleText() {
        List<String> marks = new ArrayList<>();
        for (Shown mark : Shown.values()) {
            marks.add(Messages.text("chart.cost.mark", mark.label(curve), money(mark.of(curve).cost())));
        }
        CostCurve.Counts c = shown.of(curve).counts();
        return Messages.text("chart.cost.accessible", positive, String.join("; ", marks), second(),
                shown.label(curve), Math.round(c.caught()), Math.round(c.missed()), Math.round(c.alarms()),
                Math.round(c.cleared()));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(column("threshold"), column("cost"), column("low"), column("high"),
                column("caught"), column("missed"), column("alarms"), column("cleared"));
        return new PlotTable(columns, new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                Point at = curve.points().get(i);
                CostCurve.Counts c = at.counts();
                return List.of(Formats.significant(at.threshold(), 4), money(at.cost()), money(at.low()),
                        money(at.high()), count(c.caught()), count(c.missed()),
                        count(c.alarms()), count(c.cleared()));
            }

            @Override
            public int size() {
                return curve.points().size();
            }
        });
    }

    private static PlotTable.Column column(String key) {
        return new PlotTable.Column(Messages.text("chart.cost." + key), true);
    }
}
