package sweetspot.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// A search space prepared for models: its dimensions, which of them vary, and what is active when.
///
/// A *point* is an array with one coordinate of [UnitCube] a parameter, fixed ones included, NaN where the
/// parameter is inactive. Immutable, and cheap to share.
public final class SpaceStructure {
    private static final int REDRAWS = 8;

    private final SearchSpace space;
    private final UnitCube cube;
    private final Dimension[] dimensions;
    private final int[] varying;
    /// Per child with a categorical parent: which of the parent's choices make it active; null otherwise.
    private final boolean[][] activating;
    private final boolean conditional;
    private final boolean finite;
    private final Optional<AllowedRegion> region;

    public SpaceStructure(SearchSpace space) {
        this.space = space;
        this.cube = new UnitCube(space);
        this.dimensions = new Dimension[space.size()];
        this.activating = new boolean[space.size()][];
        int[] found = new int[space.size()];
        int count = 0;
        for (int i = 0; i < space.size(); i++) {
            dimensions[i] = new Dimension(space.get(i).distribution());
            if (dimensions[i].varies()) found[count++] = i;
            int parent = space.parentOf(i);
            if (parent >= 0 && dimensions[parent].distribution() instanceof CategoricalDistribution c) {
                Condition condition = space.get(i).condition().orElseThrow();
                activating[i] = new boolean[c.choices().size()];
                for (int k = 0; k < activating[i].length; k++) activating[i][k] = condition.holds(c.choices().get(k));
            }
        }
        this.varying = Arrays.copyOf(found, count);
        this.conditional = space.isConditional();
        this.finite = space.cardinality().isPresent();
        this.region = space.relations().isEmpty() ? Optional.empty() : Optional.of(new AllowedRegion(this));
    }

    public SearchSpace space() {
        return space;
    }

    /// Number of parameters, fixed ones included: the length of a point.
    public int size() {
        return dimensions.length;
    }

    public Dimension dimension(int i) {
        return dimensions[i];
    }

    /// Positions of the parameters with more than one value, ascending; do not change it.
    public int[] varying() {
        return varying;
    }

    /// Tells whether any parameter depends on another.
    public boolean isConditional() {
        return conditional;
    }

    /// Tells whether the space has a countable number of configurations, few enough to be counted.
    public boolean isFinite() {
        return finite;
    }

    /// Tells whether parameter `i` is active in a point whose coordinates before `i` are settled.
    public boolean active(int i, double[] point) {
        int parent = space.parentOf(i);
        if (parent < 0) return true;
        double u = point[parent];
        if (Double.isNaN(u)) return false;
        if (activating[i] != null) return activating[i][(int) dimensions[parent].cell(u)];
        return space.get(i).condition().orElseThrow().holds(dimensions[parent].value(u));
    }

    /// Makes `point` a point of the space, in place: discrete coordinates move to their value's, inactive ones
    /// become NaN, an active one that is NaN gets a uniform draw, and numbers that break a rule move to what is allowed.
    ///
    /// @return `point`
    public double[] settle(double[] point, RandomGenerator random) {
        settleFreely(point, random);
        return region.isEmpty() ? point : region.get().repair(point);
    }

    /// Tells whether a settled point keeps the space's rules.
    public boolean allows(double[] point) {
        return region.isEmpty() || region.get().allows(point);
    }

    /// Moves a settled point into what the rules allow, in place.
    ///
    /// @return `point`
    public double[] repair(double[] point) {
        return region.isEmpty() ? point : region.get().repair(point);
    }

    /// As [#settle(double[], RandomGenerator)], but without a look at the rules.
    public double[] settleFreely(double[] point, RandomGenerator random) {
        for (int i = 0; i < dimensions.length; i++) {
            if (!active(i, point)) {
                point[i] = Double.NaN;
            } else {
                point[i] = dimensions[i].snap(Double.isNaN(point[i]) ? random.nextDouble() : point[i]);
            }
        }
        return point;
    }

    /// As [#settle(double[], RandomGenerator)], for a point that has all coordinates, so that nothing is drawn.
    public double[] settle(double[] point) {
        for (int i = 0; i < dimensions.length; i++) {
            point[i] = active(i, point) ? dimensions[i].snap(point[i]) : Double.NaN;
        }
        return repair(point);
    }

    /// A settled point that the rules allow, from a density over the space without them: drawn again a few times while it
    /// breaks one, then moved to what is allowed.
    ///
    /// @param filler sets coordinates of a point that are all NaN
    public double[] settled(RandomGenerator random, Consumer<double[]> filler) {
        double[] point = new double[dimensions.length];
        for (int attempt = 0; attempt < REDRAWS; attempt++) {
            Arrays.fill(point, Double.NaN);
            filler.accept(point);
            settleFreely(point, random);
            if (allows(point)) return point;
        }
        return repair(point);
    }

    /// A uniform draw: every parameter uniform given that it is active and the rules hold.
    public double[] uniform(RandomGenerator random) {
        if (region.isPresent()) return region.get().uniform(random);
        double[] point = new double[dimensions.length];
        for (int i = 0; i < point.length; i++) point[i] = random.nextDouble();
        return settle(point, random);
    }

    /// The point of a configuration, which may belong to another space: values are clipped, coordinates of
    /// parameters that it lacks, or whose choice is unknown here, are NaN.
    public double[] encode(Configuration configuration) {
        return cube.encode(configuration);
    }

    /// The configuration of a settled point.
    public Configuration decode(double[] point) {
        return cube.decode(point);
    }

    /// Positions of the varying parameters, gathered into groups that are always active together. Groups are
    /// disjoint; the first parameter's comes first.
    public List<int[]> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i : varying) {
            List<Integer> home = null;
            for (List<Integer> group : groups) {
                if (home == null && together(group.getFirst(), i)) home = group;
            }
            if (home == null) {
                home = new ArrayList<>();
                groups.add(home);
            }
            home.add(i);
        }
        return groups.stream().map(g -> g.stream().mapToInt(Integer::intValue).toArray()).toList();
    }

    private boolean together(int a, int b) {
        int parent = space.parentOf(a);
        if (parent != space.parentOf(b)) return false;
        if (parent < 0) return true;
        if (activating[a] != null) return Arrays.equals(activating[a], activating[b]);
        return space.get(a).condition().equals(space.get(b).condition());
    }
}
