package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.PreparedObjective;
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
import sweetspot.study.Validation;
import sweetspot.worker.Message;

/// Workers read the tables that the app has read, and the files where those cannot be had.
class SharedTablesTest {
    private static final Configuration TREES = Configuration.of(Map.of("trees", 5L));

    @TempDir
    Path folder;

    private Experiment experiment() throws Exception {
        Random random = new Random(2);
        for (String file : List.of("data.csv", "test.csv")) {
            StringBuilder csv = new StringBuilder("a,seen,kind\n");
            for (int i = 0; i < 300; i++) {
                csv.append(random.nextGaussian() + i % 2).append(",2024-0").append(1 + i % 9).append("-11,")
                        .append(i % 2 == 0 ? "low" : "high").append('\n');
            }
            Files.writeString(folder.resolve(file), csv);
        }
        SearchSpace space = SearchSpace.of(new Parameter("trees", IntDistribution.linear(2, 50), 20L));
        Validation v = Validation.standard().withTestFraction(0).withTestFile("test.csv");
        return new Experiment("forest", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "log_loss", Map.of("find_types", true)), "random_forest", v), space, "random", "none",
                Budget.ofTrials(5), 1, 3);
    }

    private static double score(TrialExecutor executor) throws Exception {
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        executor.start(0, 0, TREES, new TrialExecutor.Report() {
            @Override
            public void began() {}

            @Override
            public CompletionStage<Boolean> reported(long step, double value) {
                return CompletableFuture.completedFuture(false);
            }

            @Override
            public void ended(Outcome outcome) {
                end.complete(outcome);
            }
        });
        Outcome outcome = end.get(60, TimeUnit.SECONDS);
        assertTrue(outcome instanceof Outcome.Scored, outcome::toString);
        return ((Outcome.Scored) outcome).evaluation().value();
    }

    private ProcessTrialExecutor executor(Experiment e, PreparedObjective prepared, Optional<Path> kept) {
        Message.Setup setup = new Message.Setup(ExperimentFile.toMap(e), folder.toString(), false,
                prepared.fingerprint(), kept.map(Path::toString).orElse(""));
        return new ProcessTrialExecutor(new Program(WorkerCommand.of(300), folder, setup, Duration.ofSeconds(60),
                false), 1, SpareWorkers.none(), () -> SharedTables.remove(kept));
    }

    @Test
    void aWorkerScoresTheSameWithoutTheFiles() throws Exception {
        Experiment e = experiment();
        SharedTables tables = new SharedTables(folder, 0);
        PreparedObjective prepared = SessionExecutors.prepare(e, folder, tables, _ -> {});
        double direct = prepared.objective().evaluate(TREES, TrialContext.standalone(0)).value();
        Optional<Path> kept = tables.keep(prepared.fingerprint());
        assertTrue(Files.size(kept.orElseThrow()) > 0);
        Files.delete(folder.resolve("data.csv"));
        Files.delete(folder.resolve("test.csv"));
        try (ProcessTrialExecutor executor = executor(e, prepared, kept)) {
            assertEquals(direct, score(executor));
        }
        assertFalse(Files.exists(kept.get()), "removed with the session");
    }

    @Test
    void aDamagedOrMissingTableMeansTheFilesAreRead() throws Exception {
        Experiment e = experiment();
        SharedTables tables = new SharedTables(folder, 0);
        PreparedObjective prepared = SessionExecutors.prepare(e, folder, tables, _ -> {});
        double direct = prepared.objective().evaluate(TREES, TrialContext.standalone(0)).value();
        Path kept = tables.keep(prepared.fingerprint()).orElseThrow();
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2]++;
        Files.write(kept, bytes);
        try (ProcessTrialExecutor executor = executor(e, prepared, Optional.of(kept))) {
            assertEquals(direct, score(executor));
        }
        assertFalse(Files.exists(kept));
        try (ProcessTrialExecutor executor = executor(e, prepared, Optional.of(kept))) {
            assertEquals(direct, score(executor));
        }
    }

    @Test
    void smallTablesAreNotKept() throws Exception {
        SharedTables tables = new SharedTables(folder);
        PreparedObjective prepared = SessionExecutors.prepare(experiment(), folder, tables, _ -> {});
        assertEquals(Optional.empty(), tables.keep(prepared.fingerprint()));
    }
}
