package sweetspot.data;

import java.util.Set;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.ImportOptions.DecimalMark;

/// What the first pass over a file learns about one column: enough to decide its type before any value is kept.
final class ColumnScan {
    /// Texts that are a missing value where the others are numbers, and a value of their own among texts.
    static final Set<String> SOFT_MISSING = Set.of("none", "None", "NONE", "-", "--", ".", "missing", "nil");

    private static final int LONGEST_SOFT = 7;

    private final Missing missing;
    private final boolean commaPossible;
    private int values;
    private int soft;
    private int codes;
    private int withPoint;
    private int withComma;
    private boolean surelyComma;
    private String badPoint;
    private long badPointLine;
    private String badComma;
    private long badCommaLine;

    ColumnScan(Missing missing, boolean commaPossible) {
        this.missing = missing;
        this.commaPossible = commaPossible;
    }

    /// Recognises the texts that stand for a missing value.
    static final class Missing {
        private final Set<String> texts;
        private final int longest;
        private final boolean numeric;

        Missing(Set<String> texts) {
            this.texts = texts;
            this.longest = texts.stream().mapToInt(String::length).max().orElse(-1);
            this.numeric = texts.stream().anyMatch(t -> !t.isEmpty() && Character.isDigit(t.charAt(t.length() - 1)));
        }

        boolean is(char[] text, int from, int to) {
            return to - from <= longest && texts.contains(new String(text, from, to - from));
        }

        /// Whether a number may be one of them (-999), so that looking is needed before parsing.
        boolean numeric() {
            return numeric;
        }
    }

    static boolean isSoft(char[] text, int from, int to) {
        return to - from <= LONGEST_SOFT && SOFT_MISSING.contains(new String(text, from, to - from));
    }

    void add(char[] text, int from, int to, long line) {
        if ((from == to || missing.numeric()) && missing.is(text, from, to)) return;
        boolean point = !Double.isNaN(NumberText.parse(text, from, to, '.'));
        boolean comma = commaPossible && !Double.isNaN(NumberText.parse(text, from, to, ','));
        if (!point && !comma) {
            if (missing.is(text, from, to)) return;
            if (isSoft(text, from, to)) {
                soft++;
                return;
            }
        }
        values++;
        if (point) withPoint++;
        else if (badPoint == null) {
            badPoint = new String(text, from, to - from);
            badPointLine = line;
        }
        if (comma) {
            withComma++;
            surelyComma |= !point && !threeDigitsAfterComma(text, from, to);
        } else if (badComma == null) {
            badComma = new String(text, from, to - from);
            badCommaLine = line;
        }
        if (NumberText.isCode(text, from, to)) codes++;
    }

    /// 1,234 may be a whole number with a thousands mark.
    private static boolean threeDigitsAfterComma(char[] text, int from, int to) {
        return to - from > 4 && text[to - 4] == ',';
    }

    /// The decimal mark if it is a column of numbers; 0 if it is one of texts.
    ///
    /// @param forced what the user wants, or null
    /// @throws DataException if the user wants numbers and there is something else, with the place
    char decide(String column, ColumnType forced, DecimalMark decimals, char delimiter, String file)
            throws DataException {
        if (forced == ColumnType.CATEGORY) return 0;
        boolean comma = decimals == DecimalMark.COMMA || decimals == DecimalMark.AUTO && commaPossible
                && withComma > withPoint && (surelyComma || delimiter == ';');
        int numbers = comma ? withComma : withPoint;
        if (forced == ColumnType.NUMBER && numbers < values) {
            throw DataException.of("data.error.not_a_number", file, comma ? badCommaLine : badPointLine, column,
                    shortened(comma ? badComma : badPoint));
        }
        boolean isNumber = forced == ColumnType.NUMBER
                || numbers == values && codes == 0 && (values > 0 || soft == 0);
        if (!isNumber) return 0;
        return comma ? ',' : '.';
    }

    /// Whether nearly all of its values are numbers, though not all.
    boolean mostlyNumbers() {
        int numbers = Math.max(withPoint, withComma);
        return codes == 0 && numbers < values && numbers >= 0.9 * values;
    }

    /// Number of values that are no numbers.
    int texts() {
        return values - Math.max(withPoint, withComma);
    }

    /// The first value that is no number, shortened to fit a sentence.
    String firstText() {
        return shortened(withComma > withPoint ? badComma : badPoint);
    }

    /// The line of the first value that is no number.
    long firstTextLine() {
        return withComma > withPoint ? badCommaLine : badPointLine;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
