package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sweetspot.analysis.Gain.Verdict;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class GainTest {

    private static Trial trial(int number, double... folds) {
        Trial trial = Trial.started(number, Configuration.empty(), 1);
        double mean = 0;
        for (int i = 0; i < folds.length; i++) {
            trial = trial.report(i, folds[i]);
            mean += folds[i] / folds.length;
        }
        return trial.finish(TrialState.COMPLETE, new double[] {mean}, 2);
    }

    @Test
    void foldsAreComparedOneByOne() {
        // Differences 0.1, 0.2, 0.3: variance 0.01, times 1/3 + 1/2.
        Gain gain = Gain.of(trial(0, 0.5, 0.6, 0.7), trial(1, 0.6, 0.8, 1.0), Direction.MAXIMIZE);
        assertEquals(0.2, gain.difference(), 1e-12);
        assertEquals(Math.sqrt(0.01 * 5 / 6), gain.standardError(), 1e-12);
        assertEquals(Verdict.YES, gain.verdict());
    }

    @Test
    void lowerIsBetterWhenMinimized() {
        Gain gain = Gain.of(trial(0, 2, 2), trial(1, 1, 1), Direction.MINIMIZE);
        assertEquals(1, gain.difference(), 1e-12);
        assertEquals(Verdict.NO, Gain.of(trial(0, 1, 1), trial(1, 2, 2), Direction.MINIMIZE).verdict());
    }

    @Test
    void aGainThatChanceExplainsIsNotClear() {
        assertEquals(Verdict.NOT_CLEAR,
                Gain.of(trial(0, 0.5, 0.7, 0.6), trial(1, 0.9, 0.5, 0.5), Direction.MAXIMIZE).verdict());
    }

    @Test
    void withoutFoldsTheStandardErrorsAdd() {
        Trial base = trial(0).with(Trial.STANDARD_ERROR, 0.03);
        Trial better = Trial.started(1, Configuration.empty(), 1).with(Trial.STANDARD_ERROR, 0.04)
                .finish(TrialState.COMPLETE, new double[] {0.2}, 2);
        assertEquals(0.05, Gain.of(base, better, Direction.MAXIMIZE).standardError(), 1e-12);
    }

    @Test
    void theDefaultDoesNotBeatItself() {
        assertEquals(Verdict.NO, Gain.of(trial(0, 1, 2), trial(0, 1, 2), Direction.MAXIMIZE).verdict());
    }
}
