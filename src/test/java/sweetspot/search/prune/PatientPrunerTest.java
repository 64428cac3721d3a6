package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

class PatientPrunerTest extends PrunerContract {
    private static final Pruner ALWAYS = (_, _, _) -> true;

    @Override
    Pruner create(Reports reports) {
        return new PatientPruner(new PercentilePruner(reports, 50, 4, 1), reports, 1);
    }

    private static boolean stops(int patience, Reports reports, double... values) {
        Trial t = running(0, values);
        return new PatientPruner(ALWAYS, reports, patience).shouldPrune(t, List.of(t), Direction.MINIMIZE);
    }

    @Test
    void waitsUntilNothingImproves() {
        assertFalse(stops(2, Reports.PROGRESS, 5, 6));
        assertTrue(stops(2, Reports.PROGRESS, 5, 6, 5));
        assertFalse(stops(2, Reports.PROGRESS, 5, 6, 4.9));
        assertFalse(stops(2, Reports.PROGRESS, 5, 4, 4.5), "it improved on the 5 within the last two");
        assertTrue(stops(2, Reports.PROGRESS, 5, 4, 4.5, 4.2));
    }

    @Test
    void ofFoldsTheMeanMustImprove() {
        assertFalse(stops(1, Reports.PARTS, 6, 5), "the mean fell to 5.5");
        assertTrue(stops(1, Reports.PARTS, 6, 7));
        assertTrue(stops(1, Reports.PARTS, 1, 9, 4.9), "4.97 is better than 5 but not than 1");
    }

    @Test
    void stopsOnlyWhatTheOtherWouldStop() {
        Trial t = running(0, 1, 2, 3);
        assertFalse(
                new PatientPruner(Pruner.none(), Reports.PROGRESS, 1).shouldPrune(t, List.of(t), Direction.MINIMIZE));
    }
}
