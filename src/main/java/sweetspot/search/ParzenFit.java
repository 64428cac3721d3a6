package sweetspot.search;

import java.util.Arrays;

/// Fits the two densities of [TpeSampler] to a history: kernels, their widths and their weights.
final class ParzenFit {
    /// Weight of the uniform component as a share of the kernels' total. It is larger among the others, so that far
    /// from all trials the ratio is below 1.
    private static final double UNIFORM_GOOD = 0.1;
    private static final double UNIFORM_OTHERS = 0.15;
    /// The good trial of rank r of n weighs (n - r)^WEIGHT_POWER; with several objectives all weigh the same.
    private static final double WEIGHT_POWER = 1.5;
    /// Width of the good trials' kernels in units of Scott's rule, which is for one normal cloud.
    private static final double GOOD_WIDTH = 1.1;
    /// Width of the others' kernels: their number to this power times this factor, and Scott's rule on top.
    private static final double OTHERS_WIDTH = 0.38;
    private static final double OTHERS_POWER = -0.2;
    private static final double LEAST_WIDTH = 0.01;
    /// A uniform draw's variance on the unit interval, which counts as one observation of each dimension.
    private static final double UNIFORM_VARIANCE = 1.0 / 12;

    private final SpaceStructure structure;
    private final double[][] points;
    private final double[] weights;

    private ParzenFit(EncodedHistory history, int[] rows, double[] weights) {
        this.structure = history.structure();
        this.points = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) points[i] = history.point(rows[i]);
        this.weights = weights;
    }

    /// Density of the best `count` complete trials.
    static ParzenEstimator good(EncodedHistory history, int count) {
        int[] rows = new int[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            rows[i] = history.ranked().get(i);
            // Points of a front are equally good.
            weights[i] = history.isMultiObjective() ? 1 : Math.pow(count - i, WEIGHT_POWER);
        }
        ParzenFit fit = new ParzenFit(history, rows, weights);
        double shrink = GOOD_WIDTH * fit.scott();
        return fit.estimator(j -> shrink * fit.deviation(j), UNIFORM_GOOD);
    }

    /// Density of all other trials: worse, pruned, failed, running and waiting ones.
    ///
    /// @param most number of kernels to which finished trials are thinned, evenly over their ranks
    static ParzenEstimator others(EncodedHistory history, int good, int most) {
        int worse = history.ranked().size() - good + history.pruned().size() + history.failed().size();
        int finished = Math.min(worse, most);
        int[] rows = new int[finished + history.pending().size()];
        for (int i = 0; i < finished; i++) rows[i] = finishedRow(history, good + (int) ((i + 0.5) * worse / finished));
        for (int i = finished; i < rows.length; i++) rows[i] = history.pending().get(i - finished);
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        ParzenFit fit = new ParzenFit(history, rows, weights);
        double width = OTHERS_WIDTH * Math.pow(Math.max(1, rows.length), OTHERS_POWER) * fit.scott();
        return fit.estimator(_ -> width, UNIFORM_OTHERS);
    }

    /// The row at a place among the finished trials: complete ones by rank, then pruned, then failed ones.
    private static int finishedRow(EncodedHistory history, int place) {
        int at = place;
        for (IntList list : new IntList[] {history.ranked(), history.pruned(), history.failed()}) {
            if (at < list.size()) return list.get(at);
            at -= list.size();
        }
        throw new IndexOutOfBoundsException(place);
    }

    /// Scott's rule without the deviation: n^(-1 / (d + 4)), n the effective number of points, d of dimensions.
    private double scott() {
        double sum = 0;
        double squares = 0;
        for (double w : weights) {
            sum += w;
            squares += w * w;
        }
        double effective = squares == 0 ? 1 : sum * sum / squares;
        return Math.pow(effective, -1.0 / (structure.varying().length + 4));
    }

    private ParzenEstimator estimator(java.util.function.IntToDoubleFunction width, double uniformShare) {
        int[] varying = structure.varying();
        ParzenKernel[] kernels = new ParzenKernel[varying.length];
        for (int j = 0; j < kernels.length; j++) {
            Dimension d = structure.dimension(varying[j]);
            if (d.isCategorical()) {
                // As if each choice had been seen once more: the more points, the less is spread over the others.
                kernels[j] = ParzenKernel.of(d, d.count() / (d.count() + (double) points.length));
                continue;
            }
            double least = d.kind() == Dimension.Kind.STEPPED ? Math.max(LEAST_WIDTH, 0.5 / d.count()) : LEAST_WIDTH;
            kernels[j] = ParzenKernel.of(d, Math.max(least, width.applyAsDouble(varying[j])));
        }
        double total = Math.max(1, Arrays.stream(weights).sum());
        return new ParzenEstimator(structure, points, weights, uniformShare * total, kernels);
    }

    /// Weighted standard deviation of coordinate `j` over the points that have it, with a uniform draw's variance
    /// counted in once.
    private double deviation(int j) {
        double total = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < points.length; i++) {
            double x = points[i][j];
            if (Double.isNaN(x)) continue;
            total += weights[i];
            double from = x - mean;
            mean += weights[i] / total * from;
            squares += weights[i] * from * (x - mean);
        }
        double scale = points.length / Arrays.stream(weights).sum();
        return Math.sqrt((squares * scale + UNIFORM_VARIANCE) / (total * scale + 1));
    }
}
