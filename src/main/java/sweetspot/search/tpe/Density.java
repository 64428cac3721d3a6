package sweetspot.search.tpe;

import java.util.random.RandomGenerator;

/// A density over the points of a space.
interface Density {

    /// Logarithm of the density at a settled point, relative to the uniform density.
    double logDensity(double[] point);

    /// A settled point drawn from it.
    double[] sample(RandomGenerator random);
}
