package sweetspot.data;

import java.util.Locale;
import java.util.Set;

/// Recognises the texts that stand for a missing value.
final class MissingMarks {
    /// Texts, in small letters, that are a missing value where the others are numbers, and a value of their own among
    /// texts: as a category, `none` or `unknown` may be meant.
    static final Set<String> SOFT = Set.of("none", "-", "--", "---", "–", "—", ".", "..", "...", "…", "missing",
            "unknown", "nil", "na", "n.a.", "n.a", "n/a", "#n/a", "nan", "-nan", "+nan", "null", "#null!", "(null)",
            "\\n", "n.d.", "nd", "k.a.", "undefined", "not available", "not applicable", "no data", "(blank)",
            "(empty)", "#div/0!", "#name?", "#num!", "#ref!", "#value!", "nat");

    private static final Set<String> INFINITE =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞", "1.#inf", "-1.#inf");
    private static final int LONGEST_SOFT = 14;

    private final Set<String> texts;
    private final int longest;
    private final boolean numeric;

    /// @param texts what is missing everywhere, compared exactly
    MissingMarks(Set<String> texts) {
        this.texts = texts;
        this.longest = texts.stream().mapToInt(String::length).max().orElse(-1);
        this.numeric = texts.stream().anyMatch(t -> !t.isEmpty() && Character.isDigit(t.charAt(t.length() - 1)));
    }

    /// Tells whether `text[from, to)` is missing in any column.
    boolean is(char[] text, int from, int to) {
        return to - from <= longest && texts.contains(new String(text, from, to - from));
    }

    /// Tells whether a number may be one of them (-999), so that looking is needed before parsing.
    boolean numeric() {
        return numeric;
    }

    /// Tells whether `text[from, to)` is missing among numbers: a soft mark, or a word for infinity, which no model
    /// takes.
    static boolean isSoft(char[] text, int from, int to) {
        if (to - from > LONGEST_SOFT) return false;
        String word = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        return SOFT.contains(word) || INFINITE.contains(word);
    }
}
