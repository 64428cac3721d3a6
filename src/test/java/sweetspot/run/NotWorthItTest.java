package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.TestFunction;
import sweetspot.objective.TestFunctions;
import sweetspot.search.Pruner;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Budget;
import sweetspot.study.Budget.Worth;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudySnapshot;

/// Whole searches with trials of a minute each, on a clock of their own, that end when going on is not worth it.
class NotWorthItTest {
    private static RunStatus run(String function, String sampler, int trials, Optional<Worth> worth) throws Exception {
        TestFunction f = TestFunctions.byId(function);
        Experiment e = new Experiment("e", new FunctionSubject(function), f.space(), sampler, "none",
                Budget.ofTrials(trials).withWorth(worth), 1, 3);
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(new StudyCreated("e", List.of(Direction.MINIMIZE))));
        AtomicLong millis = new AtomicLong(1_000);
        var objective = f.objective(3);
        return new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(sampler), Pruner.none(), journal,
                new ThreadTrialExecutor((c, context) -> {
                    millis.addAndGet(60_000);
                    return objective.evaluate(c, context);
                }, 1), () -> Instant.ofEpochMilli(millis.get()), System::nanoTime, _ -> {})).start().ended().get();
    }

    private static double bestOfFirst(StudySnapshot study, int trials) {
        return study.trials().stream().limit(trials).mapToDouble(t -> t.value()).min().orElseThrow();
    }

    /// @param gain what a minute, the price of a trial, buys
    @ParameterizedTest
    @CsvSource({"branin, gp, 0.05", "branin, tpe, 0.2", "hartmann6, gp, 0.01"})
    void endsSoonAfterTheSearchHasConverged(String function, String sampler, double gain) throws Exception {
        int most = 120;
        RunStatus end = run(function, sampler, most, Optional.of(new Worth(gain, 1)));
        assertEquals(StopReason.NOT_WORTH_IT, end.reason());
        int stopped = end.snapshot().trials().size();
        StudySnapshot whole = run(function, sampler, most, Optional.empty()).snapshot();
        assertTrue(stopped < most * 3 / 4, () -> "only after " + stopped);
        // The rest of the search, with the same seed, would have brought less than it costs.
        double missed = bestOfFirst(whole, stopped) - bestOfFirst(whole, most);
        assertTrue(missed < gain * (most - stopped), () -> "stopped after " + stopped + " and missed " + missed);
        // And nothing that was worth its trial was in sight: no trial within a quarter more.
        double soon = bestOfFirst(whole, stopped) - bestOfFirst(whole, stopped * 5 / 4);
        assertTrue(soon < gain * stopped / 4, () -> "stopped after " + stopped + ", just before a gain of " + soon);
        Outlook outlook = Outlook.of(end.snapshot()).orElseThrow();
        assertTrue(outlook.gain() < gain && outlook.before() < gain);
    }

    @ParameterizedTest
    @CsvSource({"rosenbrock, random, 0.5", "hartmann6, random, 0.001", "ackley, tpe, 0.01"})
    void goesOnWhileMuchIsToBeGained(String function, String sampler, double gain) throws Exception {
        RunStatus end = run(function, sampler, 60, Optional.of(new Worth(gain, 1)));
        assertEquals(StopReason.TRIALS, end.reason());
        assertTrue(Outlook.of(end.snapshot()).orElseThrow().gain() > gain);
    }

    @Test
    void aSearchThatCostsNothingNeverEndsForIt() throws Exception {
        RunStatus end = run("branin", "tpe", 40, Optional.of(new Worth(0.01, 1e9)));
        assertEquals(StopReason.TRIALS, end.reason());
    }
}
