package sweetspot.plot;

import java.util.OptionalInt;

/// What plots of a few items in a row have in common.
final class Plots {
    private Plots() {}

    /// The item before or after another of `count`, numbered from 0; the same at the ends. See [Plot#neighbour].
    static OptionalInt neighbour(int count, OptionalInt item, int delta) {
        if (count == 0) return OptionalInt.empty();
        if (item.isEmpty()) return OptionalInt.of(delta > 0 ? 0 : count - 1);
        return OptionalInt.of(Math.clamp(item.getAsInt() + (long) delta, 0, count - 1));
    }
}
