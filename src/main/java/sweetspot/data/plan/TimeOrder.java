package sweetspot.data.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;
import sweetspot.text.Printable;

/// The place of rows in time, by a column of numbers or of ISO 8601 dates.
public interface TimeOrder {

    /// Seconds of a day without leap seconds.
    double SECONDS_A_DAY = 86_400;

    /// The place of a row: seconds since 1970 for dates, else the number; NaN if it has none.
    double at(int row);

    /// Whether its places are dates.
    boolean dated();

    /// The order of a column.
    ///
    /// @throws DataException if a text is not a date
    static TimeOrder of(Column column) throws DataException {
        return switch (column) {
            case NumberColumn n -> new Places(n.values(), false);
            case CategoryColumn c -> dates(c);
            case DateColumn d -> new Places(Arrays.stream(d.days().values()).map(day -> day * SECONDS_A_DAY).toArray(),
                    d.form() != DateColumn.Form.TIME);
        };
    }

    private static TimeOrder dates(CategoryColumn column) throws DataException {
        int[] counts = column.counts();
        double[] seconds = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            String level = column.levels().get(i);
            OptionalDouble read = seconds(level);
            if (read.isEmpty()) {
                throw DataException.of("data.error.no_time", Printable.brief(column.name()), Printable.brief(level));
            }
            seconds[i] = read.getAsDouble();
        }
        double[] places = new double[column.size()];
        for (int row = 0; row < places.length; row++) {
            places[row] = column.isMissing(row) ? Double.NaN : seconds[column.code(row)];
        }
        return new Places(places, true);
    }

    /// Seconds since 1970 of a date, a month or a date with a time of day, which is in UTC unless it says otherwise.
    private static OptionalDouble seconds(String text) {
        String iso = text.strip().replace(' ', 'T');
        List<Function<String, Double>> forms = List.of(
                t -> (double) LocalDate.parse(t).atStartOfDay().toEpochSecond(ZoneOffset.UTC),
                t -> exact(LocalDateTime.parse(t)),
                t -> exact(OffsetDateTime.parse(t).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()),
                t -> (double) YearMonth.parse(t).atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        return forms.stream().flatMap(form -> tried(form, iso)).mapToDouble(Double::doubleValue).findFirst();
    }

    private static double exact(LocalDateTime time) {
        Instant at = time.toInstant(ZoneOffset.UTC);
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static Stream<Double> tried(Function<String, Double> form, String text) {
        try {
            return Stream.of(form.apply(text));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }

    /// Places in an array.
    ///
    /// @param values one a row
    record Places(double[] values, boolean dated) implements TimeOrder {
        @Override
        public double at(int row) {
            return values[row];
        }
    }
}
