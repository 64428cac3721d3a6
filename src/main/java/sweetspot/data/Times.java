package sweetspot.data;

import java.util.Set;
import java.util.regex.Pattern;

/// Finds columns that say when something happened.
final class Times {
    private static final int MIN_DISTINCT = 10;
    /// Seconds until 1995 and until 2040.
    private static final double FIRST_EPOCH = 7.889e8;
    private static final double LAST_EPOCH = 2.209e9;
    private static final Set<String> WORDS =
            Set.of("date", "time", "timestamp", "datetime", "year", "month", "day", "week", "period", "quarter");
    private static final Set<String> DATE_WORDS = Set.of("date", "time", "timestamp", "datetime");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4}[-/.]\\d{1,2}([-/.]\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})|\\d{1,2}[- .]\\p{L}{3,9}[- .,]+\\d{2,4})"
                    + "([T ]\\d{1,2}:\\d{2}.{0,20})?");

    private Times() {}

    /// Tells whether a name has a word for a time.
    static boolean named(String name) {
        return Identity.words(name).stream().anyMatch(WORDS::contains);
    }

    /// Tells whether nearly all texts are dates, of which there are many.
    static boolean isDates(CategoryColumn column) {
        int[] counts = column.counts();
        int distinct = 0;
        int dates = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            distinct++;
            String level = column.levels().get(i);
            if (level.length() <= 40 && DATE.matcher(level).matches()) dates++;
            else if (distinct - dates > 20 + column.size() / 20) return false;
        }
        return distinct >= MIN_DISTINCT && dates >= 0.9 * distinct;
    }

    /// Tells whether all numbers, of which there are many, are seconds, milliseconds, microseconds or nanoseconds since
    /// 1970 of the years 1995 to 2039.
    static boolean isEpoch(NumberColumn column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Set<Double> seen = new java.util.HashSet<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            low = Math.min(low, column.value(row));
            high = Math.max(high, column.value(row));
            if (seen.size() < MIN_DISTINCT) seen.add(column.value(row));
        }
        if (!column.whole() || seen.size() < MIN_DISTINCT) return false;
        for (double scale = 1; scale <= 1e9; scale *= 1e3) {
            if (low >= FIRST_EPOCH * scale && high <= LAST_EPOCH * scale) return true;
        }
        return false;
    }

    /// Tells whether the numbers are years, or seconds since some day, by name and range.
    static boolean isTimes(NumberColumn column) {
        Set<String> words = Identity.words(column.name());
        boolean years = words.contains("year");
        if (!years && words.stream().noneMatch(DATE_WORDS::contains)) return false;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Set<Double> seen = new java.util.HashSet<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            low = Math.min(low, column.value(row));
            high = Math.max(high, column.value(row));
            if (seen.size() < MIN_DISTINCT) seen.add(column.value(row));
        }
        boolean inRange = low >= 1800 && high <= 2200 || low >= 1e8;
        return column.whole() && inRange && seen.size() >= MIN_DISTINCT;
    }
}
