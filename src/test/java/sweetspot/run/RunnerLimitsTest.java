package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.run.Runs.SPACE;
import static sweetspot.run.Runs.experiment;
import static sweetspot.run.Runs.memory;
import static sweetspot.run.Runs.runner;
import static sweetspot.run.Runs.score;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.search.Pruner;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

/// What ends a search or a trial: time, a target, patience, the end of the space; and how time is counted.
@Timeout(60)
class RunnerLimitsTest {
    @Test
    void theTimeLimitHoldsMidTrial() throws Exception {
        Experiment e = experiment(100, 1).withBudget(new Budget(100, 1, 0));
        AtomicLong nanos = new AtomicLong();
        Objective endless = (c, context) -> {
            if (context.number() == 0) return Evaluation.of(1);
            // The runner's own clock, so that a busy machine cannot end the first trial too.
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            while (!context.cancelled()) Thread.sleep(1);
            throw new CancellationException();
        };
        StudySnapshot end = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()), Pruner.none(),
                memory(), new ThreadTrialExecutor(endless, 1), InstantSource.system(), nanos::get, _ -> {}))
                .start().ended().get(50, TimeUnit.SECONDS).snapshot();
        assertEquals(2, end.trials().size());
        assertEquals("The time limit was reached", end.trials().get(1).failure());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTrialThatTakesTooLongFailsAndTheSearchGoesOn(boolean polite) throws Exception {
        Experiment e = experiment(5, 1).withBudget(Budget.ofTrials(5).withTrialSeconds(60));
        AtomicLong nanos = new AtomicLong();
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        StudyRunner runner = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create("random"), Pruner.none(),
                memory(), new ThreadTrialExecutor((c, context) -> {
                    if (context.number() != 1) return Evaluation.of(score(c));
                    started.countDown();
                    while (!(polite && context.cancelled()) && !over.get()) Thread.onSpinWait();
                    throw new CancellationException();
                }, 1), InstantSource.system(), nanos::get, _ -> {})).start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
        runner.resume();
        while (!runner.ended().isDone()) {
            // Only the runner's own clock counts; a command wakes it to look.
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
            runner.resume();
            Thread.sleep(1);
        }
        StudySnapshot end = runner.ended().get().snapshot();
        over.set(true);
        assertEquals(4, end.complete());
        assertEquals("It took longer than the limit of 60 s for a trial.", end.trials().get(1).failure());
    }

    /// Suggesting, starting workers and writing take time that no trial has: a search that is opened again must not seem
    /// to have taken less than when it was left.
    @Test
    void timeSpentIsTheSumOfAllSittings() throws Exception {
        MemoryJournal journal = memory();
        AtomicLong nanos = new AtomicLong();
        AtomicLong millis = new AtomicLong(1_000_000);
        InstantSource clock = () -> java.time.Instant.ofEpochMilli(millis.get());
        long spent = 0;
        for (int sitting = 1; sitting <= 3; sitting++) {
            assertEquals(spent, BusyTime.millis(journal.snapshot()));
            Experiment e = experiment(2 * sitting, 1);
            Objective slow = (c, _) -> {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
                millis.addAndGet(7_000);
                return Evaluation.of(score(c));
            };
            RunStatus end = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()),
                    PrunerFactory.create(e.pruner()), journal, new ThreadTrialExecutor(slow, 1), clock, nanos::get,
                    _ -> {})).start().ended().get(10, TimeUnit.SECONDS);
            spent += 20_000;
            assertEquals(spent, end.elapsedMillis());
            millis.addAndGet(3_600_000);
        }
        // A sitting that was killed noted nothing: its trials' time counts.
        StudySnapshot killed = journal.append(List.of(
                new StudyEvent.TrialCreated(6, SPACE.defaults(), true, millis.get()),
                new StudyEvent.TrialFinished(6, TrialState.COMPLETE, new double[]{1}, millis.get() + 4_000)));
        assertEquals(spent + 4_000, BusyTime.millis(killed));
    }

    @Test
    void timeAfterAPauseCountsAndTimeInItDoesNot() throws Exception {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch paused = new CountDownLatch(1);
        Semaphore permits = new Semaphore(0);
        CountDownLatch started = new CountDownLatch(1);
        Experiment e = experiment(4, 1);
        Objective slow = (c, _) -> {
            started.countDown();
            permits.acquire();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
            return Evaluation.of(score(c));
        };
        StudyRunner runner = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()), Pruner.none(),
                memory(), new ThreadTrialExecutor(slow, 1), InstantSource.system(), nanos::get, status -> {
                    if (status.phase() == RunPhase.PAUSED) paused.countDown();
                })).start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.pause();
        permits.release();
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        assertEquals(10_000, runner.status().elapsedMillis());
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        runner.resume();
        permits.release(3);
        assertEquals(40_000, runner.ended().get(10, TimeUnit.SECONDS).elapsedMillis());
    }

    @Test
    void aTargetEndsTheSearchAsSoonAsTheBestReachesIt() throws Exception {
        Experiment e = experiment(100, 1).withBudget(Budget.ofTrials(100).withTarget(OptionalDouble.of(0.25)));
        RunStatus end = runner(e, (c, context) -> Evaluation.of(1.0 / (1 + context.number())), memory(), _ -> {})
                .start().ended().get();
        assertEquals(StopReason.TARGET, end.reason());
        assertEquals(4, end.snapshot().trials().size(), "the fourth trial scores 1/4");
    }

    @Test
    void patienceAndAnExploredSpaceEndTheSearch() throws Exception {
        Experiment patient = experiment(100, 1).withBudget(new Budget(100, 0, 7));
        RunStatus end = runner(patient, (c, context) -> Evaluation.of(context.number() == 3 ? 0 : 1), memory(),
                _ -> {}).start().ended().get();
        assertEquals(StopReason.PATIENCE, end.reason());
        assertEquals(3 + 7 + 1, end.snapshot().trials().size());
        Experiment finite = experiment(100, 2).withSampler("grid").withSpace(SearchSpace.of(
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "b")));
        RunStatus explored = runner(finite, (c, _) -> Evaluation.of(1), memory(), _ -> {}).start().ended().get();
        assertEquals(StopReason.SPACE_EXPLORED, explored.reason());
        assertEquals(3, explored.snapshot().complete());
    }
}
