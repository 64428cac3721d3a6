package sweetspot.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.analysis.Density;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Where the trials of the last search lay along a range slider's track: their density as an area, and the ten best
/// as vermilion ticks on its base line. It stands directly above the track.
///
/// @param low value at the track's left end
/// @param high value at its right end
/// @param log whether the track is logarithmic
/// @param inset pixels between the picture's edges and the ends of the track, at 100 % text size
/// @param density where trials lay; empty without enough of them
/// @param best values of the ten best trials
/// @param trials number of values that the density is made of
public record DensityStrip(double low, double high, boolean log, double inset, Optional<Density> density,
                           List<Double> best, int trials) implements Plot {

    public DensityStrip {
        best = List.copyOf(best);
    }

    /// A strip of the given values.
    ///
    /// @param values values of the parameter in the last search's trials
    /// @param best values in the ten best trials
    public static DensityStrip of(double low, double high, boolean log, double inset, double[] values, double[] best) {
        Scale unit = new Scale(low, high, log, 0, 1);
        double[] positions = Arrays.stream(values).map(unit::toPixel).toArray();
        return new DensityStrip(low, high, log, inset, Density.of(positions), Arrays.stream(best).boxed().toList(),
                values.length);
    }

    /// Colour of the density's area.
    static Color fill(PlotTheme theme) {
        return theme.blue().mix(theme.background(), theme.dark() ? 0.4 : 0.3);
    }

    private Scale scale(double width, PlotTheme theme) {
        double in = Math.min(theme.px(inset), width / 2 - 1);
        return new Scale(low, high, log, in, width - in);
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        if (!(width > 4)) return;
        Scale x = scale(width, theme);
        density.ifPresent(d -> paintDensity(p, x, d, height, theme));
        double tick = Math.min(theme.px(8), height * 0.45);
        for (double value : best) {
            double unit = x.unit(value);
            if (!(unit >= -1e-9 && unit <= 1 + 1e-9)) continue;
            double at = x.toPixel(value);
            p.fill(at - theme.px(1), height - tick - theme.px(1), theme.px(2), tick, theme.vermilion());
        }
    }

    private static void paintDensity(Painter p, Scale x, Density d, double height, PlotTheme theme) {
        double left = x.start() + d.low() * x.length();
        double right = x.start() + d.high() * x.length();
        double[] xs = new double[Density.CELLS + 4];
        double[] ys = new double[xs.length];
        int n = 0;
        double span = height - theme.px(1);
        for (int i = 0; i < Density.CELLS; i++) {
            double at = x.start() + (i + 0.5) / Density.CELLS * x.length();
            if (d.height(i) <= 0) continue;
            double clamped = Math.clamp(at, left, Math.max(left, right));
            if (n == 0) {
                xs[n] = clamped;
                ys[n++] = height;
            }
            xs[n] = clamped;
            ys[n++] = height - span * d.height(i);
        }
        if (n == 0) return;
        xs[n] = xs[n - 1];
        ys[n++] = height;
        p.polygon(xs, ys, n, fill(theme), Stroke.NONE);
    }

    @Override
    public String accessibleText() {
        double[] sorted = best.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) return Messages.text("chart.density.accessible.empty");
        return Messages.text("chart.density.accessible", trials, Formats.value(sorted[0]),
                Formats.value(sorted[sorted.length - 1]));
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.rank"), true),
                new PlotTable.Column(Messages.text("chart.column.value"), true)),
                IntStream.range(0, best.size())
                        .mapToObj(i -> List.of(Integer.toString(i + 1), Formats.value(best.get(i)))).toList());
    }
}
