package sweetspot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void scoresHaveThreeDecimalsAndTheirError() {
        assertEquals("0.912 ± 0.010", Formats.scoreWithError(0.91166, 0.0099));
        assertEquals("0.912", Formats.scoreWithError(0.91166, Double.NaN));
        assertEquals("0.9117", Formats.fineScore(0.91166));
        assertEquals("+0.040", Formats.gain(0.04));
        assertEquals("−0.040", Formats.gain(-0.04));
        assertEquals("–", Formats.score(Double.NaN));
    }

    @Test
    void gainsHaveTheDecimalsOfScores() {
        assertEquals("+0.004", Formats.gain(3.64e-3), "not +3.64e-03");
        assertEquals("< 0.001", Formats.gain(3e-4));
        assertEquals("> −0.001", Formats.gain(-3e-4));
        assertEquals("+0.001", Formats.gain(6e-4));
        assertEquals("+0.000", Formats.gain(0));
        assertEquals("–", Formats.gain(Double.NaN));
        assertEquals("−12.3", Formats.gain(-12.345, 3450.2), "scores of thousands have one decimal");
        assertEquals("< 0.1", Formats.gain(0.012, 3450.2));
        assertEquals("+1.10e-06", Formats.gain(1.1e-6, 3.2e-6), "losses that span decades keep their exponent");
        assertEquals("−0.998", Formats.gain(-0.998, 0.002));
    }

    @Test
    void theEndsOfAnIntervalHaveTheDecimalsOfItsScore() {
        assertEquals("8938", Formats.bound(8937.71, 11_196.3));
        assertEquals("0.912", Formats.bound(0.91234, 0.93));
        assertEquals("−0.020", Formats.bound(-0.02, 0.3));
    }

    @Test
    void largeScoresLoseDecimalsTinyOnesGetAnExponent() {
        assertEquals("52341", Formats.score(52_341.23));
        assertEquals("52341 ± 813", Formats.scoreWithError(52_341.23, 812.6));
        assertEquals("123.46", Formats.score(123.456));
        assertEquals("1.23e-06", Formats.score(1.234e-6));
        assertEquals("∞", Formats.score(Double.POSITIVE_INFINITY));
    }

    @Test
    void valuesKeepFourDigitsThatCount() {
        assertEquals("0.0586", Formats.value(0.0586));
        assertEquals("0.1234", Formats.value(0.123444));
        assertEquals("1e-5", Formats.value(1e-5));
        assertEquals("1.235e-5", Formats.value(1.23456e-5));
        assertEquals("312", Formats.value(312L));
        assertEquals("0", Formats.value(0.0));
        assertEquals("1.2e10", Formats.value(1.2e10));
        assertEquals("sqrt", Formats.value("sqrt"));
        assertEquals("null", Formats.value(null));
    }

    @Test
    void theShortestTextIsExactUnlessRounded() {
        assertEquals("0", Formats.shortest(-0.0));
        assertEquals("0.0001", Formats.shortest(1e-4));
        assertEquals("1e-5", Formats.shortest(1e-5));
        assertEquals("-2.5e7", Formats.shortest(-2.5e7));
        assertEquals("12345678", Formats.shortest(12_345_678));
        assertEquals("0.30000000000000004", Formats.shortest(0.1 + 0.2));
        assertEquals("0.3", Formats.shortest(0.1 + 0.2, 6));
        assertEquals("1.23457e7", Formats.shortest(12_345_678, 6));
        assertEquals("1e7", Formats.shortest(9_999_999.9, 6));
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("0.912", Formats.score(0.912));
            assertEquals("0.0586", Formats.value(0.0586));
        } finally {
            Locale.setDefault(before);
        }
    }
}
