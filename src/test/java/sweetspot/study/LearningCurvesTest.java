package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;

class LearningCurvesTest {

    private static Trial trial(int number, TrialState state, double... reports) {
        Trial t = Trial.started(number, Configuration.of(Map.of("x", (double) number)), 1);
        for (int i = 0; i < reports.length; i++) t = t.report((int) Math.pow(3, i), reports[i]);
        return t.finish(state, state == TrialState.COMPLETE ? new double[]{reports[reports.length - 1]} : new double[0],
                2);
    }

    @Test
    void aStoppedTrialIsJudgedByHowOthersWentOn() {
        List<Trial> trials = new ArrayList<>();
        // Three epochs bring each trial 0.2, and nine 0.3 more.
        for (int i = 0; i < 8; i++) trials.add(trial(i, TrialState.COMPLETE, 0.1 * i, 0.1 * i + 0.2, 0.1 * i + 0.5));
        Trial early = trial(8, TrialState.PRUNED, 0.35);
        Trial later = trial(9, TrialState.PRUNED, 0.35, 0.45);
        trials.add(early);
        assertEquals(0.85, new LearningCurves(Reports.PROGRESS, trials).of(early).value(), 1e-9);
        trials.add(later);
        LearningCurves curves = new LearningCurves(Reports.PROGRESS, trials);
        assertEquals(0.75, curves.of(later).value(), 1e-9);
        assertTrue(curves.of(later).deviation() < 1e-9, "the relation is exact");
        assertTrue(curves.of(early).value() < 0.85, "what is expected of the later one counts");
        assertEquals(0.5, curves.of(trials.get(0)).value(), "a complete trial is what it is");
    }

    @Test
    void withoutOthersItIsTheLatestReport() {
        Trial alone = trial(0, TrialState.PRUNED, 3, 2);
        LearningCurves.Estimate e = new LearningCurves(Reports.PROGRESS, List.of(alone)).of(alone);
        assertEquals(2, e.value());
        assertTrue(Double.isNaN(e.deviation()));
    }

    @Test
    void aTrialThatWasGoneOnWithCountsOnce() {
        Trial stopped = trial(0, TrialState.PRUNED, 1);
        Trial on = trial(1, TrialState.COMPLETE, 1, 0.5).with(Trial.CONTINUES, 0L);
        Trial other = trial(2, TrialState.COMPLETE, 3, 2.5);
        Trial open = trial(3, TrialState.PRUNED, 2);
        LearningCurves curves = new LearningCurves(Reports.PROGRESS, List.of(stopped, on, other, open));
        assertEquals(1.5, curves.of(open).value(), 1e-9);
        assertEquals(Double.NaN, curves.of(stopped).deviation());
    }

    @Test
    void stoppedRunsAreEstimatedAlikeWhileTheyRun() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 8; i++) trials.add(trial(i, TrialState.COMPLETE, 0.1 * i, 0.1 * i + 0.2));
        Trial running = Trial.started(8, Configuration.of(Map.of("x", 8.0)), 1).report(1, 0.35);
        trials.add(running);
        assertEquals(0.55, Reports.PROGRESS.estimate(running, trials), 1e-9);
    }
}
