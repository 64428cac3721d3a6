package sweetspot.data.format;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Writes points in time as ISO 8601 does, so that what reads columns need know one way only.
final class Dates {
    private Dates() {}

    static String iso(LocalDate date) {
        return date.toString();
    }

    /// Seconds are always written, their fraction where there is one.
    static String iso(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
}
