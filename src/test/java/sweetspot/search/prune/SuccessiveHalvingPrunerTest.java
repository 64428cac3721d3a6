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

class SuccessiveHalvingPrunerTest extends PrunerContract {

    @Override
    Pruner create(Reports reports) {
        return new SuccessiveHalvingPruner(reports, 3, 0, 0);
    }

    @Test
    void aboutAThirdPassEachRung() {
        RandomGenerator random = Histories.random(1);
        Pruner pruner = create(Reports.PROGRESS);
        List<Trial> trials = new ArrayList<>();
        int[] reached = new int[27];
        for (int i = 0; i < 900; i++) {
            double level = random.nextDouble();
            trials.add(running(i));
            for (int step = 0; step < 27; step++) {
                trials.set(i, trials.get(i).report(step, level));
                reached[step]++;
                if (pruner.shouldPrune(trials.get(i), trials, Direction.MINIMIZE)) {
                    trials.set(i, trials.get(i).finish(TrialState.PRUNED, new double[]{level}, 2));
                    break;
                }
            }
            if (!trials.get(i).state().finished()) {
                trials.set(i, trials.get(i).finish(TrialState.COMPLETE, new double[]{level}, 2));
            }
        }
        // A few more than the share pass, because the first come are judged among few.
        assertEquals(300, reached[1], 40);
        assertEquals(100, reached[3], 35);
        assertEquals(33, reached[26], 30);
        assertEquals(reached[9], reached[26], "none is stopped between rungs");
    }

    @Test
    void judgesAtRungsOnlyAndNeverAtTheEnd() {
        List<Trial> trials = graded(10);
        double[] bad = folds(5);
        for (int count : new int[]{2, 4, 5}) {
            Trial t = running(50, java.util.Arrays.copyOf(bad, count));
            assertFalse(create(Reports.PARTS).shouldPrune(t, trials, Direction.MINIMIZE), count + " folds");
        }
        for (int count : new int[]{1, 3}) {
            Trial t = running(50, java.util.Arrays.copyOf(bad, count));
            assertTrue(create(Reports.PARTS).shouldPrune(t, trials, Direction.MINIMIZE), count + " folds");
        }
    }

    @Test
    void prunedAndRunningRivalsCountFailedOnesDoNot() {
        Trial own = running(9, 0.5);
        for (TrialState state : new TrialState[]{TrialState.RUNNING, TrialState.PRUNED, TrialState.FAILED}) {
            List<Trial> trials = new ArrayList<>(List.of(complete(0, 0.9, 0.9, 0.9), own));
            for (int i = 1; i <= 3; i++) {
                Trial t = running(i, 0.1);
                trials.add(state.finished() ? t.finish(state, new double[0], 2) : t);
            }
            // Two of five pass; three are better. Without those three it is one of two, and the best.
            assertEquals(state != TrialState.FAILED,
                    create(Reports.PROGRESS).shouldPrune(own, trials, Direction.MINIMIZE), state.name());
        }
    }

    @Test
    void goesOnWithTheBestStoppedTrialOnceItIsAmongTheBestThird() {
        List<Trial> trials = new ArrayList<>();
        trials.add(progress(0, 0.9, 0.8, 0.7).finish(TrialState.COMPLETE, new double[]{0.7}, 2));
        trials.add(progress(1, 0.95).finish(TrialState.PRUNED, new double[0], 2));
        trials.add(progress(2, 0.99).finish(TrialState.PRUNED, new double[0], 2));
        Pruner pruner = new SuccessiveHalvingPruner(Reports.PROGRESS, 3, 0, 27);
        assertEquals(-1, pruner.promotion(trials, Direction.MINIMIZE), "one of three passes, and one has");
        trials.add(progress(3, 0.97).finish(TrialState.PRUNED, new double[0], 2));
        assertEquals(1, pruner.promotion(trials, Direction.MINIMIZE), "two of four");
        Trial on = progress(4, 0.95).with(Trial.CONTINUES, 1L);
        trials.add(on);
        assertEquals(-1, pruner.promotion(trials, Direction.MINIMIZE), "it is under way");
        assertFalse(pruner.shouldPrune(on, trials, Direction.MINIMIZE), "it has passed that rung");
        trials.add(progress(5, 0.1));
        trials.add(progress(6, 0.1));
        assertFalse(pruner.shouldPrune(on, trials, Direction.MINIMIZE), "whoever came since");
        on = on.report(9, 0.94);
        trials.set(4, on);
        trials.set(5, trials.get(5).report(9, 0.1));
        trials.set(6, trials.get(6).report(9, 0.1));
        assertTrue(pruner.shouldPrune(on, trials, Direction.MINIMIZE), "the next rung counts again");
    }

    private static Trial progress(int number, double... values) {
        Trial t = running(number);
        for (int i = 0; i < values.length; i++) t = t.report((int) Math.pow(3, i + 1), values[i]);
        return t;
    }
}
