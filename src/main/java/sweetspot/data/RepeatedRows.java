package sweetspot.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Counts rows that stand in a table more than once, and rows that differ in the target alone.
///
/// A copy is one in all columns, those that are not used among them: rows that only the columns in use make alike are
/// other cases. What is not looked at: a column that is not used and differs in every row, and one that numbers the rows.
///
/// Rows are compared by 64 bits mixed from their values, so two different rows among a million count as one with a
/// chance of 1 in 40 million.
///
/// @param repeats rows that repeat an earlier one, the target included
/// @param contradictions rows that have the features of another row and another target
/// @param expected number of rows that each row would repeat by chance, if the columns had nothing to do with each
///     other: where columns have few values, like rows are no copies
/// @param expectedAlike the same of the features alone
public record RepeatedRows(int repeats, int contradictions, double expected, double expectedAlike) {

    /// From here on like rows are what is to be expected.
    private static final double BY_CHANCE = 0.05;

    /// Counts; rows without a target are not looked at.
    ///
    /// @param excluded columns that are not used
    static RepeatedRows of(Dataset data, String target, Set<String> excluded) {
        List<Column> columns = compared(data, excluded);
        List<Column> features = columns.stream().filter(c -> !c.name().equals(target)
                && !excluded.contains(c.name())).toList();
        if (features.isEmpty()) return new RepeatedRows(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        Column truth = data.column(target);
        int[] rows = IntStream.range(0, data.rows()).filter(r -> !truth.isMissing(r)).toArray();
        long[] same = hashes(columns, rows);
        long[] alike = hashes(features, rows);
        long[] labelled = new long[rows.length];
        for (int i = 0; i < rows.length; i++) labelled[i] = mix(alike[i] ^ bits(truth, rows[i]));
        Set<Long> seen = HashSet.newHashSet(rows.length);
        int[] different = IntStream.range(0, rows.length).filter(i -> seen.add(same[i])).map(i -> rows[i]).toArray();
        return new RepeatedRows(rows.length - different.length, contradictions(alike, labelled),
                rows.length * agreement(columns, different), rows.length * agreement(features, different));
    }

    /// Tells whether there are rows that repeat others although the columns have enough values to tell rows apart.
    boolean areCopies() {
        return repeats > 0 && expected < BY_CHANCE;
    }

    /// Tells whether there are rows that only the target tells apart although the features have enough values to do so.
    boolean areContradictions() {
        return contradictions > 0 && expectedAlike < BY_CHANCE;
    }

    /// The table without the rows that repeat an earlier one.
    ///
    /// @param excluded columns that are not used
    public static Dataset remove(Dataset data, Set<String> excluded) {
        int[] rows = new int[data.rows()];
        Arrays.setAll(rows, i -> i);
        long[] hashes = hashes(compared(data, excluded), rows);
        Set<Long> seen = HashSet.newHashSet(rows.length);
        int[] first = Arrays.stream(rows).filter(r -> seen.add(hashes[r])).toArray();
        return first.length == rows.length ? data : data.rows(first);
    }

    private static List<Column> compared(Dataset data, Set<String> excluded) {
        int[] rows = IntStream.range(0, data.rows()).toArray();
        return data.columns().stream().filter(c -> !numbersRows(c) && (!excluded.contains(c.name())
                || distinct(hashes(List.of(c), rows)) < rows.length)).map(c -> c).toList();
    }

    private static boolean numbersRows(Column column) {
        return column instanceof NumberColumn n && Identity.of(n) == Identity.ROW_NUMBER;
    }

    private static long[] hashes(List<Column> columns, int[] rows) {
        long[] hashes = new long[rows.length];
        for (Column column : columns) {
            for (int i = 0; i < rows.length; i++) hashes[i] = mix(hashes[i] ^ bits(column, rows[i]));
        }
        return hashes;
    }

    private static int distinct(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int distinct = sorted.length == 0 ? 0 : 1;
        for (int i = 1; i < sorted.length; i++) if (sorted[i] != sorted[i - 1]) distinct++;
        return distinct;
    }

    private static int contradictions(long[] alike, long[] same) {
        if (distinct(alike) == distinct(same)) return 0;
        Map<Long, long[]> groups = new HashMap<>();
        for (int i = 0; i < alike.length; i++) {
            long whole = same[i];
            long[] group = groups.computeIfAbsent(alike[i], _ -> new long[]{whole, 0, 0});
            group[1]++;
            if (group[0] != whole) group[2] = 1;
        }
        return (int) groups.values().stream().mapToLong(g -> g[2] * g[1]).sum();
    }

    /// The chance that two of some rows agree in each column, were the columns independent.
    private static double agreement(List<Column> columns, int[] rows) {
        double all = 1;
        for (Column column : columns) {
            long[] values = new long[rows.length];
            for (int i = 0; i < rows.length; i++) values[i] = bits(column, rows[i]);
            Arrays.sort(values);
            double agree = 0;
            for (int i = 0; i < values.length;) {
                int end = i;
                while (end < values.length && values[end] == values[i]) end++;
                agree += Math.pow((double) (end - i) / values.length, 2);
                i = end;
            }
            all *= agree;
        }
        return all;
    }

    private static long bits(Column column, int row) {
        return switch (column) {
            case NumberColumn n -> Double.doubleToLongBits(n.value(row) + 0.0);
            case CategoryColumn c -> c.code(row);
            case DateColumn d -> d.micros(row);
        };
    }

    /// Finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(long z) {
        long a = (z + 0x9E3779B97F4A7C15L ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
