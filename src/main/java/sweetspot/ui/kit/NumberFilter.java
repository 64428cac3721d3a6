package sweetspot.ui.kit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on a number, as it is typed under a column's heading: `0.9`, `≥ 0.9`, `<= 20 s`, `0.1–0.3`, `> 1e-4`.
///
/// @param low smallest number that passes
/// @param lowOpen whether `low` itself is left out
/// @param high largest number that passes
/// @param highOpen whether `high` itself is left out
public record NumberFilter(double low, boolean lowOpen, double high, boolean highOpen) {

    /// The meaning of a number alone.
    public enum Comparison { EQUAL, AT_LEAST, AT_MOST }

    private static final String NUMBER = "([+\\-−]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+\\-−]?\\d+)?)\\s*(ms|s|min|h|%)?";
    private static final Pattern SINGLE = Pattern.compile("(>=|=>|≥|<=|=<|≤|>|<|=)?\\s*" + NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s*(?:–|—|\\.\\.|-|to)\\s*" + NUMBER);

    /// The condition that a text states; empty if it states none that can be understood.
    ///
    /// @param plain what a number alone means
    public static Optional<NumberFilter> parse(String text, Comparison plain) {
        String trimmed = text.strip();
        Matcher single = SINGLE.matcher(trimmed);
        if (single.matches()) {
            double x = number(single.group(2), single.group(3));
            return Optional.of(compare(single.group(1), x, written(single.group(2)), plain));
        }
        Matcher range = RANGE.matcher(trimmed);
        if (!range.matches()) return Optional.empty();
        String unit = range.group(2) == null ? range.group(4) : range.group(2);
        double a = number(range.group(1), unit);
        double b = number(range.group(3), range.group(4));
        return Optional.of(new NumberFilter(Math.min(a, b), false, Math.max(a, b), false));
    }

    private static NumberFilter compare(String sign, double x, double tolerance, Comparison plain) {
        String operator = sign != null ? sign : switch (plain) {
            case EQUAL -> "=";
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
        };
        return switch (operator) {
            case ">=", "=>", "≥" -> new NumberFilter(x, false, Double.POSITIVE_INFINITY, false);
            case "<=", "=<", "≤" -> new NumberFilter(Double.NEGATIVE_INFINITY, false, x, false);
            case ">" -> new NumberFilter(x, true, Double.POSITIVE_INFINITY, false);
            case "<" -> new NumberFilter(Double.NEGATIVE_INFINITY, false, x, true);
            default -> new NumberFilter(x - tolerance, false, x + tolerance, false);
        };
    }

    /// Half a unit of the last digit typed after a decimal point: who types 0.06 means what is shown as 0.06. A whole
    /// number means itself.
    private static double written(String digits) {
        int point = digits.indexOf('.');
        int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
        String mantissa = exponent < 0 ? digits : digits.substring(0, exponent);
        if (point < 0 && exponent < 0) return 0;
        int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
        int power = exponent < 0 ? 0 : Integer.parseInt(digits.substring(exponent + 1).replace('−', '-'));
        return 0.5000001 * Math.pow(10, power - decimals);
    }

    private static double number(String digits, String unit) {
        double x = Double.parseDouble(digits.replace('−', '-'));
        return switch (unit) {
            case "ms" -> x / 1000;
            case "min" -> x * 60;
            case "h" -> x * 3600;
            case "%" -> x / 100;
            case null, default -> x;
        };
    }

    /// Tells whether a number passes. NaN never does.
    public boolean passes(double x) {
        return (lowOpen ? x > low : x >= low) && (highOpen ? x < high : x <= high);
    }
}
