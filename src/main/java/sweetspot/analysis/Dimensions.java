package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// The dimensions of a search space with the probability of boxes in it, for a configuration drawn evenly.
///
/// A choice of k values is the numbers 0 to k - 1; a number is its coordinate in the unit cube. A parameter that is
/// not active has the value NaN. Parents are drawn first; a child is drawn if its parent's value makes it active.
final class Dimensions {
    /// A stretch of a parent's values that make the same children active.
    ///
    /// @param low start, a coordinate or the choice's number
    /// @param high end
    /// @param weight probability, given that the parent is active
    /// @param active for each child whether it is active here, in the order of `children`
    record Segment(double low, double high, double weight, boolean[] active) {}

    private final SearchSpace space;
    private final UnitCube cube;
    private final int[] choices;
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<List<Segment>> segments = new ArrayList<>();

    Dimensions(SearchSpace space) {
        this.space = space;
        this.cube = new UnitCube(space);
        this.choices = new int[space.size()];
        for (int d = 0; d < space.size(); d++) {
            choices[d] = space.get(d).distribution() instanceof CategoricalDistribution c ? c.choices().size() : 0;
            children.add(new ArrayList<>());
            if (space.parentOf(d) >= 0) children.get(space.parentOf(d)).add(d);
        }
        for (int d = 0; d < space.size(); d++) segments.add(children.get(d).isEmpty() ? List.of() : segmentsOf(d));
    }

    private List<Segment> segmentsOf(int d) {
        List<Condition> conditions = children.get(d).stream().map(c -> space.get(c).condition().orElseThrow()).toList();
        List<Segment> found = new ArrayList<>();
        Parameter p = space.get(d);
        if (p.distribution() instanceof CategoricalDistribution c) {
            for (int i = 0; i < c.choices().size(); i++) {
                found.add(new Segment(i, i + 1, 1.0 / c.choices().size(), activeAt(conditions, c.choices().get(i))));
            }
            return found;
        }
        NumericDistribution numeric = (NumericDistribution) p.distribution();
        // Between the values that conditions name, no child is active; a named value owns its cell of the cube.
        List<double[]> cells = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Object value : condition.values()) {
                if (numeric.contains(value)) cells.add(cell(numeric, value));
            }
        }
        double[] cuts = cells.stream().flatMapToDouble(Arrays::stream).toArray();
        cuts = Arrays.copyOf(cuts, cuts.length + 2);
        cuts[cuts.length - 1] = 1;
        Arrays.sort(cuts);
        for (int i = 0; i + 1 < cuts.length; i++) {
            if (cuts[i + 1] - cuts[i] < 1e-12) continue;
            Object value = UnitCube.decode(numeric, (cuts[i] + cuts[i + 1]) / 2);
            found.add(new Segment(cuts[i], cuts[i + 1], cuts[i + 1] - cuts[i], activeAt(conditions, value)));
        }
        return found;
    }

    private static boolean[] activeAt(List<Condition> conditions, Object value) {
        boolean[] active = new boolean[conditions.size()];
        for (int i = 0; i < active.length; i++) active[i] = conditions.get(i).holds(value);
        return active;
    }

    /// The part of the unit interval that decodes to `value`; empty for one of infinitely many values.
    private static double[] cell(NumericDistribution n, Object value) {
        double at = UnitCube.encode(n, value);
        if (n.isSingle()) return new double[]{0, 1};
        if (n.stepSize() == 0) return new double[]{at, at};
        double lower = n.lowest() - n.stepSize() / 2;
        double upper = n.highest() + n.stepSize() / 2;
        double x = ((Number) value).doubleValue();
        double left = x - n.stepSize() / 2;
        double right = x + n.stepSize() / 2;
        if (n.log()) {
            double span = Math.log(upper / lower);
            return new double[]{Math.log(left / lower) / span, Math.log(right / lower) / span};
        }
        return new double[]{(left - lower) / (upper - lower), (right - lower) / (upper - lower)};
    }

    int size() {
        return choices.length;
    }

    String name(int d) {
        return space.get(d).name();
    }

    boolean tuned(int d) {
        return space.get(d).tuned();
    }

    /// Number of choices; 0 for a number.
    int choices(int d) {
        return choices[d];
    }

    boolean isChoice(int d) {
        return choices[d] > 0;
    }

    boolean isConditional(int d) {
        return space.parentOf(d) >= 0;
    }

    int parent(int d) {
        return space.parentOf(d);
    }

    List<Integer> children(int d) {
        return children.get(d);
    }

    List<Segment> segments(int d) {
        return segments.get(d);
    }

    /// The values of a configuration; empty if it holds a choice that the space no longer has.
    java.util.Optional<double[]> encode(Configuration configuration) {
        double[] point = cube.encode(configuration);
        for (int d = 0; d < point.length; d++) {
            if (Double.isNaN(point[d]) && configuration.has(name(d))) return java.util.Optional.empty();
            if (isChoice(d) && !Double.isNaN(point[d])) point[d] = Math.floor(point[d] * choices[d]);
        }
        return java.util.Optional.of(point);
    }
}
