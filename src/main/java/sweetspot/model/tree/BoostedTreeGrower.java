package sweetspot.model.tree;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Grows regression trees for boosting from the first and second derivatives of a loss (Chen and Guestrin, "XGBoost", 2016,
/// equations 5 to 7), over histograms of few bins a feature, the best split first (Ke and others, "LightGBM", 2017).
///
/// Of two children the histogram of the smaller is counted, the other's is the parent's less that. One grower grows any
/// number of trees on the same rows, one after the other. Not for several threads.
final class BoostedTreeGrower {
    /// Most bins of a feature; a code more tells that the value is missing.
    static final int MOST_BINS = 255;

    /// Below this much second derivative a leaf's value would be a matter of chance.
    private static final double LEAST_BEND = 1e-3;
    private static final long HISTOGRAM_MEMORY = 64L << 20;
    /// About a millisecond's work.
    private static final long CHECK_EVERY = 500_000;

    private final BinnedRows data;
    private final TreeLimits limits;
    private final double l2;
    private final int candidates;
    private final byte[][] codes;
    private final int[] offsets;
    private final int[] features;
    private final HistogramPool pool;
    private final CutFilter filter;
    private final int[] rows;
    private final int[] otherRows;
    private final long[] placeSlopes;
    private final long[] placeBends;
    /// Of the tree that grows.
    private Gradients gradients = new Gradients(0);
    private long work;

    /// @param data rows of at most [#MOST_BINS] bins a feature
    /// @param l2 added to the sum of second derivatives of each leaf, at least 0
    /// @param candidates number of features looked at for a split, drawn anew for each
    BoostedTreeGrower(BinnedRows data, TreeLimits limits, double l2, int candidates) {
        this.data = data;
        this.limits = limits;
        this.l2 = l2;
        this.candidates = candidates;
        int n = data.rows();
        int width = data.features();
        codes = new byte[width][];
        offsets = new int[width];
        features = new int[width];
        int length = 0;
        for (int f = 0; f < width; f++) {
            codes[f] = data.feature(f).narrowCodes();
            offsets[f] = length;
            length += 2 * data.feature(f).codeCount();
        }
        pool = new HistogramPool(length, HISTOGRAM_MEMORY);
        filter = new CutFilter(limits.leafRows(), l2);
        rows = new int[n];
        otherRows = new int[n];
        placeSlopes = new long[n];
        placeBends = new long[n];
    }

    /// A node that is to be split.
    ///
    /// @param histogram null if there was no room for it
    private record Open(int node, int from, int to, int depth, Split split, long @Nullable [] histogram, long slopes,
            long bends) {}

    /// Grows a tree.
    ///
    /// @param weights per row how much it counts; only whether it is above 0 matters here
    /// @param rate what leaves' values are multiplied by
    /// @param sums per row what the model says; the values of their leaves are added to those that count
    Tree grow(Gradients derivatives, double[] weights, double rate, double[] sums, RandomGenerator random,
            Runnable check) {
        gradients = derivatives;
        int n = 0;
        long slopes = 0;
        long bends = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] <= 0) continue;
            rows[n++] = i;
            slopes += gradients.slopes[i];
            bends += gradients.bends[i];
        }
        for (int f = 0; f < features.length; f++) features[f] = f;
        Tree.Builder tree = new Tree.Builder(1);
        boolean bestFirst = limits.leaves() != TreeLimits.NONE;
        Queue<Open> open = bestFirst ? new PriorityQueue<>(Comparator.comparingDouble((Open o) -> -o.split.gain())
                .thenComparingInt(Open::node)) : Collections.asLifoQueue(new ArrayDeque<>());
        Leaves leaves = new Leaves(tree, rate, sums);
        if (limits.allow(n, 0)) {
            open(open, leaves, 0, 0, n, 0, counted(0, n), slopes, bends, random);
        } else {
            leaves.add(0, 0, n, slopes, bends);
        }
        int count = 1;
        while (!open.isEmpty()) {
            if (work > CHECK_EVERY) {
                work = 0;
                check.run();
            }
            Open next = open.remove();
            if (count == limits.leaves()) {
                giveBack(next.histogram);
                leaves.add(next.node, next.from, next.to, next.slopes, next.bends);
                continue;
            }
            count++;
            split(tree, open, leaves, next, count == limits.leaves(), random);
        }
        return tree.build();
    }

    private void giveBack(long @Nullable [] histogram) {
        if (histogram != null) pool.giveBack(histogram);
    }

    /// Makes leaves of nodes.
    private final class Leaves {
        private final Tree.Builder tree;
        private final double rate;
        private final double[] sums;

        Leaves(Tree.Builder tree, double rate, double[] sums) {
            this.tree = tree;
            this.rate = rate;
            this.sums = sums;
        }

        void add(int node, int from, int to, long slopeSum, long bendSum) {
            double bend = gradients.bend(bendSum) + l2;
            double value = bend > 0 ? -rate * gradients.slope(slopeSum) / bend : 0;
            tree.leaf(node, tree.values(value));
            for (int i = from; i < to; i++) sums[rows[i]] += value;
        }
    }

    private void split(Tree.Builder tree, Queue<Open> open, Leaves leaves, Open node, boolean last,
            RandomGenerator random) {
        Split split = node.split;
        int from = node.from;
        int to = node.to;
        int middle = partition(from, to, split);
        boolean missingLeft = data.feature(split.feature()).missing() ? split.missingLeft() : 2 * middle > from + to;
        int left = tree.split(node.node, split.feature(), split.threshold(), missingLeft);
        int depth = node.depth + 1;
        long leftSlopes = 0;
        long leftBends = 0;
        for (int i = from; i < middle; i++) {
            leftSlopes += gradients.slopes[rows[i]];
            leftBends += gradients.bends[rows[i]];
        }
        long rightSlopes = node.slopes - leftSlopes;
        long rightBends = node.bends - leftBends;
        boolean openLeft = !last && limits.allow(middle - from, depth);
        boolean openRight = !last && limits.allow(to - middle, depth);
        long[] lefts = null;
        long[] rights = null;
        if (openLeft || openRight) {
            boolean leftSmaller = middle - from <= to - middle;
            if (node.histogram == null) {
                if (openLeft) lefts = counted(from, middle);
                if (openRight) rights = counted(middle, to);
            } else if (leftSmaller) {
                lefts = counted(from, middle);
                rights = less(node.histogram, lefts);
            } else {
                rights = counted(middle, to);
                lefts = less(node.histogram, rights);
            }
        } else {
            giveBack(node.histogram);
        }
        if (openRight && rights != null)
            open(open, leaves, left + 1, middle, to, depth, rights, rightSlopes, rightBends, random);
        else leaves.add(left + 1, middle, to, rightSlopes, rightBends);
        if (!openRight) giveBack(rights);
        if (openLeft && lefts != null)
            open(open, leaves, left, from, middle, depth, lefts, leftSlopes, leftBends, random);
        else leaves.add(left, from, middle, leftSlopes, leftBends);
        if (!openLeft) giveBack(lefts);
    }

    /// Finds a node's split and adds it to those that are open, or makes it a leaf. Takes the histogram.
    private void open(Queue<Open> open, Leaves leaves, int node, int from, int to, int depth, long[] histogram,
            long slopes, long bends, RandomGenerator random) {
        Split split = search(histogram, slopes, bends, random);
        if (split == null) {
            pool.giveBack(histogram);
            leaves.add(node, from, to, slopes, bends);
            return;
        }
        boolean keep = pool.hasRoom();
        if (!keep) pool.giveBack(histogram);
        open.add(new Open(node, from, to, depth, split, keep ? histogram : null, slopes, bends));
    }

    /// The histogram of a node: per feature and code the sums of both derivatives, the second with the count.
    private long[] counted(int from, int to) {
        int n = to - from;
        work += (long) n * codes.length;
        for (int i = from; i < to; i++) {
            placeSlopes[i - from] = gradients.slopes[rows[i]];
            placeBends[i - from] = gradients.bends[rows[i]];
        }
        long[] histogram = pool.lend();
        for (int f = 0; f < codes.length; f++) {
            if (n == data.rows()) addAll(histogram, offsets[f], codes[f], placeSlopes, placeBends);
            else addSome(histogram, offsets[f], codes[f], rows, from, n, placeSlopes, placeBends);
        }
        return histogram;
    }

    private static void addAll(long[] histogram, int offset, byte[] codes, long[] slopes, long[] bends) {
        for (int i = 0; i < codes.length; i++) {
            int at = offset + 2 * (codes[i] & 255);
            histogram[at] += slopes[i];
            histogram[at + 1] += bends[i];
        }
    }

    private static void addSome(long[] histogram, int offset, byte[] codes, int[] rows, int from, int n, long[] slopes,
            long[] bends) {
        for (int i = 0; i < n; i++) {
            int at = offset + 2 * (codes[rows[from + i]] & 255);
            histogram[at] += slopes[i];
            histogram[at + 1] += bends[i];
        }
    }

    /// Takes a child's histogram from its parent's, which becomes the other child's.
    private static long[] less(long[] parent, long[] child) {
        for (int i = 0; i < parent.length; i++) parent[i] -= child[i];
        return parent;
    }

    /// The split that lowers the loss most; null if none does.
    private @Nullable Split search(long[] histogram, long slopes, long bends, RandomGenerator random) {
        int all = features.length;
        Best best = new Best(slopes, bends);
        for (int looked = 0; looked < candidates; looked++) {
            if (candidates < all) {
                int at = looked + random.nextInt(all - looked);
                int drawn = features[at];
                features[at] = features[looked];
                features[looked] = drawn;
            }
            int feature = features[looked];
            FeatureBins bins = data.feature(feature);
            int offset = offsets[feature];
            best.scan(histogram, feature, offset, bins.count(), 0, 0, false);
            if (!bins.missing()) continue;
            int missing = offset + 2 * bins.count();
            if (gradients.count(histogram[missing + 1]) > 0) {
                best.scan(histogram, feature, offset, bins.count(), histogram[missing], histogram[missing + 1], true);
            }
        }
        work += 100L * candidates;
        return best.split();
    }

    /// The best split of a node so far.
    private final class Best {
        private final long slopes;
        private final long bends;
        private final double whole;
        private double score;
        private int feature = -1;
        private int code;
        private int next;
        private boolean missingLeft;

        Best(long slopes, long bends) {
            this.slopes = slopes;
            this.bends = bends;
            double slope = gradients.slope(slopes);
            this.whole = slope * slope / (gradients.bend(bends) + l2);
            this.score = whole;
        }

        /// Tries each cut of a feature.
        ///
        /// @param startSlopes what is on the left from the start
        void scan(long[] histogram, int scanned, int offset, int bins, long startSlopes, long startBends,
                boolean left) {
            if (!filter.mayExceed(histogram, offset, bins, startSlopes, startBends, slopes, bends, gradients, score)) {
                return;
            }
            int nodeRows = gradients.count(bends);
            int least = limits.leafRows();
            long leftSlopes = startSlopes;
            long leftBends = startBends;
            int last = -1;
            for (int bin = 0; bin <= bins; bin++) {
                boolean end = bin == bins;
                long binBends = end ? 0 : histogram[offset + 2 * bin + 1];
                if (binBends == 0 && !end) continue;
                int count = gradients.count(leftBends);
                if (nodeRows - count < least) return;
                if (count >= least && last >= 0) {
                    double leftBend = gradients.bend(leftBends);
                    double rightBend = gradients.bend(bends - leftBends);
                    if (leftBend >= LEAST_BEND && rightBend >= LEAST_BEND) {
                        double leftSlope = gradients.slope(leftSlopes);
                        double rightSlope = gradients.slope(slopes - leftSlopes);
                        leftBend += l2;
                        rightBend += l2;
                        double found = (leftSlope * leftSlope * rightBend + rightSlope * rightSlope * leftBend)
                                / (leftBend * rightBend);
                        if (found > score) {
                            score = found;
                            feature = scanned;
                            code = last;
                            next = end ? -1 : bin;
                            missingLeft = left;
                        }
                    }
                }
                if (end) return;
                leftSlopes += histogram[offset + 2 * bin];
                leftBends += binBends;
                last = bin;
            }
        }

        @Nullable
        Split split() {
            if (feature < 0) return null;
            double threshold = next < 0 ? Double.POSITIVE_INFINITY : data.feature(feature).between(code, next);
            return new Split(feature, code, threshold, missingLeft, score - whole);
        }
    }

    /// Brings a node's rows into the order of its children.
    ///
    /// @return where the right child begins
    private int partition(int from, int to, Split split) {
        byte[] column = codes[split.feature()];
        FeatureBins bins = data.feature(split.feature());
        int cut = split.code();
        int leftMissing = split.missingLeft() && bins.missing() ? bins.count() : -1;
        int left = from;
        int right = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int code = column[row] & 255;
            if (code <= cut || code == leftMissing) rows[left++] = row;
            else otherRows[right++] = row;
        }
        System.arraycopy(otherRows, 0, rows, left, right);
        return left;
    }
}
