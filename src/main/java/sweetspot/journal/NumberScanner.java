package sweetspot.journal;

import tools.jackson.core.io.NumberInput;

/// Finds where a JSON number in bytes ends, and has Jackson compute it, without making a text of it.
final class NumberScanner {
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 200;

    private byte[] bytes = {};
    private int from;
    private int end;
    private boolean integer;
    /// Jackson computes from characters.
    private final char[] decimals = new char[LONGEST];

    /// Finds the number that begins at `at`. What follows it is not looked at; `bytes` must not end in a digit, nor
    /// change until the number is asked for.
    ///
    /// @return where it ends; -1 if no number begins there, or none that [#whole()] and [#number()] can tell
    int scan(byte[] source, int at) {
        bytes = source;
        from = at;
        boolean negative = bytes[at] == '-';
        int first = negative ? at + 1 : at;
        int whole = digits(first);
        boolean zero = bytes[first] == '0';
        if (whole == first || zero && whole > first + 1) return -1;
        int i = whole;
        if (bytes[i] == '.') {
            i = digits(whole + 1);
            if (i == whole + 1) return -1;
        }
        if ((bytes[i] | 0x20) == 'e') {
            int power = bytes[i + 1] == '-' || bytes[i + 1] == '+' ? i + 2 : i + 1;
            i = digits(power);
            if (i == power) return -1;
        }
        integer = i == whole;
        end = i;
        // There is no whole number for -0, and none here beyond 18 digits.
        return integer && (whole - first > MOST_DIGITS || negative && zero) || end - from > LONGEST ? -1 : end;
    }

    private int digits(int at) {
        int i = at;
        while (bytes[i] >= '0' && bytes[i] <= '9') i++;
        return i;
    }

    /// Tells whether it is written as a whole number: without a point or an exponent.
    boolean isInteger() {
        return integer;
    }

    /// The whole number.
    long whole() {
        boolean negative = bytes[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < end; i++) value = value * 10 + bytes[i] - '0';
        return negative ? -value : value;
    }

    /// The number: the `double` nearest to its decimals.
    double number() {
        if (integer) return whole();
        int length = end - from;
        for (int i = 0; i < length; i++) decimals[i] = (char) bytes[from + i];
        return NumberInput.parseDouble(decimals, 0, length, true);
    }
}
