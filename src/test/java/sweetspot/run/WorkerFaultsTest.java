package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.worker.CommandLines;
import sweetspot.worker.Message;

/// What becomes of a whole search when its worker processes die, or do not do as they are told.
@Timeout(180)
class WorkerFaultsTest {
    private static final int MEMORY_MB = 301;

    @TempDir
    Path folder;
    private Path study;

    @BeforeEach
    void writeData() throws Exception {
        study = folder.resolve("study.log");
        StringBuilder csv = new StringBuilder("a,b,c,kind\n");
        Random random = new Random(1);
        for (int i = 0; i < 6_000; i++) {
            csv.append(random.nextGaussian() + i % 2).append(',').append(random.nextGaussian()).append(',')
                    .append(random.nextInt(9)).append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    /// Forests of so many trees: a few are a matter of milliseconds, 5,000 of minutes.
    private static Experiment forests(long trees, int trials, int workers) {
        SearchSpace space =
                SearchSpace.of(new Parameter("trees", IntDistribution.linear(2, 5_000), trees).fixedAt(trees),
                        new Parameter("min_leaf", IntDistribution.linear(1, 50), 5L));
        return new Experiment("forest", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "accuracy"), "random_forest", new Validation(3, 0.2, true, 1)), space, "random", "none",
                Budget.ofTrials(trials), workers, 3);
    }

    private StudySession open(Experiment e) throws Exception {
        return StudySession.open(e, folder, study, new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false,
                new Workers(true, MEMORY_MB)));
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current().children().filter(p -> p.isAlive() && CommandLines.of(p)
                .contains("-Xmx" + MEMORY_MB + "m")).toList();
    }

    @AfterEach
    void noProcessIsLeft() throws Exception {
        for (int i = 0; i < 200 && !workers().isEmpty(); i++) Thread.sleep(20);
        assertEquals(List.of(), workers());
    }

    @Test
    void aKilledWorkerCostsItsTrialAndTheSearchGoesOn() throws Exception {
        try (StudySession session = open(forests(30, 8, 2))) {
            RunControl control = session.start(_ -> {});
            while (control.status().snapshot().complete() < 2) Thread.sleep(5);
            // The one worker, at any moment; the other goes on.
            workers().getFirst().destroyForcibly();
            StudySnapshot end = control.ended().get(120, TimeUnit.SECONDS).snapshot();
            assertEquals(8, end.finished());
            assertTrue(end.failed() <= 1, () -> end.failed() + " failed");
            for (Trial t : end.trials()) {
                if (t.state() != TrialState.FAILED) continue;
                assertTrue(t.failure().contains("killed (signal 9)"), t.failure());
                assertEquals(true, t.attributes().get(ProcessTrialExecutor.KILLED_WORKER));
            }
            assertTrue(end.complete() >= 7);
        }
    }

    @Test
    void stoppingNowEndsTrialsDeepInAModelAndLeavesNoWorker() throws Exception {
        try (StudySession session = open(forests(5_000, 8, 2))) {
            RunControl control = session.start(_ -> {});
            while (workers().size() < 2 || control.status().snapshot().running() < 2) Thread.sleep(5);
            control.stopNow();
            StudySnapshot end = control.ended().get(60, TimeUnit.SECONDS).snapshot();
            assertEquals(2, end.stopped());
            assertEquals("Stopped by you", end.trials().getFirst().failure());
        }
    }

    @Test
    void aTrialPastItsLimitFailsAndItsWorkerIsReplaced() throws Exception {
        Experiment e = forests(5_000, 2, 1);
        try (StudySession session = open(e.withBudget(e.budget().withTrialSeconds(1)))) {
            StudySnapshot end = session.start(_ -> {}).ended().get(120, TimeUnit.SECONDS).snapshot();
            assertEquals(2, end.failed());
            for (Trial t : end.trials()) assertEquals("It took longer than the limit of 1 s for a trial.", t.failure());
        }
    }

    @Test
    void aSecondSittingWithTheSameStudyIsRefusedWithTheCause() throws Exception {
        try (StudySession session = open(forests(30, 8, 1))) {
            RunControl control = session.start(_ -> {});
            SessionException refused = assertThrows(SessionException.class, () -> StudySession.open(forests(30, 8, 1),
                    folder, study, Options.of(Mode.RESUME)));
            assertEquals(SessionException.Kind.JOURNAL, refused.kind());
            assertTrue(refused.getMessage().contains("open for writing in another Sweetspot"), refused.getMessage());
            assertTrue(refused.getMessage().contains("stop it there"), refused.getMessage());
            control.stopNow();
        }
    }

    @Test
    void aConfigurationThatKilledThreeWorkersInEarlierSittingsIsNotTriedAgain() throws Exception {
        Configuration deadly = Configuration.of(Map.of("trees", 5_000L));
        StudySnapshot before = StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MAXIMIZE)));
        for (int i = 0; i < 3; i++) {
            before = before.apply(new TrialCreated(i, deadly, true, 1))
                    .apply(new TrialAttributeSet(i, ProcessTrialExecutor.KILLED_WORKER, true))
                    .apply(new TrialFinished(i, TrialState.FAILED, new double[0], 2));
        }
        // A program that is not there: whoever is tried fails otherwise.
        Program program =
                new Program(List.of(folder.resolve("none").toString()), folder, new Message.Setup(Map.of(), "",
                        false, ""), Duration.ofSeconds(5), false);
        try (ProcessTrialExecutor executor = new ProcessTrialExecutor(program, 1)) {
            executor.remember(before);
            assertTrue(reason(executor, deadly).contains("has ended 3 workers and is not tried again"));
            assertTrue(reason(executor, Configuration.of(Map.of("trees", 2L))).contains("cannot be started"));
        }
    }

    private static String reason(ProcessTrialExecutor executor, Configuration c) throws Exception {
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        executor.start(0, 9, c, new TrialExecutor.Report() {
            @Override
            public CompletionStage<Boolean> reported(long step, double value) {
                return CompletableFuture.completedStage(false);
            }

            @Override
            public void ended(Outcome outcome) {
                end.complete(outcome);
            }
        });
        return ((Outcome.Failed) end.get(20, TimeUnit.SECONDS)).reason();
    }
}
