package sweetspot.model.kernel;

import org.jspecify.annotations.Nullable;

/// Rows of a kernel matrix, computed when first asked for and kept up to a bound; one that has not been used for long
/// is given up first. For one thread.
public final class KernelRows implements KernelSource {
    /// The size of the cache in bytes, as in LIBSVM's interfaces.
    private static final long MOST_BYTES = 200L << 20;

    private final KernelSource source;
    private final float[] @Nullable [] kept;
    private final boolean[] used;
    private final int most;
    private int count;
    private int hand;
    private int last = -1;

    public KernelRows(KernelSource source) {
        this(source, budget());
    }

    /// Memory for one matrix, in bytes: an eighth of all there is, and no more than others take.
    public static long budget() {
        return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);
    }

    /// @param bytes memory for rows; at least two are kept
    public KernelRows(KernelSource source, long bytes) {
        this.source = source;
        this.kept = new float[source.size()][];
        this.used = new boolean[source.size()];
        this.most = Math.clamp(bytes / (4L * source.size() + 16), 2, Integer.MAX_VALUE);
    }

    /// Tells whether all rows can be kept.
    public boolean holdsAll() {
        return most >= kept.length;
    }

    @Override
    public int size() {
        return kept.length;
    }

    /// The kernel of row `i` with each row; not to be changed, and valid until the row after the next is asked for.
    float[] row(int i) {
        used[i] = true;
        float[] row = kept[i];
        if (row == null) {
            row = count < most ? new float[kept.length] : freed();
            source.row(i, row);
            kept[i] = row;
            count++;
        }
        last = i;
        return row;
    }

    /// Gives up a row that has not been asked for since the hand came by (the clock algorithm), but not the one asked
    /// for last, which is in use.
    private float[] freed() {
        while (true) {
            hand = hand + 1 == kept.length ? 0 : hand + 1;
            float[] row = kept[hand];
            if (row == null || hand == last) continue;
            if (used[hand]) {
                used[hand] = false;
                continue;
            }
            kept[hand] = null;
            count--;
            return row;
        }
    }

    @Override
    public void row(int i, float[] out) {
        System.arraycopy(row(i), 0, out, 0, kept.length);
    }

    /// Rows of this matrix cut down to some rows: shared, so that each is computed but once.
    @Override
    public KernelSource subset(int[] rows) {
        KernelRows all = this;
        return new KernelSource() {
            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public void row(int i, float[] out) {
                float[] whole = all.row(rows[i]);
                for (int t = 0; t < rows.length; t++) out[t] = whole[rows[t]];
            }

            @Override
            public KernelSource subset(int[] fewer) {
                int[] positions = new int[fewer.length];
                for (int t = 0; t < fewer.length; t++) positions[t] = rows[fewer[t]];
                return all.subset(positions);
            }
        };
    }

    /// The rows that are left when only some count, with what is already known of them.
    KernelRows narrowed(int[] rows, long bytes) {
        KernelRows narrow = new KernelRows(source.subset(rows), bytes);
        for (int t = 0; t < rows.length && narrow.count < narrow.most; t++) {
            float[] whole = kept[rows[t]];
            if (whole == null) continue;
            float[] row = new float[rows.length];
            for (int u = 0; u < rows.length; u++) row[u] = whole[rows[u]];
            narrow.kept[t] = row;
            narrow.count++;
        }
        return narrow;
    }
}
