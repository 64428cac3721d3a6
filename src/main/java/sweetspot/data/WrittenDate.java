package sweetspot.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cell that is a date, a date with a time, or a time of day, taken apart. Which of day and month comes first in
/// 03/11/2025 is left open: the whole column decides it.
///
/// Understood are years first (2025-11-03, 2025/11/3, 2025.11.03, 2025-11, 20251103T0417), years last (03.11.2025,
/// 11/3/25, 11/2025), named months ([DateWords]: 3 Nov 2025, Nov 3, 2025, 03-NOV-25, Mo, 3. März 2025), weeks
/// (2025-W45-1) and 2025年11月3日, each with a time behind it or without (T04:17, 4:17:13.25 PM, 04.17 Uhr, 4h17), and
/// the time with its distance from UTC (Z, +02:00, GMT, CET). So is Mon Nov 03 04:17:13 2025.
///
/// @param layout the order of the parts
/// @param mark what stands between the parts of the date
/// @param first the first of day and month; of other layouts than [Layout#LAST] the month
/// @param second the second of day and month; of other layouts the day
/// @param year the year
/// @param shortYear whether the year is written with two digits
/// @param micros microseconds since midnight; -1 if there is no time
/// @param offset minutes east of UTC; [#NO_ZONE] if not given
record WrittenDate(Layout layout, char mark, int first, int second, int year, boolean shortYear, long micros,
        int offset) {
    /// No distance from UTC is given.
    static final int NO_ZONE = Integer.MIN_VALUE;

    private static final int LONGEST = 45;
    private static final int SHORTEST = 4;
    /// Two digits up to here are of this century.
    private static final int PIVOT = 69;
    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;

    /// The order of the parts.
    enum Layout {
        /// Year, month, day.
        YEAR,
        /// Year, number of the week (ISO 8601), day of the week.
        WEEK,
        /// Day and month in an order that only the column tells, then the year.
        LAST,
        /// With the name of the month.
        NAMED,
        /// Year and month, in whichever order.
        MONTH,
        /// A time of day alone.
        TIME
    }

    /// Takes a cell apart; null if it is nothing of the kind.
    static @Nullable WrittenDate read(char[] text, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST) return null;
        return new Parser(text, from, to).parse();
    }

    static boolean valid(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1) return false;
        return day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /// Tells whether it can only be read with the day first.
    boolean onlyDayFirst() {
        return layout == Layout.LAST && !valid(year, first, second);
    }

    /// Tells whether it can only be read with the month first.
    boolean onlyMonthFirst() {
        return layout == Layout.LAST && !valid(year, second, first);
    }

    /// Tells whether both orders give a date, and not the same one.
    boolean isOpen() {
        return layout == Layout.LAST && first != second && !onlyDayFirst() && !onlyMonthFirst();
    }

    /// Tells whether the distance from UTC is given.
    boolean zoned() {
        return offset != NO_ZONE;
    }

    /// Tells whether there is a time.
    boolean hasTime() {
        return micros >= 0;
    }

    /// Microseconds since 1970, those of UTC if the distance is given; [DateColumn#MISSING] if it is no date in this
    /// order.
    long value(boolean dayFirst) {
        if (layout == Layout.TIME) return micros;
        int month = layout == Layout.LAST && dayFirst ? second : first;
        int day = layout == Layout.LAST && dayFirst ? first : second;
        if (!valid(year, month, day)) return DateColumn.MISSING;
        long days = LocalDate.of(year, month, day).toEpochDay();
        return days * DAY + Math.max(0, micros) - (offset == NO_ZONE ? 0 : offset * 60L * SECOND);
    }

    /// The form in letters, such as dd.MM.yyyy HH:mm.
    String form(boolean dayFirst) {
        String m = mark == 0 ? "" : String.valueOf(mark);
        String y = shortYear ? "yy" : "yyyy";
        String date = switch (layout) {
            case WEEK -> "YYYY-Www-D";
            case YEAR -> y + m + "MM" + m + "dd";
            case LAST -> (dayFirst ? "dd" + m + "MM" : "MM" + m + "dd") + m + y;
            case NAMED ->
                "dd" + (m.isBlank() || mark == ',' ? " " : m) + "MMM" + (m.isBlank() || mark == ',' ? " " : m) + y;
            case MONTH -> "yyyy-MM";
            case TIME -> "";
        };
        String time = !hasTime() ? "" : "HH:mm" + (offset == NO_ZONE ? "" : " zone");
        return (date + " " + time).strip();
    }

    /// Walks through the characters of a cell.
    private static final class Parser {
        private final char[] text;
        private final int to;
        private int at;
        private int digits;

        Parser(char[] text, int from, int to) {
            this.text = text;
            this.at = from;
            this.to = to;
        }

        @Nullable
        WrittenDate parse() {
            char c = text[at];
            if (!isDigit(c) && !isLetter(c)) return null;
            if (isLetter(c)) {
                String word = word();
                if (DateWords.isWeekday(word) && DateWords.englishMonth(word) == 0) {
                    if (at < to && text[at] == '.') at++;
                    if (at < to && text[at] == ',') at++;
                    skipBlanks();
                    if (at >= to) return null;
                    if (isDigit(text[at])) return digitsFirst();
                    word = word();
                }
                return nameFirst(word);
            }
            return digitsFirst();
        }

        private @Nullable WrittenDate digitsFirst() {
            int n = number();
            int length = digits;
            if (at >= to || n < 0) return null;
            char mark = text[at];
            if (mark == ':' && length <= 2) {
                at -= length;
                long micros = time(false);
                if (micros < 0 || micros >= DAY || at < to) return null;
                return new WrittenDate(Layout.TIME, ':', 0, 0, 0, false, micros, NO_ZONE);
            }
            if (length == 8 && (mark == 'T' || mark == ' ' || mark == '-' || mark == '_')) {
                int day = n % 100;
                int month = n / 100 % 100;
                return valid(n / 10_000, month, day) ? end(Layout.YEAR, (char) 0, month, day, n / 10_000, false) : null;
            }
            if (length == 4 && (mark == 'W' || text[at + 1 < to ? at + 1 : at] == 'W')) return week(n, mark);
            if (length == 4) return yearFirst(n, mark);
            if (length > 2) return null;
            if (isLetter(mark)) return dayThenName(n, mark);
            if (mark != '-' && mark != '/' && mark != '.' && mark != ' ') return null;
            at++;
            if (mark == '.' || mark == ' ') skipBlanks();
            if (at < to && isLetter(text[at])) return dayThenName(n, mark);
            int second = number();
            if (second < 0) return null;
            if (digits == 4 && at == to && mark != ' ') return month(second, n);
            if (digits > 2 || at >= to || text[at] != mark || mark == ' ') return null;
            at++;
            if (mark == '.') skipBlanks();
            int year = number();
            if (year < 0 || digits != 4 && digits != 2) return null;
            boolean brief = digits == 2;
            int full = brief ? century(year) : year;
            if (!valid(full, n, second) && !valid(full, second, n)) return null;
            return end(Layout.LAST, mark, n, second, full, brief);
        }

        private @Nullable WrittenDate yearFirst(int year, char mark) {
            if (mark == '年') return sinographic(year);
            if (mark != '-' && mark != '/' && mark != '.' && mark != ' ') return null;
            at++;
            if (at < to && isLetter(text[at])) {
                int month = DateWords.month(word());
                if (month == 0) return null;
                if (at == to) return month(year, month);
                if (text[at] != mark) return null;
                at++;
                int day = number();
                return day > 0 && digits <= 2 && valid(year, month, day)
                        ? end(Layout.NAMED, mark, month, day, year, false) : null;
            }
            int month = number();
            if (month < 0 || digits > 2 || mark == ' ') return null;
            if (at == to) return digits == 2 && mark == '-' ? month(year, month) : null;
            if (text[at] != mark) return null;
            at++;
            int day = number();
            if (day < 0 || digits > 2 || !valid(year, month, day)) return null;
            return end(Layout.YEAR, mark, month, day, year, false);
        }

        /// 2025-W45-1, 2025W451, or 2025-W45, which is its Monday.
        private @Nullable WrittenDate week(int year, char mark) {
            at += mark == 'W' ? 1 : 2;
            if (mark != 'W' && mark != '-') return null;
            int week = number();
            int day = 1;
            if (digits == 3 && mark == 'W') {
                day = week % 10;
                week /= 10;
            } else if (digits != 2) {
                return null;
            } else if (at < to && text[at] == '-') {
                at++;
                day = number();
            }
            if (week < 1 || day < 1 || day > 7 || at < to || year < 1) return null;
            LocalDate monday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
            // The Thursday says whose year a week is.
            if (monday.plusDays(3).getYear() != year) return null;
            LocalDate date = monday.plusDays(day - 1L);
            return end(Layout.WEEK, '-', date.getMonthValue(), date.getDayOfMonth(), date.getYear(), false);
        }

        /// What follows 2025年, such as 11月3日.
        private @Nullable WrittenDate sinographic(int year) {
            at++;
            int month = number();
            if (month < 0 || at >= to || text[at++] != '月') return null;
            int day = number();
            if (day < 0 || at >= to || text[at++] != '日' || !valid(year, month, day)) return null;
            return end(Layout.YEAR, '-', month, day, year, false);
        }

        /// 3 Nov 2025, 03-Nov-25, 3rd of November 2025.
        private @Nullable WrittenDate dayThenName(int day, char mark) {
            String word = word();
            if (List.of("st", "nd", "rd", "th", "er").contains(word)) {
                skipBlanks();
                word = word();
            }
            if (word.equals("of") || word.equals("de")) {
                skipBlanks();
                word = word();
            }
            int month = DateWords.month(word);
            if (month == 0) return null;
            if (at < to && text[at] == '.') at++;
            if (text[at < to ? at : at - 1] == ' ' && to - at > 4 && text[at + 1] == 'd' && text[at + 2] == 'e')
                at += 3;
            if (at < to && (text[at] == mark || text[at] == ',' || text[at] == '-' || text[at] == '/')) at++;
            skipBlanks();
            int year = number();
            if (year < 0 || digits != 4 && digits != 2) return null;
            int full = digits == 2 ? century(year) : year;
            return valid(full, month, day)
                    ? end(Layout.NAMED, isLetter(mark) ? ' ' : mark, month, day, full, digits == 2)
                    : null;
        }

        /// Nov 3, 2025, or Nov 2025, or Nov 3 04:17:13 2025. Only in English does the day follow.
        private @Nullable WrittenDate nameFirst(String name) {
            int month = DateWords.month(name);
            if (month == 0 || at >= to) return null;
            if (text[at] == '.' || text[at] == '-' || text[at] == '/') at++;
            skipBlanks();
            int day = number();
            if (day < 0) return null;
            if (digits == 4 && at == to) return month(day, month);
            if (digits > 2 || DateWords.englishMonth(name) == 0) return null;
            if (at < to && isLetter(text[at]) && !List.of("st", "nd", "rd", "th").contains(word())) return null;
            if (at < to && (text[at] == ',' || text[at] == '-' || text[at] == '/')) at++;
            skipBlanks();
            int start = at;
            int year = number();
            if (digits <= 2 && at < to && text[at] == ':') {
                at = start;
                return timeThenYear(month, day);
            }
            if (year < 0 || digits != 4 || !valid(year, month, day)) return null;
            return end(Layout.NAMED, ',', month, day, year, false);
        }

        /// The rest of what C's asctime and the command date write.
        private @Nullable WrittenDate timeThenYear(int month, int day) {
            long micros = time(false);
            int offset = NO_ZONE;
            skipBlanks();
            if (micros >= 0 && at < to && isLetter(text[at])) {
                offset = DateWords.zone(word());
                if (offset == NO_ZONE) return null;
                skipBlanks();
            }
            int year = number();
            if (micros < 0 || digits != 4 || at < to || !valid(year, month, day)) return null;
            return new WrittenDate(Layout.NAMED, ',', month, day, year, false, micros, offset);
        }

        private static @Nullable WrittenDate month(int year, int month) {
            boolean likely = year >= 1800 && year < 2200 && month >= 1 && month <= 12;
            return likely ? new WrittenDate(Layout.MONTH, '-', month, 1, year, false, -1, NO_ZONE) : null;
        }

        private static int century(int twoDigits) {
            return twoDigits + (twoDigits <= PIVOT ? 2000 : 1900);
        }

        /// What follows a date: nothing, or a time.
        private @Nullable WrittenDate end(Layout layout, char mark, int first, int second, int year, boolean brief) {
            if (at == to) return new WrittenDate(layout, mark, first, second, year, brief, -1, NO_ZONE);
            char c = text[at];
            boolean apart = c == ' ' || c == 'T' || c == 't' || c == ',' || c == '_' || c == ':' || c == '-';
            if (!apart) return null;
            at++;
            skipBlanks();
            if (at == to) return null;
            boolean hourAlone = c == 'T' && to - at == 2;
            int hour = hourAlone ? number() : -1;
            long micros = !hourAlone ? time(true) : hour < 0 || hour > 23 ? -1 : hour * 3600L * SECOND;
            if (micros < 0) return null;
            int offset = zone();
            return at == to ? new WrittenDate(layout, mark, first, second, year, brief, micros, offset) : null;
        }

        /// A time of day in microseconds; -1 if it is none.
        private long time(boolean compactAllowed) {
            int hour = number();
            if (hour < 0) return -1;
            int minute;
            int second = 0;
            long fraction = 0;
            char mark = at < to ? text[at] : 0;
            if (mark == ':' || compactAllowed && digits <= 2 && (mark == '.' || mark == 'h')) {
                if (digits > 2) return -1;
                at++;
                minute = number();
                if (digits != 2) return -1;
                if (at < to && text[at] == mark) {
                    at++;
                    second = number();
                    if (digits != 2) return -1;
                    fraction = fraction();
                }
            } else {
                if (!compactAllowed || digits != 4 && digits != 6) return -1;
                if (digits == 6) {
                    second = hour % 100;
                    hour /= 100;
                }
                minute = hour % 100;
                hour /= 100;
                fraction = fraction();
            }
            if (minute > 59 || second > 60 || hour > 24) return -1;
            int half = halfDay();
            if (half >= 0) {
                if (hour < 1 || hour > 12) return -1;
                hour = hour % 12 + half;
            }
            if (hour == 24 && minute + second > 0) return -1;
            return ((hour * 60L + minute) * 60 + Math.min(second, 59)) * SECOND + fraction;
        }

        private long fraction() {
            if (at >= to || text[at] != '.' && text[at] != ',') return 0;
            at++;
            long micros = 0;
            long unit = 100_000;
            while (at < to && isDigit(text[at])) {
                micros += (text[at] - '0') * unit;
                unit /= 10;
                at++;
            }
            return micros;
        }

        /// 0 for AM, 12 for PM, -1 for neither.
        private int halfDay() {
            int i = at;
            while (i < to && (text[i] == ' ' || text[i] == '\u202f' || text[i] == '\u00a0')) i++;
            if (i >= to) return -1;
            char c = Character.toLowerCase(text[i]);
            if (c != 'a' && c != 'p') return -1;
            i++;
            if (i < to && text[i] == '.') i++;
            if (i >= to || Character.toLowerCase(text[i]) != 'm') return -1;
            i++;
            if (i < to && text[i] == '.') i++;
            at = i;
            return c == 'a' ? 0 : 12;
        }

        private int zone() {
            skipBlanks();
            if (at >= to) return NO_ZONE;
            char c = text[at];
            if (isLetter(c)) {
                int before = at;
                String word = word();
                if (word.equals("uhr")) return NO_ZONE;
                int named = DateWords.zone(word);
                if (named == NO_ZONE) {
                    at = before;
                    return NO_ZONE;
                }
                if (at >= to || text[at] != '+' && text[at] != '-') {
                    place();
                    return named;
                }
                c = text[at];
            }
            place();
            if (c != '+' && c != '-' && c != '\u2212') return NO_ZONE;
            int sign = c == '+' ? 1 : -1;
            at++;
            int hours = number();
            if (hours < 0 || digits != 2 && digits != 4 && digits != 1) return NO_ZONE;
            int minutes = 0;
            if (digits == 4) {
                minutes = hours % 100;
                hours /= 100;
            } else if (at < to && text[at] == ':') {
                at++;
                minutes = number();
            }
            if (hours > 18 || minutes < 0 || minutes > 59) {
                // No distance: the cell as a whole is not understood.
                at = to + 1;
                return NO_ZONE;
            }
            place();
            return sign * (hours * 60 + minutes);
        }

        /// A place in brackets, as Java writes it behind the distance.
        private void place() {
            if (at < to && text[at] == '[' && text[to - 1] == ']') at = to;
        }

        private void skipBlanks() {
            while (at < to && (text[at] == ' ' || text[at] == '\u00a0' || text[at] == '\u202f')) at++;
        }

        /// A whole number of up to eight digits; -1 if there is none. Its length is left in `digits`.
        private int number() {
            int start = at;
            int value = 0;
            while (at < to && isDigit(text[at]) && at - start < 8) value = value * 10 + text[at++] - '0';
            digits = at - start;
            return digits == 0 || at < to && isDigit(text[at]) ? -1 : value;
        }

        private String word() {
            int start = at;
            while (at < to && isLetter(text[at])) at++;
            return new String(text, start, at - start).toLowerCase(Locale.ROOT);
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127 && c != '年' && Character.isLetter(c);
        }
    }
}
