package sweetspot.analysis;

import java.util.Arrays;
import java.util.List;

/// Trials ready for fast tree growing: each coordinate is the number of a bin. A number has at most 64 bins with
/// about equally many trials each; a choice has a bin each; not being active is the bin after the last.
final class BinnedTrials {
    /// Most bins of a number.
    static final int NUMBER_BINS = 64;
    /// Most bins of any dimension; later choices share the last.
    static final int MAX_BINS = 1024;

    private final Dimensions dimensions;
    private final double[] values;
    private final double variance;
    private final short[][] bins;
    private final double[][] thresholds;
    private final int[] inactiveBins;

    BinnedTrials(Dimensions dimensions, List<double[]> points, double[] values) {
        this.dimensions = dimensions;
        this.values = centred(values);
        double squares = 0;
        for (double v : this.values) squares += v * v;
        this.variance = squares;
        int n = points.size();
        this.bins = new short[dimensions.size()][n];
        this.thresholds = new double[dimensions.size()][];
        this.inactiveBins = new int[dimensions.size()];
        for (int d = 0; d < dimensions.size(); d++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) column[i] = points.get(i)[d];
            thresholds[d] = dimensions.isChoice(d) ? new double[0] : thresholds(column);
            int last = dimensions.isChoice(d) ? Math.min(MAX_BINS, dimensions.choices(d)) : thresholds[d].length + 1;
            inactiveBins[d] = last;
            for (int i = 0; i < n; i++) bins[d][i] = (short) binOf(d, column[i], last);
        }
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    private int binOf(int d, double x, int last) {
        if (Double.isNaN(x)) return last;
        if (dimensions.isChoice(d)) return Math.min((int) x, last - 1);
        int at = Arrays.binarySearch(thresholds[d], x);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /// Places half-way between neighbouring values that part the trials about evenly.
    private static double[] thresholds(double[] column) {
        double[] sorted = Arrays.stream(column).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double[] found = new double[NUMBER_BINS - 1];
        int count = 0;
        for (int k = 1; k < NUMBER_BINS && sorted.length > 1; k++) {
            int at = (int) ((long) k * sorted.length / NUMBER_BINS);
            if (at == 0) continue;
            while (at < sorted.length && sorted[at] == sorted[at - 1]) at++;
            if (at == sorted.length) break;
            double cut = sorted[at - 1] + (sorted[at] - sorted[at - 1]) / 2;
            if (cut > sorted[at - 1] && (count == 0 || cut > found[count - 1])) found[count++] = cut;
        }
        return Arrays.copyOf(found, count);
    }

    Dimensions dimensions() {
        return dimensions;
    }

    /// Number of trials.
    int size() {
        return values.length;
    }

    /// A trial's value less the mean of all.
    double value(int row) {
        return values[row];
    }

    /// Sum of squared differences from the mean.
    double variance() {
        return variance;
    }

    int bin(int d, int row) {
        return bins[d][row];
    }

    /// The bin of trials in which the dimension is not active, the last one.
    int inactiveBin(int d) {
        return inactiveBins[d];
    }

    /// Upper end of a number's bin.
    double threshold(int d, int bin) {
        return thresholds[d][bin];
    }

    /// The dimensions in which the trials differ; a new array.
    int[] varying() {
        return java.util.stream.IntStream.range(0, bins.length)
                .filter(d -> java.util.stream.IntStream.range(1, values.length).anyMatch(i -> bins[d][i] != bins[d][0]))
                .toArray();
    }
}
