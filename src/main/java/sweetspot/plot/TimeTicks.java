package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round ticks of a time axis: 1, 2, 5, 10, 15 or 30 seconds, minutes, or hours apart.
final class TimeTicks {
    private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
        43_200, 86_400};

    private TimeTicks() {}

    /// About `wanted` ticks from `low` to `high` seconds.
    static List<Tick> of(double low, double high, int wanted) {
        long step = STEPS[STEPS.length - 1];
        for (long s : STEPS) {
            if ((high - low) / s <= wanted) {
                step = s;
                break;
            }
        }
        while ((high - low) / step > 2.0 * wanted) step *= 2;
        List<Tick> ticks = new ArrayList<>();
        for (double t = Math.ceil(low / step) * step; t <= high; t += step) ticks.add(new Tick(t, label(t)));
        return ticks;
    }

    /// Minutes and seconds as `2:30`, with hours as `1:02:30`.
    static String label(double seconds) {
        long s = Math.round(seconds);
        return s < 3600 ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
