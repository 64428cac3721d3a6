package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class MedianPrunerTest {
    private final Pruner pruner = new MedianPruner(4, 1);

    private static Trial running(int number, double... reports) {
        Trial t = Trial.started(number, Configuration.of(Map.of("x", 1.0)), 1);
        for (int i = 0; i < reports.length; i++) t = t.report(i, reports[i]);
        return t;
    }

    private static List<Trial> earlier(int n) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double value = i;
            trials.add(running(i, value + 10, value).finish(TrialState.COMPLETE, new double[] {value}, 2));
        }
        return trials;
    }

    @Test
    void stopsTheWorseHalfAtTheSameStep() {
        // At step 0 the earlier trials had 10 … 14, at step 1 they had 0 … 4.
        assertFalse(pruner.shouldPrune(running(9, 11.9), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 12.1), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 11, 2.1), earlier(5), Direction.MINIMIZE));
        assertFalse(pruner.shouldPrune(running(9, 11, 1.9), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 11.9), earlier(5), Direction.MAXIMIZE));
        assertEquals(false, pruner.shouldPrune(running(9, 12), earlier(5), Direction.MINIMIZE), "the median itself goes on");
    }

    @Test
    void waitsForEnoughTrialsAndReports() {
        assertFalse(pruner.shouldPrune(running(9, 99), earlier(3), Direction.MINIMIZE));
        assertFalse(pruner.shouldPrune(running(9), earlier(5), Direction.MINIMIZE));
        assertFalse(new MedianPruner(4, 2).shouldPrune(running(9, 99), earlier(5), Direction.MINIMIZE));
    }

    @Test
    void nanIsWorseThanAnything() {
        assertTrue(pruner.shouldPrune(running(9, Double.NaN), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, Double.NaN), earlier(5), Direction.MAXIMIZE));
    }
}
