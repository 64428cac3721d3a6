package sweetspot.text;

/// Writes lengths of time as the app shows them: "850 ms", "12 s", "4 min 12 s", "2 h 5 min", "3 days 4 h".
public final class Durations {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /// A length of time with its two largest units.
    ///
    /// @param millis milliseconds, not negative
    public static String text(long millis) {
        if (millis == 0) return "0 s";
        if (millis < SECOND) return millis + " ms";
        if (millis < MINUTE) return millis / SECOND + " s";
        if (millis < HOUR) return two(millis, MINUTE, " min", SECOND, " s");
        if (millis < DAY) return two(millis, HOUR, " h", MINUTE, " min");
        return two(millis, DAY, millis < 2 * DAY ? " day" : " days", HOUR, " h");
    }

    private static String two(long millis, long large, String largeName, long small, String smallName) {
        long rest = millis % large / small;
        return millis / large + largeName + (rest == 0 ? "" : " " + rest + smallName);
    }

    /// A length of time to be read as an estimate, rounded to a unit of which there are at least two: "about 28 h".
    ///
    /// @param millis milliseconds, not negative; may be huge or infinite
    public static String about(double millis) {
        double days = millis / DAY;
        if (days >= 365e6) return "more than a million years";
        if (days >= 730) return "about " + Math.round(days / 365) + " years";
        if (days >= 2) return "about " + Math.round(days) + " days";
        if (millis >= 2 * HOUR) return "about " + Math.round(millis / HOUR) + " h";
        if (millis >= 2 * MINUTE) return "about " + Math.round(millis / MINUTE) + " min";
        return "about " + Math.max(1, Math.round(millis / SECOND)) + " s";
    }

    /// A range of time in the unit of its upper end: "4–6 min"; one figure where both ends round to the same.
    ///
    /// @param from milliseconds, not negative
    /// @param to milliseconds, at least `from`
    public static String range(long from, long to) {
        if (to < 2 * SECOND) return "1–2 s";
        long unit = to < 2 * MINUTE ? SECOND : to < 2 * HOUR ? MINUTE : to < 2 * DAY ? HOUR : DAY;
        String name = unit == SECOND ? " s" : unit == MINUTE ? " min" : unit == HOUR ? " h" : " days";
        long low = Math.max(1, Math.round((double) from / unit));
        long high = Math.max(low, Math.round((double) to / unit));
        return (low == high ? String.valueOf(low) : low + "–" + high) + name;
    }
}
