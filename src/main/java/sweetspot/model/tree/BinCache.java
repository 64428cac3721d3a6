package sweetspot.model.tree;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Keeps the bins of rows for as long as somebody else keeps the rows, so that the trials on one fold bin them once.
/// Rows are told apart by identity, and must not change. Safe to use from several threads at once.
public final class BinCache {
    @SuppressWarnings("UndefinedEquals") // identity is meant
    private final Map<double[][], BinnedRows> known = Collections.synchronizedMap(new WeakHashMap<>());
    private final int most;

    /// For trees, which need fine bins: see [BinnedRows#of].
    public static BinCache fine() {
        return new BinCache(0);
    }

    /// For trees whose cuts are drawn: which of a thousand bins a random cut falls into says as much as where exactly,
    /// and finding it in so few is quicker by half.
    public static BinCache drawn() {
        return new BinCache(BinnedRows.MANY_ROWS_BINS);
    }

    /// For boosting, which sums over histograms.
    public static BinCache coarse() {
        return new BinCache(BoostedTreeGrower.MOST_BINS);
    }

    private BinCache(int most) {
        this.most = most;
    }

    /// The bins of some rows; parameters as for [BinnedRows#of].
    public BinnedRows of(double[][] x, Runnable check) {
        BinnedRows bins = known.get(x);
        if (bins == null) {
            bins = most == 0 ? BinnedRows.of(x, check) : BinnedRows.of(x, most, check);
            known.put(x, bins);
        }
        return bins;
    }
}
