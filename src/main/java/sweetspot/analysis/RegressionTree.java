package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A regression tree over a search space (Breiman, Friedman, Olshen, Stone, "Classification and regression trees",
/// 1984). It splits numbers at thresholds and choices into two sets, the best by squared error; a parameter that is
/// not active is a value of its own and goes to the side that suits it.
///
/// Its data is binned ([BinnedTrials]), so that finding a split costs one pass over the trials of a node.
final class RegressionTree {
    /// One leaf: the box of the space it covers and what it predicts there.
    record Leaf(Box box, double value) {}

    private final BinnedTrials data;
    private final RandomGenerator random;
    private final int minLeaf;
    private final int tries;
    private final List<Leaf> leaves = new ArrayList<>();
    private final double[] sums;
    private final int[] counts;
    private final int[] order;
    private final int[] features;
    private final double[] predictions;

    /// Grows a tree.
    ///
    /// @param rows positions of the trials to learn from, with repetitions; reordered
    /// @param others positions of trials that only go down the tree; reordered
    /// @param minLeaf fewest rows in a leaf
    /// @param tries number of dimensions looked at for each split
    RegressionTree(BinnedTrials data, int[] rows, int[] others, int minLeaf, int tries, RandomGenerator random) {
        this.data = data;
        this.random = random;
        this.minLeaf = minLeaf;
        this.tries = tries;
        this.sums = new double[BinnedTrials.MAX_BINS + 1];
        this.counts = new int[BinnedTrials.MAX_BINS + 1];
        this.order = new int[BinnedTrials.MAX_BINS + 1];
        this.features = data.varying();
        this.predictions = new double[data.size()];
        Arrays.fill(predictions, Double.NaN);
        grow(rows, 0, rows.length, others, 0, others.length, Box.all(data.dimensions()), 0);
    }

    /// The leaves; their boxes are disjoint and cover the space.
    List<Leaf> leaves() {
        return leaves;
    }

    /// The prediction for one of the `others` that it was given; NaN for trials that it was not given.
    double prediction(int row) {
        return predictions[row];
    }

    private void grow(int[] rows, int from, int to, int[] others, int otherFrom, int otherTo, Box box, int depth) {
        Split best = to - from >= 2 * minLeaf && depth < 40 ? bestSplit(rows, from, to) : null;
        if (best == null) {
            double mean = 0;
            for (int i = from; i < to; i++) mean += data.value(rows[i]);
            mean /= Math.max(1, to - from);
            leaves.add(new Leaf(box, mean));
            for (int i = otherFrom; i < otherTo; i++) predictions[others[i]] = mean;
            return;
        }
        int middle = partition(rows, from, to, best);
        int otherMiddle = partition(others, otherFrom, otherTo, best);
        grow(rows, from, middle, others, otherFrom, otherMiddle, side(box, best, true), depth + 1);
        grow(rows, middle, to, others, otherMiddle, otherTo, side(box, best, false), depth + 1);
    }

    private int partition(int[] rows, int from, int to, Split split) {
        int left = from;
        int right = to - 1;
        while (left <= right) {
            if (split.left[data.bin(split.dimension, rows[left])]) {
                left++;
            } else {
                int row = rows[left];
                rows[left] = rows[right];
                rows[right--] = row;
            }
        }
        return left;
    }

    private Box side(Box box, Split split, boolean left) {
        int d = split.dimension;
        Box part = box.copy();
        int inactive = data.inactiveBin(d);
        part.inactive[d] &= split.left[inactive] == left;
        if (data.dimensions().isChoice(d)) {
            BitSet kept = new BitSet();
            for (int c = box.choices[d].nextSetBit(0); c >= 0; c = box.choices[d].nextSetBit(c + 1)) {
                if (split.left[Math.min(c, inactive - 1)] == left) kept.set(c);
            }
            part.choices[d] = kept;
        } else if (split.cut < 0) {
            // Active against inactive: all of the interval is on the left.
            if (!left) part.high[d] = part.low[d];
        } else if (left) {
            part.high[d] = Math.min(part.high[d], data.threshold(d, split.cut));
        } else {
            part.low[d] = Math.max(part.low[d], data.threshold(d, split.cut));
        }
        return part;
    }

    private @Nullable Split bestSplit(int[] rows, int from, int to) {
        Split best = null;
        // A partial Fisher-Yates shuffle draws the dimensions to look at; ones that do not vary here do not count.
        int looked = 0;
        for (int k = 0; k < features.length && looked < tries; k++) {
            int swap = k + random.nextInt(features.length - k);
            int d = features[swap];
            features[swap] = features[k];
            features[k] = d;
            Split found = histogram(d, rows, from, to) < 2 ? null
                    : data.dimensions().isChoice(d) ? choiceSplit(d, to - from) : numberSplit(d, to - from);
            if (found == null) continue;
            looked++;
            if (best == null || found.gain > best.gain) best = found;
        }
        return best != null && best.gain > 1e-12 * data.variance() ? best : null;
    }

    /// Fills sums and counts of each bin; gives the number of bins that hold something.
    private int histogram(int d, int[] rows, int from, int to) {
        int bins = data.inactiveBin(d) + 1;
        Arrays.fill(sums, 0, bins, 0);
        Arrays.fill(counts, 0, bins, 0);
        for (int i = from; i < to; i++) {
            int b = data.bin(d, rows[i]);
            sums[b] += data.value(rows[i]);
            counts[b]++;
        }
        int used = 0;
        for (int b = 0; b < bins; b++) used += counts[b] > 0 ? 1 : 0;
        return used;
    }

    private @Nullable Split numberSplit(int d, int n) {
        int inactive = data.inactiveBin(d);
        double total = 0;
        for (int b = 0; b <= inactive; b++) total += sums[b];
        double bestGain = 0;
        int bestCut = Integer.MIN_VALUE;
        boolean bestInactiveLeft = false;
        boolean some = counts[inactive] > 0;
        for (int pass = 0; pass < (some ? 2 : 1); pass++) {
            double sum = pass == 1 ? sums[inactive] : 0;
            int count = pass == 1 ? counts[inactive] : 0;
            for (int b = 0; b + 1 < inactive; b++) {
                sum += sums[b];
                count += counts[b];
                if (counts[b] == 0) continue;
                double gain = gain(sum, count, total, n);
                if (gain > bestGain) {
                    bestGain = gain;
                    bestCut = b;
                    bestInactiveLeft = pass == 1;
                }
            }
        }
        if (some) {
            double gain = gain(total - sums[inactive], n - counts[inactive], total, n);
            if (gain > bestGain) {
                bestGain = gain;
                bestCut = -1;
                bestInactiveLeft = false;
            }
        }
        if (bestCut == Integer.MIN_VALUE) return null;
        boolean[] left = new boolean[inactive + 1];
        Arrays.fill(left, 0, bestCut < 0 ? inactive : bestCut + 1, true);
        // Where no trial is inactive, that value goes with the larger side.
        left[inactive] = some ? bestInactiveLeft : 2 * countLeft(left, inactive) >= n;
        return new Split(d, bestCut, left, bestGain);
    }

    private int countLeft(boolean[] left, int bins) {
        int count = 0;
        for (int b = 0; b < bins; b++) count += left[b] ? counts[b] : 0;
        return count;
    }

    /// Choices ordered by their mean need only be cut in that order (Fisher, "On grouping for maximum homogeneity",
    /// 1958); not being active is one more choice.
    private @Nullable Split choiceSplit(int d, int n) {
        int bins = data.inactiveBin(d) + 1;
        int used = 0;
        double total = 0;
        for (int b = 0; b < bins; b++) {
            total += sums[b];
            if (counts[b] == 0) continue;
            int at = used++;
            double mean = sums[b] / counts[b];
            while (at > 0 && sums[order[at - 1]] / counts[order[at - 1]] > mean) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = b;
        }
        double bestGain = 0;
        int bestCut = -1;
        int bestCount = 0;
        double sum = 0;
        int count = 0;
        for (int i = 0; i + 1 < used; i++) {
            sum += sums[order[i]];
            count += counts[order[i]];
            double gain = gain(sum, count, total, n);
            if (gain > bestGain) {
                bestGain = gain;
                bestCut = i;
                bestCount = count;
            }
        }
        if (bestCut < 0) return null;
        boolean[] left = new boolean[bins];
        // Choices that no trial here has go with the larger side.
        Arrays.fill(left, 2 * bestCount >= n);
        for (int i = 0; i < used; i++) left[order[i]] = i <= bestCut;
        return new Split(d, bestCut, left, bestGain);
    }

    /// Reduction of the sum of squares; 0 if a side is too small.
    private double gain(double sum, int count, double total, int n) {
        if (count < minLeaf || n - count < minLeaf) return 0;
        double rest = total - sum;
        return sum * sum / count + rest * rest / (n - count) - total * total / n;
    }

    /// A split found.
    ///
    /// @param cut for a number the last bin on the left, -1 = active against inactive
    /// @param left for each bin whether it goes left
    private record Split(int dimension, int cut, boolean[] left, double gain) {}
}
