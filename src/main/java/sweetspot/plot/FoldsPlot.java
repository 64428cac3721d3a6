package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import sweetspot.text.Messages;

/// The folds of a validation plan, one row each, over the rows of the table in the plan's order: time, or the order in
/// which rows are tested. Beside each fold stands how many rows do what.
///
/// @param folds those that are shown
/// @param sealed share of the width that the sealed rows take at the right end, 0 to below 1
/// @param ticks words along the order, at shares of the width
/// @param axis what the order is; "" for none
/// @param more number of folds that are not shown
public record FoldsPlot(List<FoldRow> folds, double sealed, List<Mark> ticks, String axis, int more) implements Plot {
    private static final double NUMBERS = 236;
    private static final double NAME = 52;

    /// What a slice of the rows does in a fold.
    public enum Part {
        TRAIN, GAP, TEST, LEFT_OUT, UNUSED
    }

    /// A fold.
    ///
    /// @param number from 1
    /// @param parts what each of equally wide slices does, left to right, without the sealed ones
    /// @param train number of rows that train
    /// @param test number of rows that test
    /// @param positive number of tested rows of the class that counts; negative if there is none
    /// @param leftOut number of rows left out since their group is tested
    public record FoldRow(int number, List<Part> parts, int train, int test, int positive, int leftOut) {
        public FoldRow {
            parts = List.copyOf(parts);
        }
    }

    /// A word on the axis.
    ///
    /// @param at share of the width, 0 to 1
    public record Mark(double at, String text) {}

    public FoldsPlot {
        folds = List.copyOf(folds);
        ticks = List.copyOf(ticks);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme t) {
        if (folds.isEmpty()) return;
        double numbers = width > t.px(480) ? t.px(NUMBERS) : 0;
        double left = t.px(NAME);
        double wide = Math.max(1, width - left - numbers - t.px(8));
        double top = numbers > 0 ? t.px(22) : 0;
        double bottom = height - t.px(ticks.isEmpty() && axis.isEmpty() ? 4 : axis.isEmpty() ? 20 : 36);
        double searched = Math.max(1, wide * (1 - sealed) - (sealed > 0 ? t.px(6) : 0));
        double step = Math.max(1, Math.min(t.px(34), (bottom - top) / folds.size()));
        double bar = Math.max(1, step - Math.min(t.px(10), step / 4));
        if (numbers > 0) heads(p, width, t);
        for (int f = 0; f < folds.size(); f++) {
            FoldRow fold = folds.get(f);
            double y = top + f * step;
            double line = y + bar / 2 + t.caption().middleToBaseline();
            if (step >= t.px(11)) {
                p.text(Messages.text("chart.plan.fold", fold.number()), left - t.px(8), line, Anchor.END, t.caption(),
                        t.text());
            }
            bar(p, fold, left, y, searched, bar, t);
            if (numbers > 0 && step >= t.px(11)) row(p, fold, width, line, t);
        }
        double end = top + folds.size() * step - (step - bar);
        if (sealed > 0) sealed(p, left + searched + t.px(6), top, wide * sealed, end - top, t);
        axis(p, left, searched, wide, end, t);
    }

    private static void bar(Painter p, FoldRow fold, double x, double y, double width, double height, PlotTheme t) {
        double slice = width / fold.parts().size();
        int from = 0;
        for (int i = 1; i <= fold.parts().size(); i++) {
            if (i < fold.parts().size() && fold.parts().get(i) == fold.parts().get(from)) continue;
            part(p, fold.parts().get(from), x + from * slice, y, (i - from) * slice, height, t);
            from = i;
        }
    }

    /// Paints what stands for a part in a legend.
    public static void paint(Painter p, Part part, double width, double height, PlotTheme t) {
        if (part == Part.TEST) p.fill(0, 0, width, height, t.orange());
        else part(p, part, 0, 0, width, height, t);
    }

    private static void part(Painter p, Part part, double x, double y, double width, double height, PlotTheme t) {
        switch (part) {
            case TRAIN -> p.fill(x, y, width, height, train(t));
            case TEST -> {
                p.rect(x, y, width, height, t.px(2), t.orange(), Stroke.NONE);
                String word = Messages.text("chart.plan.test");
                if (width > p.textWidth(word, t.captionBold()) + t.px(8) && height > t.px(13)) {
                    p.text(word, x + width / 2, y + height / 2 + t.captionBold().middleToBaseline(), Anchor.MIDDLE,
                            t.captionBold(), t.dark() ? t.background() : t.text());
                }
            }
            case GAP -> {
                p.fill(x, y, width, height, t.subtle());
                p.clipped(x, y, width, height, () -> p.hatch(x, y, width, height, t.px(5), Stroke.solid(t.muted(), 1)));
            }
            case LEFT_OUT -> {
                p.fill(x, y, width, height, t.background());
                p.line(x + width / 2, y, x + width / 2, y + height, Stroke.solid(t.danger(), Math.min(width, t.px(1.5))));
            }
            case UNUSED -> p.rect(x, y, width, height, 0, Color.NONE, Stroke.solid(t.faint(), 1));
        }
    }

    private static Color train(PlotTheme t) {
        return t.blue().mix(t.background(), t.dark() ? 0.35 : 0.28);
    }

    private static void sealed(Painter p, double x, double y, double width, double height, PlotTheme t) {
        p.rect(x, y, width, height, t.px(3), t.subtle(), Stroke.NONE);
        p.clipped(x + 1, y + 1, width - 2, height - 2,
                () -> p.hatch(x, y, width, height, t.px(7), Stroke.solid(t.border(), 1)));
        p.rect(x, y, width, height, t.px(3), Color.NONE, Stroke.solid(t.muted(), t.px(1.5)));
        String word = Messages.text("chart.plan.sealed");
        double w = p.textWidth(word, t.captionBold());
        if (w + t.px(8) > width) return;
        p.rect(x + width / 2 - w / 2 - t.px(4), y + height / 2 - t.px(9), w + t.px(8), t.px(18), t.px(3), t.background(),
                Stroke.NONE);
        p.text(word, x + width / 2, y + height / 2 + t.captionBold().middleToBaseline(), Anchor.MIDDLE, t.captionBold(),
                t.text());
    }

    private void axis(Painter p, double x, double searched, double wide, double y, PlotTheme t) {
        double ends = sealed > 0 ? wide : searched;
        double base = y + t.px(6);
        if (!ticks.isEmpty()) p.line(x, base, x + ends, base, Stroke.solid(t.border(), 1));
        double free = 0;
        for (Mark tick : ticks) {
            double w = p.textWidth(tick.text(), t.caption());
            double at = Math.clamp(x + tick.at() * ends, x + w / 2, Math.max(x + w / 2, x + ends - w / 2));
            if (at - w / 2 < free) continue;
            p.text(tick.text(), at, base + t.px(14), Anchor.MIDDLE, t.caption(), t.muted());
            free = at + w / 2 + t.px(12);
        }
        String words = more > 0 ? Messages.text("chart.plan.more", axis, more, axis.isEmpty() ? 0 : 1) : axis;
        if (!words.isEmpty()) {
            p.text(words, x + ends / 2, base + t.px(ticks.isEmpty() ? 14 : 29), Anchor.MIDDLE, t.caption(), t.muted());
        }
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of(Messages.text("chart.plan.train"),
                Messages.text("chart.plan.tested")));
        if (folds.getFirst().positive() >= 0) heads.add(Messages.text("chart.plan.positive"));
        if (folds.stream().anyMatch(f -> f.leftOut() > 0)) heads.add(Messages.text("chart.plan.left_out"));
        return heads;
    }

    private List<String> cells(FoldRow fold) {
        List<String> cells = new ArrayList<>(List.of(number(fold.train()), number(fold.test())));
        if (folds.getFirst().positive() >= 0) cells.add(number(fold.positive()));
        if (folds.stream().anyMatch(f -> f.leftOut() > 0)) cells.add(number(fold.leftOut()));
        return cells;
    }

    private static String number(int count) {
        return String.format(java.util.Locale.ENGLISH, "%,d", count);
    }

    private void heads(Painter p, double width, PlotTheme t) {
        texts(p, heads(), width, t.px(12), t.captionBold(), t.muted(), t);
    }

    private void row(Painter p, FoldRow fold, double width, double y, PlotTheme t) {
        texts(p, cells(fold), width, y, t.caption(), t.text(), t);
    }

    private static void texts(Painter p, List<String> texts, double width, double y, TextStyle style, Color color,
            PlotTheme t) {
        for (int i = 0; i < texts.size(); i++) {
            p.text(texts.get(i), width - t.px(NUMBERS) + t.px(8) + (i + 1) * t.px((NUMBERS - 8) / 4), y, Anchor.END,
                    style, color);
        }
    }

    @Override
    public String accessibleText() {
        if (folds.isEmpty()) return Messages.text("chart.plan.none");
        return Messages.text("chart.plan.accessible", folds.size() + more, number(folds.getFirst().train()),
                number(folds.getFirst().test()), number(folds.getLast().train()), number(folds.getLast().test()));
    }

    @Override
    public PlotTable asTable() {
        List<PlotTable.Column> columns = new ArrayList<>(
                List.of(new PlotTable.Column(Messages.text("chart.column.fold"), true)));
        if (folds.isEmpty()) return new PlotTable(columns, List.of());
        heads().forEach(h -> columns.add(new PlotTable.Column(h, true)));
        return new PlotTable(columns, folds.stream().map(f -> {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(f.number())));
            cells.addAll(cells(f));
            return List.copyOf(cells);
        }).toList());
    }
}
