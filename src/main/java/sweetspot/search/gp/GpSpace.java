package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import sweetspot.search.SpaceStructure;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// The search space as the Gaussian process sees it: one dimension for each parameter that can vary.
///
/// A point has a coordinate per dimension: a number's place in [0, 1], a choice's index, NaN where inactive. A
/// latent point has no NaN: it also holds the coordinates that inactive parameters would have.
final class GpSpace {
    private final SearchSpace space;
    private final int[] parameterOf;
    private final int[] choices;
    private final boolean[] conditional;
    private final long[] cells;
    private final boolean anyConditional;
    /// Only where there are rules.
    private final Optional<SpaceStructure> structure;

    GpSpace(SearchSpace space) {
        this.space = space;
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < space.size(); i++) {
            if (!space.get(i).distribution().isSingle()) varying.add(i);
        }
        int d = varying.size();
        this.parameterOf = varying.stream().mapToInt(Integer::intValue).toArray();
        this.choices = new int[d];
        this.cells = new long[d];
        this.conditional = new boolean[d];
        for (int k = 0; k < d; k++) {
            Distribution distribution = distribution(k);
            if (distribution instanceof CategoricalDistribution c) choices[k] = c.choices().size();
            OptionalLong cardinality = distribution.cardinality();
            cells[k] = cardinality.orElse(0);
            conditional[k] = space.parentOf(parameterOf[k]) >= 0;
        }
        this.anyConditional = space.isConditional();
        this.structure = space.relations().isEmpty() ? Optional.empty() : Optional.of(new SpaceStructure(space));
    }

    int dimensions() {
        return parameterOf.length;
    }

    /// Number of choices of a categorical dimension; 0 for a number.
    int choices(int k) {
        return choices[k];
    }

    boolean isCategorical(int k) {
        return choices[k] > 0;
    }

    boolean isConditional(int k) {
        return conditional[k];
    }

    /// Number of different values of a dimension; 0 if continuous.
    long cells(int k) {
        return cells[k];
    }

    private Distribution distribution(int k) {
        return space.get(parameterOf[k]).distribution();
    }

    /// The point of a configuration; values outside the space are clipped, unknown choices become the first
    /// unnamed index (a choice of their own).
    double[] point(Configuration configuration) {
        double[] x = new double[dimensions()];
        for (int k = 0; k < x.length; k++) {
            String name = space.get(parameterOf[k]).name();
            if (!configuration.has(name)) {
                x[k] = Double.NaN;
            } else if (distribution(k) instanceof CategoricalDistribution c) {
                int index = c.indexOf(configuration.get(name));
                x[k] = index < 0 ? c.choices().size() : index;
            } else {
                x[k] = UnitCube.encode(distribution(k), configuration.get(name));
            }
        }
        return x;
    }

    /// Uniform latent point.
    double[] randomLatent(RandomGenerator random) {
        double[] z = new double[dimensions()];
        for (int k = 0; k < z.length; k++) z[k] = randomCoordinate(k, random);
        return structure.isEmpty() ? z : laid(structure.get().uniform(random), z);
    }

    /// The latent point moved to what the space's rules allow.
    double[] allowed(double[] latent) {
        if (structure.isEmpty()) return latent;
        double[] point = settled(latent);
        return structure.get().allows(point) ? latent : laid(structure.get().repair(point), latent);
    }

    /// Tells whether the latent point keeps the space's rules.
    boolean allows(double[] latent) {
        return structure.isEmpty() || structure.get().allows(settled(latent));
    }

    private double[] settled(double[] latent) {
        double[] point = new double[space.size()];
        java.util.Arrays.fill(point, 0.5);
        for (int k = 0; k < latent.length; k++) {
            point[parameterOf[k]] = isCategorical(k) ? (latent[k] + 0.5) / choices[k] : latent[k];
        }
        // Nothing is left to draw: a latent point has every coordinate.
        return structure.orElseThrow().settleFreely(point, new java.util.SplittableRandom(0));
    }

    /// The coordinates of a point of the space, and where it has none those of `otherwise`.
    private double[] laid(double[] point, double[] otherwise) {
        double[] z = otherwise.clone();
        for (int k = 0; k < z.length; k++) {
            double u = point[parameterOf[k]];
            if (!Double.isNaN(u)) z[k] = isCategorical(k) ? Math.min(choices[k] - 1, (int) (u * choices[k])) : u;
        }
        return z;
    }

    double randomCoordinate(int k, RandomGenerator random) {
        return isCategorical(k) ? random.nextInt(choices[k]) : snap(k, random.nextDouble());
    }

    /// The nearest coordinate that stands for a value of the dimension.
    double snap(int k, double u) {
        if (isCategorical(k)) return u;
        double clipped = Math.clamp(u, 0.0, 1.0);
        if (cells[k] == 0) return clipped;
        NumericDistribution n = (NumericDistribution) distribution(k);
        return UnitCube.encode(n, UnitCube.decode(n, clipped));
    }

    /// The coordinate `steps` values away on a stepped dimension, clipped to its ends.
    double neighbour(int k, double u, int steps) {
        NumericDistribution n = (NumericDistribution) distribution(k);
        double value = ((Number) UnitCube.decode(n, u)).doubleValue();
        return UnitCube.encode(n, n.nearest(value + steps * n.stepSize()));
    }

    /// The configuration of a latent point.
    Configuration configuration(double[] latent) {
        double[] byParameter = new double[space.size()];
        java.util.Arrays.fill(byParameter, 0.5);
        for (int k = 0; k < latent.length; k++) {
            byParameter[parameterOf[k]] = isCategorical(k) ? (latent[k] + 0.5) / choices[k] : latent[k];
        }
        return new UnitCube(space).decode(byParameter);
    }

    /// The point of a latent point: the same with NaN where inactive.
    double[] mask(double[] latent) {
        if (!anyConditional) return latent.clone();
        Configuration configuration = configuration(latent);
        double[] x = latent.clone();
        for (int k = 0; k < x.length; k++) {
            if (conditional[k] && !configuration.has(space.get(parameterOf[k]).name())) x[k] = Double.NaN;
        }
        return x;
    }

    /// A latent point of a point: inactive coordinates are drawn at random.
    double[] latent(double[] point, RandomGenerator random) {
        double[] z = point.clone();
        for (int k = 0; k < z.length; k++) {
            if (Double.isNaN(z[k])) z[k] = randomCoordinate(k, random);
            if (isCategorical(k) && z[k] >= choices[k]) z[k] = random.nextInt(choices[k]);
        }
        return z;
    }
}
