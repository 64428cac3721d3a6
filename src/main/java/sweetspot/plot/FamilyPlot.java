package sweetspot.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.FamilyRace;
import sweetspot.analysis.FamilyRace.Standing;
import sweetspot.study.AutoChoice;
import sweetspot.study.FamilySwitch;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The scores of a search over several model families: each trial as its family's mark, stopped ones hollow, failed ones
/// as crosses at the bottom; a step line for each family's best so far, with its name at the end; and a dotted line where
/// a family was switched.
///
/// @param study the trials
/// @param race what the families have done
/// @param names of families for people, by id
/// @param planned number of trials that are meant to be
/// @param highlight which trials are emphasized
public record FamilyPlot(StudySnapshot study, FamilyRace race, Map<String, String> names, int planned,
        Highlight highlight) implements Plot {
    private static final double TOP = 20;
    private static final double BELOW = 42;
    private static final double PITCH = 15;
    private static final double NEAR = 12;

    @Override
    public FamilyPlot highlighted(Highlight newHighlight) {
        return new FamilyPlot(study, race, names, planned, newHighlight);
    }

    private String name(String family) {
        return names.getOrDefault(family, family);
    }

    /// Height in pixels from which on each family has room for its name.
    public double leastHeight(PlotTheme theme) {
        long scored = race.board().stream().filter(s -> s.best() >= 0).count();
        return theme.px(TOP + BELOW + Math.max(100, PITCH * scored));
    }

    private Axes axes(double width, double height, PlotTheme theme) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < study.trials().size(); i++) {
            Trial t = study.trials().get(i);
            if (shown(t)) values.add(t.value());
        }
        values.sort(Comparator.naturalOrder());
        for (Standing s : race.board()) {
            if (s.best() < 0) continue;
            low = Math.min(low, s.score());
            high = Math.max(high, s.score());
        }
        // The worst tenth may lie on the edge: what is compared are the families' best.
        if (!values.isEmpty()) {
            int cut = values.size() / 10;
            low = Math.min(low, values.get(race.higher() ? cut : 0));
            high = Math.max(high, values.get(values.size() - 1 - (race.higher() ? 0 : cut)));
        }
        if (!(high >= low)) {
            low = 0;
            high = 1;
        }
        double pad = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 1e-3);
        double labels = race.board().stream().mapToDouble(s -> TextWidths.of(name(s.family()), theme.captionBold()))
                .max().orElse(0);
        double left = theme.px(52);
        double right = Math.max(left + theme.px(60), width - Math.min(labels + theme.px(30), width * 0.35));
        double bottom = Math.max(theme.px(30), height - theme.px(BELOW));
        return new Axes(Scale.linear(0, Math.max(Math.max(planned, study.trials().size()), 1), left, right),
                Scale.linear(low - pad, high + pad, bottom, theme.px(TOP)));
    }

    private static boolean shown(Trial t) {
        return t.hasValue() && (t.state() == TrialState.COMPLETE || t.state() == TrialState.PRUNED);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        Frame.horizontalGrid(p, axes, Ticks.of(axes.y(), 6), theme);
        switches(p, axes, theme);
        for (int i = 0; i < study.trials().size(); i++) mark(p, axes, study.trials().get(i), theme);
        List<Standing> scored = race.board().stream().filter(s -> s.best() >= 0).toList();
        for (Standing s : scored) line(p, axes, s, theme);
        names(p, axes, scored, width, theme);
        Frame.bottomAxis(p, axes, Ticks.whole(axes.x().low(), axes.x().high(), 7), theme);
        p.text(Messages.text("chart.families.axis"), axes.right(), axes.bottom() + theme.px(34), Anchor.END,
                theme.caption(), theme.muted());
        highlight(p, axes, theme);
    }

    private void switches(Painter p, Axes axes, PlotTheme theme) {
        for (FamilySwitch s : FamilySwitch.all(study)) {
            double x = axes.x().toPixelClamped(s.trial());
            p.line(x, axes.top(), x, axes.bottom(), Stroke.dashed(theme.muted(), 1, theme.px(2)));
            String text = Messages.text(s.on() ? "chart.families.on" : "chart.families.off", name(s.family()));
            Frame.label(p, text, x + theme.px(5), axes.top() - theme.px(4), Anchor.START, theme.caption(),
                    theme.muted(), theme);
        }
    }

    private void mark(Painter p, Axes axes, Trial t, PlotTheme theme) {
        Optional<String> family = AutoChoice.family(t.configuration());
        if (family.isEmpty()) return;
        double x = axes.x().toPixel(t.number());
        double fade = highlight.fades(t.number()) ? 0.15 : 0.55;
        if (t.state() == TrialState.FAILED) {
            p.cross(x, axes.bottom() - theme.px(7), theme.px(3.5), Stroke.solid(theme.danger().withAlpha(fade + 0.3),
                    theme.px(1.6)));
        }
        if (!shown(t)) return;
        FamilyMark mark = FamilyMark.of(family.get());
        double y = axes.y().toPixelClamped(t.value());
        Color color = mark.color(theme).withAlpha(fade);
        boolean hollow = t.state() == TrialState.PRUNED;
        mark.paint(p, x, y, theme.px(2.5), hollow ? Color.NONE : color,
                hollow ? Stroke.solid(color, theme.px(1.1)) : Stroke.NONE);
    }

    private void line(Painter p, Axes axes, Standing s, PlotTheme theme) {
        int n = s.rises().size() + 1;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n - 1; i++) {
            xs[i] = axes.x().toPixel(s.rises().get(i));
            ys[i] = axes.y().toPixelClamped(study.trials().get(s.rises().get(i)).value());
        }
        xs[n - 1] = axes.x().toPixel(end(s.family()));
        ys[n - 1] = ys[n - 2];
        FamilyMark mark = FamilyMark.of(s.family());
        p.steps(xs, ys, n, mark.line(theme, 1.8));
        mark.paint(p, xs[n - 1], ys[n - 1], theme.px(4), theme);
    }

    /// The trial at which the family's line ends: where it was switched off for good, or the latest.
    private int end(String family) {
        int end = study.trials().size();
        for (FamilySwitch s : FamilySwitch.all(study)) {
            if (s.family().equals(family)) end = s.on() ? study.trials().size() : s.trial();
        }
        return end;
    }

    /// Names beside the ends, moved apart where they would lie on one another.
    private void names(Painter p, Axes axes, List<Standing> scored, double width, PlotTheme theme) {
        double pitch = theme.px(PITCH);
        // Where there is no room for all names, the best have theirs.
        int fit = Math.max(1, (int) ((axes.bottom() - axes.top() + pitch / 2) / pitch) + 1);
        List<Standing> down = new ArrayList<>(scored.subList(0, Math.min(fit, scored.size())));
        down.sort(Comparator.comparingDouble(s -> axes.y().toPixelClamped(s.score())));
        double free = axes.top() - pitch / 2;
        double[] place = new double[down.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = Math.max(free, axes.y().toPixelClamped(down.get(i).score()));
            free = place[i] + pitch;
        }
        double over = free - pitch - axes.bottom();
        for (int i = place.length - 1; i >= 0 && over > 0; i--) {
            double most = axes.bottom() - (place.length - 1 - i) * pitch;
            place[i] = Math.max(Math.min(place[i], most), axes.top() - pitch / 2);
        }
        double x = axes.right() + theme.px(18);
        for (int i = 0; i < place.length; i++) {
            Standing s = down.get(i);
            boolean first = s.family().equals(race.board().getFirst().family());
            TextStyle style = first ? theme.captionBold() : theme.caption();
            FamilyMark.of(s.family()).paint(p, x - theme.px(9), place[i], theme.px(3.5), theme);
            p.text(TextWidths.fit(name(s.family()), style, width - x - theme.px(2)), x,
                    place[i] + style.middleToBaseline(), Anchor.START, style, theme.text());
        }
    }

    private void highlight(Painter p, Axes axes, PlotTheme theme) {
        for (int number : new int[]{highlight.hovered(), highlight.picked()}) {
            if (number < 0 || number >= study.trials().size() || !shown(study.trials().get(number))) continue;
            Trial t = study.trials().get(number);
            p.circle(axes.x().toPixel(number), axes.y().toPixelClamped(t.value()), theme.px(7), Color.NONE,
                    Stroke.solid(theme.text(), theme.px(1.6)));
        }
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        Hit best = null;
        double least = theme.px(NEAR) * theme.px(NEAR);
        for (int i = 0; i < study.trials().size(); i++) {
            Trial t = study.trials().get(i);
            if (!shown(t)) continue;
            double dx = axes.x().toPixel(i) - x;
            double dy = axes.y().toPixelClamped(t.value()) - y;
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                best = new Hit(i, x + dx, y + dy);
            }
        }
        return Optional.ofNullable(best);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        if (item < 0 || item >= study.trials().size() || !shown(study.trials().get(item))) return Optional.empty();
        Axes axes = axes(width, height, theme);
        return Optional.of(new Hit(item, axes.x().toPixel(item),
                axes.y().toPixelClamped(study.trials().get(item).value())));
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int n = study.trials().size();
        int from = item.isPresent() ? item.getAsInt() + delta : delta > 0 ? 0 : n - 1;
        for (int i = from; i >= 0 && i < n; i += delta) if (shown(study.trials().get(i))) return OptionalInt.of(i);
        return item;
    }

    @Override
    public String accessibleText() {
        List<Standing> scored = race.board().stream().filter(s -> s.best() >= 0).toList();
        if (scored.isEmpty()) return Messages.text("chart.families.accessible.empty", race.board().size());
        Standing first = scored.getFirst();
        Standing last = scored.getLast();
        return Messages.text("chart.families.accessible", race.board().size(), name(first.family()),
                Formats.score(first.score()), name(last.family()), Formats.score(last.score()));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.column.family"), false),
                new PlotTable.Column(Messages.text("chart.column.best"), true),
                new PlotTable.Column(Messages.text("chart.column.trial"), true),
                new PlotTable.Column(Messages.text("chart.column.trials"), true),
                new PlotTable.Column(Messages.text("chart.column.seconds"), true));
        List<List<String>> rows = new ArrayList<>();
        for (Standing s : race.board()) {
            rows.add(List.of(name(s.family()), s.best() < 0 ? "" : Formats.fineScore(s.score()),
                    s.best() < 0 ? "" : Integer.toString(s.best()), Integer.toString(s.trials()),
                    Long.toString(Math.round(s.seconds()))));
        }
        return new PlotTable(columns, rows);
    }
}
