package sweetspot.analysis;

import java.util.BitSet;

/// A box of a search space: for each dimension an interval or a set of choices, and whether the dimension may be
/// inactive in it. What [RegressionTree] predicts is constant on each of its boxes.
final class Box {
    final double[] low;
    final double[] high;
    final BitSet[] choices;
    final boolean[] inactive;

    private Box(double[] low, double[] high, BitSet[] choices, boolean[] inactive) {
        this.low = low;
        this.high = high;
        this.choices = choices;
        this.inactive = inactive;
    }

    /// The whole space.
    static Box all(Dimensions dimensions) {
        int n = dimensions.size();
        Box box = new Box(new double[n], new double[n], new BitSet[n], new boolean[n]);
        for (int d = 0; d < n; d++) {
            box.high[d] = 1;
            box.inactive[d] = dimensions.isConditional(d);
            if (dimensions.isChoice(d)) {
                box.choices[d] = new BitSet();
                box.choices[d].set(0, dimensions.choices(d));
            }
        }
        return box;
    }

    /// A box that can be changed without changing this one; sets of choices are shared until replaced.
    Box copy() {
        return new Box(low.clone(), high.clone(), choices.clone(), inactive.clone());
    }

    /// Probability that an active dimension lies in this box.
    double weight(Dimensions dimensions, int d) {
        return dimensions.isChoice(d) ? choices[d].cardinality() / (double) dimensions.choices(d)
                : Math.max(0, high[d] - low[d]);
    }

    /// Probability of the box for a configuration drawn evenly from the space. Parameters form a forest, so it is
    /// the product over the roots, and for a parent the sum over the stretches of its values.
    double probability(Dimensions dimensions) {
        double product = 1;
        for (int d = 0; d < dimensions.size() && product > 0; d++) {
            if (dimensions.parent(d) < 0) product *= given(dimensions, d);
        }
        return product;
    }

    /// Probability that `d` and all that depends on it lie in the box, given that `d` is active.
    private double given(Dimensions dimensions, int d) {
        if (dimensions.children(d).isEmpty()) return weight(dimensions, d);
        double sum = 0;
        for (Dimensions.Segment s : dimensions.segments(d)) {
            double part = overlap(dimensions, d, s);
            for (int i = 0; i < s.active().length && part > 0; i++) {
                int child = dimensions.children(d).get(i);
                if (s.active()[i]) part *= given(dimensions, child);
                else if (!mayBeInactive(dimensions, child)) part = 0;
            }
            sum += part;
        }
        return sum;
    }

    /// Probability of the part of a segment that lies in the box.
    double overlap(Dimensions dimensions, int d, Dimensions.Segment s) {
        if (dimensions.isChoice(d)) return choices[d].get((int) s.low()) ? s.weight() : 0;
        return Math.max(0, Math.min(high[d], s.high()) - Math.max(low[d], s.low()));
    }

    /// The part of the box in which a parent's value lies in a segment.
    Box within(Dimensions dimensions, int d, Dimensions.Segment s) {
        Box part = copy();
        if (dimensions.isChoice(d)) {
            part.choices[d] = new BitSet();
            part.choices[d].set((int) s.low(), (int) s.high());
            part.choices[d].and(choices[d]);
        } else {
            part.low[d] = Math.max(low[d], s.low());
            part.high[d] = Math.min(high[d], s.high());
        }
        return part;
    }

    /// Tells whether the dimension is a choice.
    boolean isChoice(int d) {
        return choices[d] != null;
    }

    private boolean mayBeInactive(Dimensions dimensions, int d) {
        if (!inactive[d]) return false;
        for (int child : dimensions.children(d)) {
            if (!mayBeInactive(dimensions, child)) return false;
        }
        return true;
    }
}
