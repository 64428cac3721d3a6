package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

class PercentilePrunerTest extends PrunerContract {

    @Override
    Pruner create(Reports reports) {
        return new PercentilePruner(reports, 50, 4, 1);
    }

    private static List<Trial> earlier(int n) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) trials.add(complete(i, i + 10, i));
        return trials;
    }

    @Test
    void stopsTheWorseHalfAtTheSameStepOfProgress() {
        // At step 0 the earlier trials had 10 … 14, at step 1 they had 0 … 4.
        Pruner pruner = create(Reports.PROGRESS);
        assertFalse(pruner.shouldPrune(running(9, 11.9), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 12.1), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 11, 2.1), earlier(5), Direction.MINIMIZE));
        assertFalse(pruner.shouldPrune(running(9, 11, 1.9), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 11.9), earlier(5), Direction.MAXIMIZE));
        assertFalse(pruner.shouldPrune(running(9, 12), earlier(5), Direction.MINIMIZE), "the median itself goes on");
    }

    @Test
    void comparesTheMeansOfTheSameFolds() {
        // After two folds the earlier trials had means of 5 … 9.
        Pruner pruner = create(Reports.PARTS);
        assertFalse(pruner.shouldPrune(running(9, 1, 12.9), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 1, 13.1), earlier(5), Direction.MINIMIZE));
        assertTrue(pruner.shouldPrune(running(9, 13.1, 1), earlier(5), Direction.MINIMIZE),
                "whatever the order of folds");
    }

    @Test
    void aLowerPercentileIsStricter() {
        Pruner quarter = new PercentilePruner(Reports.PROGRESS, 25, 4, 1);
        assertTrue(quarter.shouldPrune(running(9, 11.1), earlier(5), Direction.MINIMIZE));
        assertFalse(quarter.shouldPrune(running(9, 11), earlier(5), Direction.MINIMIZE));
        assertThrows(IllegalArgumentException.class, () -> new PercentilePruner(Reports.PARTS, 0, 4, 1));
    }

    @Test
    void waitsForEnoughTrialsAndReports() {
        Pruner pruner = create(Reports.PARTS);
        assertFalse(pruner.shouldPrune(running(9, 99), earlier(3), Direction.MINIMIZE));
        assertFalse(pruner.shouldPrune(running(9), earlier(5), Direction.MINIMIZE));
        assertFalse(new PercentilePruner(Reports.PARTS, 50, 4, 2).shouldPrune(running(9, 99), earlier(5),
                Direction.MINIMIZE));
    }

    @Test
    void nanIsWorseThanAnything() {
        for (Direction d : Direction.values()) {
            for (Reports r : Reports.values()) assertTrue(create(r).shouldPrune(running(9, Double.NaN), earlier(5), d));
        }
    }
}
