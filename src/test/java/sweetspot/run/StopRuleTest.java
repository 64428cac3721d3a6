package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Budget;
import sweetspot.study.Budget.Worth;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Origins;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

class StopRuleTest {
    /// Trials of a minute each.
    private static StudySnapshot study(Direction direction, double... values) {
        StudySnapshot study = StudySnapshot.empty().apply(new StudyCreated("s", List.of(direction)));
        for (int i = 0; i < values.length; i++) {
            study = study.apply(new TrialCreated(i, Configuration.of(Map.of()), true, 1_000));
            study = study.apply(new TrialFinished(i, TrialState.COMPLETE, new double[]{values[i]}, 61_000));
        }
        return study;
    }

    private static StopRule target(double score) {
        return StopRule.of(Budget.ofTrials(9).withTarget(OptionalDouble.of(score)), 1).getLast();
    }

    @Test
    void aTargetIsReachedFromTheSideThatIsBetter() {
        assertTrue(target(0.9).reached(study(Direction.MAXIMIZE, 0.2, 0.9), 0));
        assertTrue(target(0.9).reached(study(Direction.MAXIMIZE, 0.95), 0));
        assertFalse(target(0.9).reached(study(Direction.MAXIMIZE, 0.2, 0.899), 0));
        assertTrue(target(0.9).reached(study(Direction.MINIMIZE, 2, 0.3), 0));
        assertFalse(target(0.9).reached(study(Direction.MINIMIZE, 2, 1), 0));
        assertFalse(target(0.9).reached(study(Direction.MINIMIZE), 0));
        assertEquals("best 0.950, target 0.900", target(0.9).state(study(Direction.MAXIMIZE, 0.95), 0));
    }

    private static StopRule.NotWorthIt worth(int workers) {
        return (StopRule.NotWorthIt) StopRule
                .of(Budget.ofTrials(9).withWorth(Optional.of(new Worth(0.01, 10))), workers)
                .getLast();
    }

    private static StudySnapshot expecting(double before, double gain) {
        return study(Direction.MAXIMIZE, 0.8, 0.9).apply(new Outlook(2, gain, before).event());
    }

    /// A trial takes a minute, and a gain of 0.01 is worth ten: so a trial must promise 0.001.
    @Test
    void aTrialThatPromisesLessThanItCostsIsNotWorthIt() {
        assertFalse(worth(1).reached(study(Direction.MAXIMIZE, 0.8, 0.9), 0), "nothing is known yet");
        assertFalse(worth(1).reached(expecting(Double.NaN, 0), 0), "one forecast is not enough");
        assertFalse(worth(1).reached(expecting(0.01, 0.0009), 0), "nor one that falls short after one that does not");
        assertFalse(worth(1).reached(expecting(0.0009, 0.0011), 0));
        assertTrue(worth(1).reached(expecting(0.0009, 0.0009), 0));
        assertTrue(worth(1).reached(expecting(0, 0), 0));
        assertFalse(worth(2).reached(expecting(0.0009, 0.0009), 0), "two workers share the machine's time");
        assertTrue(worth(2).reached(expecting(0.0004, 0.0004), 0));
        assertEquals("next trial worth 30 s, costs 1 min", worth(1).state(expecting(0.0005, 0.0004), 0));
        assertEquals(0.5, worth(1).progress(expecting(0.002, 0.0004)), 1e-9);
        assertEquals(0, worth(1).progress(study(Direction.MAXIMIZE, 0.8)));
    }

    @Test
    void whatATrialIsWorthIsToldAsAShareOfItsCost() {
        assertEquals(1.0, worth(1).progress(expecting(0, 0)), "worth nothing: as far as it gets");
        assertEquals(1.0, worth(1).progress(expecting(0.0001, 0.0001)), "never beyond the end");
        assertEquals("worth not known yet", worth(1).state(study(Direction.MAXIMIZE, 0.8), 0));
    }

    /// A study of one objective whose trials are in these states; complete ones score as they come, from 1 on.
    private static StudySnapshot states(Direction direction, TrialState... states) {
        StudySnapshot study = study(direction);
        for (int i = 0; i < states.length; i++) {
            TrialState state = states[i];
            study = study.apply(new TrialCreated(i, Configuration.of(Map.of()), state != TrialState.WAITING, 1_000));
            double[] values = state == TrialState.COMPLETE ? new double[]{i + 1} : new double[0];
            if (state.finished()) study = study.apply(new TrialFinished(i, state, values, 61_000));
        }
        return study;
    }

    @Test
    void theLimitOfTrialsCountsThemHoweverTheyEndButNotThoseThatWait() {
        StopRule limit = StopRule.of(Budget.ofTrials(3), 1).getFirst();
        assertFalse(limit.reached(states(Direction.MINIMIZE, TrialState.COMPLETE, TrialState.FAILED), 0));
        assertTrue(limit.reached(states(Direction.MINIMIZE, TrialState.PRUNED, TrialState.FAILED,
                TrialState.COMPLETE), 0));
        assertFalse(limit.reached(states(Direction.MINIMIZE, TrialState.PRUNED, TrialState.FAILED,
                TrialState.WAITING), 0));
        StudySnapshot running = states(Direction.MINIMIZE, TrialState.FAILED, TrialState.COMPLETE, TrialState.RUNNING);
        assertTrue(limit.reached(running, 0), "one that runs has been begun");
        assertEquals("2 of 3 trials", limit.state(running, 0));
    }

    @Test
    void theTimeIsOverOnTheMillisecond() {
        StopRule limit = StopRule.of(Budget.ofTrials(3).withSeconds(120), 1).getLast();
        StudySnapshot study = study(Direction.MINIMIZE);
        assertFalse(limit.reached(study, 119_999));
        assertTrue(limit.reached(study, 120_000));
        assertEquals("1 min of 2 min", limit.state(study, 60_000));
        assertEquals("2 min of 2 min", limit.state(study, 500_000));
    }

    @Test
    void patienceCountsTheTrialsAfterTheBestThatDidNotFail() {
        StopRule patience = StopRule.of(Budget.ofTrials(9).withPatience(3), 1).getLast();
        assertFalse(patience.reached(study(Direction.MINIMIZE, 1, 2, 3), 0), "two since the best");
        assertTrue(patience.reached(study(Direction.MINIMIZE, 1, 2, 3, 4), 0));
        assertFalse(patience.reached(study(Direction.MINIMIZE, 1, 2, 3, 0.5), 0), "the last is a new best");
        StudySnapshot mixed = states(Direction.MINIMIZE, TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED,
                TrialState.COMPLETE, TrialState.RUNNING);
        assertFalse(patience.reached(mixed, 0), "one pruned, one complete; failed and running ones do not count");
        assertEquals("2 of 3 trials without a new best", patience.state(mixed, 0));
        assertFalse(patience.reached(states(Direction.MINIMIZE, TrialState.FAILED, TrialState.FAILED,
                TrialState.FAILED, TrialState.FAILED), 0));
        assertEquals("3 of 3 trials without a new best",
                patience.state(study(Direction.MINIMIZE, 1, 2, 3, 4, 5, 6), 0), "no more than it waits for");
    }

    @Test
    void withSeveralObjectivesPatienceCountsFromTheLastThatTheFrontTookIn() {
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyCreated("s", List.of(Direction.MINIMIZE, Direction.MINIMIZE)));
        double[][] values = {{1, 3}, {2, 2}, {3, 1}, {4, 4}, {5, 5}};
        for (int i = 0; i < values.length; i++) {
            study = study.apply(new TrialCreated(i, Configuration.of(Map.of()), true, 1_000))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, values[i], 61_000));
        }
        assertTrue(StopRule.of(Budget.ofTrials(9).withPatience(2), 1).getLast().reached(study, 0));
        assertFalse(StopRule.of(Budget.ofTrials(9).withPatience(3), 1).getLast().reached(study, 0));
    }

    @Test
    void aTargetTellsHowFarItIsAndWhetherTheDefaultReachedIt() {
        StopRule.TargetScore target = (StopRule.TargetScore) target(0.9);
        assertEquals("no score yet, target 0.900", target.state(study(Direction.MAXIMIZE), 0));
        assertEquals("", target.byDefault(study(Direction.MAXIMIZE, 0.95)));
        String words = target.byDefault(study(Direction.MAXIMIZE)
                .apply(new TrialCreated(0, Configuration.of(Map.of()), true, 1_000))
                .apply(new TrialAttributeSet(0, Trial.ORIGIN, Origins.DEFAULT))
                .apply(new TrialFinished(0, TrialState.COMPLETE, new double[]{0.95}, 61_000)));
        assertTrue(words.startsWith("The default scores 0.950, which reaches the target of 0.900"), words);
    }

    @Test
    void aStudyAtRestTellsWhichLimitsItHasReached() {
        Experiment e = Runs.experiment(4, 1).withBudget(Budget.ofTrials(4).withPatience(2));
        assertEquals(List.of(), StopRule.reached(e, study(Direction.MINIMIZE)));
        assertEquals(List.of(), StopRule.reached(e, study(Direction.MINIMIZE, 3, 2)));
        assertEquals(List.of(StopReason.PATIENCE), StopRule.reached(e, study(Direction.MINIMIZE, 1, 2, 3)));
        assertEquals(List.of(StopReason.TRIALS, StopReason.PATIENCE),
                StopRule.reached(e, study(Direction.MINIMIZE, 1, 2, 3, 4)));
        // Queued trials run in spite of patience, but not beyond the limit of trials.
        assertEquals(List.of(), StopRule.reached(e, states(Direction.MINIMIZE, TrialState.COMPLETE,
                TrialState.COMPLETE, TrialState.COMPLETE, TrialState.WAITING)));
        // 3 trials of a minute, side by side, are a minute.
        Experiment timed = e.withBudget(Budget.ofTrials(9).withSeconds(60));
        assertEquals(List.of(StopReason.TIME), StopRule.reached(timed, study(Direction.MINIMIZE, 1, 2, 3)));
        // What a dead program left begins again first.
        StudySnapshot left = states(Direction.MINIMIZE, TrialState.COMPLETE, TrialState.COMPLETE,
                TrialState.COMPLETE, TrialState.RUNNING);
        assertEquals(List.of(StopReason.TRIALS, StopReason.PATIENCE), StopRule.reached(e, left), "another's trial");
        assertEquals(List.of(), StopRule.reached(e, left.apply(new TrialAttributeSet(3, Trial.WORKER, 0L))));
    }
}
