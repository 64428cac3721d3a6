package sweetspot.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds texts that differ only in how they are written: `Yes`, `yes` and ` YES `.
public final class Spellings {
    private Spellings() {}

    /// The levels of a column that are probably one, in groups of at least two, the commonest spelling of each first.
    static List<List<String>> variants(CategoryColumn column) {
        int[] counts = column.counts();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) groups.computeIfAbsent(key(column.levels().get(i)), _ -> new ArrayList<>()).add(i);
        }
        return groups.values().stream().filter(g -> g.size() > 1)
                .map(g -> g.stream().sorted((a, b) -> counts[b] - counts[a]).map(column.levels()::get).toList())
                .toList();
    }

    /// The key that all spellings of one text share: case, kinds of blanks and dashes, and blanks around do not count.
    private static String key(String level) {
        String plain = Normalizer.normalize(level, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0_\\-‐–—]+", " ").strip();
        String bare = plain.replaceAll("[.]+$", "");
        return bare.isEmpty() ? level : bare;
    }

    /// The table with all spellings of one text written as the commonest of them.
    ///
    /// @param columns names of the columns to treat so; others, and columns of numbers, stay as they are
    public static Dataset merge(Dataset data, Set<String> columns) {
        if (columns.isEmpty()) return data;
        return new Dataset(data.name(), data.columns().stream()
                .map(c -> c instanceof CategoryColumn t && columns.contains(c.name()) ? merge(t) : c).toList());
    }

    private static CategoryColumn merge(CategoryColumn column) {
        int[] to = new int[column.levels().size()];
        Arrays.setAll(to, i -> i);
        for (List<String> group : variants(column)) {
            int common = column.levels().indexOf(group.getFirst());
            for (String spelling : group) to[column.levels().indexOf(spelling)] = common;
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) codes[row] = column.code(row) < 0 ? -1 : to[column.code(row)];
        return new CategoryColumn(column.name(), codes, column.levels(), column.use());
    }
}
