package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.TrialContext;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.worker.Message;

/// Our own workers: real processes that train real models.
@Timeout(120)
class ProcessTrialExecutorTest {
    @TempDir
    Path folder;

    private static final class Heard implements TrialExecutor.Report {
        private final CompletableFuture<Outcome> end = new CompletableFuture<>();
        private final List<Double> reports = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> first = new CompletableFuture<>();
        private int pruneAt = -1;

        @Override
        public CompletionStage<Boolean> reported(long step, double value) {
            reports.add(value);
            first.complete(null);
            return CompletableFuture.completedStage(step == pruneAt);
        }

        @Override
        public void ended(Outcome outcome) {
            end.complete(outcome);
        }

        Outcome outcome() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }
    }

    private Experiment experiment(int rows) throws Exception {
        StringBuilder csv = new StringBuilder("a,b,c,kind\n");
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < rows; i++) {
            csv.append(random.nextGaussian() + i % 2).append(',').append(random.nextGaussian()).append(',')
                    .append(random.nextInt(9)).append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        SearchSpace space = SearchSpace.of(new Parameter("trees", IntDistribution.linear(2, 5_000), 20L));
        return new Experiment("forest", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "accuracy"), "random_forest", new Validation(3, 0.2, true, 1)), space, "random", "none",
                Budget.ofTrials(5), 1, 3);
    }

    private Program program(Experiment e, boolean answers) throws Exception {
        String fingerprint = ObjectiveFactory.create(e, folder).fingerprint();
        return new Program(WorkerCommand.of(300), folder, new Message.Setup(ExperimentFile.toMap(e),
                folder.toString(), answers, fingerprint), Duration.ofSeconds(60), false);
    }

    private static Configuration trees(long n) {
        return Configuration.of(Map.of("trees", n));
    }

    @Test
    void scoresBitForBitAsInProcessAndPrunesWhereItIsTold() throws Exception {
        Experiment e = experiment(200);
        try (ProcessTrialExecutor executor = new ProcessTrialExecutor(program(e, true), 2)) {
            executor.prepare();
            Heard whole = new Heard();
            Heard pruned = new Heard();
            pruned.pruneAt = 1;
            executor.start(0, 0, trees(20), whole);
            executor.start(1, 1, trees(30), pruned);
            Outcome.Scored scored = (Outcome.Scored) whole.outcome();
            double direct = ObjectiveFactory.create(e, folder).objective().evaluate(trees(20),
                    TrialContext.standalone(0)).value();
            assertEquals(direct, scored.evaluation().value());
            assertEquals(3, whole.reports.size());
            assertTrue(scored.evaluation().attributes().containsKey(Trial.STANDARD_ERROR));
            assertEquals(new Outcome.StoppedEarly(), pruned.outcome());
            assertEquals(2, pruned.reports.size());
            Heard next = new Heard();
            executor.start(1, 2, trees(20), next);
            assertEquals(direct, ((Outcome.Scored) next.outcome()).evaluation().value());
        }
    }

    @Test
    void cancellingEndsTheTrialAndItsWorkerGoesOn() throws Exception {
        Experiment e = experiment(8_000);
        try (ProcessTrialExecutor executor = new ProcessTrialExecutor(program(e, false), 1)) {
            Heard quick = new Heard();
            executor.start(0, 0, trees(2), quick);
            assertTrue(quick.outcome() instanceof Outcome.Scored);
            Heard endless = new Heard();
            executor.start(0, 1, trees(5_000), endless);
            Thread.sleep(300);
            executor.cancel(0);
            try {
                endless.end.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                executor.abandon(0);
            }
            Heard after = new Heard();
            executor.start(0, 2, trees(2), after);
            assertTrue(after.outcome() instanceof Outcome.Scored);
        }
    }

    @Test
    void aKilledWorkerIsReplacedAndADeadlyConfigurationNotTriedAFourthTime() throws Exception {
        Experiment e = experiment(8_000);
        try (ProcessTrialExecutor executor = new ProcessTrialExecutor(program(e, false), 1)) {
            for (int i = 0; i < 3; i++) {
                Heard heard = new Heard();
                executor.start(0, i, trees(4_000), heard);
                killWorkers();
                Outcome.Failed failed = (Outcome.Failed) heard.outcome();
                assertTrue(failed.reason().contains("killed (signal 9)"), failed.reason());
            }
            Heard fourth = new Heard();
            executor.start(0, 3, trees(4_000), fourth);
            assertTrue(((Outcome.Failed) fourth.outcome()).reason().contains("3 workers"));
            Heard other = new Heard();
            executor.start(0, 4, trees(2), other);
            assertTrue(other.outcome() instanceof Outcome.Scored);
        }
    }

    private static void killWorkers() throws Exception {
        List<ProcessHandle> workers = List.of();
        while (workers.isEmpty()) {
            Thread.sleep(20);
            // By the program, for of a command line only the first 4 kB are known, and a class path may be longer.
            workers = ProcessHandle.current().children().filter(p -> p.info().command().orElse("")
                    .matches(".*java(\\.exe)?")).toList();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void runsOutOfMemoryWithoutHarm() throws Exception {
        Experiment e = experiment(2_000);
        Program small = new Program(WorkerCommand.of(20), folder, program(e, false).setup(),
                Duration.ofSeconds(60), false);
        try (ProcessTrialExecutor executor = new ProcessTrialExecutor(small, 1)) {
            Heard heard = new Heard();
            executor.start(0, 0, trees(5_000), heard);
            Outcome.Failed failed = (Outcome.Failed) heard.outcome();
            assertTrue(failed.reason().contains("out of memory"), failed.reason());
        }
    }
}
