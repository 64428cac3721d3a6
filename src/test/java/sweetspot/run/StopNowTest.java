package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.search.Sampler;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.worker.Message;

/// Stopping at once ends the trials and tells so, even while the runner's thread waits for something else.
@Timeout(120)
class StopNowTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));

    @TempDir
    Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean held;
    private final CompletableFuture<RunStatus> stopping = new CompletableFuture<>();
    private final CountDownLatch endTold = new CountDownLatch(1);
    private final CountDownLatch allTold = new CountDownLatch(1);
    private final CompletableFuture<RunStatus> stopped = new CompletableFuture<>();

    /// A trial that goes on until it is cancelled.
    private final Objective endless = (_, context) -> {
        begun.countDown();
        try {
            while (!context.cancelled()) Thread.sleep(1);
        } finally {
            ended.countDown();
        }
        throw new CancellationException();
    };

    /// A trial that does not listen to being cancelled, and ends only when its thread is interrupted.
    private final Objective deaf = (_, _) -> {
        begun.countDown();
        try {
            Thread.sleep(100_000);
        } finally {
            ended.countDown();
        }
        return Evaluation.of(1);
    };

    private StudyRunner runner(Journal journal, TrialExecutor executor, Sampler sampler, int workers) {
        Experiment e = new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none", Budget.ofTrials(50),
                workers, 11);
        return new StudyRunner(new StudyRunner.Parts(e, sampler, PrunerFactory.create("none", e.subject().reports()),
                journal, executor, InstantSource.system(), System::nanoTime, status -> {
                    if (status.phase() == RunPhase.STOPPING) stopping.complete(status);
                    if (status.phase() == RunPhase.STOPPING && !status.message().isEmpty()) endTold.countDown();
                    if (status.phase() == RunPhase.STOPPING && status.snapshot().running() == 0) allTold.countDown();
                    if (status.phase() == RunPhase.ENDED) stopped.complete(status);
                }));
    }

    private JournalFile journal() throws JournalException {
        return JournalFile.create(folder.resolve("study.log"),
                new Experiment("test", new FunctionSubject("test"), SPACE,
                        "random", "none", Budget.ofTrials(50), 1, 1),
                List.of(Direction.MINIMIZE), Sync.SYSTEM);
    }

    /// Tells when an append begins while another program holds the lock.
    private final class Watched extends ForwardingJournal {

        Watched(Journal inner) {
            super(inner);
        }

        @Override
        public StudySnapshot append(List<StudyEvent> events) throws JournalException {
            // The lock may be there as our own, which is kept for a moment.
            if (held) stuck.countDown();
            return super.append(events);
        }
    }

    private Path lock() {
        return folder.resolve("study.log.lock");
    }

    private void stopWhileAnotherProgramHoldsTheLock(StudyRunner runner, CountDownLatch trialEnded) throws Exception {
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        holdLock();
        runner.pause();
        assertTrue(stuck.await(60, TimeUnit.SECONDS));
        runner.stopNow();
        // The lock is held until both have happened.
        assertTrue(trialEnded.await(20, TimeUnit.SECONDS), "the trial goes on");
        assertEquals(StopReason.USER, stopping.get(20, TimeUnit.SECONDS).reason());
        assertTrue(endTold.await(20, TimeUnit.SECONDS), "nobody is told that the trial has ended");
        assertEquals(RunPhase.STOPPING, runner.status().phase());
        assertEquals(Messages.text("run.stopping"), runner.status().message());
        assertFalse(runner.ended().isDone());
        Files.delete(lock());
        StudySnapshot study = runner.ended().get(60, TimeUnit.SECONDS).snapshot();
        assertEquals(StopReason.USER, stopped.get(20, TimeUnit.SECONDS).reason());
        assertEquals("", stopped.join().message());
        assertEquals(TrialState.FAILED, study.trials().getFirst().state());
        StudySnapshot read = JournalFile.read(folder.resolve("study.log")).main().snapshot();
        assertEquals(study.trials(), read.trials());
        assertEquals(0, read.running());
    }

    /// Takes the lock as Optuna does; a short wait between two appends gives it back for certain.
    private void holdLock() throws Exception {
        while (true) {
            try {
                Files.createSymbolicLink(lock(), Path.of("study.log"));
                held = true;
                return;
            } catch (java.nio.file.FileAlreadyExistsException _) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aTrialEndsWhileAnotherProgramHoldsTheLock() throws Exception {
        StudyRunner runner = runner(new Watched(journal()), new ThreadTrialExecutor(endless, 1),
                SamplerFactory.create("random"), 1).start();
        stopWhileAnotherProgramHoldsTheLock(runner, ended);
    }

    @Test
    void aTrialThatDoesNotListenEndsToo() throws Exception {
        StudyRunner runner = runner(new Watched(journal()), new ThreadTrialExecutor(deaf, 1),
                SamplerFactory.create("random"), 1).start();
        stopWhileAnotherProgramHoldsTheLock(runner, ended);
    }

    @Test
    void thatAllTrialsHaveEndedIsToldWhileAnotherProgramHoldsTheLock() throws Exception {
        StudyRunner runner = runner(journal(), new ThreadTrialExecutor(endless, 2), SamplerFactory.create("random"), 2)
                .start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        holdLock();
        runner.stopNow();
        assertTrue(allTold.await(20, TimeUnit.SECONDS), "nobody is told that the trials have ended");
        assertFalse(runner.ended().isDone());
        Files.delete(lock());
        assertEquals(RunPhase.ENDED, runner.ended().get(60, TimeUnit.SECONDS).phase());
    }

    @Test
    void aTrialEndsWhileTheSamplerThinks_andNoOtherBegins() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Sampler random = SamplerFactory.create("random");
        Sampler slow = context -> {
            if (asked.incrementAndGet() == 2) {
                stuck.countDown();
                await(answer);
            }
            return random.suggest(context);
        };
        Objective firstIsQuick = (c, context) -> context.number() == 0 ? Evaluation.of(1)
                : endless.evaluate(c, context);
        StudyRunner runner = runner(journal(), new ThreadTrialExecutor(firstIsQuick, 2), slow, 2).start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        assertTrue(stuck.await(60, TimeUnit.SECONDS));
        runner.stopNow();
        assertTrue(ended.await(20, TimeUnit.SECONDS), "the trial goes on");
        assertEquals(StopReason.USER, stopping.get(20, TimeUnit.SECONDS).reason());
        answer.countDown();
        StudySnapshot study = runner.ended().get(60, TimeUnit.SECONDS).snapshot();
        assertEquals(List.of(TrialState.COMPLETE, TrialState.FAILED),
                study.trials().stream().map(Trial::state).toList());
    }

    /// A journal whose lock another program keeps from some time on: each append then waits, in vain.
    private final class Kept extends ForwardingJournal {
        private final CountDownLatch waited = new CountDownLatch(1);
        private final AtomicInteger waits = new AtomicInteger();
        private final CompletableFuture<Duration> patience = new CompletableFuture<>();
        private volatile boolean kept;

        @Override
        public void patience(Duration longest) {
            patience.complete(longest);
        }

        Kept(Journal inner) {
            super(inner);
        }

        @Override
        public StudySnapshot append(List<StudyEvent> events) throws JournalException {
            if (!kept) return super.append(events);
            waits.incrementAndGet();
            stuck.countDown();
            StopNowTest.await(waited);
            throw new JournalException(JournalException.Kind.IN_USE, 0, "Another program keeps it locked.", null);
        }
    }

    private void requireOneWait(Kept journal, StudyRunner runner) throws Exception {
        journal.waited.countDown();
        RunStatus end = runner.ended().get(60, TimeUnit.SECONDS);
        assertEquals(StopReason.JOURNAL_ERROR, end.reason());
        assertEquals("Another program keeps it locked.", end.message());
        assertEquals(1, journal.waits.get());
        // Who opens the study finds the trial interrupted, and can go on with it or leave it.
        assertEquals(1, JournalFile.read(folder.resolve("study.log")).main().snapshot().running());
    }

    @Test
    void theWaitForALockThatIsNeverFreeIsTheLast() throws Exception {
        Kept journal = new Kept(journal());
        StudyRunner runner = runner(journal, new ThreadTrialExecutor(endless, 1), SamplerFactory.create("random"), 1)
                .start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        journal.kept = true;
        runner.pause();
        assertTrue(stuck.await(60, TimeUnit.SECONDS));
        runner.stopNow();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        requireOneWait(journal, runner);
    }

    @Test
    void aLockThatIsNeverFreeIsWaitedForOnce() throws Exception {
        Kept journal = new Kept(journal());
        StudyRunner runner = runner(journal, new ThreadTrialExecutor(endless, 1), SamplerFactory.create("random"), 1)
                .start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        journal.kept = true;
        CompletableFuture<Boolean> queued = runner.queue(List.of(QueuedTrial.asked(SPACE.defaults())));
        runner.stopNow();
        requireOneWait(journal, runner);
        assertFalse(queued.get(20, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The time limit counts while another program keeps the study file: the trial ends, and the wait soon after.
    @Test
    void theTimeLimitIsKeptWhileAnotherProgramHoldsTheLock() throws Exception {
        Kept journal = new Kept(journal());
        Experiment e = new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none",
                Budget.ofTrials(50).withSeconds(1), 1, 11);
        StudyRunner runner = new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create("random"),
                PrunerFactory.create("none", e.subject().reports()), journal, new ThreadTrialExecutor(endless, 1),
                InstantSource.system(), System::nanoTime, status -> {
                    if (status.phase() == RunPhase.STOPPING) stopping.complete(status);
                })).start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        journal.kept = true;
        runner.pause();
        assertTrue(stuck.await(60, TimeUnit.SECONDS));
        // The lock is kept until all of this has happened.
        assertTrue(ended.await(20, TimeUnit.SECONDS), "the trial goes on");
        assertEquals(StopReason.TIME, stopping.get(20, TimeUnit.SECONDS).reason());
        assertEquals(StudyWriter.LAST_WAIT, journal.patience.get(20, TimeUnit.SECONDS));
        requireOneWait(journal, runner);
    }

    @Test
    void thatAnotherProgramIsWaitedForIsTold() throws Exception {
        StudyRunner runner = runner(journal(), new ThreadTrialExecutor(endless, 1), SamplerFactory.create("random"), 1)
                .start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        holdLock();
        runner.pause();
        while (!runner.status().message().equals(Messages.text("run.waiting"))) Thread.sleep(10);
        Files.delete(lock());
        while (!runner.status().message().isEmpty()) Thread.sleep(10);
        runner.stopNow();
        assertEquals(RunPhase.ENDED, runner.ended().get(60, TimeUnit.SECONDS).phase());
    }

    /// The worker is a process of its own, which does nothing but sleep.
    @Test
    void aWorkerProcessIsDeadWhileAnotherProgramHoldsTheLock() throws Exception {
        Experiment e = new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none",
                Budget.ofTrials(50), 1, 1);
        Path script = Files.writeString(folder.resolve("deaf.sh"), """
            read setup
            echo '{"type":"ready","protocol":1}'
            read trial
            sleep 1000
            """);
        ProcessTrialExecutor executor = new ProcessTrialExecutor(new ProcessTrialExecutor.Program(List.of("sh",
                script.toString()), folder, new Message.Setup(ExperimentFile.toMap(e), folder.toString(), false, ""),
                Duration.ofSeconds(60), true), 1);
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        StudyRunner runner = runner(new Watched(journal()), executor, SamplerFactory.create("random"), 1).start();
        ProcessHandle worker = null;
        while (worker == null) {
            worker = ProcessHandle.current().children().filter(p -> !before.contains(p)).findFirst().orElse(null);
        }
        CountDownLatch dead = new CountDownLatch(1);
        var _ = worker.onExit().thenRun(dead::countDown);
        begun.countDown();
        stopWhileAnotherProgramHoldsTheLock(runner, dead);
    }
}
