package sweetspot.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sweetspot.data.ColumnScan.Example;

/// Collects the values of a column of dates. What is none becomes a missing value and is counted, as does a date beyond
/// the year 9998, which stands for "never".
final class DateFill implements ColumnFill {
    private static final int EXAMPLES = 3;
    private static final int LAST_YEAR = 9998;
    /// Numbers below it are no seconds since 1970 that anybody counts.
    private static final double LEAST_EPOCH = 1e8;

    private final long[] micros;
    private final short[] offsets;
    private final MissingMarks missing;
    private final DateScan scan;
    private final boolean dayFirst;
    private final boolean zoned;
    private final boolean times;
    private final boolean compact;
    private final List<Example> odd = new ArrayList<>();
    private final Map<String, Integer> soft = new LinkedHashMap<>();
    private int oddCount;
    private int endless;
    private int epochs;
    private boolean timed;

    /// @param scan what the first pass found
    /// @param dayFirst whether the day stands before the month where both orders are possible
    DateFill(int rows, DateScan scan, boolean dayFirst, boolean compact, MissingMarks missing) {
        this.micros = new long[rows];
        this.scan = scan;
        this.zoned = scan.isZoned();
        this.offsets = new short[zoned ? rows : 0];
        this.times = scan.isTimes();
        this.dayFirst = dayFirst;
        this.compact = compact;
        this.missing = missing;
    }

    @Override
    public void set(int row, char[] text, int from, int to, boolean padded, long line) {
        micros[row] = DateColumn.MISSING;
        if (missing.is(text, from, to)) return;
        if (MissingMarks.isSoft(text, from, to)) {
            if (soft.size() < EXAMPLES || soft.containsKey(new String(text, from, to - from))) {
                soft.merge(new String(text, from, to - from), 1, Integer::sum);
            }
            return;
        }
        WrittenDate read = scan.read(text, from, to);
        WrittenDate date = read != null && (read.layout() == WrittenDate.Layout.TIME) == times ? read : null;
        long value = date != null ? date.value(dayFirst) : compact ? DateColumn.MISSING : epoch(text, from, to);
        if (value == DateColumn.MISSING) {
            oddCount++;
            if (odd.size() < EXAMPLES) odd.add(Example.of(text, from, to, line));
            return;
        }
        if (date != null && date.layout() != WrittenDate.Layout.TIME && date.year() > LAST_YEAR) {
            endless++;
            return;
        }
        micros[row] = value;
        if (date != null && date.micros() > 0) timed = true;
        if (zoned && date != null && date.zoned()) offsets[row] = (short) date.offset();
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size.
    private long epoch(char[] text, int from, int to) {
        double value = CellNumber.parse(text, from, to, '.');
        double size = Math.abs(value);
        if (times || !(size >= LEAST_EPOCH)) return DateColumn.MISSING;
        epochs++;
        timed = true;
        double scale = size < 1e11 ? 1e6 : size < 1e14 ? 1e3 : size < 1e17 ? 1 : 1e-3;
        return Math.round(value * scale);
    }

    /// Number of values that are no dates.
    int oddCount() {
        return oddCount;
    }

    /// The first of them.
    List<Example> odd() {
        return odd;
    }

    /// Number of values beyond the last year.
    int endless() {
        return endless;
    }

    /// Number of values that count from 1970.
    int epochs() {
        return epochs;
    }

    /// Tells whether the day is read before the month.
    boolean dayFirst() {
        return dayFirst;
    }

    @Override
    public Map<String, Integer> missing() {
        return soft;
    }

    /// Texts that count as missing among dates, with the number of their cells.
    Map<String, Integer> soft() {
        return soft;
    }

    @Override
    public Column finish(String name) {
        DateColumn.Form form = times ? DateColumn.Form.TIME : timed ? DateColumn.Form.DATE_TIME : DateColumn.Form.DATE;
        return new DateColumn(name, form, micros, offsets);
    }
}
