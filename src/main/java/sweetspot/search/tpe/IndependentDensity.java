package sweetspot.search.tpe;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import sweetspot.search.SpaceStructure;

/// A product of densities over sets of dimensions that are taken to have nothing to do with each other.
final class IndependentDensity implements Density {
    private final SpaceStructure structure;
    private final List<ParzenEstimator> parts;

    /// @param parts over disjoint dimensions, a condition's parent in an earlier part than its children
    IndependentDensity(SpaceStructure structure, List<ParzenEstimator> parts) {
        this.structure = structure;
        this.parts = parts;
    }

    @Override
    public double logDensity(double[] point) {
        double sum = 0;
        for (ParzenEstimator part : parts) {
            // Dimensions of a part are active together or not at all.
            if (!Double.isNaN(point[part.dimensions()[0]])) sum += part.logDensity(point);
        }
        return sum;
    }

    @Override
    public double[] sample(RandomGenerator random) {
        return structure.settled(random, point -> fill(point, random));
    }

    private void fill(double[] point, RandomGenerator random) {
        for (int i = 0; i < point.length; i++) {
            if (!structure.dimension(i).varies()) point[i] = structure.dimension(i).snap(0.5);
        }
        for (ParzenEstimator part : parts) {
            if (!structure.active(part.dimensions()[0], point)) continue;
            part.fill(point, random);
            for (int j : part.dimensions()) {
                if (Double.isNaN(point[j])) point[j] = structure.dimension(j).snap(random.nextDouble());
            }
        }
    }
}
