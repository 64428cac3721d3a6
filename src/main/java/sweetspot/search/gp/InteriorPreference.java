package sweetspot.search.gp;

/// An acquisition that prefers the inside of ranges: each active number in the outer quarter of its range costs, up to
/// `weight` at the very edge.
///
/// Far from all trials a Gaussian process is most in doubt at the edges and corners, because nothing lies beyond them;
/// in many dimensions a search then spends most of its trials there, where a trial tells about one side only. The
/// preference is a prior over where the optimum lies, put to the acquisition as a factor (Hvarfner et al. 2022, "πBO").
/// Optima do lie at edges too, so it must not be used for every trial.
///
/// @param space which dimensions are numbers; those with few values are left alone, their ends are values like any
/// @param inner what it is added to
/// @param weight at least 0, in units of the acquisition's logarithm
record InteriorPreference(GpSpace space, Acquisition inner, double weight) implements Acquisition {
    private static final int FEW_VALUES = 8;

    @Override
    public double value(double[] x) {
        double cost = 0;
        for (int k = 0; k < x.length; k++) {
            double depth = depth(k, x[k]);
            cost += depth * depth;
        }
        return inner.value(x) - weight * cost;
    }

    @Override
    public double value(double[] x, double[] gradient) {
        double value = inner.value(x, gradient);
        for (int k = 0; k < x.length; k++) {
            double depth = depth(k, x[k]);
            value -= weight * depth * depth;
            gradient[k] -= weight * 8 * depth * Math.signum(x[k] - 0.5);
        }
        return value;
    }

    /// How deep a coordinate lies in the outer quarters of its range: 0 inside, 1 at the edge.
    private double depth(int k, double u) {
        if (space.isCategorical(k) || Double.isNaN(u)) return 0;
        if (space.cells(k) > 0 && space.cells(k) <= FEW_VALUES) return 0;
        return Math.max(0, 4 * Math.abs(u - 0.5) - 1);
    }
}
