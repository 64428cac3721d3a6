package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// The levels that a column of categories has in the training rows, with their counts, and the way from any column
/// with such levels to positions among them.
///
/// A missing value is a level of its own if the training rows have one, and otherwise counts as the most frequent
/// level.
final class LevelCodes {
    /// The position of a level that the training rows do not have.
    static final int UNSEEN = -1;

    private final List<String> levels;
    private final int[] positions;
    private final int[] counts;
    private final int missing;

    private LevelCodes(List<String> levels, int[] positions, int[] counts, int missing) {
        this.levels = levels;
        this.positions = positions;
        this.counts = counts;
        this.missing = missing;
    }

    static LevelCodes fit(CategoryColumn column, int[] rows) {
        int[] all = new int[column.levels().size()];
        int without = 0;
        for (int row : rows) {
            int code = column.code(row);
            if (code < 0) without++;
            else all[code]++;
        }
        int[] used = IntStream.range(0, all.length).filter(c -> all[c] > 0).toArray();
        int[] positions = new int[all.length];
        Arrays.fill(positions, UNSEEN);
        int[] counts = new int[used.length + (without > 0 ? 1 : 0)];
        for (int p = 0; p < used.length; p++) {
            positions[used[p]] = p;
            counts[p] = all[used[p]];
        }
        if (without > 0) counts[used.length] = without;
        int missing = without > 0 ? used.length : mostFrequent(counts);
        return new LevelCodes(column.levels(), positions, counts, missing);
    }

    private static int mostFrequent(int[] counts) {
        int best = UNSEEN;
        for (int i = 0; i < counts.length; i++) if (best < 0 || counts[i] > counts[best]) best = i;
        return best;
    }

    /// Number of levels, "missing" included where it is one.
    int size() {
        return counts.length;
    }

    /// Number of training rows of a level.
    int count(int position) {
        return counts[position];
    }

    /// The position of each of the given rows' level, or [#UNSEEN].
    int[] of(Column column, int[] rows) {
        if (!(column instanceof CategoryColumn categories)) {
            throw new IllegalArgumentException(column.name() + " holds numbers, where the training rows hold text");
        }
        int[] translation = translation(categories.levels());
        int[] found = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = categories.code(rows[i]);
            found[i] = code < 0 ? missing : translation[code];
        }
        return found;
    }

    /// Columns of one data set share their list of levels; another file may list them in another order.
    private int[] translation(List<String> theirs) {
        if (theirs.equals(levels)) return positions;
        Map<String, Integer> byName = HashMap.newHashMap(levels.size());
        for (int c = 0; c < levels.size(); c++) byName.put(levels.get(c), positions[c]);
        return theirs.stream().mapToInt(name -> byName.getOrDefault(name, UNSEEN)).toArray();
    }
}
