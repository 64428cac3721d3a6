package sweetspot.search.gp;

import java.util.List;

/// An acquisition that prefers the inside of ranges: each active number in the outer quarter of its range costs, up to
/// its weight at the very edge.
///
/// Far from all trials a Gaussian process is most in doubt at the edges and corners, because nothing lies beyond them;
/// in many dimensions a search then spends most of its trials there, where a trial tells about one side only. The
/// preference is a prior over where the optimum lies, put to the acquisition as a factor (Hvarfner et al. 2022, "πBO").
/// Optima do lie at edges too, so it must not be used for every trial.
///
/// @param space which dimensions are numbers; those with few values are left alone, their ends are values like any
/// @param inner what it is added to
/// @param weights for each dimension, at least 0, in units of the acquisition's logarithm; do not change them
record InteriorPreference(GpSpace space, Acquisition inner, double[] weights) implements Acquisition {
    private static final int FEW_VALUES = 8;

    /// The same weight in all dimensions.
    static InteriorPreference uniform(GpSpace space, Acquisition inner, double weight) {
        return learned(space, inner, weight, List.of());
    }

    /// Less weight where good trials lie near an edge: a dimension's weight is `weight` times the mean over the good
    /// trials of how far from the edges they lie, with one imagined trial inside.
    ///
    /// @param good points of trials that went well, may be empty
    static InteriorPreference learned(GpSpace space, Acquisition inner, double weight, List<double[]> good) {
        double[] weights = new double[space.dimensions()];
        for (int k = 0; k < weights.length; k++) {
            double inside = 1;
            for (double[] point : good) inside += 1 - depth(space, k, point[k]);
            weights[k] = weight * inside / (good.size() + 1);
        }
        return new InteriorPreference(space, inner, weights);
    }

    @Override
    public double value(double[] x) {
        double cost = 0;
        for (int k = 0; k < x.length; k++) {
            double depth = depth(space, k, x[k]);
            cost += weights[k] * depth * depth;
        }
        return inner.value(x) - cost;
    }

    @Override
    public double value(double[] x, double[] gradient) {
        double value = inner.value(x, gradient);
        for (int k = 0; k < x.length; k++) {
            double depth = depth(space, k, x[k]);
            value -= weights[k] * depth * depth;
            gradient[k] -= weights[k] * 8 * depth * Math.signum(x[k] - 0.5);
        }
        return value;
    }

    /// The depth of a coordinate in the outer quarters of its range: 0 inside, 1 at the edge.
    private static double depth(GpSpace space, int k, double u) {
        if (space.isCategorical(k) || Double.isNaN(u)) return 0;
        if (space.cells(k) > 0 && space.cells(k) <= FEW_VALUES) return 0;
        return Math.max(0, 4 * Math.abs(u - 0.5) - 1);
    }
}
