package sweetspot.plot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sweetspot.analysis.History;
import sweetspot.analysis.ValueRange;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The empirical distribution of a study's scores: for each score the share of the trials that score no more, as Optuna's
/// EDF plot draws it. Each trial is a mark at the upper end of its step, the best a star and the default a
/// diamond. Only trials that are complete and keep the constraints count; a score of less than the whole training or of
/// fewer folds would not be comparable.
///
/// The trials may be split at their middle by number: a dashed line for the earlier half and a solid one for the later.
/// The axis is that of the convergence chart, so scores far off on the bad side sit on its edge.
///
/// Made in a pass over the trials and a sort; painted in a pass.
public final class DistributionPlot implements ZoomablePlot {
    /// From so many trials a half is worth a line.
    private static final int LEAST_OF_HALF = 5;
    private static final int DENSE = 2_000;

    private final History history;
    private final String name;
    private final ScoreAxis score;
    private final List<Curve> curves;
    /// By trial: its share in its curve; NaN if it does not count.
    private final double[] shares;
    private final Optional<Zoom> zoom;
    private final Highlight highlight;

    /// Trials by ascending score, equal ones by number.
    ///
    /// @param key of its name, `chart.distribution.KEY`
    /// @param trials their numbers; not to be changed
    private record Curve(String key, int[] trials) {}

    private DistributionPlot(History history, String name, ScoreAxis score, List<Curve> curves, double[] shares,
            Optional<Zoom> zoom, Highlight highlight) {
        this.history = history;
        this.name = name;
        this.score = score;
        this.curves = curves;
        this.shares = shares;
        this.zoom = zoom;
        this.highlight = highlight;
    }

    /// The distribution of everything that counts, nothing emphasized.
    ///
    /// @param name of the score
    /// @param halves whether the earlier and the later half of the trials have a line each, where they are enough
    public static DistributionPlot of(History history, String name, ScoreAxis score, boolean halves) {
        int[] counted = IntStream.range(0, history.size())
                .filter(i -> history.isDone(i) && !history.isInfeasible(i)).toArray();
        List<Curve> curves = new ArrayList<>();
        if (halves && counted.length >= 2 * LEAST_OF_HALF) {
            int middle = counted.length / 2;
            curves.add(curve("earlier", Arrays.copyOf(counted, middle), history));
            curves.add(curve("later", Arrays.copyOfRange(counted, middle, counted.length), history));
        } else {
            curves.add(curve("all", counted, history));
        }
        double[] shares = new double[history.size()];
        Arrays.fill(shares, Double.NaN);
        for (Curve c : curves) {
            for (int k = 0; k < c.trials.length; k++) shares[c.trials[k]] = (k + 1.0) / c.trials.length;
        }
        return new DistributionPlot(history, name, score, List.copyOf(curves), shares, Optional.empty(),
                Highlight.NONE);
    }

    private static Curve curve(String key, int[] trials, History history) {
        return new Curve(key, Arrays.stream(trials).boxed().sorted(Comparator.comparingDouble(history::value))
                .mapToInt(Integer::intValue).toArray());
    }

    /// Number of trials that count.
    public int counted() {
        return curves.stream().mapToInt(c -> c.trials.length).sum();
    }

    /// The share of the trials of its curve that score no more than a trial; equal ones in order of their numbers. NaN for
    /// one that does not count.
    public double share(int trial) {
        return shares[trial];
    }

    /// The share of the other trials that a trial is better than; empty where there is none.
    public Optional<Double> beaten(int trial) {
        int worse = 0;
        for (Curve c : curves) {
            for (int i : c.trials) {
                if (history.snapshot().direction().better(history.value(trial), history.value(i))) worse++;
            }
        }
        return counted() < 2 ? Optional.empty() : Optional.of(worse / (counted() - 1.0));
    }

    private OptionalInt marked(OptionalInt trial) {
        return trial.isPresent() && !Double.isNaN(shares[trial.getAsInt()]) ? trial : OptionalInt.empty();
    }

    private OptionalInt best() {
        return marked(history.best());
    }

    private OptionalInt base() {
        return marked(history.defaultTrial());
    }

    /// The legend: only marks that occur.
    @Override
    public Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        if (counted() > 0) entries.add(new Legend.Entry(Legend.Mark.TRIAL, Messages.text("chart.legend.trial")));
        if (best().isPresent()) {
            entries.add(new Legend.Entry(Legend.Mark.BEST, Messages.text("chart.legend.incumbent")));
        }
        if (base().isPresent()) {
            entries.add(new Legend.Entry(Legend.Mark.DEFAULT, Messages.text("chart.legend.default")));
        }
        return new Legend(entries);
    }

    /// Tells whether the axis of the scores is logarithmic.
    @Override
    public boolean isLog() {
        return score.isLog(history) && zoom.map(z -> z.xLow() > 0).orElse(true);
    }

    @Override
    public DistributionPlot zoomed(Optional<Zoom> newZoom) {
        return new DistributionPlot(history, name, score, curves, shares, newZoom, highlight);
    }

    @Override
    public DistributionPlot highlighted(Highlight newHighlight) {
        return new DistributionPlot(history, name, score, curves, shares, zoom, newHighlight);
    }

    @Override
    public Axes axes(double width, double height, PlotTheme theme) {
        double top = theme.px(26);
        double bottom = Math.max(top + 10, height - theme.px(42));
        double left = theme.px(14) + TextWidths.of(percent(1), theme.caption());
        double right = Math.max(left + 10, width - theme.px(16));
        Scale y = zoom.map(z -> Scale.linear(z.yLow(), z.yHigh(), bottom, top))
                .orElseGet(() -> Scale.linear(0, 1, bottom, top));
        return new Axes(xScale(left, right), y);
    }

    private Scale xScale(double left, double right) {
        boolean log = isLog();
        if (zoom.isPresent()) return new Scale(zoom.get().xLow(), zoom.get().xHigh(), log, left, right);
        ValueRange range = (log ? history.logRange() : history.range()).orElse(new ValueRange(0, 1));
        double most = Double.MAX_VALUE / 4;
        if (log) {
            double factor = Math.pow(range.high() / range.low(), 0.03);
            double low = Math.max(range.low() / factor, Double.MIN_NORMAL);
            double high = Math.min(range.high() * factor, most);
            if (high > low) return Scale.log(low, high, left, right);
        }
        double pad = (range.high() / 2 - range.low() / 2) * 0.06;
        return Scale.linear(Math.max(range.low() - pad, -most), Math.min(range.high() + pad, most), left, right);
    }

    private static String percent(double share) {
        return Messages.text("chart.distribution.percent", Ticks.plain(100 * share));
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        List<Tick> shareTicks = VerticalTicks.of(axes.height(), theme, _ -> axes.y()).ticks().stream()
                .map(t -> new Tick(t.value(), percent(t.value()))).toList();
        Frame.horizontalGrid(p, axes, shareTicks, theme);
        double rim = theme.px(8);
        p.clipped(axes.left() - rim, axes.top() - rim, axes.width() + 2 * rim, axes.height() + 2 * rim, () -> {
            lines(p, axes, theme);
            for (Curve c : curves) steps(p, axes, c, theme);
            marks(p, axes, theme);
        });
        boolean scored = counted() > 0;
        if (!scored && history.size() > 0) {
            Frame.label(p, Messages.text("chart.distribution.empty"), (axes.left() + axes.right()) / 2,
                    (axes.top() + axes.bottom()) / 2, Anchor.MIDDLE, theme.caption(), theme.muted(), theme);
        }
        Frame.bottomAxis(p, axes,
                scored ? Ticks.of(axes.x(), Math.clamp((int) (axes.width() / theme.px(80)), 2, 8)) : List.of(), theme);
        double used = curves.size() > 1 ? halves(p, width, theme) : standing(p, width, theme);
        String share = Messages.text("chart.distribution.share", counted());
        p.text(TextWidths.fit(share, theme.caption(), Math.max(0, used - theme.px(12))), theme.px(4), theme.px(14),
                Anchor.START, theme.caption(), theme.muted());
        String label = isLog() ? Messages.text("chart.slice.log", name) : name;
        p.text(TextWidths.fit(label, theme.caption(), width - theme.px(8)), axes.right(), axes.bottom() + theme.px(34),
                Anchor.END, theme.caption(), theme.muted());
    }

    /// The scores of the best and the default trial, from top to bottom.
    private void lines(Painter p, Axes axes, PlotTheme theme) {
        base().ifPresent(i -> vertical(p, axes, i, baseStroke(theme)));
        best().ifPresent(i -> vertical(p, axes, i, Stroke.solid(theme.green().withAlpha(0.6), theme.px(1.5))));
    }

    private void vertical(Painter p, Axes axes, int trial, Stroke stroke) {
        if (!axes.x().contains(history.value(trial))) return;
        double x = x(axes, trial);
        p.line(x, axes.top(), x, axes.bottom(), stroke);
    }

    private static Stroke stroke(Curve curve, PlotTheme theme) {
        return curve.key.equals("earlier") ? Stroke.dashed(theme.grey(), theme.px(1.8), theme.px(5))
                : Stroke.solid(theme.blue(), theme.px(1.8));
    }

    private void steps(Painter p, Axes axes, Curve curve, PlotTheme theme) {
        int n = curve.trials.length;
        if (n == 0) return;
        double[] xs = new double[n + 2];
        double[] ys = new double[n + 2];
        xs[0] = axes.left();
        ys[0] = axes.y().toPixel(0);
        for (int k = 0; k < n; k++) {
            xs[k + 1] = x(axes, curve.trials[k]);
            ys[k + 1] = y(axes, curve.trials[k]);
        }
        xs[n + 1] = axes.right();
        ys[n + 1] = ys[n];
        int count = n < DENSE ? n + 2 : Decimator.line(xs, ys, n + 2, 1);
        p.steps(xs, ys, count, stroke(curve, theme));
    }

    private void marks(Painter p, Axes axes, PlotTheme theme) {
        for (Curve c : curves) {
            boolean earlier = c.key.equals("earlier");
            Color color = earlier ? theme.grey() : theme.blue();
            double radius = theme.px(c.trials.length > 100 ? 2 : 3);
            circles(p, axes, c, true, radius, theme.background(), Stroke.solid(theme.grey().withAlpha(0.6), 1));
            circles(p, axes, c, false, radius, earlier ? theme.background() : color,
                    earlier ? Stroke.solid(color, theme.px(1.3)) : Stroke.NONE);
        }
        best().ifPresent(i -> {
            if (shown(axes, i)) {
                p.star(x(axes, i), y(axes, i), theme.px(8), theme.green(), Stroke.solid(theme.background(),
                        theme.px(1.2)));
            }
        });
        base().ifPresent(i -> {
            if (shown(axes, i)) {
                p.diamond(x(axes, i), y(axes, i), theme.px(5), theme.background(), Stroke.solid(theme.text(),
                        theme.px(1.4)));
            }
        });
        emphasized(p, axes, theme);
    }

    private void circles(Painter p, Axes axes, Curve curve, boolean faded, double radius, Color fill, Stroke stroke) {
        double[] xs = new double[curve.trials.length];
        double[] ys = new double[curve.trials.length];
        int n = 0;
        for (int i : curve.trials) {
            if (highlight.fades(i) != faded || !shown(axes, i)) continue;
            xs[n] = x(axes, i);
            ys[n++] = y(axes, i);
        }
        if (n >= DENSE) {
            int[] kept = Decimator.marks(xs, ys, n, 2);
            for (int k = 0; k < kept.length; k++) {
                xs[k] = xs[kept[k]];
                ys[k] = ys[kept[k]];
            }
            n = kept.length;
        }
        p.circles(xs, ys, n, radius, fill, stroke);
    }

    private void emphasized(Painter p, Axes axes, PlotTheme theme) {
        int picked = highlight.picked();
        if (shown(axes, picked)) {
            double r = theme.px(4.5);
            p.circle(x(axes, picked), y(axes, picked), r, theme.vermilion(), Stroke.solid(theme.background(),
                    theme.px(1.2)));
            p.circle(x(axes, picked), y(axes, picked), r + theme.px(3), Color.NONE, Stroke.solid(theme.vermilion(),
                    theme.px(1.5)));
        }
        int hovered = highlight.hovered();
        if (shown(axes, hovered)) {
            p.circle(x(axes, hovered), y(axes, hovered), theme.px(7.5), Color.NONE, Stroke.solid(theme.text(),
                    theme.px(1.6)));
        }
    }

    /// Names the lines of the halves above the area, from the right; returns how far left.
    private double halves(Painter p, double width, PlotTheme theme) {
        double end = width - theme.px(16);
        for (int k = curves.size() - 1; k >= 0; k--) {
            Curve c = curves.get(k);
            end = named(p, Messages.text("chart.distribution.part." + c.key), stroke(c, theme), end, theme);
        }
        return end;
    }

    /// Says above the area how many trials the default is better than; returns how far left.
    private double standing(Painter p, double width, PlotTheme theme) {
        double end = width - theme.px(16);
        Optional<Double> beaten = base().isPresent() ? beaten(base().getAsInt()) : Optional.empty();
        if (beaten.isEmpty()) return end;
        return named(p, Messages.text("chart.distribution.default", percent(Math.round(100 * beaten.get()) / 100.0)),
                baseStroke(theme), end, theme);
    }

    private static double named(Painter p, String text, Stroke line, double end, PlotTheme theme) {
        double from = end - TextWidths.of(text, theme.caption()) - theme.px(6);
        if (from - theme.px(18) < 0) return end;
        double y = theme.px(16);
        p.text(text, end, y, Anchor.END, theme.caption(), theme.text());
        double middle = y - theme.caption().middleToBaseline();
        p.line(from - theme.px(18), middle, from, middle, line);
        return from - theme.px(32);
    }

    private static Stroke baseStroke(PlotTheme theme) {
        return Stroke.dashed(theme.grey(), theme.px(1.5), theme.px(4));
    }

    private double x(Axes axes, int trial) {
        // Above all a logarithmic axis has no place for what is not above 0.
        return history.value(trial) <= axes.x().low() ? axes.left() : axes.x().toPixelClamped(history.value(trial));
    }

    private double y(Axes axes, int trial) {
        return axes.y().toPixel(shares[trial]);
    }

    private boolean shown(Axes axes, int trial) {
        if (trial < 0 || trial >= shares.length || Double.isNaN(shares[trial])) return false;
        if (zoom.isEmpty()) return true;
        return axes.y().contains(shares[trial]) && axes.x().contains(history.value(trial));
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        double least = theme.px(9) * theme.px(9);
        int found = -1;
        for (int i = 0; i < shares.length; i++) {
            if (!shown(axes, i)) continue;
            double dx = x(axes, i) - x;
            double dy = y(axes, i) - y;
            if (dx * dx + dy * dy > least) continue;
            least = dx * dx + dy * dy;
            found = i;
        }
        return locate(found, width, height, theme);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        return shown(axes, item) ? Optional.of(new Hit(item, x(axes, item), y(axes, item))) : Optional.empty();
    }

    /// By score along the line, from the earlier half to the later.
    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int[] order = order();
        if (order.length == 0) return OptionalInt.empty();
        int at = -1;
        for (int k = 0; k < order.length && at < 0 && item.isPresent(); k++) if (order[k] == item.getAsInt()) at = k;
        if (at < 0) return OptionalInt.of(delta > 0 ? order[0] : order[order.length - 1]);
        return OptionalInt.of(order[Math.clamp(at + delta, 0, order.length - 1)]);
    }

    private int[] order() {
        return curves.stream().flatMapToInt(c -> Arrays.stream(c.trials)).toArray();
    }

    @Override
    public String accessibleText() {
        if (counted() == 0) return Messages.text("chart.distribution.accessible.empty", name);
        StringBuilder text = new StringBuilder(Messages.text("chart.distribution.accessible", name, counted()));
        for (Curve c : curves) {
            text.append(' ').append(Messages.text("chart.distribution.accessible." + c.key,
                    Formats.score(history.value(c.trials[(c.trials.length - 1) / 2]))));
        }
        base().ifPresent(i -> beaten(i).ifPresent(share -> text.append(' ')
                .append(Messages.text("chart.distribution.accessible.default",
                        percent(Math.round(100 * share) / 100.0)))));
        return text.toString();
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.column.trial"), true),
                new PlotTable.Column(name, true), new PlotTable.Column(Messages.text("chart.column.share"), true),
                new PlotTable.Column(Messages.text("chart.column.part"), false));
        int[] order = order();
        int first = curves.getFirst().trials.length;
        List<List<String>> rows = new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                String key = curves.get(i < first ? 0 : 1).key;
                return List.of(Integer.toString(order[i]), Formats.fineScore(history.value(order[i])),
                        Ticks.plain(shares[order[i]]), Messages.text("chart.distribution.part." + key));
            }

            @Override
            public int size() {
                return order.length;
            }
        };
        return new PlotTable(columns, rows);
    }
}
