package sweetspot.model.tree;

import org.jspecify.annotations.Nullable;

/// Training rows with each feature sorted into bins, once for all trees. Immutable.
///
/// Splits are looked for between bins only. Up to [#MOST_BINS] different values of a feature have a bin each, so that
/// no split is lost.
public final class BinnedRows {
    /// Most bins of a feature: as many as fit into the keys by which [KeySort] sorts.
    static final int MOST_BINS = 32_767;
    /// Most rows up to which a feature may have that many bins.
    static final int EXACT_ROWS = 65_536;
    /// Most bins of a feature of more rows: there a finer cut changes little, and counting in few bins is quicker.
    static final int MANY_ROWS_BINS = 1024;

    private static final int MOST_BY_ROW = 1 << 28;
    private static final int FEW_ROWS = 512;
    private static final int CACHE_LINE_DOUBLES = 8;

    private final int rows;
    private final FeatureBins[] features;
    /// The codes row by row; null if nobody needs them or they would be too many for an array.
    private final char @Nullable [] byRow;

    private BinnedRows(int rows, FeatureBins[] features, boolean alsoByRow) {
        this.rows = rows;
        this.features = features;
        this.byRow = alsoByRow && (long) rows * features.length <= MOST_BY_ROW ? byRow(rows, features) : null;
    }

    private static char[] byRow(int rows, FeatureBins[] features) {
        int width = features.length;
        char[] codes = new char[rows * width];
        for (int f = 0; f < width; f++) {
            char[] column = features[f].codes();
            for (int i = 0; i < rows; i++) codes[i * width + f] = column[i];
        }
        return codes;
    }

    /// Looks up a feature's codes.
    ///
    /// @param places which rows, from `from` to before `to`, ascending
    /// @param out gets the codes from position 0
    void codes(int feature, int[] places, int from, int to, int[] out) {
        if (byRow == null || to - from > FEW_ROWS) {
            char[] column = features[feature].codes();
            for (int i = from; i < to; i++) out[i - from] = column[places[i]];
        } else {
            // Rows of a small node lie far apart: by row, one look into memory serves several features.
            int width = features.length;
            for (int i = from; i < to; i++) out[i - from] = byRow[places[i] * width + feature];
        }
    }

    /// Bins rows as finely as trees need it.
    ///
    /// @param x rows × features; NaN where a value is missing
    /// @param check called now and then; throws if the work is to be given up
    public static BinnedRows of(double[][] x, Runnable check) {
        return of(x, x.length <= EXACT_ROWS ? MOST_BINS : MANY_ROWS_BINS, check);
    }

    /// @param most most bins of a feature, from 2 to [#MOST_BINS]
    static BinnedRows of(double[][] x, int most, Runnable check) {
        int n = x.length;
        int width = x[0].length;
        FeatureBins[] features = new FeatureBins[width];
        ColumnSort sort = new ColumnSort(n);
        double[][] columns = new double[CACHE_LINE_DOUBLES][n];
        for (int first = 0; first < width; first += columns.length) {
            check.run();
            int block = Math.min(columns.length, width - first);
            for (int i = 0; i < n; i++) for (int j = 0; j < block; j++) columns[j][i] = x[i][first + j];
            for (int j = 0; j < block; j++) {
                features[first + j] = FeatureBins.of(sort.order(columns[j]), columns[j], most);
            }
        }
        // Boosting, with few bins, reads whole columns.
        return new BinnedRows(n, features, most > BoostedTreeGrower.MOST_BINS);
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Number of features.
    public int features() {
        return features.length;
    }

    FeatureBins feature(int f) {
        return features[f];
    }
}
