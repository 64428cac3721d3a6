package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException.Kind;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.json.JsonReader;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Works on one study together with a real Optuna, where Python has it; the golden logs test the rest everywhere.
class OptunaLiveTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.log(1e-6, 1), 2.5),
            new Parameter("kind", CategoricalDistribution.of("a", "b"), "c"),
            new Parameter("n", IntDistribution.linear(1, 9), 50L));
    private static final Experiment EXPERIMENT = new Experiment("shared", new FunctionSubject("branin"), SPACE,
            "random", "none", Budget.ofTrials(10), 1, 7);

    @TempDir
    static Path folder;
    private static String python;

    @BeforeAll
    static void findOptuna() throws Exception {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            try {
                Process process = new ProcessBuilder(candidate, "-c", "import optuna").redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    python = candidate;
                    return;
                }
            } catch (IOException _) {
                // Not installed: try the next.
            }
        }
        Assumptions.abort("no Python with Optuna here");
    }

    private static Process start(String script, Object... arguments) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(python,
                Path.of(OptunaLiveTest.class.getResource("/optuna/" + script).toURI()).toString()));
        for (Object argument : arguments) command.add(argument.toString());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String run(String script, Object... arguments) throws Exception {
        Process process = start(script, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    private static Configuration point(double x, String kind, long n) {
        return SPACE.defaults().with("x", x).with("kind", kind).with("n", n);
    }

    @Test
    void optunaReadsEveryKindOfTrial() throws Exception {
        Path file = folder.resolve("kinds.log");
        try (JournalFile journal = JournalFile.create(file, EXPERIMENT, List.of(Direction.MINIMIZE), Sync.SYSTEM)) {
            journal.append(List.of(
                    new StudyAttributeSet("note", "grün \"quoted\" 😀"),
                    new TrialCreated(0, SPACE.defaults(), true, 1_700_000_000_000L),
                    new TrialAttributeSet(0, Trial.STANDARD_ERROR, 1e-300),
                    new TrialFinished(0, TrialState.COMPLETE, new double[]{0.1 + 0.2}, 1_700_000_001_500L),
                    new TrialCreated(1, point(1e-5, "a", 3), true, 1_700_000_000_000L),
                    new ValueReported(1, 0, Double.NaN),
                    new ValueReported(1, 3, Double.NEGATIVE_INFINITY),
                    new TrialFinished(1, TrialState.PRUNED, new double[]{Double.NEGATIVE_INFINITY}, 1_700_000_002_000L),
                    new TrialCreated(2, point(0.5, "b", 4), true, 1_700_000_000_000L),
                    new TrialFinished(2, TrialState.FAILED, new double[0], 1_700_000_002_000L),
                    new TrialCreated(3, point(0.25, "c", 5), false, 0),
                    new TrialCreated(4, point(0.75, "b", 6), true, 1_700_000_000_000L),
                    new TrialFinished(4, TrialState.COMPLETE, new double[]{Double.POSITIVE_INFINITY},
                            1_700_000_002_000L)));
        }
        List<?> studies = (List<?>) JsonReader.read(run("dump.py", file));
        Map<?, ?> study = (Map<?, ?>) studies.getFirst();
        assertEquals(0.1 + 0.2, study.get("best"));
        assertEquals("grün \"quoted\" 😀", ((Map<?, ?>) study.get("user_attrs")).get("note"));
        List<?> trials = (List<?>) study.get("trials");
        List<String> seen = new ArrayList<>();
        for (Object t : trials) {
            Map<?, ?> trial = (Map<?, ?>) t;
            seen.add(trial.get("state") + " " + trial.get("values") + " " + trial.get("params") + " "
                    + trial.get("reports") + " " + trial.get("seconds"));
        }
        assertEquals(List.of(
                "COMPLETE [0.30000000000000004] {x=2.5, kind=c, n=50} [] 1.5",
                "PRUNED [-Infinity] {x=1.0E-5, kind=a, n=3} [[0, NaN], [3, -Infinity]] 2.0",
                "FAIL null {x=0.5, kind=b, n=4} [] 2.0",
                "WAITING null {} [] null",
                "COMPLETE [Infinity] {x=0.75, kind=b, n=6} [] 2.0"), seen);
        assertEquals(Map.of(Trial.STANDARD_ERROR, 1e-300), ((Map<?, ?>) trials.getFirst()).get("user_attrs"));
        assertEquals(Map.of("x", 0.25, "kind", "c", "n", 5L),
                ((Map<?, ?>) ((Map<?, ?>) trials.get(3)).get("system_attrs")).get("fixed_params"));
    }

    @Test
    void bothWriteOneStudyAtTheSameTime() throws Exception {
        Path file = folder.resolve("both.log");
        SearchSpace linear = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5), SPACE.get("kind"),
                SPACE.get("n"));
        int mine = 0;
        try (JournalFile journal = JournalFile.create(file, EXPERIMENT.withSpace(linear),
                List.of(Direction.MINIMIZE), Sync.EACH_APPEND)) {
            journal.append(List.of(new TrialCreated(0, point(0.125, "b", 7), false, 0)));
            Process optuna = start("work.py", file, "shared", 40);
            Set<Integer> own = new HashSet<>();
            while (mine < 40 || optuna.isAlive()) {
                int number = journal.snapshot().trials().size();
                try {
                    journal.append(List.of(new TrialCreated(number, point(0.5, "a", 2), true, 1)));
                } catch (JournalException e) {
                    assertEquals(Kind.STALE, e.kind());
                    continue;
                }
                own.add(number);
                List<StudyEvent> rest = List.of(new ValueReported(number, 0, 9), new TrialFinished(number,
                        TrialState.COMPLETE, new double[]{9}, 2));
                journal.append(rest);
                mine++;
                Thread.sleep(5);
            }
            assertEquals(0, optuna.waitFor());
            StudySnapshot last = journal.append(List.of(new StudyAttributeSet("end", true)));
            assertEquals(mine + 40, last.finished());
            for (int number : own) assertEquals(9, last.trials().get(number).value());
            assertEquals(7.125, last.trials().getFirst().value(), "Optuna ran the queued trial as it was queued");
        }
        assertEquals(mine + 40,
                ((List<?>) ((Map<?, ?>) ((List<?>) JsonReader.read(run("dump.py", file))).getFirst()).get("trials"))
                        .size());
        assertTrue(Files.notExists(folder.resolve("both.log.lock")));
    }
}
