package sweetspot.ui.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Reads and writes the numbers of edit fields, the same way in every locale: a decimal point, no grouping, the minus
/// sign that all numbers on the screen have, and an exponent where it is shorter. A hyphen is read as a minus sign too.
/// What [#format] writes, [#parse] reads back as the same `double`.
public final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final double EXACT = 0x1p53;

    private NumberText() {}

    /// A text once it was read: a number, or the reason why it is none.
    public sealed interface Parsed permits Number, Rejected {}

    /// A finite number.
    @SuppressWarnings("AvoidCommonTypeNames") // written as NumberText.Number
    public record Number(double value) implements Parsed {}

    /// Not a number.
    ///
    /// @param reason one sentence: what is wrong and what is allowed
    public record Rejected(String reason) implements Parsed {}

    /// Reads a number.
    ///
    /// @param whole whether only whole numbers (within ±2^53) are allowed; `1e3` and `50.0` are whole
    public static Parsed parse(String text, boolean whole) {
        String t = text.strip().replace('−', '-');
        if (t.isEmpty()) return rejected("space.number.empty");
        if (t.contains(",")) return rejected("space.number.comma", t.replace(',', '.'));
        if (!NUMBER.matcher(t).matches()) {
            return rejected(whole ? "space.number.invalidWhole" : "space.number.invalid", t);
        }
        double value = Double.parseDouble(t);
        if (!Double.isFinite(value)) return rejected("space.number.large", t);
        if (whole && value != Math.rint(value)) {
            return rejected("space.number.whole", format(Math.floor(value)), format(Math.ceil(value)));
        }
        if (whole && Math.abs(value) > EXACT) return rejected("space.number.large", t);
        return new Number(value == 0 ? 0 : value);
    }

    private static Rejected rejected(String key, Object... arguments) {
        return new Rejected(Messages.text(key, arguments));
    }

    /// The shortest exact text: `0.0001`, `1e-5`, `1000`, `−2.5e7`.
    public static String format(double value) {
        return minus(Formats.shortest(value));
    }

    private static String minus(String text) {
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /// The number rounded to some significant digits, for text that is read and not edited.
    public static String brief(double value, int digits) {
        if (!Double.isFinite(value)) return String.valueOf(value);
        return minus(Formats.shortest(value, digits));
    }

    /// A finite number rounded to some significant digits.
    public static double round(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }
}
