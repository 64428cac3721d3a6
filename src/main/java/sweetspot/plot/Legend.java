package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.text.Messages;

/// Explains the marks of a plot in one line, right-aligned, with the very marks that the plot draws.
///
/// @param entries from left to right, in brief where they do not fit; those that still do not are left out from the
///     left
public record Legend(List<Entry> entries) implements Plot {
    /// Nothing to explain.
    public static final Legend NONE = new Legend(List.of());

    /// The look of a mark.
    public enum Mark {
        DONE, STOPPED_EARLY, FAILED, BEST_LINE, CORRECTED_LINE, BEST, DEFAULT, TRIAL, FRONT, INFEASIBLE, OFF_SCALE,
        SQUARE, DOT, WORSE, RING
    }

    /// A mark and what it means.
    ///
    /// @param brief the same in brief
    public record Entry(Mark mark, String text, String brief) {
        /// An entry that cannot be briefer.
        public Entry(Mark mark, String text) {
            this(mark, text, text);
        }
    }

    public Legend {
        entries = List.copyOf(entries);
    }

    /// The legend of a [ConvergencePlot]: of the marks that not every study has, those that are there.
    ///
    /// @param stopped whether trials were stopped early
    /// @param failed whether trials failed
    /// @param offScale number of trials beyond its vertical axis
    public static Legend convergence(boolean stopped, boolean failed, int offScale) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Mark.DONE, Messages.text("chart.legend.done"), Messages.text("chart.legend.trial")));
        if (stopped) entries.add(entry(Mark.STOPPED_EARLY, "stopped"));
        if (failed) entries.add(entry(Mark.FAILED, "failed"));
        entries.add(entry(Mark.BEST_LINE, "best"));
        if (offScale > 0) entries.add(offScale(offScale));
        return new Legend(entries);
    }

    /// The same with a line for the score that is corrected for the search.
    public Legend withCorrected() {
        List<Entry> more = new ArrayList<>(entries);
        int best = 0;
        while (best < more.size() && more.get(best).mark() != Mark.BEST_LINE) best++;
        more.add(Math.min(best + 1, more.size()), entry(Mark.CORRECTED_LINE, "corrected"));
        return new Legend(more);
    }

    private static Entry offScale(int count) {
        return new Entry(Mark.OFF_SCALE, Messages.text("chart.legend.off", count),
                Messages.text("chart.legend.off.brief", count));
    }

    /// The legend of a [ParetoPlot].
    ///
    /// @param constrained whether trials may violate constraints
    public static Legend pareto(boolean constrained) {
        List<Entry> entries = new ArrayList<>(List.of(entry(Mark.TRIAL, "trial"), entry(Mark.FRONT, "front"),
                entry(Mark.DEFAULT, "default")));
        if (constrained) {
            entries.add(1, new Entry(Mark.INFEASIBLE, Messages.text("chart.legend.infeasible"),
                    Messages.text("chart.legend.infeasible.brief")));
        }
        return new Legend(entries);
    }

    /// The legend of a [FoldGainPlot].
    ///
    /// @param worse whether there is a fold on which the best is worse
    public static Legend foldGain(boolean worse) {
        List<Entry> entries =
                new ArrayList<>(List.of(entry(Mark.SQUARE, "default"), entry(Mark.DOT, "incumbent")));
        if (worse) entries.add(entry(Mark.WORSE, "worse"));
        return new Legend(entries);
    }

    /// The legend of a [RescoredPlot].
    public static Legend rescored() {
        return new Legend(List.of(entry(Mark.RING, "search"), new Entry(Mark.DOT, Messages.text("chart.legend.fresh"),
                Messages.text("chart.legend.fresh.brief"))));
    }

    private static Entry entry(Mark mark, String key) {
        return new Entry(mark, Messages.text("chart.legend." + key));
    }

    /// Width in pixels that all entries need.
    public double preferredWidth(PlotTheme theme) {
        return entries.stream().mapToDouble(e -> entryWidth(e, false, theme)).sum()
                + theme.px(14) * Math.max(0, entries.size() - 1)
                + theme.px(2);
    }

    private static double entryWidth(Entry e, boolean brief, PlotTheme theme) {
        String text = brief ? e.brief() : e.text();
        return symbolWidth(e.mark(), theme) + theme.px(5) + TextWidths.of(text, theme.caption());
    }

    private static double symbolWidth(Mark mark, PlotTheme theme) {
        return theme.px(switch (mark) {
            case BEST_LINE, CORRECTED_LINE, FRONT -> 18;
            default -> 10;
        });
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        double right = width - theme.px(1);
        double y = height / 2;
        boolean brief = preferredWidth(theme) > width;
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry e = entries.get(i);
            double left = right - entryWidth(e, brief, theme);
            if (left < 0) return;
            double symbol = symbolWidth(e.mark(), theme);
            paintMark(p, e.mark(), left, symbol, y, theme);
            p.text(brief ? e.brief() : e.text(), left + symbol + theme.px(5), y + theme.caption().middleToBaseline(),
                    Anchor.START, theme.caption(), theme.muted());
            right = left - theme.px(14);
        }
    }

    private static void paintMark(Painter p, Mark mark, double left, double width, double y, PlotTheme theme) {
        double x = left + width / 2;
        switch (mark) {
            case DONE -> {
                p.line(x, y - theme.px(7), x, y + theme.px(7),
                        Stroke.solid(theme.blue().mix(theme.background(), 0.5), theme.px(1.5)));
                p.circle(x, y, theme.px(4), theme.blue(), Stroke.NONE);
            }
            case STOPPED_EARLY -> p.circle(x, y, theme.px(3.5), theme.background(),
                    Stroke.solid(theme.blue(), theme.px(1.5)));
            case FAILED -> p.cross(x, y, theme.px(4), Stroke.solid(theme.vermilion(), theme.px(2)));
            case BEST_LINE -> p.polyline(new double[]{left, x, x, left + width},
                    new double[]{y + theme.px(3), y + theme.px(3), y - theme.px(4), y - theme.px(4)}, 4,
                    Stroke.solid(theme.green(), theme.px(2)));
            case CORRECTED_LINE -> p.line(left, y, left + width, y,
                    Stroke.dashed(theme.green(), theme.px(2), theme.px(2)));
            case OFF_SCALE -> p.polygon(new double[]{x - theme.px(4), x + theme.px(4), x},
                    new double[]{y - theme.px(3), y - theme.px(3), y + theme.px(3.6)}, 3, theme.background(),
                    Stroke.solid(theme.blue(), theme.px(1.3)));
            case BEST -> p.star(x, y, theme.px(6.5), theme.green(), Stroke.NONE);
            case TRIAL -> p.circle(x, y, theme.px(3.5), theme.blue(), Stroke.NONE);
            case DOT -> p.circle(x, y, theme.px(4.5), theme.blue(), Stroke.NONE);
            case WORSE -> p.circle(x, y, theme.px(4.5), theme.vermilion(), Stroke.NONE);
            case SQUARE -> p.fill(x - theme.px(4), y - theme.px(4), theme.px(8), theme.px(8), theme.grey());
            case RING -> p.circle(x, y, theme.px(4), theme.background(), Stroke.solid(theme.grey(), theme.px(1.6)));
            case INFEASIBLE -> p.cross(x, y, theme.px(3.5), ParetoMarks.infeasible(theme));
            case FRONT -> {
                p.polyline(new double[]{left, x, x, left + width},
                        new double[]{y - theme.px(4), y - theme.px(4), y + theme.px(4), y + theme.px(4)}, 4,
                        Stroke.solid(theme.green(), theme.px(2)));
                p.circle(x, y + theme.px(4), theme.px(3.5), theme.green(), Stroke.NONE);
            }
            case DEFAULT -> p.diamond(x, y, theme.px(4.5), theme.background(),
                    Stroke.solid(theme.text(), theme.px(1.4)));
        }
    }

    @Override
    public String accessibleText() {
        return String.join(", ", entries.stream().map(Entry::text).toList());
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.mark"), false)),
                entries.stream().map(e -> List.of(e.text())).toList());
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        return Optional.empty();
    }
}
