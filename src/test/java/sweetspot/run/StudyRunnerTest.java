package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.run.Runs.QUADRATIC;
import static sweetspot.run.Runs.SPACE;
import static sweetspot.run.Runs.experiment;
import static sweetspot.run.Runs.memory;
import static sweetspot.run.Runs.run;
import static sweetspot.run.Runs.runner;
import static sweetspot.run.Runs.score;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.search.Pruner;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.Configuration;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// What a search runs: the default first, then what is suggested, queued or begun elsewhere, on all its workers.
@Timeout(60)
class StudyRunnerTest {
    @Test
    void runsTheDefaultFirstAndThenTheWholeBudget() throws Exception {
        List<RunStatus> seen = new ArrayList<>();
        RunStatus end = runner(experiment(20, 1), QUADRATIC, memory(), seen::add).start().ended().get();
        assertEquals(RunPhase.ENDED, end.phase());
        assertEquals(StopReason.TRIALS, end.reason());
        assertEquals(20, end.snapshot().complete());
        Trial first = end.snapshot().trials().getFirst();
        assertEquals(SPACE.defaults(), first.configuration());
        assertEquals("default", first.origin());
        assertEquals("random", end.snapshot().trials().get(1).origin());
        assertEquals(0, first.worker());
        assertEquals(0.5, first.standardError().orElseThrow());
        assertTrue(seen.stream().anyMatch(s -> s.phase() == RunPhase.RUNNING && s.snapshot().running() == 1));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i).snapshot().version() >= seen.get(i - 1).snapshot().version());
        }
    }

    @Test
    void severalWorkersRunAtOnceEachInItsOwnSlot() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        StudySnapshot end = run(experiment(24, 4), (c, _) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            together.await(10, TimeUnit.SECONDS);
            now.decrementAndGet();
            return Evaluation.of(score(c));
        }, memory());
        assertEquals(4, most.get());
        assertEquals(24, end.complete());
        assertEquals(List.of(0, 1, 2, 3), end.trials().stream().map(Trial::worker).distinct().sorted().toList());
    }

    @Test
    void aTrialOfAnotherProgramIsLeftAloneAndAQueuedOneIsRun() throws Exception {
        MemoryJournal journal = memory();
        Configuration wish = SPACE.defaults().with("x", 0.5);
        journal.append(List.of(new StudyEvent.TrialCreated(0, SPACE.defaults(), true, 1),
                new StudyEvent.TrialCreated(1, wish, false, 0),
                new StudyEvent.TrialCreated(2, Configuration.of(Map.of("x", 1.0)), false, 0)));
        StudySnapshot end = run(experiment(5, 2), QUADRATIC, journal);
        assertEquals(TrialState.RUNNING, end.trials().getFirst().state());
        assertEquals(score(wish), end.trials().get(1).value());
        assertEquals(TrialState.WAITING, end.trials().get(2).state());
        assertEquals(4, end.complete());
    }

    @Test
    void prunesWhenThePrunerSaysSoAndEstimatesTheEnd() throws Exception {
        Pruner third = (trial, _, _) -> trial.number() % 3 == 2 && trial.reports() == 2;
        Experiment e = experiment(9, 1);
        StudySnapshot end = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create("random"), third, memory(),
                new ThreadTrialExecutor(QUADRATIC, 1), InstantSource.system(), System::nanoTime, _ -> {}))
                .start().ended().get().snapshot();
        assertEquals(3, end.pruned());
        Trial pruned = end.trials().get(2);
        assertEquals(2, pruned.reports());
        // What was reported after two of three steps is 2 above what the others came to.
        assertEquals(pruned.intermediate(1) - 2, pruned.value(), 1e-9);
    }
}
