package sweetspot.search.cmaes;

import java.util.random.RandomGenerator;
import sweetspot.search.Dimension;
import sweetspot.search.SpaceStructure;

/// The distribution that CMA-ES draws one generation from: a normal distribution over the numbers and, for each list of
/// choices, a probability of each. Immutable.
///
/// A drawn point is *latent*: numbers are where the normal put them, before they move to the value of their cell,
/// and parameters that turn out inactive have a coordinate all the same.
///
/// @param structure the space
/// @param numbers positions of the varying numeric parameters
/// @param choices positions of the varying lists of choices
/// @param mean mean of each number
/// @param transform turns a standard normal vector into a step from the mean
/// @param stretch factor on each number's step that keeps whole numbers moving (margin)
/// @param shares probabilities of each list's choices
record CmaEsDistribution(SpaceStructure structure, int[] numbers, int[] choices, double[] mean, double[][] transform,
        double[] stretch, double[][] shares) {
    private static final int ATTEMPTS = 10;

    /// A latent point, inside the unit cube: drawn again while it lies outside, and clipped if that does not help.
    double[] draw(RandomGenerator random) {
        double[] point = new double[structure.size()];
        java.util.Arrays.fill(point, 0.5);
        boolean inside = false;
        for (int attempt = 0; attempt < ATTEMPTS && !inside; attempt++) inside = drawNumbers(point, random);
        for (int i : numbers) point[i] = Math.clamp(point[i], 0.0, 1.0);
        for (int c = 0; c < choices.length; c++) {
            Dimension d = structure.dimension(choices[c]);
            point[choices[c]] = d.centre(pick(shares[c], random.nextDouble()));
        }
        return point;
    }

    private boolean drawNumbers(double[] point, RandomGenerator random) {
        double[] z = new double[numbers.length];
        for (int k = 0; k < z.length; k++) z[k] = random.nextGaussian();
        boolean inside = true;
        for (int i = 0; i < z.length; i++) {
            double step = 0;
            for (int k = 0; k < z.length; k++) step += transform[i][k] * z[k];
            double x = mean[i] + stretch[i] * step;
            inside &= x >= 0 && x <= 1;
            point[numbers[i]] = x;
        }
        return inside;
    }

    private static int pick(double[] shares, double u) {
        double rest = u;
        for (int k = 0; k < shares.length - 1; k++) {
            rest -= shares[k];
            if (rest < 0) return k;
        }
        return shares.length - 1;
    }

    /// The point of the space that a latent point stands for.
    double[] settle(double[] latent) {
        return structure.settle(latent.clone());
    }
}
