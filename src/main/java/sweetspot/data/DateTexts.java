package sweetspot.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes cells for dates: as the format that the user gave says, else in any form that [WrittenDate] knows.
///
/// @param format given by the user; empty if there is none
record DateTexts(Optional<DateTimeFormatter> format) {

    /// @param pattern in the letters of [DateTimeFormatter]
    /// @throws IllegalArgumentException if it is no pattern
    static DateTexts of(Optional<String> pattern) {
        return new DateTexts(pattern.map(p -> new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(p)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1).toFormatter(Locale.ENGLISH)));
    }

    /// A cell that is no number; null if it is no date.
    @Nullable
    WrittenDate read(char[] text, int from, int to) {
        WrittenDate asked = asked(text, from, to);
        return asked != null ? asked : WrittenDate.read(text, from, to);
    }

    /// A cell of digits alone; null if it is no date.
    @Nullable
    WrittenDate digits(char[] text, int from, int to) {
        WrittenDate asked = asked(text, from, to);
        if (asked != null) return asked;
        return format.isEmpty() && DateDigits.isDate(text, from, to) ? DateDigits.read(text, from, to) : null;
    }

    private @Nullable WrittenDate asked(char[] text, int from, int to) {
        if (format.isEmpty()) return null;
        TemporalAccessor parsed;
        try {
            parsed = format.get().parse(new String(text, from, to - from));
        } catch (DateTimeException e) {
            return null;
        }
        LocalDate day = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (day == null && time == null) return null;
        int offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? parsed.get(ChronoField.OFFSET_SECONDS) / 60
                : WrittenDate.NO_ZONE;
        long micros = time == null ? -1 : time.toNanoOfDay() / 1000;
        return day == null ? new WrittenDate(WrittenDate.Layout.TIME, ':', 0, 0, 0, false, micros, WrittenDate.NO_ZONE)
                : new WrittenDate(WrittenDate.Layout.YEAR, '-', day.getMonthValue(), day.getDayOfMonth(), day.getYear(),
                        false, micros, offset);
    }
}
