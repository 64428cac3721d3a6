package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds columns that say the same as an earlier one: a copy, the same measure in another unit, the same categories
/// under other names.
final class TwinColumns {
    private static final int SAMPLE = 2_000;
    private static final int MIN_ROWS = 20;
    /// So many columns are compared with one another; it takes a fifth of a second.
    private static final int MAX_COLUMNS = 200;
    private static final double MIN_CORRELATION = 0.99999;

    /// Two columns that say the same.
    record Pair(String first, String second) {}

    private TwinColumns() {}

    /// The pairs among the first [#MAX_COLUMNS] columns; each later column with the first one that it repeats.
    static List<Pair> of(List<Column> columns) {
        List<Pair> pairs = new ArrayList<>();
        List<double[]> numbers = new ArrayList<>();
        List<String> named = new ArrayList<>();
        Map<List<Integer>, String> categories = new HashMap<>();
        for (Column column : columns.subList(0, Math.min(MAX_COLUMNS, columns.size()))) {
            if (column.size() < MIN_ROWS) return List.of();
            switch (column) {
                // Two dates a fixed time apart are as much the same as two numbers.
                case DateColumn d -> addNumbers(d.days(), numbers, named, pairs);
                case NumberColumn n -> addNumbers(n, numbers, named, pairs);
                case CategoryColumn c -> {
                    List<Integer> pattern = pattern(c);
                    long distinct = pattern.stream().distinct().count();
                    // Two columns that differ in each row tell each other's values only by the row, unless they are equal.
                    if (distinct < 2 || distinct == pattern.size() && !hasCopy(c, columns)) continue;
                    String twin = categories.putIfAbsent(pattern, c.name());
                    if (twin != null) pairs.add(new Pair(twin, c.name()));
                }
            }
        }
        return pairs;
    }

    private static boolean hasCopy(CategoryColumn column, List<Column> columns) {
        return columns.stream()
                .anyMatch(o -> o != column && o instanceof CategoryColumn other && isCopy(column, other));
    }

    private static boolean isCopy(CategoryColumn a, CategoryColumn b) {
        for (int row = 0; row < a.size(); row += step(a.size())) {
            if (a.isMissing(row) != b.isMissing(row)) return false;
            if (!a.isMissing(row) && !a.text(row).equals(b.text(row))) return false;
        }
        return true;
    }

    private static void addNumbers(NumberColumn column, List<double[]> numbers, List<String> named, List<Pair> pairs) {
        double[] standard = standardized(column);
        if (standard == null) return;
        String twin = null;
        for (int i = 0; i < numbers.size() && twin == null; i++) {
            if (Math.abs(product(numbers.get(i), standard)) >= MIN_CORRELATION) twin = named.get(i);
        }
        if (twin != null) pairs.add(new Pair(twin, column.name()));
        numbers.add(standard);
        named.add(column.name());
    }

    private static int step(int rows) {
        return Math.max(1, rows / SAMPLE);
    }

    /// Some rows with mean 0 and length 1, gaps at the mean; null if the values do not vary.
    private static double @Nullable [] standardized(NumberColumn column) {
        int step = step(column.size());
        double[] x = new double[(column.size() + step - 1) / step];
        double mean = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = column.value(i * step);
            if (!Double.isNaN(x[i])) mean += (x[i] - mean) / ++n;
        }
        double length = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Double.isNaN(x[i]) ? 0 : x[i] - mean;
            length += x[i] * x[i];
        }
        if (n < MIN_ROWS || !(length > 0) || Double.isInfinite(length)) return null;
        double root = Math.sqrt(length);
        return Arrays.stream(x).map(v -> v / root).toArray();
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// The levels of some rows, numbered in the order in which they first occur: the same for other names.
    private static List<Integer> pattern(CategoryColumn column) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Integer> pattern = new ArrayList<>();
        for (int row = 0; row < column.size(); row += step(column.size())) {
            int code = column.code(row);
            pattern.add(code < 0 ? -1 : numbers.computeIfAbsent(code, _ -> numbers.size()));
        }
        return pattern;
    }
}
