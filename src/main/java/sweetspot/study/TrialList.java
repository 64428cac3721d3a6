package sweetspot.study;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// A persistent list of trials: changing one entry copies a chunk of 256 references and the spine, not the list.
///
/// So a snapshot per event stays cheap at 100,000 trials (about 400 + 256 references copied), and any number of
/// snapshots share what did not change.
public final class TrialList extends AbstractList<Trial> implements RandomAccess {
    private static final int BITS = 8;
    private static final int CHUNK = 1 << BITS;
    private static final TrialList EMPTY = new TrialList(new Trial[0][], 0);

    private final Trial[][] chunks;
    private final int size;

    private TrialList(Trial[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    public static TrialList empty() {
        return EMPTY;
    }

    /// A list of the given trials; cheaper than appending them one by one.
    public static TrialList copyOf(List<Trial> trials) {
        Trial[] all = trials.toArray(Trial[]::new);
        Trial[][] spine = new Trial[all.length + CHUNK - 1 >> BITS][];
        for (int i = 0; i < spine.length; i++) spine[i] = Arrays.copyOfRange(all, i << BITS, i + 1 << BITS);
        return new TrialList(spine, all.length);
    }

    @Override
    public Trial get(int i) {
        if (i < 0 || i >= size) throw new IndexOutOfBoundsException("trial " + i + " of " + size);
        return chunks[i >> BITS][i & CHUNK - 1];
    }

    @Override
    public int size() {
        return size;
    }

    /// Rows at which this list holds another object than `before`, ascending, rows beyond the end of `before`
    /// included. Chunks that both lists share are not looked into, so following a growing study is cheap.
    public int[] changedSince(TrialList before) {
        int[] rows = new int[16];
        int count = 0;
        for (int c = 0; c << BITS < size; c++) {
            boolean old = c < before.chunks.length && c << BITS < before.size;
            if (old && before.chunks[c] == chunks[c] && before.size >= Math.min(size, c + 1 << BITS)) continue;
            for (int row = c << BITS; row < Math.min(size, c + 1 << BITS); row++) {
                if (row < before.size && before.get(row) == get(row)) continue;
                if (count == rows.length) rows = java.util.Arrays.copyOf(rows, count * 2);
                rows[count++] = row;
            }
        }
        return java.util.Arrays.copyOf(rows, count);
    }

    /// This list with `trial` appended.
    public TrialList plus(Trial trial) {
        int chunk = size >> BITS;
        Trial[][] spine = Arrays.copyOf(chunks, Math.max(chunks.length, chunk + 1));
        Trial[] last = new Trial[CHUNK];
        if (chunk < chunks.length) System.arraycopy(chunks[chunk], 0, last, 0, size & CHUNK - 1);
        last[size & CHUNK - 1] = trial;
        spine[chunk] = last;
        return new TrialList(spine, size + 1);
    }

    /// This list with the entry at `i` replaced.
    public TrialList with(int i, Trial trial) {
        if (i < 0 || i >= size) throw new IndexOutOfBoundsException("trial " + i + " of " + size);
        Trial[][] spine = chunks.clone();
        Trial[] chunk = spine[i >> BITS].clone();
        chunk[i & CHUNK - 1] = trial;
        spine[i >> BITS] = chunk;
        return new TrialList(spine, size);
    }
}
