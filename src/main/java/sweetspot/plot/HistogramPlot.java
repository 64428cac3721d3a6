package sweetspot.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// How often values of a column fall into equal intervals, as small bars without axes.
///
/// @param low start of the first interval
/// @param high end of the last
/// @param counts number of values in each interval
public record HistogramPlot(double low, double high, List<Integer> counts) implements Plot {

    /// @throws IllegalArgumentException if there is no interval
    public HistogramPlot {
        counts = List.copyOf(counts);
        if (counts.isEmpty()) throw new IllegalArgumentException("a histogram needs an interval");
    }

    /// The histogram of the finite values among `values`.
    ///
    /// @param bins most intervals; whole numbers get no more than they have different values
    public static HistogramPlot of(double[] values, int bins) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (double v : values) {
            if (!Double.isFinite(v)) continue;
            low = Math.min(low, v);
            high = Math.max(high, v);
            whole &= v == Math.rint(v);
        }
        if (low > high) return new HistogramPlot(0, 0, List.of(0));
        double span = high - low;
        int n = whole && span < bins ? (int) span + 1 : bins;
        int[] counts = new int[n];
        for (double v : values) {
            if (!Double.isFinite(v)) continue;
            double unit = span > 0 ? (v / 2 - low / 2) / (high / 2 - low / 2) : 0;
            counts[Math.clamp((int) (whole && n == (int) span + 1 ? v - low : unit * n), 0, n - 1)]++;
        }
        return new HistogramPlot(low, high, Arrays.stream(counts).boxed().toList());
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most == 0) return;
        double pitch = width / counts.size();
        double gap = Math.min(theme.px(1), pitch * 0.25);
        Color fill = theme.blue().mix(theme.background(), 0.65);
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) == 0) continue;
            // What is there shows, however rare.
            double h = Math.max(1, counts.get(i) / (double) most * height);
            p.fill(i * pitch, height - h, Math.max(0.5, pitch - gap), h, fill);
        }
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.histogram.accessible", Formats.value(low), Formats.value(high));
    }

    @Override
    public PlotTable asTable() {
        double step = (high - low) / counts.size();
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.from"), true),
                new PlotTable.Column(Messages.text("chart.column.to"), true),
                new PlotTable.Column(Messages.text("chart.column.count"), true)),
                IntStream.range(0, counts.size()).mapToObj(i -> List.of(Formats.value(low + i * step),
                        Formats.value(low + (i + 1) * step), Integer.toString(counts.get(i)))).toList());
    }
}
