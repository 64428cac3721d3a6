package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.TestFunctions;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Searches with several objectives and constraints, from the experiment to the study file and back.
@Timeout(120)
class SeveralObjectivesTest {
    @TempDir
    Path folder;

    private static Experiment binhKorn(String sampler) {
        return new Experiment("two discs", new FunctionSubject("binh_korn"), TestFunctions.byId("binh_korn").space(),
                sampler, "none", Budget.ofTrials(30), 1, 5);
    }

    private StudySnapshot run(Experiment e) throws Exception {
        Path file = folder.resolve("study.log");
        Files.deleteIfExists(file);
        try (StudySession session = StudySession.open(e, folder, file,
                new Options(Mode.NEW, Sync.SYSTEM, false, Workers.threads(), true))) {
            session.start(_ -> {}).ended().get(90, TimeUnit.SECONDS);
        }
        return JournalFile.read(file).main().snapshot();
    }

    private Experiment program(String answer, String objectives) throws Exception {
        Files.writeString(folder.resolve("answer.txt"), answer + "\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString().replace("\\", "\\\\");
        Files.writeString(folder.resolve("Answer.java"),
                "void main() throws Exception { IO.println(java.nio.file.Files.readString(java.nio.file.Path.of(\"answer.txt\"))); }");
        return ExperimentFile.read(Files.writeString(folder.resolve("e.json"), """
            {"program": {"command": ["%s", "Answer.java"], %s}, "budget": {"trials": 1},
             "space": [{"name": "x", "type": "float", "low": 0, "high": 1, "default": 0.5}]}
            """.formatted(java, objectives)), ExperimentDefaults.none());
    }

    private static final String TWO = """
        "objectives": [{"name": "loss", "direction": "minimize"}, {"name": "accuracy", "direction": "maximize"}]""";

    @Test
    void theStudyFileHoldsNamesValuesAndConstraints() throws Exception {
        for (String sampler : List.of("random", "nsga2", "tpe", "auto")) {
            StudySnapshot study = run(binhKorn(sampler));
            assertEquals(List.of(Direction.MINIMIZE, Direction.MINIMIZE), study.directions());
            assertEquals(30, study.complete());
            for (Trial t : study.trials()) {
                assertEquals(2, t.valueCount());
                assertEquals(2, t.constraints().length);
                double x = t.configuration().number("x");
                double y = t.configuration().number("y");
                assertEquals((x - 5) * (x - 5) + y * y - 25, t.constraints()[0], "bit for bit");
            }
            ParetoFront front = ParetoFront.of(study);
            assertTrue(front.size() >= 3, sampler);
            assertTrue(SuggestionAudit.of(folder.resolve("study.log")).confirmed(), sampler);
        }
        String log = Files.readString(folder.resolve("study.log"));
        assertTrue(log.contains("\"system_attr\":{\"study:metric_names\":[\"Value 1\",\"Value 2\"]}"),
                "as Optuna names them");
        assertTrue(log.contains("\"system_attr\":{\"constraints\":["), "as Optuna keeps constraints");
        assertTrue(log.contains("\"op_code\":3,") && log.contains("\"op_code\":9,"));
        assertFalse(log.contains("\"system:"), "the prefix is for us alone");
    }

    @Test
    void aProgramGivesOneValueForEachObjective() throws Exception {
        StudySnapshot study = run(program("{\"values\": [0.25, 0.5], \"constraints\": [-1, 0.5]}", TWO));
        Trial trial = study.trials().getFirst();
        assertEquals(TrialState.COMPLETE, trial.state(), trial.failure());
        assertEquals(0.5, trial.value(1));
        assertArrayEquals(new double[]{-1, 0.5}, trial.constraints());
        assertEquals(0, ParetoFront.of(study).size(), "it violates a constraint");
        assertEquals("accuracy", study.objectiveName(1));
        assertEquals(List.of(Direction.MINIMIZE, Direction.MAXIMIZE), study.directions());
    }

    @Test
    void tooFewAndTooManyValuesAndBadConstraintsFailTheTrial() throws Exception {
        String[][] cases = {
            {"0.25", "It gave one value where the experiment has 2 objectives."},
            {"{\"values\": [1, 2, 3]}", "It gave 3 values where the experiment has 2 objectives."},
            {"{\"values\": [1, NaN]}", "NaN"},
            {"{\"values\": [1, 2], \"constraints\": \"none\"}", "last line"}};
        for (String[] c : cases) {
            Trial trial = run(program(c[0], TWO)).trials().getFirst();
            assertEquals(TrialState.FAILED, trial.state());
            assertTrue(trial.failure().contains(c[1]), trial.failure());
        }
        Trial one = run(program("{\"values\": [1, 2]}", "\"direction\": \"minimize\"")).trials().getFirst();
        assertTrue(one.failure().contains("2 values where the experiment has one objective"), one.failure());
    }

    @Test
    void prunersAreRefused() {
        SessionException refused =
                assertThrows(SessionException.class, () -> run(binhKorn("tpe").withPruner("median")));
        assertTrue(refused.getMessage().contains("2 objectives") && refused.getMessage().contains("none"),
                refused.getMessage());
    }

    @Test
    void patienceCountsFromTheLatestTrialOfTheFront() throws Exception {
        StudySnapshot study = run(binhKorn("random").withBudget(new Budget(400, 0, 6)));
        ParetoFront front = ParetoFront.of(study);
        assertEquals(front.latest() + 7, study.trials().size());
        assertTrue(study.trials().size() < 400);
    }
}
