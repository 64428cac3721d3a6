package sweetspot.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.format.Cells;

/// Gathers facts about one column in the first pass over a file: enough to decide its type before any value is kept.
///
/// Numbers are counted by what they say about the marks of the file: `1.5` needs a decimal point, `1,5` a decimal
/// comma, and `1,500` may be either.
final class ColumnScan {
    /// Texts, in small letters, that are a missing value where the others are numbers.
    static final Set<String> SOFT_MISSING = MissingMarks.SOFT;
    /// The largest share of values that may be something else in a column of numbers.
    static final double ODD_SHARE = 0.05;

    private static final int FEW_ODD = 2;
    private static final double FEW_ODD_SHARE = 0.1;
    private static final double CODE_SHARE = 0.05;
    private static final int FIXED_WIDTH = 3;
    private static final int MAX_UNITS = 12;
    private static final int EXACT_DIGITS = 15;

    private final MissingMarks missing;
    private int values;
    private int stored;
    private int whole;
    private int large;
    private int onlyPoint;
    private int onlyComma;
    private int eitherDot;
    private int eitherComma;
    private int texts;
    private int zeros;
    private int longs;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private boolean soft;
    private Map<String, UnitCount> units = Map.of();
    private @Nullable Example text;
    private @Nullable Example point;
    private @Nullable Example comma;
    private @Nullable Example code;
    private @Nullable Example grouped;
    private @Nullable Example scaled;
    private final boolean lettersAllowed;
    private final Optional<Set<String>> marks;
    private Map<String, UnitCount> letters = Map.of();
    private int amounts;
    private final DateScan dates;
    private final boolean datesAsked;

    /// @param lettersAllowed whether letters before a number are its unit, see [WrittenNumber#marked]
    /// @param marks the units that may stand at numbers; empty for any
    /// @param dates takes cells for dates
    ColumnScan(MissingMarks missing, boolean lettersAllowed, Optional<Set<String>> marks, DateTexts dates) {
        this.dates = new DateScan(dates);
        this.datesAsked = dates.format().isPresent();
        this.missing = missing;
        this.marks = marks;
        this.lettersAllowed = lettersAllowed;
    }

    /// A cell that shows what is meant.
    ///
    /// @param text its text, shortened to fit a sentence
    /// @param line the line of its record
    record Example(String text, long line) {
        private static final int LONGEST = 40;

        static Example of(char[] text, int from, int to, long line) {
            int length = Math.min(to - from, LONGEST);
            return new Example(new String(text, from, length) + (length < to - from ? "…" : ""), line);
        }
    }

    /// Counts the numbers that come with a unit.
    private static final class UnitCount {
        private final String written;
        private int count;

        UnitCount(String written) {
            this.written = written;
        }
    }

    /// Takes a value.
    void add(char[] t, int from, int to, long line) {
        if ((from == to || missing.numeric()) && missing.is(t, from, to)) return;
        int i = from;
        if (i < to && (t[i] == '-' || t[i] == '+')) i++;
        int start = i;
        while (i < to && isDigit(t[i])) i++;
        int digits = i - start;
        if (i == to && digits > 0) {
            values++;
            whole++;
            if (digits > FIXED_WIDTH) large++;
            if (digits < shortest) shortest = digits;
            if (digits > longest) longest = digits;
            if (start == from && (digits == 8 || digits == 12 || digits == 14 || datesAsked))
                dates.addDigits(t, from, to);
            if (start == from && CellNumber.isCode(t, from, to)) addCode(t, from, to, line);
            return;
        }
        if (i < to && (t[i] == '.' || t[i] == ',') && plainFraction(t, i, to, digits)) {
            values++;
            boolean dot = t[i] == '.';
            // Three digits behind the mark and one to three before it may be a whole number with a thousands mark.
            boolean either = to - i == 4 && digits > 0 && digits <= 3 && t[start] != '0';
            if (either) addEither(dot, t, from, to, line);
            else addSure(dot, t, from, to, line);
            return;
        }
        addOther(t, from, to, line);
    }

    /// Takes a value that the file stores as a number.
    void add(double value, long line) {
        if (missing.numeric()) {
            char[] t = Cells.plain(value).toCharArray();
            if (missing.is(t, 0, t.length)) return;
        }
        values++;
        stored++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Tells whether `text[mark + 1, to)` are digits, perhaps with an exponent.
    private static boolean plainFraction(char[] text, int mark, int to, int whole) {
        int i = mark + 1;
        while (i < to && isDigit(text[i])) i++;
        if (whole + i - mark - 1 == 0) return false;
        if (i == to) return true;
        if (text[i] != 'e' && text[i] != 'E') return false;
        i++;
        if (i < to && (text[i] == '-' || text[i] == '+')) i++;
        int digits = i;
        while (i < to && isDigit(text[i])) i++;
        return i == to && i > digits;
    }

    private void addCode(char[] t, int from, int to, long line) {
        if (t[from] == '0') zeros++;
        else longs++;
        if (code == null) code = Example.of(t, from, to, line);
    }

    private void addEither(boolean dot, char[] t, int from, int to, long line) {
        if (dot) eitherDot++;
        else eitherComma++;
        if (grouped == null) grouped = Example.of(t, from, to, line);
    }

    private void addSure(boolean dot, char[] t, int from, int to, long line) {
        if (dot) {
            onlyPoint++;
            if (point == null) point = Example.of(t, from, to, line);
        } else {
            onlyComma++;
            if (comma == null) comma = Example.of(t, from, to, line);
        }
    }

    /// A value that is more than a sign, digits and one mark.
    private void addOther(char[] t, int from, int to, long line) {
        if (missing.is(t, from, to)) return;
        if (MissingMarks.isSoft(t, from, to)) {
            soft = true;
            return;
        }
        values++;
        WrittenNumber number = lettersAllowed ? WrittenNumber.marked(t, from, to) : WrittenNumber.read(t, from, to);
        boolean fits = number != null
                && (number.unit().isEmpty() || marks.isEmpty() || marks.get().contains(number.unit()));
        if (number == null || !fits) {
            texts++;
            dates.add(t, from, to, line);
            if (!lettersAllowed && isDigit(t[to - 1])) addLetters(WrittenNumber.marked(t, from, to));
            if (text == null) text = Example.of(t, from, to, line);
            return;
        }
        if (!number.unit().isEmpty()) addUnit(number.unit());
        if (scaled == null && number.scaled()) scaled = Example.of(t, from, to, line);
        if (number.withPoint() == null || number.withComma() == null) {
            addSure(number.withComma() == null, t, from, to, line);
        } else if (number.pointGroup() == ',') {
            addEither(false, t, from, to, line);
        } else if (number.commaGroup() == '.') {
            addEither(true, t, from, to, line);
        } else {
            whole++;
        }
        if (grouped == null && (number.pointGroup() != 0 || number.commaGroup() != 0)) {
            grouped = Example.of(t, from, to, line);
        }
    }

    /// A text that is a number behind letters, or null.
    private void addLetters(@Nullable WrittenNumber number) {
        if (number == null) return;
        if (number.isAmount()) amounts++;
        letters = count(letters, number.unit());
    }

    private void addUnit(String unit) {
        units = count(units, unit);
    }

    private static Map<String, UnitCount> count(Map<String, UnitCount> before, String unit) {
        Map<String, UnitCount> counts = before.isEmpty() ? new LinkedHashMap<>() : before;
        String key = unitKey(unit);
        UnitCount known = counts.get(key);
        if (known == null && counts.size() < MAX_UNITS) {
            known = new UnitCount(unit);
            counts.put(key, known);
        }
        if (known != null) known.count++;
        return counts;
    }

    /// The letters before the values, where nearly all have them and fractions or grouped digits tell amounts from codes:
    /// the R of R8727.74.
    Optional<String> amountMark() {
        if (amounts <= CODE_SHARE * values) return Optional.empty();
        return letters.values().stream().filter(l -> l.count >= (1 - FEW_ODD_SHARE) * values).map(l -> l.written)
                .findFirst();
    }

    /// The form in which units are compared: `day` and `days` are one.
    static String unitKey(String unit) {
        return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    /// What the values say as dates.
    DateScan dates() {
        return dates;
    }

    /// Tells whether the column is one of dates.
    ///
    /// @param wanted what the user wants, or null
    /// @param find whether dates are looked for
    boolean isDate(@Nullable ColumnType wanted, boolean find) {
        return wanted == ColumnType.DATE || wanted == null && find && values > 0 && dates.isDates(values);
    }

    /// Number of values, without those that are missing.
    int values() {
        return values;
    }

    /// Values that are numbers with a decimal point only.
    int onlyPoint() {
        return onlyPoint;
    }

    /// Values that are numbers with a decimal comma only.
    int onlyComma() {
        return onlyComma;
    }

    /// Values such as 9.916.
    int eitherDot() {
        return eitherDot;
    }

    /// Values such as 9,916.
    int eitherComma() {
        return eitherComma;
    }

    /// A value that is a whole number or a fraction, as the file's marks are.
    Optional<Example> grouped() {
        return Optional.ofNullable(grouped);
    }

    /// A value of money in thousands, millions or billions, such as $1.2M.
    Optional<Example> scaled() {
        return Optional.ofNullable(scaled);
    }

    /// A value that needs a decimal comma or point.
    Optional<Example> sure(char decimal) {
        return Optional.ofNullable(decimal == '.' ? point : comma);
    }

    /// Tells whether three digits behind each mark, and small whole numbers beside, make thousands marks likely: 9,916
    /// and 694.
    boolean looksGrouped() {
        return whole > 0 && large == 0 && eitherDot + eitherComma > 0;
    }

    /// Tells whether at least nine of ten values may be numbers.
    boolean mostlyNumbers() {
        return values > 0 && texts <= 0.1 * values;
    }

    /// Tells whether at least half of the values may be numbers.
    boolean partlyNumbers() {
        return values > 0 && texts <= 0.5 * values;
    }

    /// Tells whether the values are digits that as numbers would lose something: leading zeros, as in postcodes, or
    /// more digits than a double holds, as in card numbers. One `00` among amounts does not make codes.
    boolean codes() {
        if (zeros + longs == 0) return false;
        int fractions = stored + onlyPoint + onlyComma + eitherDot + eitherComma;
        boolean fixedWidth = shortest == longest && longest >= FIXED_WIDTH && fractions == 0;
        return fixedWidth && zeros > 0 || zeros > CODE_SHARE * values || longs > CODE_SHARE * values;
    }

    /// The first value with a leading zero or more than fifteen digits.
    Optional<Example> code() {
        return Optional.ofNullable(code);
    }

    /// Tells whether the codes are such because of their length.
    boolean longCodes() {
        return longs > zeros;
    }

    /// The number of values that begin with a zero or are too long.
    int codeCount() {
        return zeros + longs;
    }

    /// Tells whether any whole number has more digits than a double surely holds.
    boolean tooLong() {
        return longest > EXACT_DIGITS;
    }

    /// Units that numbers come with, as written, commonest first.
    List<String> units() {
        return units.values().stream().sorted(Comparator.comparingInt(u -> -u.count)).map(u -> u.written)
                .toList();
    }

    /// The unit of the column: one that all its numbers have, or nearly all; empty if there is none.
    Optional<String> unit() {
        if (units.isEmpty()) return Optional.empty();
        String first = units().getFirst();
        int count = cells(first);
        int plain = values - texts - unitCells();
        boolean common = count > ODD_SHARE * values || plain == 0;
        return common && (WrittenNumber.known(first) || plain <= ODD_SHARE * values) ? Optional.of(first)
                : Optional.empty();
    }

    /// Values that have no unit although the column has one.
    int withoutUnit() {
        return unit().isEmpty() ? 0 : values - texts - unitCells();
    }

    private int cells(String unit) {
        UnitCount known = units.get(unitKey(unit));
        return known == null ? 0 : known.count;
    }

    private int unitCells() {
        return units.values().stream().mapToInt(u -> u.count).sum();
    }

    /// Values that are no number if the column is read in this style.
    int odd(NumberStyle style) {
        int odd = texts + (style.decimal() == '.' ? onlyComma : onlyPoint);
        if (units.isEmpty()) return Math.min(values, odd);
        int fitting = unit().map(this::cells).orElse(0);
        return Math.min(values, odd + unitCells() - fitting);
    }

    /// Tells whether the column is one of numbers: forced to, or at most one value in twenty is something else (one or
    /// two values if nine of ten are numbers).
    ///
    /// @param forced what the user wants, or null
    boolean isNumber(NumberStyle style, @Nullable ColumnType forced) {
        if (forced != null) return forced.isNumber();
        if (values == 0) return !soft;
        int odd = odd(style);
        boolean few = odd <= ODD_SHARE * values || odd <= FEW_ODD && odd <= FEW_ODD_SHARE * values;
        return few && odd < values && !codes();
    }

    /// The first value that is no number in this style.
    Optional<Example> firstOdd(NumberStyle style) {
        @Nullable
        Example wrong = style.decimal() == '.' ? comma : point;
        return Optional.ofNullable(text != null ? text : wrong != null ? wrong : code);
    }
}
