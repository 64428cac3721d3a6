package sweetspot.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.data.ColumnScan.Example;
import sweetspot.data.ImportOptions.DateOrder;

/// Counts in the first pass over a file what the values of one column say as dates: which order of day and month they
/// need, whether they have a time, and the forms they are written in.
final class DateScan {
    /// So many texts without a date among them are enough to stop looking.
    private static final int ENOUGH = 200;
    private static final int MOST_FORMS = 8;
    /// So many numbers that are all dates are no chance.
    private static final int LEAST_COMPACT = 10;

    /// A form and what is written in it.
    private static final class FormCount {
        private final Example first;
        private int cells;

        FormCount(Example first) {
            this.first = first;
        }
    }

    private final DateTexts reader;
    private int dates;
    private int texts;
    private int dayFirst;
    private int monthFirst;
    private int open;
    private int timed;
    private int zoned;
    private int times;
    private int compact;
    private int longest;
    private @Nullable Example firstDay;
    private @Nullable Example firstMonth;
    private @Nullable Example firstOpen;
    private @Nullable Example firstOdd;
    private final Map<String, FormCount> forms = new LinkedHashMap<>();

    DateScan(DateTexts reader) {
        this.reader = reader;
    }

    /// Takes a cell for a date; null if it is none.
    @Nullable
    WrittenDate read(char[] text, int from, int to) {
        boolean digits = true;
        for (int i = from; i < to && digits; i++) digits = text[i] >= '0' && text[i] <= '9';
        return digits ? reader.digits(text, from, to) : reader.read(text, from, to);
    }

    /// Takes a value that is no number.
    void add(char[] text, int from, int to, long line) {
        if (dates == 0 && texts > ENOUGH) return;
        WrittenDate date = reader.read(text, from, to);
        if (date == null) {
            texts++;
            if (firstOdd == null) firstOdd = Example.of(text, from, to, line);
            return;
        }
        dates++;
        if (date.layout() == WrittenDate.Layout.TIME) times++;
        else if (date.hasTime()) timed++;
        if (date.zoned()) zoned++;
        if (date.onlyDayFirst() && dayFirst++ == 0) firstDay = Example.of(text, from, to, line);
        if (date.onlyMonthFirst() && monthFirst++ == 0) firstMonth = Example.of(text, from, to, line);
        if (date.isOpen() && open++ == 0) firstOpen = Example.of(text, from, to, line);
        // Day first stands for both orders here; the note puts in the one that is read.
        String form = date.form(true);
        FormCount known = forms.get(form);
        if (known == null && forms.size() < MOST_FORMS) {
            known = new FormCount(Example.of(text, from, to, line));
            forms.put(form, known);
        }
        if (known != null) known.cells++;
    }

    /// Takes a value of digits alone.
    void addDigits(char[] text, int from, int to) {
        if (reader.digits(text, from, to) == null) return;
        compact++;
        longest = Math.max(longest, to - from);
    }

    /// Tells whether nearly all of some values are dates, or all are times; whatever else there is is then missing.
    boolean isDates(int values) {
        if (isCompact(values)) return true;
        int odd = values - dates;
        boolean few = odd <= ColumnScan.ODD_SHARE * values || odd <= 2 && odd <= 0.1 * values;
        return dates > 0 && few && (times == 0 || times == dates) && !isTorn();
    }

    /// Tells whether all values are digits that are a date ([DateDigits]).
    boolean isCompact(int values) {
        return dates == 0 && compact >= LEAST_COMPACT && compact == values;
    }

    /// The longest form of the dates that are digits alone.
    String compactForm() {
        return "yyyyMMddHHmmss".substring(0, Math.clamp(longest, 8, 14));
    }

    /// Tells whether many values are dates, though not enough of them.
    boolean isPartly(int values) {
        return dates >= 0.5 * values && dates > 0;
    }

    /// Tells whether both orders of day and month are needed by many.
    boolean isTorn() {
        return Math.min(dayFirst, monthFirst) > ColumnScan.ODD_SHARE * dates;
    }

    /// Tells whether all are times of day.
    boolean isTimes() {
        return times > 0 && times == dates;
    }

    /// Tells whether any has a time.
    boolean isTimed() {
        return timed > 0;
    }

    /// Tells whether any says its distance from UTC.
    boolean isZoned() {
        return zoned > 0;
    }

    /// Number of values with a time but without a distance from UTC, where others have one.
    int unzoned() {
        return zoned == 0 ? 0 : dates - zoned;
    }

    /// The order that the values need; empty if they leave it open or there is nothing to order.
    Optional<DateOrder> order() {
        if (dayFirst == monthFirst) return Optional.empty();
        return Optional.of(dayFirst > monthFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
    }

    /// Tells whether a value of the column can be read either way, and none tells which.
    boolean isOpen() {
        return open > 0 && dayFirst == 0 && monthFirst == 0;
    }

    /// Tells whether dates with a point between their parts are all that is open: nobody writes the month first so.
    boolean isPointed() {
        return forms.keySet().stream().filter(f -> f.startsWith("dd") && f.contains("MM") && !f.contains("MMM"))
                .allMatch(f -> f.charAt(2) == '.');
    }

    /// A value that shows the order, or that leaves it open.
    Optional<Example> example() {
        return Optional.ofNullable(firstDay != null && dayFirst >= monthFirst ? firstDay
                : firstMonth != null ? firstMonth : firstOpen);
    }

    /// The first value with the other order.
    Optional<Example> against(boolean asDayFirst) {
        return Optional.ofNullable(asDayFirst ? firstMonth : firstDay);
    }

    /// The first text that is no date.
    Optional<Example> firstOdd() {
        return Optional.ofNullable(firstOdd);
    }

    /// The forms, commonest first.
    List<String> forms(boolean asDayFirst) {
        return forms.entrySet().stream().sorted(Comparator.comparingInt(e -> -e.getValue().cells))
                .map(e -> asDayFirst || e.getKey().contains("MMM") || !e.getKey().startsWith("dd") ? e.getKey()
                        : "MM" + e.getKey().charAt(2) + "dd" + e.getKey().substring(5))
                .toList();
    }

    /// The first value in the commonest form.
    Optional<Example> first() {
        return forms.values().stream().max(Comparator.comparingInt(f -> f.cells)).map(f -> f.first);
    }
}
