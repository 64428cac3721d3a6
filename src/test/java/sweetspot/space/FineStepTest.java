package sweetspot.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A step that is far too small to count searches like none.
class FineStepTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-17, 1e-300, Double.MIN_VALUE})
    void aStepBelowWhatDoublesTellApartIsAsGoodAsNone(double step) {
        FloatDistribution d = new FloatDistribution(0, 1, false, step);
        assertEquals(1, d.high());
        assertTrue(d.cardinality().isEmpty());
        assertEquals(0.3, d.nearest(0.3));
        assertTrue(d.contains(0.3) && d.contains(0.0) && d.contains(1.0) && !d.contains(1.1));
        SearchSpace space = SearchSpace.of(new Parameter("x", d, 0.5));
        assertTrue(space.cardinality().isEmpty());
        assertEquals(10, space.gridSize(10));
        double u = new UnitCube(space).encode(Configuration.of(java.util.Map.of("x", 0.25)))[0];
        assertEquals(0.25, u, 1e-9);
    }

    @Test
    void largeNumbersHaveCoarseNeighbours() {
        FloatDistribution d = new FloatDistribution(1e16, 1e16 + 100, false, 0.5);
        assertTrue(d.cardinality().isEmpty());
        assertEquals(1e16 + 4, d.nearest(1e16 + 4));
    }

    @Test
    void smallStepsThatCountAreCounted() {
        assertEquals(1_000_001, new FloatDistribution(0, 1, false, 1e-6).cardinality().orElseThrow());
    }

    @Test
    void wholeNumbersBeyondWhatIsExactAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> IntDistribution.linear(Long.MIN_VALUE, 0));
        assertThrows(IllegalArgumentException.class, () -> IntDistribution.linear(0, Long.MAX_VALUE));
    }
}
