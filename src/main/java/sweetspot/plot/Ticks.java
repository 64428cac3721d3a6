package sweetspot.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sweetspot.text.Formats;

/// Chooses round places for the ticks of an axis and writes numbers with no more decimals than they need.
public final class Ticks {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    private Ticks() {}

    /// About `wanted` round ticks within the scale's range: multiples of 1, 2, 2.5 or 5 times a power of ten on a
    /// linear scale; powers of ten, or 1-2-5 or every few powers where those are too few or too many, on a log scale.
    public static List<Tick> of(Scale scale, int wanted) {
        return scale.log() ? log(scale.low(), scale.high(), wanted) : linear(scale.low(), scale.high(), wanted, false);
    }

    /// Round ticks at whole numbers only, for axes that count.
    public static List<Tick> whole(double low, double high, int wanted) {
        return linear(low, high, wanted, true);
    }

    private static List<Tick> linear(double low, double high, int wanted, boolean whole) {
        double step = step(high - low, wanted);
        if (whole) step = Math.max(1, Math.ceil(step));
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(low / step - 1e-9);
        double last = Math.floor(high / step + 1e-9);
        // Far from 0 a narrow range may have no two numbers that differ by a step.
        boolean exact = Math.abs(first) < 0x1p50 && Math.abs(last) < 0x1p50;
        if (!exact) return List.of(new Tick(low, plain(low)), new Tick(high, plain(high)));
        for (double k = first; k <= last; k++) {
            double value = k * step + 0.0;
            ticks.add(new Tick(value, format(value, step)));
        }
        return ticks;
    }

    /// The round step that cuts `span` into at most about `wanted` pieces.
    static double step(double span, int wanted) {
        double raw = span / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double s : STEPS) {
            if (s * power >= raw * (1 - 1e-9)) return s * power;
        }
        return 10 * power;
    }

    private static List<Tick> log(double low, double high, int wanted) {
        double decades = Math.log10(high) - Math.log10(low);
        if (decades < 0.7) return linear(low, high, wanted, false);
        int[] factors = decades * 3 <= wanted + 1 ? new int[] {1, 2, 5} : new int[] {1};
        int stride = Math.max(1, (int) Math.ceil(decades / Math.max(1, wanted)));
        List<Tick> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
            if (Math.floorMod(e, stride) != 0) continue;
            for (int f : factors) {
                double value = new BigDecimal(f).scaleByPowerOfTen(e).doubleValue();
                if (value >= low * (1 - 1e-12) && value <= high * (1 + 1e-12)) ticks.add(new Tick(value, plain(value)));
            }
        }
        return ticks.size() >= 2 ? ticks : linear(low, high, wanted, false);
    }

    /// A tick's value with just the decimals that its step needs.
    public static String format(double value, double step) {
        double size = Math.max(Math.abs(value), step);
        if (size >= 1e7 || size < 1e-4) return plain(new BigDecimal(value).round(new MathContext(6)).doubleValue());
        int decimals = 0;
        double s = step;
        while (decimals < 8 && Math.abs(s - Math.rint(s)) > 1e-6 * s) {
            s *= 10;
            decimals++;
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /// A number in at most six significant digits, without trailing zeros; with a power of ten (`1e-5`) where it
    /// would be long.
    public static String plain(double value) {
        if (Double.isNaN(value)) return "–";
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "-∞";
        return Formats.shortest(value, 6);
    }
}
