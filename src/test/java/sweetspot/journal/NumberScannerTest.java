package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers are what `Double.parseDouble` makes of them, to the last bit.
class NumberScannerTest {
    private final NumberScanner scanner = new NumberScanner();

    private int scan(String text) {
        return scanner.scan((text + ",").getBytes(StandardCharsets.UTF_8), 0);
    }

    private void requireExact(String text) {
        assertEquals(text.length(), scan(text), text);
        assertEquals(Double.parseDouble(text), scanner.number(), text);
    }

    private void requireExact(int times, Function<Random, String> texts) {
        Random random = new Random(11);
        for (int i = 0; i < times; i++) requireExact(texts.apply(random));
    }

    @Test
    void readsWhatJavaWrites() {
        requireExact(200_000, random -> {
            double x = Double.longBitsToDouble(random.nextLong());
            return Double.isFinite(x) ? Double.toString(x) : "0.5";
        });
        requireExact(200_000, random -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20)));
    }

    @Test
    void readsAnyNumberOfDigits() {
        requireExact(200_000, random -> {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            text.append(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(99)).append('.');
            for (int i = random.nextInt(4); i > 0; i--) text.append('0');
            for (int i = random.nextInt(24); i >= 0; i--) text.append(random.nextInt(10));
            if (random.nextBoolean()) text.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(50));
            if (random.nextInt(4) == 0) text.append(text.indexOf("e") + text.indexOf("E") < -1 ? "e-" : "")
                    .append(random.nextInt(10));
            return text.toString();
        });
    }

    /// Between two neighbours lies a number that is as near to one as to the other; its nearest decimals are the
    /// hardest to round.
    @Test
    void roundsWhatLiesBetweenTwoNeighbours() {
        requireExact(200_000, random -> {
            double low = Double.longBitsToDouble(0x3FFL - 40 + random.nextInt(80) << 52 | random.nextLong() >>> 12);
            BigDecimal middle = new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.TWO);
            return middle.round(new MathContext(15 + random.nextInt(4),
                    random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.UP)).toString();
        }, true);
        requireExact("9007199254740993.0");
        requireExact("9007199254740995.0");
        requireExact("4503599627370497.5");
        requireExact("-4503599627370498.5");
    }

    private void requireExact(int times, Function<Random, String> texts, boolean addPoint) {
        requireExact(times, texts.andThen(text -> addPoint && text.matches("-?\\d+") ? text + ".0" : text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.0", "0e0", "0.000", "1e400", "-1e400", "1e-400", "5e-324", "2.4e-324", "1E5",
        "1e+5",
        "1e-5", "0.1e1", "1.7976931348623157e308", "0.3", "123456789012345678.0", "1234567890123456789.5",
        "1e99999999999999", "0e99999999999999", "1e-99999999999999"})
    void readsOddForms(String text) {
        requireExact(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "-7, -7", "123456789012345678, 123456789012345678",
        "-999999999999999999, -999999999999999999"})
    void tellsWholeNumbers(String text, long value) {
        assertEquals(text.length(), scan(text));
        assertTrue(scanner.isInteger());
        assertEquals(value, scanner.whole());
        assertEquals(value, scanner.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--1", "+1", ".5", "-.5", "1.", "1.e5", "1e", "1e+", "1.5e-", "01", "-01", "00",
        "-0",
        "NaN", "Infinity", "-Infinity", "1234567890123456789", "x"})
    void leavesTheRestToJackson(String text) {
        assertEquals(-1, scan(text));
    }

    @Test
    void stopsWhereTheNumberEnds() {
        assertEquals(3, scan("1.5 "));
        assertFalse(scanner.isInteger());
        assertEquals(1, scan("1x"));
        assertEquals(3, scan("1.5.5"));
    }
}
