package sweetspot.model.prepare;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import sweetspot.data.DateColumn;

/// The parts of a date that a model is given as numbers, of the clock on the wall.
enum DatePart {
    /// The year.
    YEAR(0),
    /// From 1 to 12.
    MONTH(12),
    /// Day of the month, from 1.
    DAY(31),
    /// From 1, Monday, to 7.
    WEEKDAY(7),
    /// From 0 to below 24, minutes and seconds as a fraction.
    HOUR(24),
    /// Days since the earliest training row, with a fraction.
    ELAPSED(0);

    private static final double MICROS_A_DAY = 86_400e6;

    private final double period;

    DatePart(double period) {
        this.period = period;
    }

    /// After how much it begins anew; 0 for never.
    double period() {
        return period;
    }

    /// Tells whether December lies beside January in it.
    boolean isCyclic() {
        return period > 0;
    }

    /// The part of a row's value.
    ///
    /// @param earliest microseconds that [#ELAPSED] counts from
    /// @return NaN if the value is missing
    double of(DateColumn column, int row, long earliest) {
        if (column.isMissing(row)) return Double.NaN;
        if (this == ELAPSED) return ((double) column.micros(row) - earliest) / MICROS_A_DAY;
        LocalDateTime at = column.local(row);
        return switch (this) {
            case YEAR -> at.getYear();
            case MONTH -> at.getMonthValue();
            case DAY -> at.getDayOfMonth();
            case WEEKDAY -> at.getDayOfWeek().getValue();
            case HOUR -> at.toLocalTime().toNanoOfDay() / 3.6e12;
            case ELAPSED -> throw new AssertionError();
        };
    }

    /// The parts that differ among some rows. Where the day of the month does not, neither does the weekday say anything.
    static List<DatePart> varying(DateColumn column, int[] rows) {
        boolean times = column.form() == DateColumn.Form.TIME;
        List<DatePart> parts = Arrays.stream(values()).filter(p -> !times || p == HOUR)
                .filter(p -> p != HOUR || column.form() != DateColumn.Form.DATE)
                .filter(p -> Arrays.stream(rows).mapToDouble(r -> p.of(column, r, 0)).filter(Double::isFinite)
                        .distinct()
                        .limit(2).count() > 1)
                .toList();
        return parts.contains(DAY) ? parts : parts.stream().filter(p -> p != WEEKDAY).toList();
    }
}
