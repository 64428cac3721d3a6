package sweetspot.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Times as Optuna's journal writes them: ISO 8601 with microseconds, in local time without an offset (up to 4.9), or
/// with one (5.0).
final class JournalTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private JournalTime() {}

    /// The local time of an instant, as every version of Optuna reads it.
    static String text(long millis) {
        return FORMAT.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault()));
    }

    /// Milliseconds since the epoch; 0 for null.
    ///
    /// @throws IllegalArgumentException if the text is no time
    static long millis(@Nullable String text) {
        if (text == null) return 0;
        try {
            boolean offset = text.length() > 19 && (text.endsWith("Z") || text.indexOf('+', 19) > 0
                    || text.indexOf('-', 19) > 0);
            return offset ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(ZoneId.systemDefault()).toInstant()
                            .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(Messages.text("journal.line.time", text), e);
        }
    }
}
