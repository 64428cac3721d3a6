package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.text.Printable;

/// Makes of columns as read what the user wants them to be: whole numbers, ordered categories, free text; and finds free
/// text where that is asked for.
final class TypedColumns {
    private static final List<List<String>> SCALES = List.of(
            List.of("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"),
            List.of("very low", "low", "medium", "high", "very high", "extreme"),
            List.of("none", "low", "moderate", "high", "severe"), List.of("none", "mild", "moderate", "severe"),
            List.of("very small", "small", "medium", "large", "very large", "huge"), List.of("tiny", "small", "big"),
            List.of("very bad", "bad", "poor", "fair", "ok", "good", "very good", "excellent", "ideal"),
            List.of("poor", "fair", "average", "good", "excellent"),
            List.of("fair", "good", "very good", "premium", "ideal"),
            List.of("never", "rarely", "sometimes", "often", "usually", "always"),
            List.of("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
            List.of("bronze", "silver", "gold", "platinum", "diamond"), List.of("cold", "cool", "mild", "warm", "hot"),
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            List.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december"),
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
            List.of("no", "maybe", "yes"), List.of("first", "second", "third", "fourth", "fifth"));

    /// Texts that are shorter on average are hardly free.
    private static final double SHORT = 12;

    private final ImportOptions options;
    private final ReadingNotes notes;

    TypedColumns(ImportOptions options, ReadingNotes notes) {
        this.options = options;
        this.notes = notes;
    }

    /// The column as it is wanted; told where that left values out or took a choice.
    Column of(Column column) {
        ColumnType wanted = options.types().get(column.name());
        return switch (column) {
            case NumberColumn n when wanted == ColumnType.WHOLE && !n.whole() -> whole(n);
            case CategoryColumn c when wanted == ColumnType.ORDERED -> ordered(c);
            case CategoryColumn c when wanted == ColumnType.TEXT -> words(c);
            case CategoryColumn c when wanted == null && options.typing().find()
                    && isLong(c) && ColumnProfile.of(c).kind() == ColumnKind.TEXT ->
                words(c);
            default -> column;
        };
    }

    /// Tells at little cost of most columns that they are no free text.
    private static boolean isLong(CategoryColumn column) {
        return column.levels().stream().limit(100).mapToInt(String::length).average().orElse(0) > SHORT
                || column.levels().size() <= 100;
    }

    private Column whole(NumberColumn column) {
        double[] values = column.values();
        int odd = 0;
        int first = -1;
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row]) || values[row] == Math.rint(values[row])) continue;
            if (odd++ == 0) first = row;
            values[row] = Double.NaN;
        }
        notes.column(Severity.WARNING, "not_whole", column.name(), odd, column.text(first), first + 1);
        return new NumberColumn(column.name(), values);
    }

    private static Column words(CategoryColumn column) {
        int[] codes = new int[column.size()];
        Arrays.setAll(codes, column::code);
        return new CategoryColumn(column.name(), codes, column.levels(), CategoryColumn.Use.WORDS);
    }

    private Column ordered(CategoryColumn column) {
        List<String> asked = options.typing().orders().get(column.name());
        List<String> order = asked != null ? asked : usual(column.levels());
        int[] to = column.levels().stream().mapToInt(order::indexOf).toArray();
        int[] codes = new int[column.size()];
        int odd = 0;
        String example = "";
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row) < 0 ? -1 : to[column.code(row)];
            if (column.code(row) < 0 || codes[row] >= 0) continue;
            if (odd++ == 0) example = column.text(row);
        }
        if (odd > 0) notes.column(Severity.WARNING, "not_in_order", column.name(), odd, example);
        if (asked == null) {
            notes.column(isScale(column.levels()) ? Severity.NOTE : Severity.WARNING, "order_guessed", column.name(),
                    String.join(" < ", order.stream().limit(12).map(l -> Printable.brief(l, 20)).toList())
                            + (order.size() > 12 ? " < …" : ""));
        }
        return new CategoryColumn(column.name(), codes, order, CategoryColumn.Use.STEPS);
    }

    /// Tells whether texts are steps of a known scale, or begin with numbers.
    private static boolean isScale(List<String> levels) {
        return !scale(levels).isEmpty()
                || levels.stream().allMatch(l -> !l.isEmpty() && Character.isDigit(l.charAt(0)));
    }

    private static List<String> scale(List<String> levels) {
        Set<String> words = Set.copyOf(levels.stream().map(TypedColumns::key).toList());
        return SCALES.stream().filter(s -> s.containsAll(words)).findFirst().orElse(List.of());
    }

    private static String key(String level) {
        return level.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /// By a known scale, else by the number that each begins with, else as the levels stand.
    private static List<String> usual(List<String> levels) {
        List<String> scale = scale(levels);
        List<String> order = new ArrayList<>(levels);
        if (!scale.isEmpty()) {
            order.sort((a, b) -> Integer.compare(scale.indexOf(key(a)), scale.indexOf(key(b))));
        } else if (isScale(levels)) {
            order.sort(Comparator.comparingDouble(TypedColumns::leading));
        }
        return order;
    }

    private static double leading(String level) {
        int end = 0;
        while (end < level.length() && (Character.isDigit(level.charAt(end)) || level.charAt(end) == '.')) end++;
        double value = CellNumber.parse(level.toCharArray(), 0, end, '.');
        return Double.isNaN(value) ? 0 : value;
    }
}
