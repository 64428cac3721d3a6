package sweetspot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final long HOUR = 3_600_000;

    @Test
    void timesReadAsWords() {
        assertEquals("0 s", Durations.text(0));
        assertEquals("850 ms", Durations.text(850));
        assertEquals("16 s", Durations.text(16_000));
        assertEquals("4 min 12 s", Durations.text(252_000));
        assertEquals("15 min", Durations.text(900_000));
        assertEquals("2 h 5 min", Durations.text(7_500_000));
        assertEquals("1 day 2 h", Durations.text(26 * HOUR));
        assertEquals("3 days", Durations.text(72 * HOUR));
    }

    @Test
    void whatWasMeasuredHasTenthsWhereItIsShort() {
        assertEquals("0 s", Durations.precise(0));
        assertEquals("42 ms", Durations.precise(42));
        assertEquals("0.1 s", Durations.precise(100));
        assertEquals("1.6 s", Durations.precise(1_604));
        assertEquals("10 s", Durations.precise(9_960));
        assertEquals("16 s", Durations.precise(16_040));
        assertEquals("1 min", Durations.precise(59_990));
        assertEquals("4 min 12 s", Durations.precise(251_600));
    }

    @Test
    void rangesOfTimeHaveOneUnit() {
        assertEquals("1–3 min", Durations.range(70_000, 130_000));
        assertEquals("20–40 s", Durations.range(21_000, 39_000));
        assertEquals("0–5 s", Durations.range(0, 4_200));
        assertEquals("under 1 s", Durations.range(0, 900));
        assertEquals("2–4 h", Durations.range(2 * HOUR, 13_000_000));
        assertEquals("about 3 h", Durations.range(3 * HOUR, 3 * HOUR));
        assertEquals("1–3 days", Durations.range(30 * HOUR, 60 * HOUR));
    }

    @Test
    void estimatesAreRoundedToAUnitOfWhichThereAreTwo() {
        assertEquals("about 90 s", Durations.about(90_000));
        assertEquals("about 28 h", Durations.about(28.2 * HOUR));
        assertEquals("about 2 days", Durations.about(49 * HOUR));
        assertEquals("more than a million years", Durations.about(Double.POSITIVE_INFINITY));
    }
}
