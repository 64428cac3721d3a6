package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void liesBetweenTheNearestTwo() {
        double[] sorted = {1, 2, 4, 8};
        assertEquals(1, Quantile.of(sorted, 0));
        assertEquals(3, Quantile.of(sorted, 0.5), 1e-15);
        assertEquals(8, Quantile.of(sorted, 1));
        assertEquals(1.15, Quantile.of(sorted, 0.05), 1e-15);
        assertEquals(7, Quantile.of(new double[] {7}, 0.3));
    }

    @Test
    void infinitiesAreNumbers() {
        double[] sorted = {1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertEquals(1, Quantile.of(sorted, 0));
        assertEquals(Double.POSITIVE_INFINITY, Quantile.of(sorted, 0.75));
    }
}
