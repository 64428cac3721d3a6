package sweetspot.model.tree;

import java.util.Arrays;

/// Finds splits that part numbers: those of the smallest squared error. A leaf's value is the weighted mean.
///
/// Within each node numbers are taken relative to the node's mean, so that neither a common offset nor what the splits
/// above have explained costs precision; and all are scaled by a power of two, so that squares stay in range.
final class NumberSplitFinder extends SplitFinder {
    private final double[] values;
    private final TargetUnits units;
    /// For each place: weight times value relative to the node's mean.
    private final double[] moments;

    private int nodeStart;
    private double weight;
    private double sum;
    private double mean;
    private double leftWeight;
    private double leftSum;
    private double[] counters = new double[0];

    /// @param targets per row of the data, finite
    NumberSplitFinder(BinnedRows data, double[] targets, int leafRows) {
        super(data, leafRows);
        this.units = TargetUnits.of(targets);
        this.values = units.down(targets);
        this.moments = new double[targets.length];
    }

    @Override
    int width() {
        return 1;
    }

    @Override
    void beginTree(Tree.Builder tree, int n) {}

    @Override
    boolean total(int from, int to) {
        nodeStart = from;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        weight = 0;
        mean = 0;
        for (int i = from; i < to; i++) {
            double value = values[rows[i]];
            moments[i - from] = value;
            least = Math.min(least, value);
            largest = Math.max(largest, value);
            weight += weights[i];
            mean += weights[i] * value;
        }
        mean = Math.clamp(mean / weight, least, largest);
        sum = 0;
        for (int i = from; i < to; i++) {
            double moment = weights[i] * (moments[i - from] - mean);
            moments[i - from] = moment;
            sum += moment;
        }
        return least < largest;
    }

    @Override
    int leaf(Tree.Builder tree) {
        return tree.values(units.up(mean));
    }

    @Override
    int stepsPerCode() {
        return 1;
    }

    @Override
    void clear() {
        leftWeight = 0;
        leftSum = 0;
    }

    @Override
    void move(int place) {
        leftSum += moments[place];
        leftWeight += weights[nodeStart + place];
    }

    @Override
    int moveUpTo(int[] placeCodes, int n, int cut) {
        int moved = 0;
        leftWeight = 0;
        leftSum = 0;
        for (int i = 0; i < n; i++) {
            int goesLeft = goesLeft(placeCodes[i], cut);
            moved += goesLeft;
            leftWeight += goesLeft * weights[nodeStart + i];
            leftSum += goesLeft * moments[i];
        }
        return moved;
    }

    @Override
    double score() {
        double rightSum = sum - leftSum;
        return leftSum * leftSum / leftWeight + rightSum * rightSum / (weight - leftWeight);
    }

    @Override
    double wholeScore() {
        return sum * sum / weight;
    }

    @Override
    void clearCounters(int codes) {
        int size = 2 * codes;
        if (counters.length < size) counters = new double[size];
        else Arrays.fill(counters, 0, size, 0);
    }

    @Override
    void count(int[] placeCodes, int n, int[] rowCounts) {
        for (int i = 0; i < n; i++) {
            int code = placeCodes[i];
            counters[2 * code] += weights[nodeStart + i];
            counters[2 * code + 1] += moments[i];
            rowCounts[code]++;
        }
    }

    @Override
    void moveCode(int code) {
        leftWeight += counters[2 * code];
        leftSum += counters[2 * code + 1];
    }
}
