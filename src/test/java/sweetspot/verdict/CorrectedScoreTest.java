package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CorrectedScoreTest {
    private static CorrectedScore score(CorrectedScore.Unit unit) {
        return new CorrectedScore(0.80, 0.76, 0.82, 0.01, -0.01, 0.03, 0.02, 0.4, 100, 0, unit, 400, 500,
                Answer.NOT_CLEAR);
    }

    /// A quarter as many rows scatter twice as much: together √5 times.
    @Test
    void fewRowsScatterByThemselves() {
        CorrectedScore.Range few = score(CorrectedScore.Unit.ROWS).on(100).orElseThrow();
        assertEquals(0.80 - 0.04 * Math.sqrt(5), few.low(), 1e-12);
        assertEquals(0.80 + 0.02 * Math.sqrt(5), few.high(), 1e-12);
        assertTrue(few.holds(0.72) && !few.holds(0.71) && !few.holds(0.85));
        CorrectedScore.Range many = score(CorrectedScore.Unit.ROWS).on(100_000_000).orElseThrow();
        assertEquals(0.76, many.low(), 1e-6);
        assertEquals(0.82, many.high(), 1e-6);
    }

    @Test
    void ofGroupsNothingIsKnownOfSingleRows() {
        assertTrue(score(CorrectedScore.Unit.GROUPS).on(100).isEmpty());
    }
}
