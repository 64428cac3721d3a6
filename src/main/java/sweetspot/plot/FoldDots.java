package sweetspot.plot;

import java.util.List;
import java.util.stream.IntStream;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The scores of a trial's folds as dots on a line, to show how much they differ.
///
/// @param scores one per fold; ones that are not finite are left out
/// @param low score at the left end; the dots' own range is used where `low` is not below `high`
/// @param high score at the right end
public record FoldDots(List<Double> scores, double low, double high) implements Plot {

    public FoldDots {
        scores = List.copyOf(scores);
    }

    /// Dots over their own range.
    public static FoldDots of(double[] scores) {
        return new FoldDots(java.util.Arrays.stream(scores).boxed().toList(), Double.NaN, Double.NaN);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        double[] shown = scores.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
        if (shown.length == 0) return;
        double from = low < high ? low : java.util.Arrays.stream(shown).min().orElseThrow();
        double to = low < high ? high : java.util.Arrays.stream(shown).max().orElseThrow();
        double r = Math.min(theme.px(3), height / 2);
        for (double score : shown) {
            double u = to > from ? Math.clamp((score - from) / (to - from), 0.0, 1.0) : 0.5;
            p.circle(r + u * (width - 2 * r), height / 2, r, theme.blue().withAlpha(0.8), Stroke.NONE);
        }
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.folds.accessible", String.join(", ", scores.stream().map(Formats::score).toList()));
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.fold"), true),
                new PlotTable.Column(Messages.text("chart.column.score"), true)),
                IntStream.range(0, scores.size())
                        .mapToObj(i -> List.of(Integer.toString(i + 1), Formats.fineScore(scores.get(i)))).toList());
    }
}
