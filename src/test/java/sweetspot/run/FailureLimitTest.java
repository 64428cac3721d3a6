package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

/// When failures pause a search, trial by trial.
class FailureLimitTest {
    private StudySnapshot study = StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MINIMIZE)));
    private FailureLimit rule = new FailureLimit(20);

    private Optional<String> end(boolean fails, String why) {
        int number = study.trials().size();
        study = study.apply(new TrialCreated(number, Configuration.of(Map.of("x", (double) number)), true, 1))
                .apply(new TrialFinished(number, fails ? TrialState.FAILED : TrialState.COMPLETE,
                        fails ? new double[0] : new double[]{1}, 2));
        if (fails) return rule.failed(why, study);
        rule.restart();
        return Optional.empty();
    }

    /// Number of the failure in a row that pauses the search.
    private int failuresUntilPause() {
        for (int i = 1; i <= 1000; i++) if (end(true, "out of memory").isPresent()) return i;
        return -1;
    }

    @Test
    void halfTheLimitIfNothingHasEverSucceeded() {
        assertEquals(10, failuresUntilPause());
        rule.restart();
        assertEquals(10, failuresUntilPause(), "counted anew after the user went on");
        rule = new FailureLimit(1);
        assertEquals(1, failuresUntilPause());
        rule = new FailureLimit(0);
        assertEquals(-1, failuresUntilPause());
    }

    @Test
    void theWholeLimitOnceSomethingSucceeded() {
        end(false, "");
        assertEquals(20, failuresUntilPause());
    }

    @Test
    void moreWhereManyFailedBefore() {
        for (int i = 0; i < 40; i++) end(i % 8 != 0, "not a number");
        end(false, "");
        // 6 of 41 succeeded, each took 6.8 trials.
        assertEquals(69, failuresUntilPause());
    }

    @Test
    void aSearchWhoseTrialsMostlyFailGoesOn() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        end(false, "");
        for (int i = 0; i < 2000; i++) {
            int at = i;
            assertFalse(end(random.nextDouble() < 0.8, "not a number").isPresent(), () -> "paused after " + at);
        }
    }

    @Test
    void theMessageNamesTheRuleTheCommonestReasonAndWhatToDo() {
        String message = "";
        for (int i = 0; i < 10; i++) {
            message =
                    end(true, i % 3 == 0 ? "no file" : "line " + i + ": division by 0.\nTraceback\n\n oops\u001b[31m.")
                            .orElse("");
        }
        assertTrue(message.contains("first 10 trials all failed"), message);
        assertTrue(message.contains("6 of 10 times: line ") && message.contains("division by 0: oops"), message);
        assertTrue(message.contains("--max-failures"), message);
        assertFalse(message.contains("Traceback") || message.contains(".."), message);
        end(false, "");
        // Eleven trials for the one success.
        for (int i = 0; i < 110; i++) message = end(true, "x".repeat(5000)).orElse("");
        assertTrue(message.startsWith("110 trials in a row failed"), message);
        assertTrue(message.length() < 700, message);
    }
}
