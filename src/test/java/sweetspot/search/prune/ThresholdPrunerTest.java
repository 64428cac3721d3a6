package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

class ThresholdPrunerTest extends PrunerContract {

    @Override
    Pruner create(Reports reports) {
        return new ThresholdPruner(reports, 8);
    }

    @Override
    Pruner negatedLimit(Pruner pruner, boolean negated) {
        return new ThresholdPruner(Reports.PARTS, negated ? -0.5 : 0.5);
    }

    @Test
    void stopsWhatIsWorseThanTheLimit() {
        Pruner half = new ThresholdPruner(Reports.PARTS, 0.5);
        assertTrue(stops(half, Direction.MINIMIZE, 0.51));
        assertFalse(stops(half, Direction.MINIMIZE, 0.5));
        assertFalse(stops(half, Direction.MINIMIZE, 0.1, 0.8), "the mean of folds counts");
        assertTrue(stops(new ThresholdPruner(Reports.PROGRESS, 0.5), Direction.MINIMIZE, 0.1, 0.8),
                "the latest counts");
        assertTrue(stops(half, Direction.MAXIMIZE, 0.49));
    }

    @Test
    void withoutALimitStopsWhatIsNoNumber() {
        Pruner none = new ThresholdPruner(Reports.PROGRESS, Double.NaN);
        assertFalse(stops(none, Direction.MINIMIZE, 1e300));
        assertTrue(stops(none, Direction.MINIMIZE, Double.NaN));
        assertTrue(stops(none, Direction.MINIMIZE, Double.POSITIVE_INFINITY));
        assertFalse(stops(none, Direction.MAXIMIZE, Double.POSITIVE_INFINITY));
    }

    private static boolean stops(Pruner pruner, Direction direction, double... values) {
        Trial t = running(0, values);
        return pruner.shouldPrune(t, List.of(t), direction);
    }
}
