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
        return new ForecastPruner(reports, 2, 0);
    }

    /// Trials with a first value and an end value; the end is the first plus noise of the given size.
    private static List<Trial> history(int n, double noise) {
        RandomGenerator random = Histories.random(7);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double first = random.nextDouble();
            double end = first - 0.5 + noise * random.nextGaussian();
            trials.add(running(i, first, end).finish(TrialState.COMPLETE, new double[] {end}, 2));
        }
        return trials;
    }

    @Test
    void stopsWhereEarlyValuesTellMuchAndNotWhereTheyDoNot() {
        Trial fair = running(12, 0.2);
        for (double noise : new double[] {0.02, 0.3}) {
            List<Trial> trials = history(12, noise);
            trials.add(fair);
            assertEquals(noise < 0.1, create(Reports.PROGRESS).shouldPrune(fair, trials, Direction.MINIMIZE), "noise " + noise);
        }
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
