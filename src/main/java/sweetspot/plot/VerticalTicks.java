package sweetspot.plot;

import java.util.List;
import java.util.function.IntFunction;

/// A vertical scale and its ticks: about one each 30 pixels of text size 100 %, and finer where so few would stand that
/// values between them could not be read, as long as their labels keep apart.
///
/// @param scale the scale
/// @param ticks its ticks, from the bottom up
record VerticalTicks(Scale scale, List<Tick> ticks) {
    private static final int LEAST = 4;
    private static final int FINEST = 16;

    /// Chooses the ticks of a scale that may depend on how many there are to be.
    ///
    /// @param length height in pixels
    /// @param scale the scale for about so many ticks
    static VerticalTicks of(double length, PlotTheme theme, IntFunction<Scale> scale) {
        int wanted = Math.clamp((int) (length / theme.px(30)), 2, 7);
        VerticalTicks chosen = about(wanted, scale);
        for (int finer = wanted + 1; chosen.ticks.size() < LEAST && finer <= FINEST; finer++) {
            VerticalTicks next = about(finer, scale);
            // A round step halves at times, so the next may be too close although one between them would not be.
            if (next.closest() >= theme.px(16)) chosen = next;
        }
        return chosen;
    }

    private static VerticalTicks about(int wanted, IntFunction<Scale> scale) {
        Scale made = scale.apply(wanted);
        return new VerticalTicks(made, Ticks.of(made, wanted));
    }

    private double closest() {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ticks.size(); i++) {
            closest = Math.min(closest,
                    Math.abs(scale.toPixel(ticks.get(i).value()) - scale.toPixel(ticks.get(i - 1).value())));
        }
        return closest;
    }
}
