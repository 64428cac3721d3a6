package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"1e-4,0.0001", "0.0001,0.0001", " .5 ,0.5", "−3,-3", "+2.50,2.5", "1E3,1000", "-0,0", "5.,5"})
    void readsTheUsualWaysToWriteANumber(String text, double value) {
        assertEquals(new NumberText.Number(value), NumberText.parse(text, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1,5", "1e999", "NaN", "Infinity", "1 000", "0x10", "1d", "--1", "."})
    void refusesWhatIsNoNumberWithAReason(String text) {
        NumberText.Parsed parsed = NumberText.parse(text, false);
        assertTrue(assertInstanceOf(NumberText.Rejected.class, parsed).reason().length() > 8);
    }

    @Test
    void theReasonForACommaShowsThePoint() {
        NumberText.Parsed parsed = NumberText.parse("1,5", false);
        assertTrue(assertInstanceOf(NumberText.Rejected.class, parsed).reason().endsWith("1.5"));
    }

    @Test
    void wholeNumbersMayBeWrittenWithAnExponentButNotWithAFraction() {
        assertEquals(new NumberText.Number(1000), NumberText.parse("1e3", true));
        NumberText.Parsed parsed = NumberText.parse("2.5", true);
        assertTrue(assertInstanceOf(NumberText.Rejected.class, parsed).reason().contains("2 or 3"));
    }

    @ParameterizedTest
    @CsvSource({"0.0001,0.0001", "0.00001,1e-5", "1000,1000", "0.1,0.1", "12345678,12345678", "25000000,2.5e7",
        "-0.25,−0.25", "1,1"})
    void writesTheShortestExactText(double value, String text) {
        assertEquals(text, NumberText.format(value));
    }

    @Test
    void whatIsWrittenReadsBackExactly() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
            assertEquals(new NumberText.Number(value), NumberText.parse(NumberText.format(value), false));
        }
    }
}
