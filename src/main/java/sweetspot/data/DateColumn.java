package sweetspot.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// A column of dates, of dates with a time, or of times of day; immutable.
///
/// A value is a number of microseconds since the beginning of 1970, which reaches 290,000 years either way. Where the
/// file gives the distance from UTC, it is that of UTC, and the distance is kept, so that the hour on the wall is known
/// as well; else it is that of an unnamed place. A time of day is counted from midnight.
public final class DateColumn implements Column {
    /// Stands for a missing value.
    public static final long MISSING = Long.MIN_VALUE;

    private static final double MICROS_A_DAY = 86_400e6;

    /// The forms of the values.
    public enum Form {
        /// Days.
        DATE,
        /// Days with a time.
        DATE_TIME,
        /// Times of a day.
        TIME
    }

    private final String name;
    private final Form form;
    private final long[] micros;
    /// Minutes to add to get from UTC to the clock on the wall; empty if no value tells.
    private final short[] offsets;

    /// @param micros one per row, [#MISSING] = missing; copied
    /// @param offsets minutes east of UTC, one per row; empty if no value has one; copied
    /// @throws IllegalArgumentException if there are another number of offsets
    public DateColumn(String name, Form form, long[] micros, short[] offsets) {
        this.name = Objects.requireNonNull(name);
        this.form = Objects.requireNonNull(form);
        this.micros = micros.clone();
        this.offsets = offsets.clone();
        if (offsets.length != 0 && offsets.length != micros.length) {
            throw new IllegalArgumentException(offsets.length + " offsets for " + micros.length + " rows");
        }
    }

    /// A column of values of an unnamed place.
    public DateColumn(String name, Form form, long[] micros) {
        this(name, form, micros, new short[0]);
    }

    /// The form of the values.
    public Form form() {
        return form;
    }

    /// Tells whether values are known as instants, by their distance from UTC.
    public boolean zoned() {
        return offsets.length > 0;
    }

    /// Microseconds since 1970, or since midnight; [#MISSING] if it is missing.
    public long micros(int row) {
        return micros[row];
    }

    /// Minutes east of UTC; 0 if not known.
    public int offset(int row) {
        return offsets.length == 0 ? 0 : offsets[row];
    }

    /// The value in days since 1970, or since midnight; NaN if it is missing.
    public double days(int row) {
        return micros[row] == MISSING ? Double.NaN : micros[row] / MICROS_A_DAY;
    }

    /// The values in days, as a column of numbers.
    public NumberColumn days() {
        double[] days = new double[micros.length];
        for (int row = 0; row < days.length; row++) days[row] = days(row);
        return new NumberColumn(name, days);
    }

    /// What calendar and clock on the wall show; of a time of day, on the first day of 1970.
    ///
    /// @throws IllegalArgumentException if it is missing
    public LocalDateTime local(int row) {
        if (micros[row] == MISSING) throw new IllegalArgumentException("row " + row + " of " + name + " has no value");
        long wall = micros[row] + offset(row) * 60_000_000L;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(wall, 1_000_000L),
                (int) Math.floorMod(wall, 1_000_000L) * 1000,
                ZoneOffset.UTC);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return micros.length;
    }

    @Override
    public boolean isMissing(int row) {
        return micros[row] == MISSING;
    }

    @Override
    public String text(int row) {
        if (micros[row] == MISSING) return "";
        LocalDateTime at = local(row);
        return switch (form) {
            case DATE -> at.toLocalDate().toString();
            case TIME -> time(at.toLocalTime());
            case DATE_TIME -> at.toLocalDate() + " " + time(at.toLocalTime()) + (zoned() ? zone(offset(row)) : "");
        };
    }

    private static String time(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0 ? time.truncatedTo(ChronoUnit.MINUTES).toString()
                : time.toString();
    }

    private static String zone(int minutes) {
        return minutes == 0 ? "Z" : ZoneOffset.ofTotalSeconds(minutes * 60).toString();
    }

    /// The value as an instant in words of ISO 8601, whatever the form.
    String instant(int row) {
        return Instant.ofEpochSecond(Math.floorDiv(micros[row], 1_000_000L),
                Math.floorMod(micros[row], 1_000_000L) * 1000).toString();
    }

    @Override
    public DateColumn rows(int[] rows) {
        long[] picked = new long[rows.length];
        short[] zones = new short[offsets.length == 0 ? 0 : rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = micros[rows[i]];
        for (int i = 0; i < zones.length; i++) zones[i] = offsets[rows[i]];
        return new DateColumn(name, form, picked, zones);
    }
}
