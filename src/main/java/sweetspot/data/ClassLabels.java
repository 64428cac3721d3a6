package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The classes of a target column: each distinct value is one, numbers in numeric order, texts in the order of the
/// column's levels. Levels without a row are left out.
///
/// @param names the classes as a person reads them; unmodifiable
/// @param codes per row the position of its class in `names`, or -1 if the row has none
/// @param counts per class its number of rows
public record ClassLabels(List<String> names, int[] codes, int[] counts) {

    /// The classes of `column`.
    public static ClassLabels of(Column column) {
        return switch (column) {
            case CategoryColumn c -> ofCategories(c);
            case NumberColumn n -> ofNumbers(n);
            case DateColumn d -> ofCategories(texts(d));
        };
    }

    /// In the order of their text, which for most is that of time.
    private static CategoryColumn texts(DateColumn column) {
        Map<String, Integer> position = new TreeMap<>();
        for (int row = 0; row < column.size(); row++) if (!column.isMissing(row)) position.put(column.text(row), 0);
        int next = 0;
        for (Map.Entry<String, Integer> entry : position.entrySet()) entry.setValue(next++);
        int[] codes = new int[column.size()];
        Arrays.setAll(codes,
                row -> column.isMissing(row) ? -1 : Objects.requireNonNull(position.get(column.text(row))));
        return new CategoryColumn(column.name(), codes, List.copyOf(position.keySet()));
    }

    private static ClassLabels ofCategories(CategoryColumn column) {
        int[] counts = column.counts();
        int[] position = new int[counts.length];
        Arrays.fill(position, -1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            position[i] = names.size();
            names.add(column.levels().get(i));
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row) < 0 ? -1 : position[column.code(row)];
        }
        return new ClassLabels(List.copyOf(names), codes, Arrays.stream(counts).filter(n -> n > 0).toArray());
    }

    private static ClassLabels ofNumbers(NumberColumn column) {
        Map<Double, Integer> position = new TreeMap<>();
        Map<Double, String> text = new TreeMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            double value = column.value(row) + 0.0;
            if (position.putIfAbsent(value, 0) == null) text.put(value, column.text(row));
        }
        int next = 0;
        for (Map.Entry<Double, Integer> entry : position.entrySet()) entry.setValue(next++);
        int[] codes = new int[column.size()];
        int[] counts = new int[next];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.isMissing(row) ? -1 : Objects.requireNonNull(position.get(column.value(row) + 0.0));
            if (codes[row] >= 0) counts[codes[row]]++;
        }
        return new ClassLabels(List.copyOf(text.values()), codes, counts);
    }

    /// Number of classes.
    public int size() {
        return names.size();
    }

    /// Number of rows that have a class.
    public int rows() {
        return Arrays.stream(counts).sum();
    }

    /// Position of the class with the fewest rows, the later one of equals; -1 if there is none.
    public int rarest() {
        int at = -1;
        for (int i = 0; i < counts.length; i++) if (at < 0 || counts[i] <= counts[at]) at = i;
        return at;
    }

    /// Position of the class with the most rows, the first of equals; -1 if there is none.
    public int commonest() {
        int at = -1;
        for (int i = 0; i < counts.length; i++) if (at < 0 || counts[i] > counts[at]) at = i;
        return at;
    }
}
