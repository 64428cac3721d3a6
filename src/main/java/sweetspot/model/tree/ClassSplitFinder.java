package sweetspot.model.tree;

import java.util.Arrays;

/// Finds splits that part classes. A leaf's values are the classes' shares of its weight; the first leaves of each tree
/// are those of one class alone, which all such leaves share.
///
/// Up to terms that are the same for all splits of a node, the weighted impurity of its children is, negated,
/// `Σ w² / W` for gini and `Σ w ln w - W ln W` for entropy, summed over both sides, of class weights w and their sum W.
final class ClassSplitFinder extends SplitFinder {
    private final int[] labels;
    private final int classes;
    private final boolean gini;
    private final int[] placeLabels;
    private final double[] totals;
    private final double[] left;
    private final double[] right;
    private final int[] sideRows;
    private final double[] sides;
    private final double[] shares;
    private double[] counters = new double[0];

    /// Per class how much each row counts, if rows of a class all count the same.
    private final double[] classWeights;
    private boolean evenWeights;

    private int nodeStart;
    private double weight;
    private double purity;
    private double leftWeight;
    private double leftPurity;
    private double rightPurity;

    /// @param labels per row of the data its class, from 0
    ClassSplitFinder(BinnedRows data, int[] labels, int classes, Criterion criterion, int leafRows) {
        super(data, leafRows);
        this.labels = labels;
        this.classes = classes;
        this.gini = criterion == Criterion.GINI;
        this.placeLabels = new int[labels.length];
        this.totals = new double[classes];
        this.left = new double[classes];
        this.right = new double[classes];
        this.classWeights = new double[classes];
        this.sideRows = new int[2 * classes];
        this.sides = new double[2 * classes];
        this.shares = new double[classes];
    }

    @Override
    int width() {
        return classes;
    }

    @Override
    void beginTree(Tree.Builder tree, int n) {
        Arrays.fill(classWeights, 0);
        evenWeights = true;
        for (int i = 0; i < n; i++) {
            int label = labels[rows[i]];
            if (classWeights[label] == 0) classWeights[label] = weights[i];
            evenWeights &= classWeights[label] == weights[i];
        }
        for (int k = 0; k < classes; k++) {
            Arrays.fill(shares, 0);
            shares[k] = 1;
            tree.values(shares);
        }
    }

    @Override
    boolean total(int from, int to) {
        nodeStart = from;
        Arrays.fill(totals, 0);
        int first = labels[rows[from]];
        int differing = 0;
        for (int i = from; i < to; i++) {
            int label = labels[rows[i]];
            placeLabels[i - from] = label;
            totals[label] += weights[i];
            differing |= label ^ first;
        }
        weight = 0;
        purity = 0;
        for (double w : totals) {
            weight += w;
            purity += purity(w);
        }
        return differing != 0;
    }

    private double purity(double w) {
        return gini ? w * w : w <= 0 ? 0 : w * Math.log(w);
    }

    @Override
    int leaf(Tree.Builder tree) {
        for (int k = 0; k < classes; k++) {
            if (totals[k] == weight) return k;
            shares[k] = totals[k] / weight;
        }
        return tree.values(shares);
    }

    @Override
    int stepsPerCode() {
        return classes;
    }

    @Override
    void clear() {
        Arrays.fill(left, 0);
        System.arraycopy(totals, 0, right, 0, classes);
        leftWeight = 0;
        leftPurity = 0;
        rightPurity = purity;
    }

    @Override
    void move(int place) {
        move(placeLabels[place], weights[nodeStart + place]);
    }

    private void move(int label, double w) {
        double l = left[label];
        double r = right[label];
        if (gini) {
            leftPurity += w * (l + l + w);
            rightPurity -= w * (r + r - w);
        } else {
            leftPurity += purity(l + w) - purity(l);
            rightPurity += purity(r - w) - purity(r);
        }
        left[label] = l + w;
        right[label] = r - w;
        leftWeight += w;
    }

    @Override
    int moveUpTo(int[] placeCodes, int n, int cut) {
        int moved = evenWeights ? countSides(placeCodes, n, cut) : addSides(placeCodes, n, cut);
        leftWeight = 0;
        leftPurity = 0;
        rightPurity = 0;
        for (int k = 0; k < classes; k++) {
            leftWeight += sides[k];
            leftPurity += purity(sides[k]);
            rightPurity += purity(sides[classes + k]);
        }
        return moved;
    }

    /// Adds up the weights of each side by class, those of the right side behind.
    private int addSides(int[] placeCodes, int n, int cut) {
        Arrays.fill(sides, 0);
        int moved = 0;
        for (int i = 0; i < n; i++) {
            int right = 1 - goesLeft(placeCodes[i], cut);
            moved += 1 - right;
            sides[placeLabels[i] + right * classes] += weights[nodeStart + i];
        }
        return moved;
    }

    /// The same by counting, which is quicker, where rows of a class all count the same.
    private int countSides(int[] placeCodes, int n, int cut) {
        int moved = 0;
        if (classes == 2) {
            int both = 0;
            for (int i = 0; i < n; i++) {
                int left = goesLeft(placeCodes[i], cut);
                moved += left;
                both += left & placeLabels[i];
            }
            sides[0] = (moved - both) * classWeights[0];
            sides[1] = both * classWeights[1];
            sides[2] = totals[0] - sides[0];
            sides[3] = totals[1] - sides[1];
            return moved;
        }
        Arrays.fill(sideRows, 0);
        for (int i = 0; i < n; i++) {
            int right = 1 - goesLeft(placeCodes[i], cut);
            moved += 1 - right;
            sideRows[placeLabels[i] + right * classes]++;
        }
        for (int k = 0; k < classes; k++) {
            sides[k] = sideRows[k] * classWeights[k];
            sides[classes + k] = sideRows[classes + k] * classWeights[k];
        }
        return moved;
    }

    @Override
    double score() {
        double rightWeight = weight - leftWeight;
        return gini ? leftPurity / leftWeight + rightPurity / rightWeight
                : leftPurity - purity(leftWeight) + rightPurity - purity(rightWeight);
    }

    @Override
    double wholeScore() {
        return gini ? purity / weight : purity - purity(weight);
    }

    @Override
    void clearCounters(int codes) {
        int size = codes * classes;
        if (counters.length < size) counters = new double[size];
        else Arrays.fill(counters, 0, size, 0);
    }

    @Override
    void count(int[] placeCodes, int n, int[] rowCounts) {
        for (int i = 0; i < n; i++) {
            int code = placeCodes[i];
            counters[code * classes + placeLabels[i]] += weights[nodeStart + i];
            rowCounts[code]++;
        }
    }

    @Override
    void moveCode(int code) {
        for (int k = 0; k < classes; k++) {
            double w = counters[code * classes + k];
            if (w > 0) move(k, w);
        }
    }
}
