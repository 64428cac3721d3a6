package sweetspot.data;

/// Reads the numbers of cells as data files write them: sign, digits, decimal mark, exponent.
///
/// It is stricter than [Double#parseDouble], which takes `1d`, `0x1p3` and `NaN`; and it needs no text object for each
/// cell, which makes reading a file of numbers several times as fast.
final class CellNumber {
    /// The result of [#parse] for a text that is not a number.
    static final double NOT_A_NUMBER = Double.NaN;

    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) POWERS[i] = POWERS[i - 1] * 10;
    }

    private CellNumber() {}

    /// The number in `text[from, to)`, exactly as [Double#parseDouble] rounds it; NaN if it is not a finite number.
    ///
    /// @param mark the decimal mark
    static double parse(char[] text, int from, int to, char mark) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || i < to && text[i] == '+') i++;
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int scale = 0;
        boolean marked = false;
        for (; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits++;
                if (significant > 0 || c != '0') significant++;
                if (significant <= EXACT_DIGITS) mantissa = mantissa * 10 + (c - '0');
                if (marked) scale++;
            } else if (c == mark && !marked) {
                marked = true;
            } else {
                break;
            }
        }
        if (digits == 0) return NOT_A_NUMBER;
        int exponent = 0;
        if (i < to) {
            if (text[i] != 'e' && text[i] != 'E') return NOT_A_NUMBER;
            exponent = exponent(text, i + 1, to);
            if (exponent == Integer.MIN_VALUE) return NOT_A_NUMBER;
        }
        int power = exponent - scale;
        if (significant <= EXACT_DIGITS && Math.abs(power) < POWERS.length) {
            // Both factors are exact doubles, so one rounding gives the nearest double (Clinger 1990).
            double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
            return negative ? -value : value;
        }
        String plain = new String(text, from, to - from);
        double value = Double.parseDouble(mark == '.' ? plain : plain.replace(mark, '.'));
        return Double.isInfinite(value) ? NOT_A_NUMBER : value;
    }

    /// The exponent, held within ±100,000; the smallest int if there is none.
    private static int exponent(char[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || i < to && text[i] == '+') i++;
        if (i == to) return Integer.MIN_VALUE;
        int value = 0;
        for (; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') return Integer.MIN_VALUE;
            value = Math.min(100_000, value * 10 + (text[i] - '0'));
        }
        return negative ? -value : value;
    }

    /// Tells whether `text[from, to)` are digits that as a number would lose something: leading zeros, as in postcodes,
    /// or more digits than a double holds, as in card numbers.
    static boolean isCode(char[] text, int from, int to) {
        for (int i = from; i < to; i++) if (text[i] < '0' || text[i] > '9') return false;
        int length = to - from;
        return length > EXACT_DIGITS || length > 1 && text[from] == '0';
    }
}
