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
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
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
}
