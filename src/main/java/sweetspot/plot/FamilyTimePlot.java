package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sweetspot.study.AutoChoice;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// Where the time of a search over several model families goes: for each stretch of trials a bar, divided among the
/// families by the time that their trials took.
///
/// @param study the trials
/// @param families ids, from the bottom up
/// @param names of families for people, by id
/// @param planned number of trials that are meant to be
public record FamilyTimePlot(StudySnapshot study, List<String> families, Map<String, String> names, int planned)
        implements Plot {
    private static final int BARS = 12;

    /// Trials a bar: a round number.
    int stretch() {
        double raw = Math.max(1, Math.max(planned, study.trials().size()) / (double) BARS);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : new double[]{1, 2, 5, 10}) if (step * power >= raw) return (int) Math.round(step * power);
        return (int) Math.ceil(raw);
    }

    /// Per bar and family the seconds spent.
    double[][] seconds() {
        int stretch = stretch();
        double[][] seconds = new double[(study.trials().size() + stretch - 1) / stretch][families.size()];
        for (int i = 0; i < study.trials().size(); i++) {
            Trial t = study.trials().get(i);
            int family = families.indexOf(AutoChoice.family(t.configuration()).orElse(""));
            boolean timed = t.state().finished() && t.startMillis() > 0 && t.endMillis() > t.startMillis();
            if (family >= 0 && timed) seconds[i / stretch][family] += (t.endMillis() - t.startMillis()) / 1e3;
        }
        return seconds;
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        double left = theme.px(46);
        double right = Math.max(left + 20, width - theme.px(12));
        double bottom = Math.max(theme.px(20), height - theme.px(42));
        int end = Math.max(Math.max(planned, study.trials().size()), 1);
        Axes axes = new Axes(Scale.linear(0, /* high= */ end, left, /* end= */ right),
                Scale.linear(0, 1, bottom, theme.px(8)));
        Frame.horizontalGrid(p, axes, List.of(new Tick(0, "0%"), new Tick(0.5, "50%"), new Tick(1, "100%")), theme);
        int stretch = stretch();
        double[][] seconds = seconds();
        double gap = theme.px(1);
        for (int b = 0; b < seconds.length; b++) {
            double all = 0;
            for (double s : seconds[b]) all += s;
            if (all == 0) continue;
            double from = axes.x().toPixel(b * stretch) + gap;
            double to = axes.x().toPixel(Math.min(end, (b + 1) * stretch)) - gap;
            // A bar that is not complete yet is paler.
            boolean open = (b + 1) * stretch > study.finished();
            double below = 0;
            for (int f = 0; f < families.size(); f++) {
                double share = seconds[b][f] / all;
                if (share == 0) continue;
                double top = axes.y().toPixel(below + share);
                Color color = FamilyMark.of(families.get(f)).color(theme);
                p.rect(from, top, Math.max(1, to - from), axes.y().toPixel(below) - top, 0,
                        color.withAlpha(open ? 0.45 : 0.85), Stroke.solid(theme.background(), 1));
                if (share > 0.14 && to - from > theme.px(12)) {
                    FamilyMark.of(families.get(f)).paint(p, (from + to) / 2,
                            axes.y().toPixel(below + share / 2), theme.px(2.5), theme.background(), Stroke.NONE);
                }
                below += share;
            }
        }
        Frame.bottomAxis(p, axes, Ticks.whole(0, end, 4), theme);
        p.text(Messages.text("chart.familytime.axis", stretch), right, bottom + theme.px(34), Anchor.END,
                theme.caption(), theme.muted());
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.familytime.accessible", families.size(), stretch());
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = new ArrayList<>(
                List.of(new PlotTable.Column(Messages.text("chart.column.trials"), true)));
        for (String f : families) columns.add(new PlotTable.Column(names.getOrDefault(f, f), true));
        List<List<String>> rows = new ArrayList<>();
        double[][] seconds = seconds();
        for (int b = 0; b < seconds.length; b++) {
            List<String> row = new ArrayList<>(List.of(b * stretch() + "–" + ((b + 1) * stretch() - 1)));
            for (double s : seconds[b]) row.add(Long.toString(Math.round(s)));
            rows.add(row);
        }
        return new PlotTable(columns, rows);
    }
}
