package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.space.Configuration;
import sweetspot.worker.HostileProgram;
import sweetspot.worker.Message;
import sweetspot.worker.SmallProgram;

/// Programs that break the protocol: each ends as one clear failure, hangs nothing and leaves no process.
@Timeout(60)
class HostileProgramTest {
    private static final Configuration POINT = Configuration.of(Map.of("x", 1.0));

    private record Heard(CompletableFuture<Outcome> end, CompletableFuture<Double> report)
            implements TrialExecutor.Report {
        Heard() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }

        @Override
        public CompletionStage<Boolean> reported(long step, double value) {
            report.complete(value);
            return CompletableFuture.completedStage(false);
        }

        @Override
        public void ended(Outcome outcome) {
            end.complete(outcome);
        }
    }

    private static ProcessTrialExecutor executor(String way, long patienceMillis) {
        return new ProcessTrialExecutor(new Program(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                SmallProgram.mark(), "-cp",
                System.getProperty("java.class.path"), HostileProgram.class.getName(), way),
                Path.of("").toAbsolutePath(),
                new Message.Setup(Map.of(), "", false, ""), Duration.ofMillis(patienceMillis), true), 1);
    }

    private static List<ProcessHandle> programs() {
        return SmallProgram.running(HostileProgram.class);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        for (int i = 0; i < 100 && !programs().isEmpty(); i++) Thread.sleep(50);
        assertEquals(List.of(), programs());
    }

    @ParameterizedTest
    @CsvSource({
        "exits at once, exit code 7",
        "cannot be set up, no module named torch",
        "answers garbage, not a JSON object: epoch 1",
        "answers for the wrong trial, 'trial 99, but trial 0 runs'",
        "answers with a text value, values must be numbers",
        "answers without a value, a complete trial needs values",
        "writes 100 MB, more than 1 MB",
        "closes its output, closed its output",
        "exits in the trial, exit code 5",
        "leaves a child behind, exit code 6",
        "answers in binary, not a JSON object",
        "writes many errors, '(99,988 lines before)'"})
    void endsAsAClearFailure(String way, String reason) throws Exception {
        try (ProcessTrialExecutor executor = executor(way, 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome.Failed failed = (Outcome.Failed) heard.end().get(30, TimeUnit.SECONDS);
            assertTrue(failed.reason().contains(reason), failed.reason());
            assertTrue(failed.reason().length() < 15_000, () -> failed.reason().length() + " characters");
        }
    }

    @Test
    void aReasonWithoutEndIsCutAndSaysSo() throws Exception {
        try (ProcessTrialExecutor executor = executor("fails at length", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome.Failed failed = (Outcome.Failed) heard.end().get(30, TimeUnit.SECONDS);
            assertTrue(failed.reason().endsWith("xx… (890,000 more characters)"),
                    () -> failed.reason().length() + " characters");
        }
        try (ProcessTrialExecutor executor = executor("writes many errors", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome.Failed failed = (Outcome.Failed) heard.end().get(30, TimeUnit.SECONDS);
            assertTrue(failed.reason().contains("yy… (4,000 more bytes)\nerror 100000"), failed.reason());
        }
    }

    @Test
    void halfACharacterDoesNotKeepAStudyFromBeingWritten() throws Exception {
        try (ProcessTrialExecutor executor = executor("answers with half a character", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome outcome = heard.end().get(30, TimeUnit.SECONDS);
            Outcome.Scored scored = assertInstanceOf(Outcome.Scored.class, outcome, outcome.toString());
            assertEquals(Map.of("a", List.of("b\ufffd")), scored.evaluation().attributes());
        }
    }

    @Test
    void anAnswerForATrialThatCannotBeDoesNotKeepTheNextFromEnding() throws Exception {
        try (ProcessTrialExecutor executor = executor("answers for trial -1 too", 30_000)) {
            Heard first = new Heard();
            executor.start(0, 0, POINT, first);
            assertEquals(1.0, ((Outcome.Scored) first.end().get(30, TimeUnit.SECONDS)).evaluation().value());
            // Long enough for the second answer to come while no trial runs; later it is one for a wrong trial.
            Thread.sleep(300);
            Heard second = new Heard();
            executor.start(0, 1, POINT, second);
            Outcome end = second.end().get(30, TimeUnit.SECONDS);
            assertTrue(end instanceof Outcome.Scored || end instanceof Outcome.Failed, end.toString());
        }
    }

    @Test
    void anAnswerWithoutALineEndCounts() throws Exception {
        try (ProcessTrialExecutor executor = executor("answers without a line end", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            assertEquals(1.0, ((Outcome.Scored) heard.end().get(30, TimeUnit.SECONDS)).evaluation().value());
        }
    }

    @Test
    void aFloodOfReportsWaitsUntilItIsHeard() throws Exception {
        try (ProcessTrialExecutor executor = executor("reports without end", 30_000)) {
            java.util.concurrent.atomic.AtomicInteger told = new java.util.concurrent.atomic.AtomicInteger();
            java.util.Queue<CompletableFuture<Boolean>> open = new java.util.concurrent.ConcurrentLinkedQueue<>();
            executor.start(0, 0, POINT, new TrialExecutor.Report() {
                @Override
                public CompletionStage<Boolean> reported(long step, double value) {
                    told.incrementAndGet();
                    CompletableFuture<Boolean> later = new CompletableFuture<>();
                    open.add(later);
                    return later;
                }

                @Override
                public void ended(Outcome outcome) {}
            });
            while (told.get() < 1_000) Thread.sleep(5);
            Thread.sleep(300);
            assertEquals(1_000, told.get(), "no more than can wait");
            for (int i = 0; i < 500; i++) open.remove().complete(false);
            while (told.get() < 1_500) Thread.sleep(5);
            executor.abandon(0);
        }
    }

    @Test
    void aProgramThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (ProcessTrialExecutor executor = executor("says nothing", 700)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome.Failed failed = (Outcome.Failed) heard.end().get(20, TimeUnit.SECONDS);
            assertTrue(failed.reason().contains("not ready"), failed.reason());
        }
    }

    @Test
    void notANumberIsHandedOnAndErrorsWithoutEndAreKeptShort() throws Exception {
        try (ProcessTrialExecutor executor = executor("answers NaN", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            Outcome.Scored scored = (Outcome.Scored) heard.end().get(30, TimeUnit.SECONDS);
            assertTrue(Double.isNaN(scored.evaluation().value()));
        }
        try (ProcessTrialExecutor executor = executor("writes 100 MB of errors", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            assertEquals(1.0, ((Outcome.Scored) heard.end().get(30, TimeUnit.SECONDS)).evaluation().value());
        }
    }

    @Test
    void aSecondAnswerEndsTheProgramNotTheNextTrial() throws Exception {
        try (ProcessTrialExecutor executor = executor("answers twice", 30_000)) {
            for (int i = 0; i < 2; i++) {
                Heard heard = new Heard();
                executor.start(0, i, POINT, heard);
                Outcome outcome = heard.end().get(30, TimeUnit.SECONDS);
                if (i == 0) assertEquals(1.0, ((Outcome.Scored) outcome).evaluation().value());
                Thread.sleep(300);
            }
        }
    }

    @Test
    void aProgramThatIgnoresStopIsKilledWithItsChildren() throws Exception {
        try (ProcessTrialExecutor executor = executor("ignores stop", 30_000)) {
            Heard heard = new Heard();
            executor.start(0, 0, POINT, heard);
            assertEquals(1.0, heard.report().get(30, TimeUnit.SECONDS));
            executor.cancel(0);
            Thread.sleep(100);
            assertEquals(2, programs().size());
            executor.abandon(0);
        }
    }
}
