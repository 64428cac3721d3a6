package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.run.Runs.QUADRATIC;
import static sweetspot.run.Runs.experiment;
import static sweetspot.run.Runs.memory;
import static sweetspot.run.Runs.run;
import static sweetspot.run.Runs.runner;
import static sweetspot.run.Runs.score;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// What goes wrong: a trial, all trials, the runner itself, the disk.
@Timeout(60)
class RunnerFailureTest {
    /// As when a class cannot be loaded, or memory ends: nobody waits for a thread that is gone.
    @Test
    void anErrorEndsTheSearchAndSaysWhich() throws Exception {
        Experiment e = experiment(9, 1);
        Sampler broken = _ -> {
            throw new NoClassDefFoundError("sweetspot/Gone");
        };
        RunStatus end = new StudyRunner(new StudyRunner.Parts(e, broken, Pruner.none(), memory(),
                new ThreadTrialExecutor(QUADRATIC, 1), InstantSource.system(), System::nanoTime, _ -> {}))
                .start().ended().get(50, TimeUnit.SECONDS);
        assertEquals(RunPhase.ENDED, end.phase());
        assertTrue(end.message().contains("sweetspot/Gone"), end.message());
    }

    @Test
    void aFailureIsOneFailedTrialWithItsReason() throws Exception {
        StudySnapshot end = run(experiment(8, 1), (c, context) -> switch (context.number()) {
            case 1 -> throw new IllegalStateException("column age is all missing");
            case 2 -> throw new OutOfMemoryError("test");
            case 3 -> Evaluation.of(Double.NaN);
            case 4 -> throw new NullPointerException();
            case 5 -> Evaluation.of(Double.NEGATIVE_INFINITY);
            case 6 -> Evaluation.of(Double.POSITIVE_INFINITY);
            default -> Evaluation.of(0.5);
        }, memory());
        assertEquals(6, end.failed());
        assertEquals("column age is all missing", end.trials().get(1).failure());
        assertTrue(end.trials().get(2).failure().contains("ran out of memory"));
        assertTrue(end.trials().get(3).failure().contains("NaN"));
        assertEquals("NullPointerException", end.trials().get(4).failure());
        assertEquals("The score was infinite (−∞).", end.trials().get(5).failure().substring(0, 28));
        assertTrue(end.trials().get(6).failure().contains("infinite (∞)"), end.trials().get(6).failure());
        assertEquals(0.5, end.best().orElseThrow().value());
    }

    @Test
    void failuresWithoutHopePauseTheSearchUntilItIsResumed() throws Exception {
        CountDownLatch paused = new CountDownLatch(1);
        Experiment e = experiment(14, 1);
        StudyRunner runner = runner(e.withBudget(e.budget().withFailures(5)), (c, context) -> {
            if (context.number() >= 3 && context.number() <= 12) throw new IllegalStateException("no space");
            return Evaluation.of(1);
        }, memory(), status -> {
            if (status.phase() == RunPhase.PAUSED) paused.countDown();
        });
        runner.start();
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        assertEquals(StopReason.REPEATED_FAILURE, runner.status().reason());
        assertTrue(runner.status().message().contains("no space"), runner.status().message());
        // Ten times as many as each success took.
        assertEquals(13, runner.status().snapshot().trials().size());
        runner.resume();
        RunStatus end = runner.ended().get();
        assertEquals(StopReason.TRIALS, end.reason());
        assertEquals("", end.message());
        assertEquals(4, end.snapshot().complete());
    }

    @Test
    void anUnattendedSearchGoesOnThroughARegionThatFails() throws Exception {
        StudySnapshot end = run(experiment(60, 2), (c, context) -> {
            if (context.number() % 6 != 0) throw new IllegalStateException("no space");
            return Evaluation.of(1);
        }, memory());
        assertEquals(10, end.complete());
        assertEquals(50, end.failed());
    }

    /// Fails while `broken`; otherwise a journal in memory.
    private static final class Fragile implements Journal {
        private final MemoryJournal inner = memory();
        private volatile boolean broken;
        private final Map<Integer, Boolean> created = new ConcurrentHashMap<>();

        @Override
        public StudySnapshot snapshot() {
            return inner.snapshot();
        }

        @Override
        public StudySnapshot append(List<StudyEvent> events) throws JournalException {
            if (broken) throw new JournalException(JournalException.Kind.IO, 0, "The disk is full.", null);
            for (StudyEvent event : events) {
                if (event instanceof StudyEvent.TrialCreated c) created.put(c.number(), true);
            }
            return inner.append(events);
        }

        @Override
        public void close() {}
    }

    @Test
    void aFullDiskPausesTheSearchAndLosesNothing() throws Exception {
        Fragile journal = new Fragile();
        CountDownLatch paused = new CountDownLatch(1);
        StudyRunner runner = runner(experiment(10, 2), (c, context) -> {
            assertTrue(journal.created.containsKey(context.number()), "begun before it was written");
            if (context.number() == 4) journal.broken = true;
            return Evaluation.of(score(c));
        }, journal, status -> {
            if (status.phase() == RunPhase.PAUSED) paused.countDown();
        });
        runner.start();
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        assertEquals(StopReason.JOURNAL_ERROR, runner.status().reason());
        assertEquals("The disk is full.", runner.status().message());
        int finished = runner.status().snapshot().finished();
        assertTrue(finished >= 4, "results are kept while they cannot be written");
        assertNotEquals(finished, journal.snapshot().finished());
        journal.broken = false;
        runner.resume();
        assertEquals(10, runner.ended().get().snapshot().complete());
        assertEquals(10, journal.snapshot().complete());
    }
}
