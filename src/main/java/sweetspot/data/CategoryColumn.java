package sweetspot.data;

import java.util.List;
import java.util.Objects;

/// A column of text values out of a list of levels; free text is one with many levels.
public final class CategoryColumn implements Column {

    /// What the texts are.
    public enum Use {
        /// Names without an order.
        NAMES,
        /// Steps of a scale, in the order of the levels.
        STEPS,
        /// Free text, which is taken for its words.
        WORDS
    }

    private final String name;
    private final int[] codes;
    private final List<String> levels;
    private final Use use;

    /// @param codes one per row: position in `levels`, or -1 for missing; copied
    /// @param levels the different values, all different
    /// @throws IllegalArgumentException if a code is out of range
    public CategoryColumn(String name, int[] codes, List<String> levels) {
        this(name, codes, levels, Use.NAMES);
    }

    /// @param codes one per row: position in `levels`, or -1 for missing; copied
    /// @param levels the different values, all different; of [Use#STEPS] from the lowest to the highest
    /// @throws IllegalArgumentException if a code is out of range
    public CategoryColumn(String name, int[] codes, List<String> levels, Use use) {
        this.use = Objects.requireNonNull(use);
        this.name = Objects.requireNonNull(name);
        this.codes = codes.clone();
        this.levels = List.copyOf(levels);
        for (int code : codes) {
            if (code < -1 || code >= levels.size()) {
                throw new IllegalArgumentException("code " + code + " of column " + name + " is out of range");
            }
        }
    }

    /// Position of a row's value in the levels; -1 if it is missing.
    public int code(int row) {
        return codes[row];
    }

    /// What the texts are.
    public Use use() {
        return use;
    }

    /// The different values, in a fixed order.
    public List<String> levels() {
        return levels;
    }

    /// Number of rows of each level, in the levels' order.
    public int[] counts() {
        int[] counts = new int[levels.size()];
        for (int code : codes) if (code >= 0) counts[code]++;
        return counts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public String text(int row) {
        return codes[row] < 0 ? "" : levels.get(codes[row]);
    }

    @Override
    public CategoryColumn rows(int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = codes[rows[i]];
        return new CategoryColumn(name, picked, levels, use);
    }
}
