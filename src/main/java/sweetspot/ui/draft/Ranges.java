package sweetspot.ui.draft;

import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;

/// Builds numeric ranges of a given kind, and their slider tracks.
final class Ranges {
    /// The factor that a log track spans where the reach begins at 0 or below.
    private static final double DECADES = 1e4;

    private Ranges() {}

    /// A range of the kind and step of `like` from `low` to `high`.
    static NumericDistribution numeric(NumericDistribution like, double low, double high, boolean log) {
        return switch (like) {
            case FloatDistribution f -> new FloatDistribution(low, high, log, log ? 0 : f.step());
            case IntDistribution n -> new IntDistribution((long) low, (long) high, log, log ? 1 : n.step());
        };
    }

    /// Tells whether the values are whole numbers.
    static boolean whole(NumericDistribution range) {
        return range instanceof IntDistribution;
    }

    /// Distance between allowed values; 0 = any. Whole numbers in steps of 1 have none in this sense.
    static double step(NumericDistribution range) {
        return range instanceof IntDistribution n ? n.step() == 1 ? 0 : n.step() : range.stepSize();
    }

    /// The track over `reach`, and over `range` at least, on the range's scale.
    static TrackScale track(RowDraft.Reach reach, NumericDistribution range) {
        double low = Math.min(reach.low(), range.lowest());
        double high = Math.max(reach.high(), range.highest());
        if (range.log() && low <= 0) low = Math.min(range.lowest(), Math.max(high / DECADES, whole(range) ? 1 : 0));
        if (low >= high) {
            double room = whole(range) ? 1 : Math.max(Math.abs(low) / 2, 1e-6);
            high = low + room;
        }
        return new TrackScale(low, high, range.log(), whole(range), step(range), range.lowest());
    }
}
