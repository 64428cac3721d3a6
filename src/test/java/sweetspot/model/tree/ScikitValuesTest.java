package sweetspot.model.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trees are scikit-learn's.
///
/// The numbers were made with scikit-learn 1.2.1: `DecisionTreeClassifier`, `DecisionTreeRegressor` (with the table's
/// weights) and `HistGradientBoosting*` (20 rounds, 8 leaves of at least 15 rows, no early stopping, columns 2 and 3
/// rounded down to multiples so that neither bins) on the table below, which any language can make. Of all the
/// random states from 0 to 3 the trees are the same, so no two splits were equally good. Compared are the sums of the
/// predictions for the training rows, classes weighted by 1, 2 and 5, and of their squares.
class ScikitValuesTest {
    private static final Runnable NO_CHECK = () -> {};
    private static final int ROWS = 600;

    private final double[][] x = new double[ROWS][];
    private final double[] y = new double[ROWS];
    private final int[] labels = new int[ROWS];
    private final double[] weights = new double[ROWS];
    private long state = 12_345;

    ScikitValuesTest() {
        for (int i = 0; i < ROWS; i++) {
            x[i] = new double[]{next(2), next(7), next(1000) / 8.0, next(100_000) / 16.0};
            double v = x[i][0] * 2 + x[i][1] * x[i][1] * 0.25 + (x[i][2] > 70 ? 3 : 0) - x[i][3] / 4000;
            y[i] = v + next(1000) / 250.0;
            labels[i] = y[i] < 3 ? 0 : y[i] < 8 ? 1 : 2;
            weights[i] = 1 + next(3);
        }
    }

    private int next(int bound) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648L;
        return (int) ((state >> 8) % bound);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    }

    private static int limit(int given) {
        return given == 0 ? TreeLimits.NONE : given;
    }

    @ParameterizedTest
    @CsvSource({
        "GINI, 3, 0, 1, 2, false, 8, 3, 1738.465737306058, 419.826219855563",
        "GINI, 0, 12, 5, 2, false, 12, 6, 1739.884756560103, 444.534565457640",
        "GINI, 6, 0, 1, 40, false, 22, 6, 1739.327341305415, 462.080934135823",
        "GINI, 0, 8, 1, 2, true, 8, 4, 1737.389081538656, 428.624904171603",
        "ENTROPY, 5, 0, 1, 2, false, 29, 5, 1734.937469008023, 468.686011002058",
        "ENTROPY, 0, 20, 1, 2, false, 20, 6, 1737.613565180906, 464.487891595407"
    })
    void classificationTrees(Criterion criterion, int depth, int leaves, int leafRows, int splitRows, boolean balanced,
            int expectedLeaves, int expectedDepth, double sum, double squares) {
        double[] rowWeights = weights.clone();
        if (balanced) {
            // As scikit-learn does: by the number of rows, not their weights.
            int[] counts = new int[3];
            for (int label : labels) counts[label]++;
            for (int i = 0; i < ROWS; i++) rowWeights[i] *= ROWS / (3.0 * counts[labels[i]]);
        }
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        Tree tree =
                TreeGrower.ofClasses(rows, labels, 3, criterion, new TreeLimits(limit(depth), limit(leaves), leafRows,
                        splitRows), 4, false).grow(rowWeights, random(), NO_CHECK);
        assertEquals(expectedLeaves, tree.leaves());
        assertEquals(expectedDepth, tree.depth());
        double[][] p = new double[ROWS][3];
        tree.addTo(x, 0, ROWS, p);
        compare(p, sum, squares, 1e-9);
    }

    private static void compare(double[][] p, double sum, double squares, double tolerance) {
        double gotSum = 0;
        double gotSquares = 0;
        for (double[] row : p) {
            for (int k = 0; k < row.length; k++) {
                gotSum += row[k] * new double[]{1, 2, 5}[k];
                gotSquares += row[k] * row[k];
            }
        }
        assertEquals(sum, gotSum, tolerance * sum);
        assertEquals(squares, gotSquares, tolerance * squares);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, 1, 2, 8, 3, 4140.486120486, 35675.596303366",
        "0, 12, 5, 2, 12, 4, 4142.472927422, 36019.390715416",
        "0, 0, 9, 2, 51, 8, 4126.449120692, 36535.122892142",
        "6, 0, 1, 40, 25, 6, 4129.025153631, 36312.265660932"
    })
    void regressionTrees(int depth, int leaves, int leafRows, int splitRows, int expectedLeaves, int expectedDepth,
            double sum, double squares) {
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        Tree tree = TreeGrower.ofNumbers(rows, y, new TreeLimits(limit(depth), limit(leaves), leafRows, splitRows), 4,
                false).grow(weights, random(), NO_CHECK);
        assertEquals(expectedLeaves, tree.leaves());
        assertEquals(expectedDepth, tree.depth());
        double[][] p = new double[ROWS][1];
        tree.addTo(x, 0, ROWS, p);
        compare(p, sum, squares, 1e-11);
    }

    @Test
    void theRootAsksWhatScikitLearnAsks() {
        BinnedRows rows = BinnedRows.of(x, NO_CHECK);
        Tree tree = TreeGrower.ofNumbers(rows, y, new TreeLimits(3, TreeLimits.NONE, 1, 2), 4, false)
                .grow(weights, random(), NO_CHECK);
        assertEquals(1, tree.feature(0));
        assertEquals(4.5, tree.threshold(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 4123.397374584, 33703.109559540",
        "2, 0, 809.606269287, 468.784724074",
        "3, 0, 1738.348739999, 414.284969269",
        "1, 1, 4121.289794972, 33630.938380754",
        "2, 1, 809.412481625, 461.690634866",
        "3, 1, 1736.427035705, 405.181954463"
    })
    void boosting(int classes, double l2, double sum, double squares) {
        double[][] rounded = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rounded[i] = new double[]{x[i][0], x[i][1], Math.floor(x[i][2] / 2), Math.floor(x[i][3] / 40)};
        }
        BinnedRows rows = BinnedRows.of(rounded, BoostedTreeGrower.MOST_BINS, NO_CHECK);
        Booster.Settings settings = new Booster.Settings(0.1, new TreeLimits(TreeLimits.NONE, 8, 15, 2), l2, 4, 1);
        int[] two = java.util.Arrays.stream(labels).map(l -> l == 2 ? 1 : 0).toArray();
        Booster booster = switch (classes) {
            case 1 -> Booster.ofNumbers(rounded, rows, y, settings, 1);
            case 2 -> Booster.ofClasses(rounded, rows, two, 2, RowDraw.all(ROWS), settings, 1);
            default -> Booster.ofClasses(rounded, rows, labels, 3, RowDraw.all(ROWS), settings, 1);
        };
        for (int round = 0; round < 20; round++) booster.round(NO_CHECK);
        // scikit-learn sums gradients in single precision.
        compare(booster.model().predict(rounded, 0, ROWS), sum, squares, 1e-6);
    }
}
