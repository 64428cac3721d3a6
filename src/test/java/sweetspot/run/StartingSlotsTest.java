package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.MemoryJournal;
import sweetspot.objective.Evaluation;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.worker.HostileProgram;
import sweetspot.worker.Message;

/// A search begins with the workers that are there; no trial waits for one that is still being started.
@Timeout(60)
class StartingSlotsTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(-5, 5), 4.0));
    private static final Configuration POINT = Configuration.of(Map.of("x", 1.0));

    @TempDir
    Path folder;

    /// Two slots of threads, of which each is starting until it is let go.
    private static final class Slow implements TrialExecutor {
        private final TrialExecutor inner;
        private final List<CompletableFuture<Void>> started =
                List.of(new CompletableFuture<>(), new CompletableFuture<>());
        private final CountDownLatch asked = new CountDownLatch(2);

        Slow(TrialExecutor inner) {
            this.inner = inner;
        }

        @Override
        public boolean isStarting(int slot) {
            asked.countDown();
            return !started.get(slot).isDone();
        }

        @Override
        public void whenStarted(Runnable told) {
            for (CompletableFuture<Void> slot : started) {
                var _ = slot.thenRun(told);
            }
        }

        @Override
        public int slots() {
            return inner.slots();
        }

        @Override
        public void start(int slot, int number, Configuration configuration, Report report) {
            inner.start(slot, number, configuration, report);
        }

        @Override
        public void cancel(int slot) {
            inner.cancel(slot);
        }

        @Override
        public void abandon(int slot) {
            inner.abandon(slot);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static StudyRunner runner(int trials, TrialExecutor executor) {
        Experiment e =
                new Experiment("test", new FunctionSubject("test"), SPACE, "random", "none", Budget.ofTrials(trials),
                        2, 11);
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(new StudyCreated("test", List.of(Direction.MINIMIZE))));
        return new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()),
                PrunerFactory.create(e.pruner(), e.subject().reports()), journal, executor, InstantSource.system(),
                System::nanoTime, _ -> {}));
    }

    @Test
    void theSlotThatIsReadyTakesAllTrialsWhileTheOtherStarts() throws Exception {
        Slow slow = new Slow(new ThreadTrialExecutor((c, _) -> Evaluation.of(c.number("x")), 2));
        StudyRunner runner = runner(10, slow).start();
        assertTrue(slow.asked.await(30, TimeUnit.SECONDS));
        assertEquals(0, runner.status().snapshot().trials().size(), "no worker is there");
        slow.started.get(1).complete(null);
        StudySnapshot study = runner.ended().get(30, TimeUnit.SECONDS).snapshot();
        assertEquals(10, study.complete());
        assertEquals(SPACE.defaults(), study.trials().getFirst().configuration());
        for (Trial trial : study.trials()) assertEquals(1, trial.worker());
    }

    @Test
    void aSlotThatGetsReadyLaterTakesTheNextTrial() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Slow slow = new Slow(new ThreadTrialExecutor((c, _) -> {
            both.countDown();
            both.await();
            return Evaluation.of(c.number("x"));
        }, 2));
        StudyRunner runner = runner(2, slow).start();
        slow.started.get(1).complete(null);
        while (runner.status().snapshot().running() == 0) Thread.onSpinWait();
        slow.started.get(0).complete(null);
        StudySnapshot study = runner.ended().get(30, TimeUnit.SECONDS).snapshot();
        assertEquals(List.of(1, 0), study.trials().stream().map(Trial::worker).toList());
    }

    @Test
    void aSearchThatWaitsForItsWorkersHearsAStop() throws Exception {
        Slow slow = new Slow(new ThreadTrialExecutor((c, _) -> Evaluation.of(c.number("x")), 2));
        StudyRunner runner = runner(10, slow).start();
        assertTrue(slow.asked.await(30, TimeUnit.SECONDS));
        runner.stopNow();
        RunStatus end = runner.ended().get(30, TimeUnit.SECONDS);
        assertEquals(StopReason.USER, end.reason());
        assertEquals(0, end.snapshot().trials().size());
    }

    private static final class Heard implements TrialExecutor.Report {
        private final CompletableFuture<Outcome> end = new CompletableFuture<>();

        @Override
        public CompletionStage<Boolean> reported(long step, double value) {
            return CompletableFuture.completedStage(false);
        }

        @Override
        public void ended(Outcome outcome) {
            end.complete(outcome);
        }
    }

    private ProcessTrialExecutor executor(String way) {
        ProcessTrialExecutor executor = new ProcessTrialExecutor(new Program(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                WorkerCommand.classPath(System.getProperty("java.class.path")), HostileProgram.class.getName(), way),
                folder,
                new Message.Setup(Map.of(), "", false, ""), Duration.ofSeconds(30), true), 1);
        executor.prepare();
        return executor;
    }

    @Test
    void aProcessStartsUntilItSaysThatItIsReady() throws Exception {
        try (ProcessTrialExecutor executor = executor("waits for a file, answers NaN")) {
            CompletableFuture<Void> started = new CompletableFuture<>();
            executor.whenStarted(() -> started.complete(null));
            assertTrue(executor.isStarting(0));
            Files.createFile(folder.resolve("go"));
            started.get(30, TimeUnit.SECONDS);
            assertFalse(executor.isStarting(0));
        }
    }

    @Test
    void oneThatEndsBeforeItIsReadyTellsWhyOnceThroughItsNextTrial() throws Exception {
        try (ProcessTrialExecutor executor = executor("waits for a file, exits at once")) {
            CompletableFuture<Void> started = new CompletableFuture<>();
            executor.whenStarted(() -> started.complete(null));
            Files.createFile(folder.resolve("go"));
            started.get(30, TimeUnit.SECONDS);
            assertFalse(executor.isStarting(0));
            Files.delete(folder.resolve("go"));
            Heard first = new Heard();
            executor.start(0, 0, POINT, first);
            // Without another process, which would wait for the file.
            Outcome.Failed failed = (Outcome.Failed) first.end.get(20, TimeUnit.SECONDS);
            assertTrue(failed.reason().contains("exit code 7"), failed.reason());
            assertTrue(failed.attributes().isEmpty(), "the configuration has not killed it");
            executor.start(0, 1, POINT, new Heard());
            assertTrue(executor.isStarting(0));
        }
    }
}
