package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.ui.kit.NumberFilter.Comparison;

class NumberFilterTest {

    @ParameterizedTest
    @CsvSource({
        "≥ 0.9, 0.9, true", ">=0.9, 0.8999, false", "> 0.9, 0.9, false", "< 5, 5, false", "<= 5, 5, true",
        "0.1–0.3, 0.3, true", "0.1-0.3, 0.31, false", "0.3..0.1, 0.2, true", "1e-4 to 1e-2, 0.001, true",
        "-1–1, 0, true", "= 5, 5, true", "= 5, 5.4, false", "0.06, 0.0586, true", "0.06, 0.0712, false",
        "≤ 2 min, 119, true", "≤ 2 min, 121, false", "100 ms – 2 s, 0.5, true", "50%, 0.5, true", "1–2 min, 90, true"})
    void conditionsMeanWhatTheySay(String text, double x, boolean passes) {
        assertTrue(passes == NumberFilter.parse(text, Comparison.EQUAL).orElseThrow().passes(x));
    }

    @Test
    void aNumberAloneMeansWhatTheColumnSays() {
        assertTrue(NumberFilter.parse("0.9", Comparison.AT_LEAST).orElseThrow().passes(0.95));
        assertTrue(NumberFilter.parse("20", Comparison.AT_MOST).orElseThrow().passes(3));
        assertFalse(NumberFilter.parse("20", Comparison.EQUAL).orElseThrow().passes(3));
    }

    @Test
    void nothingPassesWithoutANumber() {
        assertFalse(NumberFilter.parse("≥ 0", Comparison.EQUAL).orElseThrow().passes(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "≥", "0.1–", "1 2", "--3", "1e", "≥ ≥ 1"})
    void otherTextsAreRefused(String text) {
        assertTrue(NumberFilter.parse(text, Comparison.EQUAL).isEmpty());
    }
}
