package sweetspot.ui.draft;

import java.util.Arrays;
import java.util.Optional;
import sweetspot.space.NumericDistribution;
import sweetspot.ui.draft.RowDraft.Field;
import sweetspot.ui.kit.NumberText;

/// Says that the best trials press against an edge of a range, so that better ones may lie beyond it.
///
/// It appears when five or more of the ten best lie in the outer 12 % of the range (on its scale) and the limits leave
/// room to widen it.
///
/// @param edge LOW or HIGH
/// @param beyond how many of the best lie beyond `threshold`
/// @param of how many best trials there are, at most ten
/// @param threshold where the outer part begins, rounded to be read
/// @param at the edge's value now
/// @param widenTo the edge's value that is suggested
public record EdgeAdvice(Field edge, int beyond, int of, double threshold, double at, double widenTo) {
    private static final double OUTER = 0.12;
    private static final int NEEDED = 5;
    private static final double ROUNDING = 0.02;

    /// The advice for a row, upper edge first; empty if there is none or the user has dismissed it.
    static Optional<EdgeAdvice> of(RowDraft row, double[] best) {
        if (!row.tuned() || best.length < NEEDED || !(row.range() instanceof NumericDistribution range)
                || range.isSingle()) {
            return Optional.empty();
        }
        Optional<EdgeAdvice> upper = at(Field.HIGH, row, range, best);
        return upper.isPresent() ? upper : at(Field.LOW, row, range, best);
    }

    private static Optional<EdgeAdvice> at(Field edge, RowDraft row, NumericDistribution range, double[] best) {
        if (row.dismissed().contains(edge)) return Optional.empty();
        TrackScale scale = new TrackScale(range.lowest(), range.highest(), range.log(), Ranges.whole(range),
                Ranges.step(range), range.lowest());
        double share = edge == Field.HIGH ? 1 - OUTER : OUTER;
        double exact = scale.value(scale.min() + share * (scale.max() - scale.min()));
        double round = onGrid(exact, range.lowest(), range);
        // A round threshold is easier to read; it is used where it tells the same.
        boolean close = Math.abs(scale.fraction(round) - scale.fraction(exact)) < ROUNDING
                && beyond(edge, round, best) >= NEEDED;
        double threshold = close ? round : exact;
        int beyond = beyond(edge, threshold, best);
        double end = edge == Field.HIGH ? range.highest() : range.lowest();
        double wider = widened(edge, row, range);
        if (beyond < NEEDED || wider == end) return Optional.empty();
        return Optional.of(new EdgeAdvice(edge, beyond, best.length, threshold, end, wider));
    }

    private static int beyond(Field edge, double threshold, double[] best) {
        return (int) Arrays.stream(best).filter(v -> edge == Field.HIGH ? v >= threshold : v <= threshold).count();
    }

    /// Two thirds of the range further on its scale, rounded to two digits and cut at the limits.
    private static double widened(Field edge, RowDraft row, NumericDistribution range) {
        NumericDistribution limits = (NumericDistribution) row.spec().widest();
        double low = range.lowest();
        double high = range.highest();
        if (edge == Field.HIGH) {
            double far = range.log() ? high * Math.pow(high / low, 1.0 / 3) : high + (high - low) * 2 / 3;
            return Math.min(limits.highest(), onGrid(Math.max(far, high + leastStep(range)), high, range));
        }
        double far = range.log() ? low / Math.pow(high / low, 1.0 / 3) : low - (high - low) * 2 / 3;
        // A range of non-negative numbers stays one, and a log range stays above 0.
        double floor = low >= 0 ? Math.max(0, limits.lowest()) : limits.lowest();
        if (range.log() && floor <= 0) floor = Math.min(low, far / 2);
        return Math.max(floor, onGrid(Math.min(far, low - leastStep(range)), low, range));
    }

    private static double leastStep(NumericDistribution range) {
        return Ranges.whole(range) ? Math.max(1, Ranges.step(range)) : Ranges.step(range);
    }

    private static double onGrid(double value, double origin, NumericDistribution range) {
        double step = Ranges.step(range);
        if (step > 0) return origin + Math.rint((value - origin) / step) * step;
        double brief = NumberText.round(value, 2);
        return Ranges.whole(range) ? Math.rint(brief) : brief;
    }
}
