package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sweetspot.text.Messages;

/// Describes a column in the few figures that its header shows.
///
/// @param name the column's name
/// @param kind what it is good for
/// @param rows number of rows
/// @param missing number of rows without a value
/// @param distinct number of different values
/// @param min smallest number; NaN for texts or if there is none
/// @param max largest number; NaN for texts or if there is none
/// @param histogram rows in each of up to [#BINS] equal parts from min to max; of texts, the rows of `top`
/// @param top the commonest texts, commonest first, at most [#BINS]; empty for numbers; of dates the first and
///     the last
public record ColumnProfile(String name, ColumnKind kind, int rows, int missing, int distinct, double min, double max,
        List<Integer> histogram, List<LevelCount> top) {
    /// The most bars of a histogram.
    public static final int BINS = 12;

    private static final int MIN_ROWS_OF_ID = 20;
    private static final int LONG_TEXT = 24;

    /// A text and the number of its rows.
    public record LevelCount(String level, int rows) {}

    public ColumnProfile {
        histogram = List.copyOf(histogram);
        top = List.copyOf(top);
    }

    /// Looks at all values of `column`.
    public static ColumnProfile of(Column column) {
        return switch (column) {
            case NumberColumn n -> ofNumbers(n);
            case CategoryColumn c -> ofTexts(c);
            case DateColumn d -> ofDates(d);
        };
    }

    private static ColumnProfile ofNumbers(NumberColumn column) {
        double[] sorted = column.values();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) n--;
        double min = n == 0 ? Double.NaN : sorted[0];
        double max = n == 0 ? Double.NaN : sorted[n - 1];
        int distinct = 0;
        double mean = n == 0 ? Double.NaN : 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) distinct++;
            mean += (sorted[i] - mean) / (i + 1);
        }
        return new ColumnProfile(column.name(), numberKind(column, distinct, min, max, mean), column.size(),
                column.size() - n, distinct, min, max, bins(sorted, n, column.whole()), List.of());
    }

    private static ColumnProfile ofDates(DateColumn column) {
        NumberColumn days = column.days();
        double[] sorted = days.values();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) n--;
        int distinct = (int) Arrays.stream(sorted).limit(n).distinct().count();
        int first = 0;
        int last = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            if (column.isMissing(first) || column.micros(row) < column.micros(first)) first = row;
            if (column.isMissing(last) || column.micros(row) > column.micros(last)) last = row;
        }
        List<LevelCount> ends = n == 0 ? List.of()
                : List.of(new LevelCount(brief(column, first), 1), new LevelCount(brief(column, last), 1));
        return new ColumnProfile(column.name(), distinct <= 1 ? ColumnKind.CONSTANT : ColumnKind.DATE, column.size(),
                column.size() - n, distinct, n == 0 ? Double.NaN : sorted[0], n == 0 ? Double.NaN : sorted[n - 1],
                bins(sorted, n, false), ends);
    }

    /// The day alone where the whole would be long.
    private static String brief(DateColumn column, int row) {
        return column.form() == DateColumn.Form.TIME ? column.text(row) : column.local(row).toLocalDate().toString();
    }

    private static ColumnKind numberKind(NumberColumn column, int distinct, double min, double max, double mean) {
        if (distinct <= 1) return ColumnKind.CONSTANT;
        if (!column.whole()) return ColumnKind.NUMBER;
        Identity identity = Identity.of(column);
        if (identity == Identity.ROW_NUMBER || identity == Identity.ROWS) return ColumnKind.ID;
        boolean fewAndSmall = (min == 0 || min == 1) && mean < (min + max) / 2;
        return fewAndSmall && distinct > 2 ? ColumnKind.COUNT : ColumnKind.NUMBER;
    }

    private static List<Integer> bins(double[] sorted, int n, boolean whole) {
        if (n == 0) return List.of();
        double min = sorted[0];
        double range = sorted[n - 1] - min;
        int count = whole ? (int) Math.min(BINS, range + 1) : BINS;
        if (!(range > 0) || Double.isInfinite(range)) count = 1;
        // A bin of whole numbers must not hold more of them than its neighbour: step by whole widths.
        double width = whole && count > 1 ? Math.ceil((range + 1) / count) : range / count;
        Integer[] bins = new Integer[whole && count > 1 ? (int) Math.ceil((range + 1) / width) : count];
        Arrays.fill(bins, 0);
        for (int i = 0; i < n; i++) {
            int bin = bins.length == 1 ? 0 : (int) Math.clamp((sorted[i] - min) / width, 0, bins.length - 1);
            bins[bin]++;
        }
        return List.of(bins);
    }

    private static ColumnProfile ofTexts(CategoryColumn column) {
        int[] counts = column.counts();
        Integer[] order = new Integer[counts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingInt(i -> -counts[i]));
        int distinct = 0;
        int present = 0;
        long length = 0;
        long spaced = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            distinct++;
            present += counts[i];
            String level = column.levels().get(i);
            length += level.length();
            if (level.indexOf(' ') >= 0) spaced++;
        }
        List<LevelCount> top = new ArrayList<>();
        for (int i = 0; i < Math.min(BINS, distinct); i++) {
            top.add(new LevelCount(column.levels().get(order[i]), counts[order[i]]));
        }
        ColumnKind kind;
        boolean mostDiffer = present >= MIN_ROWS_OF_ID && distinct > 0.5 * present;
        if (distinct <= 1) kind = ColumnKind.CONSTANT;
        else if (column.use() == CategoryColumn.Use.WORDS) kind = ColumnKind.TEXT;
        else if (column.use() == CategoryColumn.Use.STEPS) kind = ColumnKind.ORDERED;
        else if (mostDiffer && length > (long) LONG_TEXT * distinct && spaced > distinct / 2) kind = ColumnKind.TEXT;
        else if (Identity.of(column) == Identity.ROWS) kind = ColumnKind.ID;
        else kind = ColumnKind.CATEGORY;
        return new ColumnProfile(column.name(), kind, column.size(), column.size() - present, distinct, Double.NaN,
                Double.NaN, top.stream().map(LevelCount::rows).toList(), top);
    }

    /// Share of the rows without a value, 0 to 1.
    public double missingShare() {
        return rows == 0 ? 0 : (double) missing / rows;
    }

    /// The line below the small histogram: the most telling of missing share, range and number of values.
    public String summary() {
        if (rows > 0 && missing == rows) return Messages.text("data.summary.all_missing");
        if (kind == ColumnKind.ID) return Messages.text("data.summary.unique", distinct);
        if (missing > 0) return Messages.text("data.summary.missing", missingPercent());
        if (kind == ColumnKind.CONSTANT) return Messages.text("data.summary.constant");
        if (kind == ColumnKind.DATE) {
            return Messages.text("data.summary.range", top.getFirst().level(), top.getLast().level());
        }
        if (Double.isNaN(min)) return Messages.text("data.summary.values", distinct);
        return Messages.text("data.summary.range", brief(min), brief(max));
    }

    /// Tells whether the numbers are codes or years, which have no thousands marks.
    boolean codes() {
        boolean whole = min == Math.rint(min) && max == Math.rint(max);
        return kind != ColumnKind.COUNT && Codes.are(name, whole, min, max);
    }

    /// The share of missing values in percent, as text without the sign.
    String missingPercent() {
        double percent = 100 * missingShare();
        return percent < 0.1 ? "< 0.1" : String.format(Locale.ENGLISH, "%.1f", percent);
    }

    private String brief(double value) {
        return value < 0 ? "−" + size(-value) : size(value);
    }

    private String size(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15 && codes()) return Long.toString((long) value);
        if (value == Math.rint(value) && size < 1e7) return String.format(Locale.ENGLISH, "%,d", (long) value);
        if (size >= 1e7 || size < 1e-3) return String.format(Locale.ENGLISH, "%.2g", value);
        int decimals = size >= 100 ? 0 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ENGLISH, "%,." + decimals + "f", value);
    }
}
