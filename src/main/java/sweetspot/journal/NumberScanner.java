package sweetspot.journal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.NumberInput;

/// Finds a JSON number in bytes and computes it, exactly as Jackson does, without making a text of it.
///
/// A `double` is the nearest one to its decimals. Where both the digits and the power of ten are exact, one division
/// or multiplication is enough (Clinger, "How to read floating point numbers accurately", 1990). Else the digits are
/// multiplied with the first 64 bits of the power of ten (Lemire, "Number parsing at a gigabyte per second", 2021); the
/// product is too small by less than one unit of its upper half, which nearly always leaves no doubt how to round.
/// Where it does, and for rare forms, Jackson computes it.
final class NumberScanner {
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 200;
    private static final int LEAST_POWER = -60;
    private static final int GREATEST_POWER = 40;
    private static final long EXACT = 1L << 53;
    private static final int EXACT_POWER = 22;
    private static final Powers POWERS = Powers.of(LEAST_POWER, GREATEST_POWER);

    private byte[] bytes = {};
    private int from;
    private int end;
    private boolean negative;
    private boolean integer;
    private long digits;
    private int count;
    private int power;

    /// The first 64 bits of powers of ten, rounded down, and how often each is to be doubled.
    private record Powers(long[] bits, int[] doublings, double[] exact) {
        static Powers of(int least, int greatest) {
            Powers powers = new Powers(new long[greatest - least + 1], new int[greatest - least + 1],
                    new double[EXACT_POWER + 1]);
            for (int q = least; q <= greatest; q++) {
                BigInteger ten = BigInteger.TEN.pow(Math.abs(q));
                int doublings = q < 0 ? -ten.bitLength() - 63 : ten.bitLength() - 64;
                powers.bits[q - least] = (q < 0 ? BigInteger.ONE.shiftLeft(-doublings).divide(ten)
                        : ten.shiftRight(doublings)).longValue();
                powers.doublings[q - least] = doublings;
                if (q >= 0 && q <= EXACT_POWER) powers.exact[q] = ten.doubleValue();
            }
            return powers;
        }
    }

    /// Finds the number that begins at `at`. What follows it is not looked at; `bytes` must not end in a digit.
    ///
    /// @return where it ends; -1 if no number begins there, or none that [#whole()] and [#number()] can tell
    int scan(byte[] source, int at) {
        bytes = source;
        from = at;
        int i = at;
        negative = source[i] == '-';
        if (negative) i++;
        int first = i;
        digits = 0;
        count = 0;
        power = 0;
        i = digits(i);
        if (i == first || source[first] == '0' && i > first + 1) return -1;
        integer = true;
        if (source[i] == '.') {
            integer = false;
            int point = i + 1;
            i = digits(point);
            if (i == point) return -1;
            power = point - i;
        }
        if ((source[i] | 0x20) == 'e') {
            integer = false;
            i = exponent(i + 1);
            if (i < 0) return -1;
        }
        end = i;
        // There is no whole number for -0, and none here beyond 18 digits.
        return integer && (count > MOST_DIGITS || negative && digits == 0) || i - at > LONGEST ? -1 : i;
    }

    /// Takes up digits. What more than eighteen of them come to is of no use.
    private int digits(int at) {
        int i = at;
        if (digits == 0) {
            while (bytes[i] == '0') i++;
        }
        int first = i;
        long value = digits;
        for (int digit = bytes[i] - '0'; digit >= 0 && digit <= 9; digit = bytes[++i] - '0') value = value * 10 + digit;
        digits = value;
        count += i - first;
        return i;
    }

    private int exponent(int at) {
        boolean down = bytes[at] == '-';
        int first = down || bytes[at] == '+' ? at + 1 : at;
        int i = first;
        int value = 0;
        for (; bytes[i] >= '0' && bytes[i] <= '9'; i++) value = Math.min(value * 10 + bytes[i] - '0', 100_000);
        power += down ? -value : value;
        return i == first ? -1 : i;
    }

    /// Whether it is written as a whole number: without a point or an exponent.
    boolean isInteger() {
        return integer;
    }

    /// The whole number.
    long whole() {
        return negative ? -digits : digits;
    }

    /// The number.
    double number() {
        if (integer) return whole();
        if (count > MOST_DIGITS || power < LEAST_POWER || power > GREATEST_POWER) return byJackson();
        double size = digits <= EXACT && Math.abs(power) <= EXACT_POWER ? exact() : rounded();
        return negative ? -size : size;
    }

    private double exact() {
        double ten = POWERS.exact[Math.abs(power)];
        return power < 0 ? digits / ten : digits * ten;
    }

    private double rounded() {
        int zeros = Long.numberOfLeadingZeros(digits);
        long bits = digits << zeros;
        long ten = POWERS.bits[power - LEAST_POWER];
        long high = Math.unsignedMultiplyHigh(bits, ten);
        // 53 bits are kept, of 63 or 64.
        int dropped = high < 0 ? 11 : 10;
        long half = 1L << dropped - 1;
        long rest = high & 2 * half - 1;
        if (rest == half - 1 || rest == half && bits * ten == 0) return Math.abs(byJackson());
        long kept = (high >>> dropped) + (rest >= half ? 1 : 0);
        int doublings = POWERS.doublings[power - LEAST_POWER] + 64 - zeros + dropped;
        return kept * Double.longBitsToDouble(Double.MAX_EXPONENT + (long) doublings << 52);
    }

    private double byJackson() {
        return NumberInput.parseDouble(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1), true);
    }
}
