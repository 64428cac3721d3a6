package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;

class ReportsTest {

    private static Trial trial(int number, double... parts) {
        Trial t = Trial.started(number, Configuration.empty(), 1);
        for (int i = 0; i < parts.length; i++) t = t.report(i, parts[i]);
        return t;
    }

    private static Trial complete(int number, double... parts) {
        double mean = java.util.Arrays.stream(parts).average().orElseThrow();
        return trial(number, parts).finish(TrialState.COMPLETE, new double[]{mean}, 2);
    }

    @Test
    void anEasyFirstPartDoesNotMakeAStoppedTrialLookGood() {
        // The first part is worth 0.2 more to everyone.
        List<Trial> trials = List.of(complete(0, 0.7, 0.5, 0.5), complete(1, 0.8, 0.6, 0.6), trial(2, 0.65));
        assertEquals(0.65, Reports.PARTS.standing(trials.get(2)));
        double others = (0.7 + 0.5 + 0.5 + 0.8 + 0.6 + 0.6) / 6;
        assertEquals(others - 0.1, Reports.PARTS.estimate(trials.get(2), trials), 1e-12);
        assertTrue(Reports.PARTS.estimate(trials.get(2), trials) < trials.get(0).value());
    }

    @Test
    void aTrialWithAllPartsIsEstimatedAtItsMean() {
        List<Trial> trials = List.of(complete(0, 0.7, 0.5), complete(1, 0.8, 0.6), trial(2, 0.9, 0.4));
        assertEquals(0.65, Reports.PARTS.estimate(trials.get(2), trials), 1e-12);
    }

    @Test
    void progressEndsAsThatOfOthersDidAndNothingIsGuessedFromNothing() {
        List<Trial> trials = List.of(complete(0, 0.7, 0.5), trial(1, 0.3, 0.4), trial(2));
        assertEquals(0.4, Reports.PROGRESS.estimate(trials.get(1), List.of(trials.get(1))), "nobody to compare with");
        // The one that is done ended 0.1 above where it stood at that step.
        assertEquals(0.5, Reports.PROGRESS.estimate(trials.get(1), trials), 1e-12);
        assertTrue(Double.isNaN(Reports.PARTS.estimate(trials.get(2), trials)));
        assertEquals(0.35, Reports.PARTS.estimate(trials.get(1), List.of(trials.get(1))), 1e-12);
    }
}
