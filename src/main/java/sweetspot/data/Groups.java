package sweetspot.data;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The groups of some rows of a table: rows with the same value of a column. A row without one is a group of its own.
///
/// @param of the group of each of the rows, from 0, in order of appearance
/// @param count number of groups
/// @param alone number of rows without a value
public record Groups(int[] of, int count, int alone) {

    /// The groups of all rows of a column.
    public static Groups of(Column column) {
        return of(column, IntStream.range(0, column.size()).toArray());
    }

    /// The groups of some rows of a column.
    ///
    /// @param rows of the column
    public static Groups of(Column column, int[] rows) {
        Map<Object, Integer> known = new HashMap<>();
        int[] of = new int[rows.length];
        int next = 0;
        int alone = 0;
        for (int i = 0; i < rows.length; i++) {
            if (column.isMissing(rows[i])) {
                of[i] = next++;
                alone++;
                continue;
            }
            Object key = switch (column) {
                case NumberColumn n -> (Object) n.value(rows[i]);
                case CategoryColumn c -> (Object) c.code(rows[i]);
                case DateColumn d -> (Object) d.micros(rows[i]);
            };
            Integer group = known.putIfAbsent(key, next);
            of[i] = group == null ? next++ : group;
        }
        return new Groups(of, next, alone);
    }

    /// Number of rows of each group in each stratum.
    ///
    /// @param stratum of each of the rows, from 0
    public int[][] counts(int[] stratum, int strata) {
        int[][] counts = new int[count][strata];
        for (int i = 0; i < of.length; i++) counts[of[i]][stratum[i]]++;
        return counts;
    }
}
