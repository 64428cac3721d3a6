package sweetspot.search.tpe;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import sweetspot.search.Dimension;
import sweetspot.search.EncodedHistory;
import sweetspot.search.IntList;
import sweetspot.search.SpaceStructure;

/// Fits the two densities of [TpeSampler] to a history: kernels, their widths and their weights.
public final class ParzenFit {
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
    /// Factor to it where only some of the dimensions are modelled together: a wide kernel would cover the good
    /// trials' own place, which in a few dimensions is crowded.
    private static final double OTHERS_WIDTH_OF_PART = 0.4;
    private static final double LEAST_WIDTH = 0.01;
    /// Weight of a failed trial among the others. More keeps off failing regions more, but off good places near them too.
    private static final double FAILED_WEIGHT = 2;
    /// A uniform draw's variance on the unit interval, which counts as one observation of each dimension.
    private static final double UNIFORM_VARIANCE = 1.0 / 12;

    private final SpaceStructure structure;
    private final int[] dims;
    private final double[][] points;
    private final double[] weights;

    /// The shape of the densities.
    ///
    /// @param prior factor to the weight of the uniform component
    /// @param pending whether running and waiting trials count among the others
    /// @param groups the dimensions that are modelled together, each set apart from the next
    public record Shape(double prior, boolean pending, List<int[]> groups) {}

    /// The points that are seen and their weights, in all dimensions.
    private record Sight(SpaceStructure structure, double[][] points, double[] weights) {
        static Sight of(EncodedHistory history, int[] rows, double[] weights) {
            double[][] points = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) points[i] = history.point(rows[i]);
            return new Sight(history.structure(), points, weights);
        }

        /// All of it where the dimensions are all there are; else the points that have them.
        ParzenFit fit(int[] dims) {
            if (dims.length == structure.varying().length) return new ParzenFit(structure, dims, points, weights);
            int[] kept = IntStream.range(0, points.length).filter(i -> !Double.isNaN(points[i][dims[0]])).toArray();
            return new ParzenFit(structure, dims, Arrays.stream(kept).mapToObj(i -> points[i]).toArray(double[][]::new),
                    Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray());
        }

        Density density(List<int[]> groups, Function<ParzenFit, ParzenEstimator> estimator) {
            List<ParzenEstimator> parts = groups.stream().map(this::fit).map(estimator).toList();
            return parts.size() == 1 ? parts.getFirst() : new IndependentDensity(structure, parts);
        }
    }

    private ParzenFit(SpaceStructure structure, int[] dims, double[][] points, double[] weights) {
        this.structure = structure;
        this.dims = dims;
        this.points = points;
        this.weights = weights;
    }

    /// Density of the best `count` complete trials.
    static Density good(EncodedHistory history, int count, Shape shape) {
        int[] rows = new int[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            rows[i] = history.ranked().get(i);
            // Points of a front are equally good.
            weights[i] = history.isMultiObjective() ? 1 : Math.pow(count - i, WEIGHT_POWER);
        }
        return Sight.of(history, rows, weights).density(shape.groups, fit -> {
            double shrink = GOOD_WIDTH * fit.scott();
            return fit.estimator(j -> shrink * fit.deviation(j), UNIFORM_GOOD * shape.prior);
        });
    }

    /// Density of all other trials: worse, pruned, failed, running and waiting ones.
    ///
    /// @param most number of kernels to which finished trials are thinned, evenly over their ranks
    static Density others(EncodedHistory history, int good, int most, Shape shape) {
        int worse = history.ranked().size() - good + history.pruned().size() + history.failed().size();
        int finished = Math.min(worse, most);
        int[] rows = new int[finished + (shape.pending ? history.pending().size() : 0)];
        for (int i = 0; i < finished; i++) rows[i] = finishedRow(history, good + (int) ((i + 0.5) * worse / finished));
        for (int i = finished; i < rows.length; i++) rows[i] = history.pending().get(i - finished);
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        int succeeded = worse - history.failed().size();
        for (int i = 0; i < finished; i++) {
            if ((int) ((i + 0.5) * worse / finished) >= succeeded) weights[i] = FAILED_WEIGHT;
        }
        return Sight.of(history, rows, weights).density(shape.groups, fit -> {
            double part = fit.dims.length < fit.structure.varying().length ? OTHERS_WIDTH_OF_PART : 1;
            double width = part * OTHERS_WIDTH * Math.pow(Math.max(1, fit.points.length), OTHERS_POWER) * fit.scott();
            return fit.estimator(_ -> width, UNIFORM_OTHERS * shape.prior);
        });
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
        return Math.pow(effective, -1.0 / (dims.length + 4));
    }

    private ParzenEstimator estimator(java.util.function.IntToDoubleFunction width, double uniformShare) {
        ParzenKernel[] kernels = new ParzenKernel[dims.length];
        for (int j = 0; j < kernels.length; j++) {
            Dimension d = structure.dimension(dims[j]);
            if (d.isCategorical()) {
                // As if each choice had been seen once more: the more points, the less is spread over the others.
                kernels[j] = ParzenKernel.of(d, d.count() / (d.count() + (double) points.length));
                continue;
            }
            double least = d.kind() == Dimension.Kind.STEPPED ? Math.max(LEAST_WIDTH, 0.5 / d.count()) : LEAST_WIDTH;
            kernels[j] = ParzenKernel.of(d, Math.max(least, width.applyAsDouble(dims[j])));
        }
        double total = Math.max(1, Arrays.stream(weights).sum());
        return new ParzenEstimator(structure, dims, points, weights, uniformShare * total, kernels);
    }

    /// Weighted standard deviation of coordinate `j` over the points that have it, with a uniform draw's variance
    /// counted in once.
    private double deviation(int j) {
        if (points.length == 0) return Math.sqrt(UNIFORM_VARIANCE);
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
