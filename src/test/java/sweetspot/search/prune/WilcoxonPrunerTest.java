package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

class WilcoxonPrunerTest extends PrunerContract {
    private static final List<Trial> BEST = List.of(complete(0, 0.5, 0.9, 0.1, 0.6, 0.3), complete(1, 2, 2, 2, 2, 2));

    @Override
    Pruner create(Reports reports) {
        return new WilcoxonPruner(0.15, 2);
    }

    private static boolean stops(double... values) {
        return new WilcoxonPruner(0.15, 2).shouldPrune(running(5, values), BEST, Direction.MINIMIZE);
    }

    @Test
    void pValuesAreThoseOfTheExactDistribution() {
        // scipy.stats.wilcoxon(d, alternative="greater", method="exact")
        assertEquals(1 / 8.0, WilcoxonPruner.pValue(new double[]{1, 2, 3}), 1e-12);
        assertEquals(5 / 32.0, WilcoxonPruner.pValue(new double[]{-3, 1, 2, 4, 5}), 1e-12);
        assertEquals(1, WilcoxonPruner.pValue(new double[]{-1, -2}), 1e-12);
        assertEquals(1, WilcoxonPruner.pValue(new double[]{0, 0, 0}), 1e-12);
        assertEquals(0.25, WilcoxonPruner.pValue(new double[]{0, 1, 1}), 1e-12, "a zero has no sign");
        double[] many = new double[60];
        for (int i = 0; i < 60; i++) many[i] = (i + 1) * (i % 3 == 0 ? -1 : 1);
        // Positive ranks sum to 1240 of 1830: z = (1240 - 915) / 135.8 = 2.392.
        assertEquals(0.00837, WilcoxonPruner.pValue(many), 1e-4);
    }

    @Test
    void threeFoldsAllWorseStopATrial() {
        assertFalse(stops(0.6, 1.0));
        assertTrue(stops(0.6, 1.0, 0.2));
        assertFalse(stops(0.6, 1.0, 0.09), "one fold better");
        assertTrue(stops(0.6, 1.05, 0.09, 0.8, 0.5), "and yet worse as a whole");
    }

    @Test
    void aHarderFoldMisleadsNobody() {
        // 0.85 is bad for a score but good for the second fold.
        assertFalse(stops(0.45, 0.85, 0.09, 0.5));
    }
}
