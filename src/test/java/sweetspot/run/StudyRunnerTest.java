package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.MemoryJournal;
import sweetspot.journal.RecordedStudy;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.objective.TrialPrunedException;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

@Timeout(60)
class StudyRunnerTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(-5, 5), 4.0),
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "c"),
            new Parameter("y", FloatDistribution.log(1e-3, 10), 5.0).when("kind", "a", "b"));

    @TempDir
    Path folder;

    private static Experiment experiment(int trials, int workers) {
        return new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none", Budget.ofTrials(trials),
                workers, 11);
    }

    private static double score(Configuration c) {
        double x = c.number("x");
        return x * x + (c.has("y") ? Math.log(c.number("y")) : 1);
    }

    private static final Objective QUADRATIC = (c, context) -> {
        for (int step = 0; step < 3; step++) {
            context.report(step, score(c) + 3 - step);
            if (context.shouldPrune()) throw new TrialPrunedException();
        }
        return Evaluation.of(score(c), 0.5);
    };

    private static MemoryJournal memory() {
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(new StudyCreated("test", List.of(Direction.MINIMIZE))));
        return journal;
    }

    private static StudyRunner runner(Experiment e, Objective objective, Journal journal, Consumer<RunStatus> listener) {
        return new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()),
                PrunerFactory.create(e.pruner(), e.subject().reports()), journal, new ThreadTrialExecutor(objective, e.workers()),
                InstantSource.system(), System::nanoTime, listener));
    }

    private static StudySnapshot run(Experiment e, Objective objective, Journal journal) throws Exception {
        return runner(e, objective, journal, _ -> { }).start().ended().get(50, TimeUnit.SECONDS).snapshot();
    }

    private static List<String> facts(StudySnapshot study) {
        List<String> facts = new ArrayList<>();
        for (Trial t : study.trials()) {
            StringBuilder reports = new StringBuilder();
            for (int i = 0; i < t.reports(); i++) reports.append(' ').append(t.step(i)).append(':').append(t.intermediate(i));
            facts.add(t + " " + t.origin() + reports + " " + t.failure());
        }
        return facts;
    }

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

    @ParameterizedTest
    @CsvSource({"random, none, 1", "tpe, none, 9", "tpe, median, 5", "tpe, median, 13", "grid, none, 4"})
    void anInterruptedSearchGoesOnAsIfNothingHadHappened(String sampler, String pruner, int after) throws Exception {
        Experiment e = experiment(25, 1).withSampler(sampler).withPruner(pruner);
        List<String> whole;
        try (JournalFile journal = JournalFile.create(folder.resolve("whole"), e, List.of(Direction.MINIMIZE),
                Sync.SYSTEM)) {
            whole = facts(run(e, QUADRATIC, journal));
        }
        assertTrue(whole.size() > 20);
        Path file = folder.resolve("cut");
        JournalFile first = JournalFile.create(file, e, List.of(Direction.MINIMIZE), Sync.SYSTEM);
        CountDownLatch reached = new CountDownLatch(1);
        StudyRunner cut = runner(e, (c, context) -> {
            if (context.number() < after) return QUADRATIC.evaluate(c, context);
            context.report(0, -99);
            reached.countDown();
            while (!context.cancelled()) Thread.sleep(1);
            throw new CancellationException();
        }, first, _ -> { }).start();
        assertTrue(reached.await(20, TimeUnit.SECONDS));
        cut.suspend();
        StudySnapshot left = cut.ended().get().snapshot();
        assertEquals(1, left.running());
        assertEquals(after, left.finished());
        try (JournalFile second = JournalFile.open(file, Sync.SYSTEM)) {
            StudySnapshot end = run(e, QUADRATIC, second);
            assertEquals(whole, facts(end));
            assertEquals(1, end.trials().get(after).restarts());
        }
        assertEquals(whole, facts(JournalFile.read(file).main().snapshot()));
    }

    @Test
    void aTrialThatWasInterruptedFourTimesIsNotTriedAgain() throws Exception {
        MemoryJournal journal = memory();
        Experiment e = experiment(3, 1);
        journal.append(List.of(new StudyEvent.TrialCreated(0, SPACE.defaults(), true, 1),
                new StudyEvent.TrialAttributeSet(0, Trial.WORKER, 0L), new StudyEvent.TrialStarted(0, 2),
                new StudyEvent.TrialStarted(0, 3), new StudyEvent.TrialStarted(0, 4)));
        StudySnapshot end = run(e, QUADRATIC, journal);
        assertEquals(TrialState.FAILED, end.trials().getFirst().state());
        assertTrue(end.trials().getFirst().failure().contains("4 times"), end.trials().getFirst().failure());
        assertEquals(2, end.complete());
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
                new ThreadTrialExecutor(QUADRATIC, 1), InstantSource.system(), System::nanoTime, _ -> { }))
                .start().ended().get().snapshot();
        assertEquals(3, end.pruned());
        Trial pruned = end.trials().get(2);
        assertEquals(2, pruned.reports());
        // What was reported after two of three steps is 2 above what the others came to.
        assertEquals(pruned.intermediate(1) - 2, pruned.value(), 1e-9);
    }

    /// As when a class cannot be loaded, or memory ends: nobody waits for a thread that is gone.
    @Test
    void anErrorEndsTheSearchAndSaysWhich() throws Exception {
        Experiment e = experiment(9, 1);
        Sampler broken = _ -> {
            throw new NoClassDefFoundError("sweetspot/Gone");
        };
        RunStatus end = new StudyRunner(new StudyRunner.Parts(e, broken, Pruner.none(), memory(),
                new ThreadTrialExecutor(QUADRATIC, 1), InstantSource.system(), System::nanoTime, _ -> { }))
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

    @Test
    void pauseLetsRunningTrialsEndAndResumeGoesOn() throws Exception {
        Semaphore permits = new Semaphore(0);
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch paused = new CountDownLatch(1);
        StudyRunner runner = runner(experiment(6, 2), (c, _) -> {
            started.countDown();
            permits.acquire();
            return Evaluation.of(score(c));
        }, memory(), status -> {
            if (status.phase() == RunPhase.PAUSED) paused.countDown();
        });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.pause();
        permits.release(6);
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        assertEquals(2, runner.status().snapshot().complete());
        assertEquals(0, runner.status().snapshot().running());
        runner.resume();
        assertEquals(6, runner.ended().get().snapshot().complete());
    }

    @Test
    void finishThenStopLetsRunningTrialsEnd() throws Exception {
        Semaphore permits = new Semaphore(0);
        CountDownLatch started = new CountDownLatch(2);
        StudyRunner runner = runner(experiment(100, 2), (c, _) -> {
            started.countDown();
            permits.acquire();
            return Evaluation.of(score(c));
        }, memory(), _ -> { });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.finishThenStop();
        permits.release(2);
        RunStatus end = runner.ended().get(10, TimeUnit.SECONDS);
        assertEquals(StopReason.USER, end.reason());
        assertEquals(2, end.snapshot().complete());
        assertEquals(2, end.snapshot().trials().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopNowEndsEvenATrialThatIgnoresIt(boolean polite) throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        AtomicBoolean over = new AtomicBoolean();
        StudyRunner runner = runner(experiment(100, 2), (c, context) -> {
            started.countDown();
            while (!(polite && context.cancelled()) && !over.get()) Thread.onSpinWait();
            throw new CancellationException();
        }, memory(), _ -> { });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.stopNow();
        RunStatus end = runner.ended().get(5, TimeUnit.SECONDS);
        assertEquals(StopReason.USER, end.reason());
        assertEquals(0, end.snapshot().failed(), "that somebody stopped them is no fault of theirs");
        assertEquals(2, end.snapshot().stopped());
        assertEquals(2, end.snapshot().finished());
        assertEquals(Trial.BY_USER, end.snapshot().trials().getFirst().stopped());
        assertEquals("Stopped by you", end.snapshot().trials().getFirst().failure());
        if (!polite) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("sweetspot-trial"))
                .forEach(t -> assertTrue(t.isDaemon()));
        over.set(true);
    }

    @Test
    void aTrialThatFailsWhileTheSearchIsSuspendedIsRunAgain() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        MemoryJournal journal = memory();
        StudyRunner runner = runner(experiment(4, 1), (c, context) -> {
            started.countDown();
            while (!context.cancelled()) Thread.sleep(1);
            throw new IllegalStateException("killed (signal 2)");
        }, journal, _ -> { });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.suspend();
        assertEquals(1, runner.ended().get().snapshot().running());
        assertEquals(4, run(experiment(4, 1), QUADRATIC, journal).complete());
    }

    @Test
    void theTimeLimitHoldsMidTrial() throws Exception {
        Experiment e = experiment(100, 1).withBudget(new Budget(100, 1, 0));
        StudySnapshot end = run(e, (c, context) -> {
            if (context.number() == 0) return Evaluation.of(1);
            while (!context.cancelled()) Thread.sleep(1);
            throw new CancellationException();
        }, memory());
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
                }, 1), InstantSource.system(), nanos::get, _ -> { })).start();
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
                    _ -> { })).start().ended().get(10, TimeUnit.SECONDS);
            spent += 20_000;
            assertEquals(spent, end.elapsedMillis());
            millis.addAndGet(3_600_000);
        }
        // A sitting that was killed noted nothing: its trials' time counts.
        StudySnapshot killed = journal.append(List.of(
                new StudyEvent.TrialCreated(6, SPACE.defaults(), true, millis.get()),
                new StudyEvent.TrialFinished(6, TrialState.COMPLETE, new double[] {1}, millis.get() + 4_000)));
        assertEquals(spent + 4_000, BusyTime.millis(killed));
    }

    @Test
    void aPausedSearchIsStillPausedWhenItIsOpenedAgain() throws Exception {
        MemoryJournal journal = memory();
        CountDownLatch started = new CountDownLatch(1);
        Semaphore permits = new Semaphore(0);
        CountDownLatch paused = new CountDownLatch(1);
        StudyRunner runner = runner(experiment(6, 1), (c, _) -> {
            started.countDown();
            permits.acquire();
            return Evaluation.of(score(c));
        }, journal, status -> {
            if (status.phase() == RunPhase.PAUSED) paused.countDown();
        });
        runner.start();
        assertTrue(started.await(10, TimeUnit.SECONDS));
        runner.pause();
        permits.release(6);
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        // What is on disk at this moment is what a killed app leaves.
        assertEquals(RecordedStudy.PAUSED, journal.snapshot().attributes().get(RecordedStudy.STOPPED));
        runner.suspend();
        assertEquals(RunPhase.ENDED, runner.ended().get().phase());
        assertEquals(RecordedStudy.PAUSED, journal.snapshot().attributes().get(RecordedStudy.STOPPED));
        StudySnapshot end = run(experiment(6, 1), QUADRATIC, journal);
        assertEquals(6, end.complete());
        assertEquals("trials", end.attributes().get(RecordedStudy.STOPPED));
    }

    @Test
    void aTargetEndsTheSearchAsSoonAsTheBestReachesIt() throws Exception {
        Experiment e = experiment(100, 1).withBudget(Budget.ofTrials(100).withTarget(OptionalDouble.of(0.25)));
        RunStatus end = runner(e, (c, context) -> Evaluation.of(1.0 / (1 + context.number())), memory(), _ -> { })
                .start().ended().get();
        assertEquals(StopReason.TARGET, end.reason());
        assertEquals(4, end.snapshot().trials().size(), "the fourth trial scores 1/4");
    }

    @Test
    void patienceAndAnExploredSpaceEndTheSearch() throws Exception {
        Experiment patient = experiment(100, 1).withBudget(new Budget(100, 0, 7));
        RunStatus end = runner(patient, (c, context) -> Evaluation.of(context.number() == 3 ? 0 : 1), memory(),
                _ -> { }).start().ended().get();
        assertEquals(StopReason.PATIENCE, end.reason());
        assertEquals(3 + 7 + 1, end.snapshot().trials().size());
        Experiment finite = experiment(100, 2).withSampler("grid").withSpace(SearchSpace.of(
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "b")));
        RunStatus explored = runner(finite, (c, _) -> Evaluation.of(1), memory(), _ -> { }).start().ended().get();
        assertEquals(StopReason.SPACE_EXPLORED, explored.reason());
        assertEquals(3, explored.snapshot().complete());
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

    @Test
    void aSearchWithItsBudgetUsedUpEndsAtOnceAndGoesOnWithALargerOne() throws Exception {
        MemoryJournal journal = memory();
        run(experiment(5, 1), QUADRATIC, journal);
        assertEquals(5, run(experiment(5, 1), QUADRATIC, journal).trials().size());
        StudySnapshot more = run(experiment(9, 1), QUADRATIC, journal);
        assertEquals(facts(run(experiment(9, 1), QUADRATIC, memory())), facts(more));
        assertFalse(more.trials().stream().anyMatch(t -> t.restarts() > 0));
    }
}
