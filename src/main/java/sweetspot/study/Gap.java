package sweetspot.study;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The rows or the time between the last row that trains and the first that is tested: as long as it takes until the
/// answer of a row is known, so that no model learns from answers that nobody had yet.
///
/// @param amount at least 0; whole for rows
/// @param unit what it counts
public record Gap(double amount, Unit unit) {
    /// Training ends where the test begins.
    public static final Gap NONE = new Gap(0, Unit.VALUE);

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]*)");
    private static final Map<String, Unit> WORDS = Map.ofEntries(Map.entry("", Unit.VALUE),
            Map.entry("row", Unit.ROWS), Map.entry("rows", Unit.ROWS),
            Map.entry("s", Unit.SECONDS), Map.entry("second", Unit.SECONDS), Map.entry("seconds", Unit.SECONDS),
            Map.entry("min", Unit.MINUTES), Map.entry("minute", Unit.MINUTES), Map.entry("minutes", Unit.MINUTES),
            Map.entry("h", Unit.HOURS), Map.entry("hour", Unit.HOURS), Map.entry("hours", Unit.HOURS),
            Map.entry("d", Unit.DAYS), Map.entry("day", Unit.DAYS), Map.entry("days", Unit.DAYS),
            Map.entry("w", Unit.WEEKS), Map.entry("week", Unit.WEEKS), Map.entry("weeks", Unit.WEEKS));

    /// What a gap counts.
    public enum Unit {
        /// Rows in order of time.
        ROWS("rows", 0),
        /// Whatever a column of numbers counts, such as years.
        VALUE("", 0),
        SECONDS("s", 1),
        MINUTES("min", 60),
        HOURS("h", 3600),
        DAYS("d", 86_400),
        WEEKS("w", 604_800);

        private final String mark;
        private final double seconds;

        Unit(String mark, double seconds) {
            this.mark = mark;
            this.seconds = seconds;
        }

        /// Whether it is a length of time, which only dates have.
        public boolean timed() {
            return seconds > 0;
        }
    }

    /// @throws IllegalArgumentException if the amount is out of its range
    public Gap {
        Objects.requireNonNull(unit, "unit");
        boolean whole = unit != Unit.ROWS || amount == Math.rint(amount);
        if (!(amount >= 0 && amount <= 1e12 && whole)) throw wrong(String.valueOf(amount));
    }

    /// Reads a gap as [#toString] writes it: `30d`, `12h`, `100 rows`; a plain number is in the time column's own unit.
    ///
    /// @throws IllegalArgumentException if it is none, with a message that says how a gap is written
    public static Gap parse(String text) {
        Matcher m = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches() || !WORDS.containsKey(m.group(2))) throw wrong(text);
        return new Gap(Double.parseDouble(m.group(1)), WORDS.get(m.group(2)));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(Messages.text("study.rule.gap", text));
    }

    /// Whether there is none.
    public boolean isNone() {
        return amount == 0;
    }

    /// Its length in the time column's values: in its own unit for numbers, in seconds for dates; 0 for rows.
    public double length() {
        return unit == Unit.ROWS ? 0 : unit.timed() ? amount * unit.seconds : amount;
    }

    /// In words.
    public String words() {
        return Messages.text("study.gap." + unit.name().toLowerCase(Locale.ROOT), Formats.value(amount), amount);
    }

    /// As the experiment file has it, such as `30d`.
    @Override
    public String toString() {
        return (amount == Math.rint(amount) ? String.valueOf((long) amount) : String.valueOf(amount)) + unit.mark;
    }
}
