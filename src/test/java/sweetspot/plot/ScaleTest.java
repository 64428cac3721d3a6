package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void mapsBothWaysOnBothScales() {
        for (Scale s : new Scale[]{Scale.linear(-3, 5, 200, 10), Scale.log(1e-5, 10, 0, 300)}) {
            assertEquals(s.start(), s.toPixel(s.low()), 1e-9);
            assertEquals(s.end(), s.toPixel(s.high()), 1e-9);
            for (double px : new double[]{12, 57.5, 150, 199}) assertEquals(px, s.toPixel(s.toValue(px)), 1e-9);
        }
        assertEquals(150, Scale.log(0.01, 100, 0, 300).toPixel(1), 1e-9);
    }

    @Test
    void copesWithTheExtremes() {
        assertEquals(0.5, Scale.linear(-Double.MAX_VALUE, Double.MAX_VALUE, 0, 1).toPixel(0), 1e-9);
        assertTrue(Double.isNaN(Scale.log(1, 10, 0, 1).toPixel(-1)));
        assertEquals(1, Scale.linear(0, 1, 0, 1).toPixelClamped(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Scale.linear(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Scale.log(0, 1, 0, 1));
    }
}
