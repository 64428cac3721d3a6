package sweetspot.model.tree;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Finds the best split of a node (Breiman, Friedman, Olshen and Stone 1984), feature by feature.
///
/// It holds the rows of one tree so that those of each node lie together. Rows of a node are sorted by the feature's
/// codes where they are few, else counted per code. Every cut between neighbouring values of the node's rows is tried,
/// with rows that lack the value on the right and, if there are any, on the left. Not for several threads.
abstract class SplitFinder {
    /// Counting costs a few steps a code, sorting about this many times as much a row as counting does.
    private static final int SORT_COST = 3;

    final BinnedRows data;
    /// Rows of the tree, those of a node together and ascending.
    final int[] rows;
    /// The weight of each of them.
    final double[] weights;

    private final int leafRows;
    private final KeySort sort;
    private final int[] keys;
    private final int[] placeCodes;
    private final int[] otherRows;
    private final double[] otherWeights;
    private int[] counts = new int[0];

    /// The node that is being split.
    private int start;
    private int end;

    /// The best split of the node so far.
    private double bestScore;
    private int bestFeature;
    private int bestCode;
    private double bestThreshold;
    private boolean bestMissingLeft;

    SplitFinder(BinnedRows data, int leafRows) {
        this.data = data;
        this.leafRows = leafRows;
        int n = data.rows();
        rows = new int[n];
        weights = new double[n];
        sort = new KeySort(n);
        keys = new int[Math.min(n, KeySort.MOST)];
        placeCodes = new int[n];
        otherRows = new int[n];
        otherWeights = new double[n];
    }

    /// Number of values in a leaf.
    abstract int width();

    /// Adds the values of leaves that every tree has, and looks at the weights of the tree's `n` rows.
    abstract void beginTree(Tree.Builder tree, int n);

    /// Adds up a node's rows, and lays their targets out by place: 0 for the row at `from`.
    ///
    /// @return whether they differ
    abstract boolean total(int from, int to);

    /// Adds the values of a leaf of the node that was added up last.
    ///
    /// @return their number
    abstract int leaf(Tree.Builder tree);

    /// Steps that counting takes for each code beside those for each row.
    abstract int stepsPerCode();

    /// Empties the left side.
    abstract void clear();

    /// Moves a row of the node to the left side.
    ///
    /// @param place from 0
    abstract void move(int place);

    /// Makes the left side the rows of the codes up to `cut`.
    ///
    /// @param placeCodes per place the row's code
    /// @return their number
    abstract int moveUpTo(int[] placeCodes, int n, int cut);

    /// Scores the split into left and right side: higher is better. Both sides have weight.
    abstract double score();

    /// The score of the node as a whole.
    abstract double wholeScore();

    /// Empties the counters of that many codes.
    abstract void clearCounters(int codes);

    /// Counts the node's rows by code, with their targets and by themselves.
    ///
    /// @param placeCodes per place the row's code
    abstract void count(int[] placeCodes, int n, int[] rowCounts);

    /// Moves all rows of a code to the left side.
    abstract void moveCode(int code);

    /// Begins a tree.
    ///
    /// @param tree gets the leaves
    /// @param rowWeights per row of the data how much it counts; rows of weight 0 are left out
    /// @return number of rows that count
    final int begin(Tree.Builder tree, double[] rowWeights) {
        int n = 0;
        for (int i = 0; i < rowWeights.length; i++) {
            if (rowWeights[i] <= 0) continue;
            rows[n] = i;
            weights[n++] = rowWeights[i];
        }
        beginTree(tree, n);
        return n;
    }

    /// Turns to a node.
    ///
    /// @return whether its rows differ in what is to be predicted
    final boolean enter(int from, int to) {
        start = from;
        end = to;
        bestScore = Double.NEGATIVE_INFINITY;
        return total(from, to);
    }

    final boolean found() {
        return bestScore > Double.NEGATIVE_INFINITY;
    }

    /// The best split of the node.
    final Split best() {
        return new Split(bestFeature, bestCode, bestThreshold, bestMissingLeft, bestScore - wholeScore());
    }

    /// Looks for a better split by a feature.
    ///
    /// @return false if the node's rows do not differ in it
    final boolean search(int feature) {
        FeatureBins bins = data.feature(feature);
        int n = end - start;
        int codeCount = bins.codeCount();
        boolean counted = n > KeySort.MOST || (long) codeCount * stepsPerCode() < (long) n * SORT_COST;
        data.codes(feature, rows, start, end, placeCodes);
        return counted ? searchCounts(feature, bins, n, codeCount) : searchSorted(feature, bins, n, codeCount);
    }

    private boolean searchSorted(int feature, FeatureBins bins, int n, int codeCount) {
        int any = 0;
        int first = placeCodes[0];
        for (int i = 0; i < n; i++) {
            int code = placeCodes[i];
            keys[i] = code << KeySort.CODE_SHIFT | i;
            any |= code ^ first;
        }
        if (any == 0) return false;
        sort.sort(keys, n, codeCount);
        int present = n;
        while (present > 0 && keys[present - 1] >>> KeySort.CODE_SHIFT == bins.count()) present--;
        scanSorted(feature, bins, n, present, false);
        if (present < n && present > 0) scanSorted(feature, bins, n, present, true);
        return true;
    }

    private void scanSorted(int feature, FeatureBins bins, int n, int present, boolean missingLeft) {
        clear();
        int moved = 0;
        if (missingLeft) {
            for (int i = present; i < n; i++) move(keys[i] & KeySort.PLACE_MASK);
            moved = n - present;
        }
        int code = keys[0] >>> KeySort.CODE_SHIFT;
        for (int i = 0; i < present; i++) {
            int key = keys[i];
            int next = key >>> KeySort.CODE_SHIFT;
            if (next != code) {
                if (moved >= leafRows && n - moved >= leafRows) consider(feature, bins, code, next, missingLeft);
                code = next;
            }
            move(key & KeySort.PLACE_MASK);
            moved++;
        }
        if (!missingLeft && present < n && moved >= leafRows && n - moved >= leafRows) {
            consider(feature, bins, code, -1, false);
        }
    }

    private boolean searchCounts(int feature, FeatureBins bins, int n, int codeCount) {
        if (counts.length < codeCount) counts = new int[codeCount];
        Arrays.fill(counts, 0, codeCount, 0);
        clearCounters(codeCount);
        count(placeCodes, n, counts);
        int first = 0;
        while (counts[first] == 0) first++;
        if (counts[first] == n) return false;
        scanCounts(feature, bins, n, first, false);
        if (bins.missing() && counts[bins.count()] > 0) scanCounts(feature, bins, n, first, true);
        return true;
    }

    private void scanCounts(int feature, FeatureBins bins, int n, int first, boolean missingLeft) {
        clear();
        int moved = 0;
        int most = bins.count();
        if (missingLeft) {
            moveCode(most);
            moved = counts[most];
        }
        int code = first;
        for (int next = first; next < most; next++) {
            if (counts[next] == 0) continue;
            if (next != code) {
                if (moved >= leafRows && n - moved >= leafRows) consider(feature, bins, code, next, missingLeft);
                code = next;
            }
            moveCode(next);
            moved += counts[next];
        }
        if (!missingLeft && first < most && moved < n && moved >= leafRows && n - moved >= leafRows) {
            consider(feature, bins, code, -1, false);
        }
    }

    /// @param next the code above the cut; -1 if only missing values go right
    private void consider(int feature, FeatureBins bins, int code, int next, boolean missingLeft) {
        double score = score();
        if (!(score > bestScore)) return;
        keep(feature, code, next < 0 ? Double.POSITIVE_INFINITY : bins.between(code, next), missingLeft, score);
    }

    /// Looks at one cut by a feature, drawn evenly between the smallest and the largest value of the node's rows
    /// (Geurts, Ernst and Wehenkel 2006).
    ///
    /// @return false if the node's rows do not differ in it
    final boolean draw(int feature, RandomGenerator random) {
        FeatureBins bins = data.feature(feature);
        int n = end - start;
        data.codes(feature, rows, start, end, placeCodes);
        int least = Integer.MAX_VALUE;
        int largest = -1;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, placeCodes[i]);
            largest = Math.max(largest, placeCodes[i]);
        }
        if (least == largest) return false;
        boolean missing = bins.missing() && largest == bins.count();
        if (missing) {
            largest = -1;
            for (int i = 0; i < n; i++) if (placeCodes[i] != bins.count()) largest = Math.max(largest, placeCodes[i]);
        }
        if (least == largest) {
            tryCut(feature, least, Double.POSITIVE_INFINITY, false);
            return true;
        }
        double low = bins.low()[least];
        double high = bins.high()[largest];
        double share = random.nextDouble();
        double threshold = Math.clamp(low * (1 - share) + high * share, low, high);
        int code = Arrays.binarySearch(bins.high(), least, largest, threshold);
        if (code < 0) code = Math.max(least, -code - 2);
        // Rows of one bin stay together.
        if (threshold < bins.high()[code] || threshold >= bins.low()[code + 1]) threshold = bins.between(code, code + 1);
        tryCut(feature, code, threshold, false);
        if (missing) {
            lower(bins.count(), n);
            tryCut(feature, code, threshold, true);
        }
        return true;
    }

    /// Gives missing values the code -1, which goes left.
    private void lower(int missing, int n) {
        for (int i = 0; i < n; i++) if (placeCodes[i] == missing) placeCodes[i] = -1;
    }

    private void tryCut(int feature, int code, double threshold, boolean missingLeft) {
        int n = end - start;
        int moved = moveUpTo(placeCodes, n, code);
        if (moved < leafRows || n - moved < leafRows) return;
        keep(feature, code, threshold, missingLeft, score());
    }

    /// 1 if the code is at most the cut, else 0: a number, since a branch would be guessed wrong half the time.
    static int goesLeft(int code, int cut) {
        return code - cut - 1 >>> 31;
    }

    private void keep(int feature, int code, double threshold, boolean missingLeft, double score) {
        if (!(score > bestScore)) return;
        bestScore = score;
        bestFeature = feature;
        bestCode = code;
        bestThreshold = threshold;
        bestMissingLeft = missingLeft;
    }

    /// Brings a node's rows into the order of its children.
    ///
    /// @return where the right child begins
    final int partition(int from, int to, Split split) {
        FeatureBins bins = data.feature(split.feature());
        data.codes(split.feature(), rows, from, to, placeCodes);
        int cut = split.code();
        if (split.missingLeft() && bins.missing()) lower(bins.count(), to - from);
        int left = from;
        int right = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            double weight = weights[i];
            // Written to both sides and kept on one.
            rows[left] = row;
            weights[left] = weight;
            otherRows[right] = row;
            otherWeights[right] = weight;
            int goesLeft = goesLeft(placeCodes[i - from], cut);
            left += goesLeft;
            right += 1 - goesLeft;
        }
        System.arraycopy(otherRows, 0, rows, left, right);
        System.arraycopy(otherWeights, 0, weights, left, right);
        return left;
    }
}
