package sweetspot.text;

import java.util.Locale;

/// Writes lengths of time as the app shows them: "850 ms", "12 s", "4 min 12 s", "2 h 5 min", "3 days 4 h".
public final class Durations {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /// A length of time with its two largest units, rounded down as on a clock.
    ///
    /// @param millis milliseconds; negative ones count as none
    public static String text(long millis) {
        if (millis <= 0) return "0 s";
        if (millis < SECOND) return millis + " ms";
        if (millis < MINUTE) return millis / SECOND + " s";
        if (millis < HOUR) return two(millis, MINUTE, " min", SECOND, " s");
        if (millis < DAY) return two(millis, HOUR, " h", MINUTE, " min");
        return two(millis, DAY, " " + Messages.text(millis < 2 * DAY ? "time.day" : "time.days"), HOUR, " h");
    }

    private static String two(long millis, long large, String largeName, long small, String smallName) {
        long rest = millis % large / small;
        return millis / large + largeName + (rest == 0 ? "" : " " + rest + smallName);
    }

    /// A length of time that was measured, with tenths of a second where it is short: "42 ms", "1.6 s", "16 s".
    ///
    /// @param millis milliseconds; negative ones count as none
    public static String precise(long millis) {
        if (millis < SECOND / 10) return text(millis);
        if (millis < 9_950) return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
        return text((millis + SECOND / 2) / SECOND * SECOND);
    }

    /// A length of time to be read as an estimate, rounded to a unit of which there are at least two: "about 28 h".
    ///
    /// @param millis milliseconds, not negative; may be huge or infinite
    public static String about(double millis) {
        double days = millis / DAY;
        if (days >= 365e6) return Messages.text("time.vast");
        if (days >= 730) {
            return Messages.text("time.about", Messages.text("time.years", String.valueOf(Math.round(days / 365))));
        }
        long unit = days >= 2 ? DAY : millis >= 2 * HOUR ? HOUR : millis >= 2 * MINUTE ? MINUTE : SECOND;
        return Messages.text("time.about", Math.max(1, Math.round(millis / unit)) + name(unit));
    }

    /// A range of time in the unit of its upper end, rounded so that it holds both: "4–6 min", "20–40 s", "about 3 h",
    /// "under 5 s".
    ///
    /// @param from milliseconds, not negative
    /// @param to milliseconds, at least `from`
    public static String range(long from, long to) {
        long unit = to < 100 * SECOND ? SECOND : to < 90 * MINUTE ? MINUTE : to < 36 * HOUR ? HOUR : DAY;
        // Seconds in steps of 5 above 20, so that the text does not flicker.
        double step = unit == SECOND && to > 20 * SECOND ? 5 : 1;
        long low = (long) (Math.floor((double) from / unit / step) * step);
        long high = (long) (Math.ceil((double) to / unit / step) * step);
        if (low == 0 && high <= step) return Messages.text("time.under", Math.max(1, high) + name(unit));
        return low == high ? Messages.text("time.about", high + name(unit)) : low + "–" + high + name(unit);
    }

    private static String name(long unit) {
        return unit == SECOND ? " s" : unit == MINUTE ? " min" : unit == HOUR ? " h" : " " + Messages.text("time.days");
    }
}
