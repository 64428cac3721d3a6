package sweetspot.plot;

import java.util.List;
import java.util.stream.IntStream;
import sweetspot.analysis.History;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The best score so far as a small step line, without axes.
///
/// @param numbers numbers of the trials at which it changed, ascending
/// @param values best value from each of them on
/// @param trials number of trials, where the line ends
public record Sparkline(List<Integer> numbers, List<Double> values, int trials) implements Plot {

    /// @throws IllegalArgumentException if the lists differ in length
    public Sparkline {
        numbers = List.copyOf(numbers);
        values = List.copyOf(values);
        if (numbers.size() != values.size()) throw new IllegalArgumentException("as many values as numbers are needed");
    }

    /// The line of a study.
    public static Sparkline of(History history) {
        IntStream improvements = IntStream.range(0, history.improvements()).map(history::improvement);
        List<Integer> numbers = improvements.boxed().toList();
        return new Sparkline(numbers, numbers.stream().map(history::value).toList(), history.size());
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        int n = values.size();
        if (n == 0) return;
        double inset = theme.px(2);
        double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
        double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
        int first = numbers.getFirst();
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i < n; i++) {
            xs[i] = inset + (numbers.get(i) - first) / (double) Math.max(1, trials - first) * (width - 2 * inset);
            double u = high > low ? Math.clamp((values.get(i) - low) / (high - low), 0.0, 1.0) : 0.5;
            ys[i] = height - inset - u * (height - 2 * inset);
        }
        xs[n] = width - inset;
        ys[n] = ys[n - 1];
        p.steps(xs, ys, Decimator.line(xs, ys, n + 1, 0.5), Stroke.solid(theme.green(), theme.px(2)));
    }

    @Override
    public String accessibleText() {
        if (values.isEmpty()) return Messages.text("chart.sparkline.empty");
        return Messages.text("chart.sparkline.accessible", Formats.score(values.getFirst()),
                Formats.score(values.getLast()), trials);
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.trial"), true),
                new PlotTable.Column(Messages.text("chart.column.best"), true)),
                IntStream.range(0, values.size()).mapToObj(i ->
                        List.of(Integer.toString(numbers.get(i)), Formats.fineScore(values.get(i)))).toList());
    }
}
