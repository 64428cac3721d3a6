package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sweetspot.analysis.FamilyRace;
import sweetspot.analysis.FamilyRace.Standing;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The families of a search over several, the best first: score, corrected score, trials, time, and the way to the
/// best as a small line on one scale.
///
/// @param study the trials
/// @param race what the families have done
/// @param names of families for people, by id
/// @param off families that are switched off
/// @param missing why families cannot be trained here, by id; those without a trial have a row with the reason alone
public record LeaderboardPlot(StudySnapshot study, FamilyRace race, Map<String, String> names, Set<String> off,
        Map<String, String> missing) implements Plot {
    private static final double ROW = 25;
    private static final double HEAD = 24;

    /// Height in pixels at which nothing is cut.
    public double preferredHeight(PlotTheme theme) {
        return theme.px(HEAD + ROW * (ranked().size() + absent().size()) + 4);
    }

    /// The families with figures.
    private List<Standing> ranked() {
        return race.board().stream().filter(s -> s.trials() > 0 || !missing.containsKey(s.family())).toList();
    }

    /// Those with a reason instead, in the order of the reasons.
    private List<String> absent() {
        List<String> ranked = ranked().stream().map(Standing::family).toList();
        return missing.keySet().stream().filter(f -> !ranked.contains(f)).toList();
    }

    private String reason(String family) {
        return Messages.text("chart.board.missing", missing.getOrDefault(family, ""));
    }

    private String name(String family) {
        return names.getOrDefault(family, family);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        double spark = width - theme.px(130);
        double time = spark - theme.px(26);
        double trials = time - theme.px(100);
        double corrected = trials - theme.px(70);
        double error = corrected - theme.px(90);
        double[] places = {error, corrected, trials, time};
        String[] heads = {"best", "corrected", "trials", "time"};
        double y = theme.px(16);
        p.text(Messages.text("chart.board.family"), theme.px(30), y, Anchor.START, theme.captionBold(), theme.muted());
        for (int i = 0; i < 4; i++) {
            p.text(Messages.text("chart.board." + heads[i]), places[i], y, Anchor.END, theme.captionBold(),
                    theme.muted());
        }
        p.text(Messages.text("chart.board.way"), spark, y, Anchor.START, theme.captionBold(), theme.muted());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Standing s : race.board()) {
            for (int rise : s.rises()) {
                low = Math.min(low, study.trials().get(rise).value());
                high = Math.max(high, study.trials().get(rise).value());
            }
        }
        // Until a trial has a score there is no way to draw.
        if (!Double.isFinite(low) || !Double.isFinite(high)) low = high = 0;
        List<Standing> board = ranked();
        for (int i = 0; i < board.size(); i++) {
            Standing s = board.get(i);
            double top = theme.px(HEAD + ROW * i);
            boolean isOff = off.contains(s.family());
            Color ink = isOff || s.best() < 0 ? theme.muted() : theme.text();
            if (i == 0 && s.best() >= 0) p.fill(0, top, width, theme.px(ROW), theme.selection());
            p.line(0, top, width, top, Stroke.solid(theme.faint(), 1));
            double base = top + theme.px(ROW / 2) + theme.caption().middleToBaseline();
            FamilyMark mark = FamilyMark.of(s.family());
            mark.paint(p, theme.px(14), top + theme.px(ROW / 2), theme.px(4.5), theme);
            TextStyle style = i == 0 ? theme.captionBold() : theme.caption();
            String[] cells = cells(s);
            double room = error - theme.px(110) - theme.px(30);
            String label = isOff ? Messages.text("chart.board.off", name(s.family())) : name(s.family());
            p.text(TextWidths.fit(label, style, Math.max(theme.px(40), room)), theme.px(30), base, Anchor.START, style,
                    ink);
            for (int c = 0; c < 4; c++) {
                p.text(cells[c], places[c], base, Anchor.END, c == 0 ? style : theme.caption(), ink);
            }
            way(p, s, spark, Scale.linear(low, high > low ? high : low + 1, top + theme.px(ROW - 5),
                    top + theme.px(5)), width - theme.px(12), theme);
        }
        absent(p, theme.px(HEAD + ROW * board.size()), width, theme);
    }

    private void absent(Painter p, double from, double width, PlotTheme theme) {
        double top = from;
        for (String family : absent()) {
            p.line(0, top, width, top, Stroke.solid(theme.faint(), 1));
            double base = top + theme.px(ROW / 2) + theme.caption().middleToBaseline();
            String words = name(family) + "  –  " + reason(family);
            p.text("!", theme.px(14), base, Anchor.MIDDLE, theme.captionBold(), theme.muted());
            p.text(TextWidths.fit(words, theme.caption(), width - theme.px(42)), theme.px(30), base, Anchor.START,
                    theme.caption(), theme.muted());
            top += theme.px(ROW);
        }
    }

    private void way(Painter p, Standing s, double left, Scale y, double right, PlotTheme theme) {
        if (s.rises().isEmpty()) return;
        Scale x = Scale.linear(0, Math.max(1, study.trials().size()), left, right);
        int n = s.rises().size() + 1;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n - 1; i++) {
            xs[i] = x.toPixel(s.rises().get(i));
            ys[i] = y.toPixelClamped(study.trials().get(s.rises().get(i)).value());
        }
        xs[n - 1] = right;
        ys[n - 1] = ys[n - 2];
        p.steps(xs, ys, n, Stroke.solid(FamilyMark.of(s.family()).color(theme), theme.px(1.5)));
    }

    private static String[] cells(Standing s) {
        boolean scored = s.best() >= 0;
        String best = scored ? Formats.scoreWithError(s.score(), s.error().orElse(Double.NaN)) : "–";
        return new String[]{best, Double.isNaN(s.corrected()) ? "–" : Formats.score(s.corrected()),
            Integer.toString(s.trials()), Durations.precise(Math.round(s.seconds() * 1000))};
    }

    @Override
    public String accessibleText() {
        List<String> texts = new ArrayList<>();
        for (Standing s : ranked()) texts.add(name(s.family()) + " " + cells(s)[0]);
        for (String family : absent()) texts.add(name(family) + " " + reason(family));
        return Messages.text("chart.board.accessible", String.join("; ", texts));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = List.of(new PlotTable.Column(Messages.text("chart.board.family"), false),
                new PlotTable.Column(Messages.text("chart.board.best"), true),
                new PlotTable.Column(Messages.text("chart.board.corrected"), true),
                new PlotTable.Column(Messages.text("chart.board.trials"), true),
                new PlotTable.Column(Messages.text("chart.board.time"), true));
        List<List<String>> rows = new ArrayList<>();
        for (Standing s : ranked()) {
            List<String> row = new ArrayList<>(List.of(name(s.family())));
            row.addAll(List.of(cells(s)));
            rows.add(row);
        }
        for (String family : absent()) rows.add(List.of(name(family), reason(family), "", "", ""));
        return new PlotTable(columns, rows);
    }
}
