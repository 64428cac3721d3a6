package sweetspot.search;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// An option of a sampler or a pruner, declared once: its key, the values it may have, and what it is without being
/// set. Label, explanation and, where it has one, the unit stand in the bundle, under `search.option.<key>`.
///
/// @param key as it is written in `tpe:candidates=64`; unique within a strategy
/// @param kind which values it may have: `Long`, `Double` or `Boolean` ones
/// @param standard the value when it is not set; null = the strategy chooses one by the study
/// @param perParameter whether it may also be set for one parameter, as in `grid:learning_rate.steps=9`
/// @param standsAlone whether its value may stand without the key, as in `percentile:10`; of one option at most
public record StrategyOption(String key, Kind kind, @Nullable Object standard, boolean perParameter,
        boolean standsAlone) {

    /// An amount whose unit is a plural.
    private static final int MANY = 2;

    /// Which values an option may have.
    public sealed interface Kind {}

    /// Whole numbers, both ends included.
    public record Whole(long low, long high) implements Kind {}

    /// Decimal numbers, both ends included.
    public record Decimal(double low, double high) implements Kind {}

    /// Decimal numbers between the ends, which are not included themselves.
    public record Between(double low, double high) implements Kind {}

    /// Yes or no.
    public record Flag() implements Kind {}

    public StrategyOption {
        if (!key.matches("[a-z_]+")) throw new IllegalArgumentException("no key: " + key);
        if (standard != null && !allows(kind, standard)) throw new IllegalArgumentException(key + " = " + standard);
    }

    /// A whole number; `standard` null = the strategy chooses.
    public static StrategyOption whole(String key, long low, long high, @Nullable Long standard) {
        return new StrategyOption(key, new Whole(low, high), standard, false, false);
    }

    /// A decimal number; `standard` null = the strategy chooses.
    public static StrategyOption decimal(String key, double low, double high, @Nullable Double standard) {
        return new StrategyOption(key, new Decimal(low, high), standard, false, false);
    }

    /// A decimal number between two ends, neither of them included; `standard` null = the strategy chooses.
    public static StrategyOption between(String key, double low, double high, @Nullable Double standard) {
        return new StrategyOption(key, new Between(low, high), standard, false, false);
    }

    /// Yes or no.
    public static StrategyOption flag(String key, boolean standard) {
        return new StrategyOption(key, new Flag(), standard, false, false);
    }

    /// The trials before a model is asked: an option of every strategy that learns.
    ///
    /// @param standard null = by the number of parameters
    public static StrategyOption startup(@Nullable Long standard) {
        return whole("startup", 2, 10_000, standard);
    }

    /// The same, which may also be set for one parameter.
    public StrategyOption forEachParameter() {
        return new StrategyOption(key, kind, standard, true, standsAlone);
    }

    /// The same, whose value may stand alone behind the strategy's id.
    public StrategyOption alone() {
        return new StrategyOption(key, kind, standard, perParameter, true);
    }

    /// Tells whether `value` is of the kind's type and in its range.
    public static boolean allows(Kind kind, Object value) {
        return switch (kind) {
            case Whole w -> value instanceof Long n && n >= w.low && n <= w.high;
            case Decimal d -> value instanceof Double x && x >= d.low && x <= d.high;
            case Between b -> value instanceof Double x && x > b.low && x < b.high;
            case Flag _ -> value instanceof Boolean;
        };
    }

    /// Reads a value.
    ///
    /// @throws IllegalArgumentException if it is none; the message says what is allowed
    public Object parse(String text) {
        String t = text.strip();
        Object value = switch (kind) {
            case Whole _ -> number(t).isPresent() && number(t).getAsDouble() == Math.rint(number(t).getAsDouble())
                    ? (Object) (long) number(t).getAsDouble() : null;
            case Decimal _, Between _ -> number(t).isPresent() ? (Object) number(t).getAsDouble() : null;
            case Flag _ -> switch (t.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> null;
            };
        };
        if (value == null || !allows(kind, value)) {
            throw new IllegalArgumentException(
                    Messages.text("search.option.value", key, allowed(), Printable.brief(t)));
        }
        return value;
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            // Adding zero makes a negative zero, which would be written as 0, a plain one.
            return Double.isFinite(value) ? OptionalDouble.of(value + 0.0) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /// The values it may have, in words: "a whole number from 1 to 1000".
    public String allowed() {
        return switch (kind) {
            case Whole w -> Messages.text("search.option.allowed.whole", text(w.low), text(w.high));
            case Decimal d -> Double.isInfinite(d.high) ? Messages.text("search.option.allowed.any")
                    : Messages.text("search.option.allowed.decimal", text(d.low), text(d.high));
            case Between b -> Double.isInfinite(b.high) ? Messages.text("search.option.allowed.above", text(b.low))
                    : Messages.text("search.option.allowed.between", text(b.low), text(b.high));
            case Flag _ -> Messages.text("search.option.allowed.flag");
        };
    }

    /// A value as it is written; what [#parse] reads back as the same value. "" for null.
    public static String text(@Nullable Object value) {
        if (value instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1e15) return Long.toString(Math.round(x));
        return value == null ? "" : value.toString();
    }

    /// Its name on the screen.
    public String label() {
        return Messages.text("search.option." + key + ".label");
    }

    /// What its values count or measure, as in "trials" or "%"; "" for none.
    public String unit() {
        return unit(MANY);
    }

    private String unit(Object amount) {
        String text = "search.option." + key + ".unit";
        return Messages.has(text) ? Messages.text(text, amount) : "";
    }

    /// A value in words, with its unit: "25%", "automatic", "on".
    public String words(@Nullable Object value) {
        if (value == null) return Messages.text("search.option.automatic");
        if (value instanceof Boolean on) return Messages.text(on ? "search.option.on" : "search.option.off");
        String unit = unit(value);
        if (unit.isEmpty() || unit.equals("%")) return text(value) + unit;
        return Messages.text("search.option.amount", text(value), unit);
    }

    /// Explains in one sentence what it does.
    public String explanation() {
        return Messages.text("search.option." + key + ".help");
    }
}
