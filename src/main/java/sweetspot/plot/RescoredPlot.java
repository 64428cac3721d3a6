package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The best trials of a search, scored again on fresh splits, as a table with a small picture in each row: the score
/// of the search as a ring, the fresh one as a dot with its standard error. Items are the numbers of the trials.
///
/// @param rows in the order of the search
/// @param higher whether higher scores are better
/// @param chosen number of the trial that is recommended or chosen, which stands on a ground of its own; -1 = none
/// @param highlight the trial that is emphasized
public record RescoredPlot(List<Row> rows, boolean higher, int chosen, Highlight highlight) implements Plot {
    private static final double ROW = 35;
    private static final double HEAD = 28;
    /// Width at the usual text size from which on there is room for all columns.
    private static final double WIDE = 500;

    /// One trial.
    ///
    /// @param trial its number
    /// @param search score in the search
    /// @param fresh mean score on the fresh splits; NaN while it is not known
    /// @param error standard error of that; NaN if not known
    /// @param rank place by fresh scores, from 1; 0 while it is not known
    /// @param risen places that it has risen since the search; below 0 if it fell
    public record Row(int trial, double search, double fresh, double error, int rank, int risen) {}

    public RescoredPlot {
        rows = List.copyOf(rows);
    }

    /// A plot with nothing emphasized.
    public static RescoredPlot of(List<Row> rows, boolean higher, int chosen) {
        return new RescoredPlot(rows, higher, chosen, Highlight.NONE);
    }

    /// Height in pixels at which nothing is cut.
    public double preferredHeight(PlotTheme theme) {
        return theme.px(HEAD + ROW * rows.size());
    }

    /// Places of the columns: numbers end there, the picture lies between `from` and `to`, the rank begins at `rank`.
    private record Columns(double trial, double search, double from, double to, double fresh, double fall,
            double rank) {}

    private static Columns columns(double width, PlotTheme theme) {
        double trial = theme.px(48);
        // Where it is narrow the ring alone tells the search's score.
        double search = width < theme.px(WIDE) ? Double.NaN : trial + theme.px(68);
        double rank = width - theme.px(78);
        double fall = rank - theme.px(16);
        double fresh = fall - theme.px(62);
        double from = (Double.isNaN(search) ? trial : search) + theme.px(22);
        return new Columns(trial, search, from, Math.max(from + 4, fresh - theme.px(112)), fresh, fall, rank);
    }

    private double[] range() {
        double[] shown = rows.stream().flatMapToDouble(r -> {
            double error = Double.isNaN(r.error()) ? 0 : r.error();
            return DoubleStream.of(r.search(), r.fresh(), r.fresh() - error, r.fresh() + error);
        }).filter(Double::isFinite).toArray();
        double low = DoubleStream.of(shown).min().orElse(0);
        double high = DoubleStream.of(shown).max().orElse(1);
        double step = high > low ? Ticks.step(high - low, 4) / 2 : Math.max(Math.abs(low) * 0.01, 1e-3);
        double from = Math.floor(low / step) * step;
        double to = Math.ceil(high / step) * step;
        return to > from ? new double[]{from, to} : new double[]{low - step, low + step};
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Columns at = columns(width, theme);
        double[] range = range();
        double head = theme.px(HEAD / 2) + theme.captionBold().middleToBaseline();
        p.fill(0, 0, width, theme.px(HEAD), theme.subtle());
        title(p, "chart.column.trial", at.trial(), head, Anchor.END, theme);
        if (!Double.isNaN(at.search())) title(p, "chart.rescored.search", at.search(), head, Anchor.END, theme);
        String shown =
                Messages.text("chart.rescored.range", Formats.score(range[0]), Formats.bound(range[1], range[0]));
        p.text(TextWidths.fit(shown, theme.captionBold(), at.fresh() - theme.px(48) - at.from()), at.from(), head,
                Anchor.START, theme.captionBold(), theme.muted());
        title(p, "chart.rescored.fresh", at.fresh(), head, Anchor.END, theme);
        title(p, higher ? "chart.rescored.fall" : "chart.rescored.rise", at.fall(), head, Anchor.END, theme);
        title(p, "chart.rescored.rank", at.rank(), head, Anchor.START, theme);
        Scale x = Scale.linear(range[0], range[1], at.from(), at.to());
        for (int i = 0; i < rows.size(); i++) paintRow(p, i, at, x, width, theme);
        double end = preferredHeight(theme);
        p.line(0, end, width, end, Stroke.solid(theme.border(), 1));
    }

    private static void title(Painter p, String key, double x, double y, Anchor anchor, PlotTheme theme) {
        p.text(Messages.text(key), x, y, anchor, theme.captionBold(), theme.muted());
    }

    private void paintRow(Painter p, int i, Columns at, Scale x, double width, PlotTheme theme) {
        Row row = rows.get(i);
        double top = theme.px(HEAD + ROW * i);
        double middle = top + theme.px(ROW / 2);
        double base = middle + theme.caption().middleToBaseline();
        boolean marked = row.trial() == chosen || row.trial() == highlight.picked();
        if (marked) p.fill(0, top, width, theme.px(ROW), theme.selection());
        else if (row.trial() == highlight.hovered()) p.fill(0, top, width, theme.px(ROW), theme.subtle());
        p.line(0, top, width, top, Stroke.solid(theme.border(), 1));
        TextStyle figure = new TextStyle(theme.px(13), 400);
        TextStyle strong = new TextStyle(theme.px(13), 600);
        p.text(Integer.toString(row.trial()), at.trial(), base, Anchor.END, row.trial() == chosen ? strong : figure,
                theme.text());
        if (!Double.isNaN(at.search()))
            p.text(Formats.score(row.search()), at.search(), base, Anchor.END, figure, theme.muted());
        paintStrip(p, row, x, middle, theme);
        if (Double.isNaN(row.fresh())) {
            p.text(Formats.NONE, at.fresh(), base, Anchor.END, figure, theme.muted());
            return;
        }
        String error = Double.isNaN(row.error()) ? "" : "± " + Formats.error(row.error(), row.fresh(), 3);
        p.text(error, at.fresh(), base, Anchor.END, figure, theme.text());
        double before = error.isEmpty() ? 0 : p.textWidth(error, figure) + theme.px(5);
        p.text(Formats.score(row.fresh()), at.fresh() - before, base, Anchor.END, strong,
                theme.text());
        p.text(fall(row), at.fall(), base, Anchor.END, figure, theme.text());
        paintRank(p, row, at.rank(), middle, base, theme);
    }

    private static void paintStrip(Painter p, Row row, Scale x, double y, PlotTheme theme) {
        double search = x.toPixelClamped(row.search());
        if (!Double.isNaN(row.fresh())) {
            double fresh = x.toPixelClamped(row.fresh());
            double error = Double.isNaN(row.error()) ? 0 : row.error();
            p.line(fresh, y, search, y, Stroke.dashed(theme.blue(), theme.px(1), theme.px(2)));
            p.line(x.toPixelClamped(row.fresh() - error), y, x.toPixelClamped(row.fresh() + error), y,
                    Stroke.solid(theme.blue(), theme.px(2)));
            p.circle(fresh, y, theme.px(4.5), theme.blue(), Stroke.NONE);
        }
        p.circle(search, y, theme.px(4), theme.background(), Stroke.solid(theme.grey(), theme.px(1.6)));
    }

    private static void paintRank(Painter p, Row row, double x, double middle, double base, PlotTheme theme) {
        if (row.rank() == 0) return;
        TextStyle figure = new TextStyle(theme.px(13), 400);
        p.text(Integer.toString(row.rank()), x, base, Anchor.START, figure, theme.text());
        double at = x + theme.px(17);
        if (row.risen() == 0) {
            p.line(at, middle, at + theme.px(10), middle, Stroke.solid(theme.muted(), theme.px(1.2)));
            return;
        }
        Color color = row.risen() > 0 ? theme.success() : theme.warning();
        double tip = row.risen() > 0 ? -theme.px(2.5) : theme.px(2.5);
        p.polyline(new double[]{at, at + theme.px(4), at + theme.px(8)},
                new double[]{middle - tip, middle + tip, middle - tip}, 3, Stroke.solid(color, theme.px(1.6)));
        p.text(Integer.toString(Math.abs(row.risen())), at + theme.px(12), base, Anchor.START, figure, color);
    }

    private static String fall(Row row) {
        return Double.isNaN(row.fresh()) ? Formats.NONE : Formats.gain(row.fresh() - row.search(), row.search());
    }

    private static String moved(Row row) {
        if (row.rank() == 0) return Formats.NONE;
        if (row.risen() == 0) return Messages.text("chart.rescored.same", row.rank());
        return Messages.text(row.risen() > 0 ? "chart.rescored.up" : "chart.rescored.down", row.rank(),
                Math.abs(row.risen()));
    }

    @Override
    public String accessibleText() {
        Stream<String> texts = rows.stream().map(r -> Messages.text("chart.rescored.accessible.row",
                Integer.toString(r.trial()), Formats.score(r.search()), Formats.scoreWithError(r.fresh(), r.error()),
                moved(r)));
        return Messages.text("chart.rescored.accessible", String.join("; ", texts.toList()));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = new ArrayList<>();
        for (String key : List.of("chart.column.trial", "chart.rescored.search", "chart.rescored.fresh",
                "chart.column.error", higher ? "chart.rescored.fall" : "chart.rescored.rise")) {
            columns.add(new PlotTable.Column(Messages.text(key), true));
        }
        columns.add(new PlotTable.Column(Messages.text("chart.rescored.rank"), false));
        return new PlotTable(columns, rows.stream().map(r -> List.of(Integer.toString(r.trial()),
                Formats.fineScore(r.search()), Formats.fineScore(r.fresh()), Formats.fineScore(r.error()), fall(r),
                moved(r))).toList());
    }

    private OptionalInt at(int trial) {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i).trial() == trial) return OptionalInt.of(i);
        return OptionalInt.empty();
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        int i = (int) Math.floor((y - theme.px(HEAD)) / theme.px(ROW));
        return i < 0 || i >= rows.size() || x < 0 || x > width ? Optional.empty()
                : locate(rows.get(i).trial(), width, height, theme);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        OptionalInt i = at(item);
        if (i.isEmpty()) return Optional.empty();
        Columns at = columns(width, theme);
        double[] range = range();
        double x = Scale.linear(range[0], range[1], at.from(), at.to())
                .toPixelClamped(rows.get(i.getAsInt()).search());
        return Optional.of(new Hit(item, x, theme.px(HEAD + ROW * (i.getAsInt() + 0.5))));
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        OptionalInt from = item.isPresent() ? at(item.getAsInt()) : OptionalInt.empty();
        OptionalInt next = Plots.neighbour(rows.size(), from, delta);
        return next.isEmpty() ? next : OptionalInt.of(rows.get(next.getAsInt()).trial());
    }

    @Override
    public RescoredPlot highlighted(Highlight now) {
        return new RescoredPlot(rows, higher, chosen, now);
    }
}
