package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.worker.SmallProgram;

/// Programs of other people, run for real: one command a trial, and Python through the helper in `assets/python`.
@Timeout(120)
class ProgramTest {
    @TempDir
    Path folder;

    /// A Python that can import what is named.
    private static String python(String imports) throws Exception {
        for (String candidate : List.of("python3", "/usr/bin/python3", "python")) {
            try {
                Process process = new ProcessBuilder(candidate, "-c", "import " + imports)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) return candidate;
            } catch (IOException _) {
                // Not installed: try the next.
            }
        }
        return Assumptions.abort("no Python with " + imports + " here");
    }

    private Experiment experiment(String program, String more) throws Exception {
        return ExperimentFile.read(Files.writeString(folder.resolve("e.json"), """
            {"program": %s, "sampler": "random", "budget": {"trials": 6}, %s "space": [
              {"name": "x", "type": "float", "low": 0, "high": 4, "default": 1},
              {"name": "kind", "type": "categorical", "choices": ["a", "b"], "default": "a"},
              {"name": "n", "type": "int", "low": 1, "high": 3, "default": 2, "when": {"param": "kind", "in": ["b"]}}]}
            """.formatted(program, more)), ExperimentDefaults.none());
    }

    private StudySnapshot run(Experiment e) throws Exception {
        try (StudySession session = StudySession.open(e, folder, folder.resolve("study.log"),
                new Options(Mode.NEW, Sync.SYSTEM, false, Workers.standard(), true))) {
            return session.start(_ -> {}).ended().get(90, TimeUnit.SECONDS).snapshot();
        }
    }

    @Test
    void aCommandIsRunForEachTrialWithoutAShell() throws Exception {
        // Java itself is the one program that is there on every machine that runs this test.
        StringBuilder command = new StringBuilder();
        for (String argument : SmallProgram.command("train", "--x={x}; exit", "{{k}}={kind}", "--n={n}")) {
            command.append(command.isEmpty() ? "" : ", ").append('"').append(argument.replace("\\", "\\\\"))
                    .append('"');
        }
        Experiment e = experiment("{\"command\": [" + command + "], \"direction\": \"minimize\"}", "");
        StudySnapshot study = run(e);
        for (Trial t : study.trials()) {
            boolean fails = t.configuration().getOr("n", 0L).equals(3L);
            assertEquals(fails ? TrialState.FAILED : TrialState.COMPLETE, t.state(), t.failure());
            if (fails) assertTrue(t.failure().contains("exit code 4") && t.failure().contains("n is 3"), t.failure());
            else assertEquals(t.configuration().number("x"), t.value());
        }
        assertTrue(study.complete() >= 3);
    }

    @Test
    void nothingIsRunUnlessItIsAllowedAndAMarkMustNameAParameter() throws Exception {
        Experiment e = experiment("{\"command\": [\"touch\", \"ran\"], \"direction\": \"minimize\"}", "");
        SessionException refused = assertThrows(SessionException.class, () -> StudySession.open(e, folder,
                folder.resolve("study.log"), Options.of(Mode.NEW)));
        assertEquals(SessionException.Kind.PROGRAM, refused.kind());
        assertTrue(refused.getMessage().contains("touch ran"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("ran")));
        Experiment typo = experiment("{\"command\": [\"train\", \"--x={xx}\"], \"direction\": \"minimize\"}", "");
        assertTrue(assertThrows(SessionException.class, () -> run(typo)).getMessage().contains("“xx”"));
    }

    @Test
    void aPythonScriptIsTunedInAFewLines() throws Exception {
        String python = python("json");
        Files.copy(Path.of("assets", "python", "sweetspot.py"), folder.resolve("sweetspot.py"));
        Files.writeString(folder.resolve("script.py"), """
            import time
            import sweetspot
            print("loading")

            def objective(trial):
                print("trial", trial.number)
                bad = trial.number == 10
                for epoch in range(4):
                    trial.report(1e9 if bad else trial.params["x"], epoch)
                    trial.check()
                for _ in range(6000 if bad else 0):
                    time.sleep(0.01)
                    trial.check()
                trial.set("note", {"grün": [1, None]})
                trial.set("odd", {1, 1})
                if trial.number == 3:
                    raise ValueError("loss exploded")
                return trial.params["x"] + trial.params.get("n", 0)

            sweetspot.run(objective)
            """);
        Experiment e = experiment("{\"command\": [\"" + python + "\", \"script.py\"], \"protocol\": true, "
                + "\"direction\": \"minimize\"}", "\"pruner\": \"median\", \"workers\": 2,");
        StudySnapshot study = run(e.withBudget(sweetspot.study.Budget.ofTrials(14)));
        assertEquals("ValueError: loss exploded", study.trials().get(3).failure());
        assertEquals(TrialState.PRUNED, study.trials().get(10).state(), "it waits to be told to stop");
        for (Trial t : study.trials()) {
            if (t.state() != TrialState.COMPLETE) continue;
            assertEquals(t.configuration().number("x") + ((Number) t.configuration().getOr("n", 0L)).intValue(),
                    t.value());
            assertEquals(4, t.reports());
            assertTrue(t.attributes().containsKey("note"));
            assertEquals("{1}", t.attributes().get("odd"), "what JSON cannot hold is kept as text");
        }
    }

    @Test
    void aPythonScriptGivesSeveralValuesAndConstraints() throws Exception {
        String python = python("json");
        Files.copy(Path.of("assets", "python", "sweetspot.py"), folder.resolve("sweetspot.py"));
        Files.writeString(folder.resolve("script.py"), """
            import sweetspot

            def objective(trial):
                x = trial.params["x"]
                trial.constrain(x - 3, -1)
                return [x, 4 - x]

            sweetspot.run(objective)
            """);
        Experiment e = experiment("{\"command\": [\"" + python + "\", \"script.py\"], \"protocol\": true, "
                + "\"objectives\": [{\"name\": \"loss\", \"direction\": \"minimize\"}, "
                + "{\"name\": \"left\", \"direction\": \"minimize\"}]}", "");
        StudySnapshot study = run(e);
        assertEquals(6, study.complete());
        for (Trial t : study.trials()) {
            double x = t.configuration().number("x");
            assertEquals(4 - x, t.value(1));
            assertArrayEquals(new double[]{x - 3, -1}, t.constraints());
            assertEquals(x <= 3, sweetspot.study.ParetoFront.of(study).contains(t.number()));
        }
    }

    @Test
    void theExampleTunesAModelOfScikitLearn() throws Exception {
        String python = python("sklearn");
        for (String name : List.of("sweetspot.py", "tune_sklearn.py", "tune_sklearn.json")) {
            Files.writeString(folder.resolve(name), Files.readString(Path.of("assets", "python", name))
                    .replace("\"python3\"", "\"" + python + "\""));
        }
        Experiment e = ExperimentFile.read(folder.resolve("tune_sklearn.json"), ExperimentDefaults.none());
        StudySnapshot study = run(e.withBudget(sweetspot.study.Budget.ofTrials(12)));
        assertEquals(0, study.failed());
        assertTrue(study.best().orElseThrow().value() >= study.trials().getFirst().value());
        assertTrue(study.best().orElseThrow().value() > 0.95);
    }
}
