package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class ForecastPrunerTest extends PrunerContract {

    @Override
    Pruner create(Reports reports) {
        return new ForecastPruner(reports, 2, 0, ForecastPruner.COMPANY);
    }

    /// Trials with a first value and an end value; the end is the first plus noise of the given size.
    private static List<Trial> history(int n, double noise) {
        RandomGenerator random = Histories.random(7);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double first = random.nextDouble();
            double end = first - 0.5 + noise * random.nextGaussian();
            trials.add(running(i, first, end).finish(TrialState.COMPLETE, new double[]{end}, 2));
        }
        return trials;
    }

    @Test
    void stopsWhereEarlyValuesTellMuchAndNotWhereTheyDoNot() {
        Trial fair = running(12, 0.2);
        for (double noise : new double[]{0.02, 0.3}) {
            List<Trial> trials = history(12, noise);
            trials.add(fair);
            assertEquals(noise < 0.1, create(Reports.PROGRESS).shouldPrune(fair, trials, Direction.MINIMIZE),
                    "noise " + noise);
        }
    }

    @Test
    void looksAtNineTrialsBeforeTheBestOfThemGoesOn() {
        Pruner pruner = new ForecastPruner(Reports.PROGRESS, 2, 27, 9);
        List<Trial> trials = new ArrayList<>(List.of(reporting(0, 0.5)));
        assertFalse(pruner.shouldPrune(trials.get(0), trials, Direction.MINIMIZE), "the first runs to the end");
        trials.set(0, trials.get(0).report(9, 0.4));
        assertFalse(pruner.shouldPrune(trials.get(0), trials, Direction.MINIMIZE));
        for (int i = 1; i < 8; i++) {
            Trial t = reporting(i, 1 + Math.abs(i - 5));
            trials.add(t);
            assertTrue(pruner.shouldPrune(t, trials, Direction.MINIMIZE), "trial " + i);
            trials.set(i, t.finish(TrialState.PRUNED, new double[0], 2));
            assertEquals(-1, pruner.promotion(trials, Direction.MINIMIZE), "after " + i);
            if (i == 3) trials.set(0, trials.get(0).report(27, 0.3).finish(TrialState.COMPLETE, new double[]{0.3}, 2));
        }
        trials.add(reporting(8, 9).finish(TrialState.PRUNED, new double[0], 2));
        assertEquals(5, pruner.promotion(trials, Direction.MINIMIZE), "the best of those that were stopped");
        assertFalse(new ForecastPruner(Reports.PROGRESS, 2, 27, 1).shouldPrune(reporting(1, 0.1),
                List.of(trials.get(0), reporting(1, 0.1)), Direction.MINIMIZE), "without looking");
    }

    private static Trial reporting(int number, double value) {
        return running(number).report(3, value);
    }

    @Test
    void goesOnWithAStoppedTrialThatMayBeTheBestAfterAll() {
        List<Trial> trials = history(40, 0.02);
        trials.replaceAll(t -> t.intermediate(0) < 0.3
                ? running(t.number(), t.intermediate(0)).finish(TrialState.PRUNED, new double[0], 2) : t);
        int best = -1;
        for (Trial t : trials) {
            if (t.state() == TrialState.PRUNED && (best < 0 || t.intermediate(0) < trials.get(best).intermediate(0))) {
                best = t.number();
            }
        }
        assertEquals(best, create(Reports.PROGRESS).promotion(trials, Direction.MINIMIZE));
        assertFalse(create(Reports.PROGRESS).promotion(history(40, 0.02), Direction.MINIMIZE) >= 0, "none was stopped");
        Trial again = running(40, trials.get(best).intermediate(0)).with(Trial.CONTINUES, (long) best);
        trials.add(again);
        assertTrue(create(Reports.PROGRESS).promotion(trials, Direction.MINIMIZE) != best, "it is under way");
    }
}
