package sweetspot.data.format;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/// Knows which numbers of a workbook are dates, and writes them as ISO 8601 does (ECMA-376 part 1, 18.8.30, 18.17.4).
///
/// A workbook stores a date as a number of days; only the format of the cell tells. Days count from the end of 1899, in
/// which a day too many (29 February 1900) is counted, or from the beginning of 1904.
///
/// @param from1904 whether days count from 1904-01-01
record SheetDates(boolean from1904) {
    /// Days up to the end of the year 9999.
    private static final double LAST = 2_958_466;
    private static final int LEAP_BUG = 60;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /// What a format makes of a number.
    enum Meaning { NUMBER, DATE, DATE_TIME, TIME }

    /// @param id of the format, or null
    /// @param format as the workbook writes it, or null
    static Meaning meaning(Integer id, String format) {
        // Dates of East Asian workbooks, whose formats depend on the language and are not written out.
        if (format == null) {
            boolean date = id != null && (id >= 27 && id <= 36 || id >= 50 && id <= 58);
            return date ? Meaning.DATE : Meaning.NUMBER;
        }
        String plain = plain(format);
        if (plain.equals("general")) return Meaning.NUMBER;
        boolean day = plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0;
        boolean time = plain.indexOf('h') >= 0 || plain.indexOf('s') >= 0;
        if (day) return time ? Meaning.DATE_TIME : Meaning.DATE;
        if (time) return Meaning.TIME;
        return plain.indexOf('m') >= 0 ? Meaning.DATE : Meaning.NUMBER;
    }

    /// The first section of a format without literal texts, colours and conditions; `[h]` counts as h.
    private static String plain(String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == ';') break;
            if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '"') {
                i = end(format, '"', i);
            } else if (c == '[') {
                int close = end(format, ']', i);
                String inside = format.substring(i + 1, Math.min(close, format.length())).toLowerCase(Locale.ROOT);
                if (inside.matches("h+|m+|s+")) out.append('h');
                i = close;
            } else {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString().strip();
    }

    private static int end(String format, char mark, int from) {
        int end = format.indexOf(mark, from + 1);
        return end < 0 ? format.length() : end;
    }

    /// The date that a number of days is, to the millisecond; empty if it is none.
    ///
    /// @param withTime whether the time is written where it is midnight too
    Optional<String> iso(double days, boolean withTime) {
        if (!(days >= 0 && days < LAST)) return Optional.empty();
        long millis = Math.round(days * DAY_MILLIS);
        long day = Math.floorDiv(millis, DAY_MILLIS);
        LocalDate date = from1904 ? LocalDate.of(1904, 1, 1).plusDays(day)
                : LocalDate.of(1899, 12, 30).plusDays(day < LEAP_BUG ? day + 1 : day == LEAP_BUG ? day - 1 : day);
        LocalDateTime time = date.atStartOfDay().plus(Duration.ofMillis(Math.floorMod(millis, DAY_MILLIS)));
        boolean midnight = Math.floorMod(millis, DAY_MILLIS) == 0;
        return Optional.of(midnight && !withTime ? date.toString() : Dates.iso(time));
    }
}
