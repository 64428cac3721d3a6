package sweetspot.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How numbers read, the same everywhere and in every locale.
public final class Formats {
    /// Stands for a number that is not known.
    public static final String NONE = "–";

    private Formats() {}

    /// A score with three decimals.
    public static String score(double value) {
        return number(value, 3);
    }

    /// A score with four decimals, as in the trial table.
    public static String fineScore(double value) {
        return number(value, 4);
    }

    /// A score with its standard error, "0.912 ± 0.010"; without the error if it is not known.
    public static String scoreWithError(double value, double standardError) {
        return Double.isNaN(standardError) ? score(value) : score(value) + " ± " + error(standardError, value, 3);
    }

    /// A standard error, with the decimals of the value it belongs to.
    public static String error(double standardError, double value, int decimals) {
        return Math.abs(value) < small(decimals) ? number(standardError, decimals)
                : fixed(standardError, decimals(value, decimals));
    }

    /// An end of an interval around a score, with the score's decimals.
    public static String bound(double end, double score) {
        return error(end, score, 3);
    }

    /// A difference of scores around 1, with its sign: "+0.040"; see [#gain(double, double)].
    public static String gain(double difference) {
        return gain(difference, 1);
    }

    /// A difference of scores, with its sign and as many decimals as the scores have: "+0.040". What these decimals
    /// cannot tell from 0 is "< 0.001", or "> −0.001" for a loss. Only where the scores themselves are written with an
    /// exponent, the difference is too.
    ///
    /// @param score one of the scores that differ
    public static String gain(double difference, double score) {
        if (Double.isNaN(difference)) return NONE;
        String sign = difference < 0 ? "−" : "+";
        double size = Math.abs(difference);
        boolean exponent = score != 0 && Math.abs(score) < small(3) || Math.abs(score) >= 1e9 || size >= 1e9;
        if (exponent || Double.isInfinite(difference)) return sign + number(size, 3);
        int decimals = decimals(Double.isFinite(score) ? Math.max(Math.abs(score), size) : size, 3);
        double least = Math.pow(10, -decimals);
        if (size > 0 && size < least / 2) {
            return difference > 0 ? "< " + fixed(least, decimals) : "> −" + fixed(least, decimals);
        }
        return sign + fixed(size, decimals);
    }

    /// A number with `decimals` decimals as far as they say something: fewer from 100 on, and an exponent where
    /// the decimals would all be 0.
    public static String number(double value, int decimals) {
        if (Double.isNaN(value)) return NONE;
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
        double size = Math.abs(value);
        if (size != 0 && (size < small(decimals) || size >= 1e9)) {
            return minus(String.format(Locale.ROOT, "%." + (decimals - 1) + "e", value));
        }
        return fixed(value, decimals(value, decimals));
    }

    private static double small(int decimals) {
        return 0.5 * Math.pow(10, -decimals + 1);
    }

    private static int decimals(double value, int decimals) {
        double size = Math.abs(value);
        return size < 100 ? decimals : size < 1000 ? Math.max(0, decimals - 1) : size < 10_000
                ? Math.max(0, decimals - 2) : Math.max(0, decimals - 3);
    }

    private static String fixed(double value, int decimals) {
        return minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    private static String minus(String text) {
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /// A parameter's value for reading, four significant digits: "0.0586", "312", "1.5e-5", "sqrt".
    public static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Double d -> significant(d, 4);
            case Long n -> minus(Long.toString(n));
            default -> value.toString();
        };
    }

    /// A number with at most so many significant digits; trailing zeros are left out.
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) return value == 0 ? "0" : number(value, digits);
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent < -4 || exponent >= 9) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            return minus(text.replaceFirst("\\.?0+e", "e").replaceFirst("e([+-])0*(\\d)", "e$1$2").replace("e+", "e"));
        }
        String text = String.format(Locale.ROOT, "%." + Math.max(0, digits - 1 - exponent) + "f", value);
        return minus(text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", ""));
    }

    /// The shortest text that reads back as the same number: `0.0001`, `1e-5`, `1000`, `-2.5e7`. Whole numbers such as
    /// 12345678 stand in full.
    ///
    /// @param value finite
    public static String shortest(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean whole = exact.scale() <= 0 && exponent(exact) < 16 && exact.precision() > 5;
        return whole ? exact.toPlainString() : shortest(exact);
    }

    /// The shortest text of a number that is rounded to some significant digits: `0.0586`, `1.235e-5`.
    ///
    /// @param value finite
    public static String shortest(double value, int digits) {
        return shortest(new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros());
    }

    private static String shortest(BigDecimal stripped) {
        if (stripped.signum() == 0) return "0";
        int exponent = exponent(stripped);
        if (exponent >= -4 && exponent < 7) return stripped.toPlainString();
        return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /// A share of a whole in percent, such as `84%`; what is next to nothing, or nearly all, is not rounded away.
    public static String percent(double share) {
        if (share > 0 && share < 0.005) return "< 1%";
        if (share < 1 && share > 0.995) return "> 99%";
        return Math.round(100 * share) + "%";
    }
}
