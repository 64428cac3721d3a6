package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the command line tells of studies with several objectives.
class FrontCliTest {
    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {}

    private static Result sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void importanceExplainsTheObjectiveThatIsAskedFor() throws Exception {
        Path file = folder.resolve("i.json");
        Path study = folder.resolve("i.log");
        assertEquals(0,
                sweetspot("new", "--function", "branches", "-o", file, "--sampler", "random", "--trials", 60).code());
        assertEquals(0, sweetspot("run", file).code());
        Result first = sweetspot("importance", study, "--json");
        assertTrue(first.err().contains("the first, Value 1"), first.err());
        assertEquals(first.out(), sweetspot("importance", study, "--objective", 1, "--json").out());
        Result second = sweetspot("importance", study, "--objective", "Value 2", "--json");
        assertTrue(second.err().contains("about Value 2"), second.err());
        assertEquals(second.out(), sweetspot("importance", study, "--objective", "2", "--json").out());
        JsonNode json = JsonMapper.shared().readTree(second.out());
        assertEquals("Value 2", json.get("objective").asString());
        assertNotEquals(JsonMapper.shared().readTree(first.out()).get("parameters"), json.get("parameters"));
        for (String unknown : List.of("0", "3", "value 2", "")) {
            Result wrong = sweetspot("importance", study, "--objective", unknown);
            assertEquals(2, wrong.code());
            assertTrue(wrong.err().contains("There are 2: 1 Value 1, 2 Value 2"), wrong.err());
        }
    }

    @Test
    void runAndBestTellTheFront() throws Exception {
        Path file = folder.resolve("e.json");
        assertEquals(0,
                sweetspot("new", "--function", "branches", "-o", file, "--sampler", "nsga2", "--trials", 40).code());
        Result run = sweetspot("run", file);
        assertEquals(0, run.code(), run.err());
        StudySnapshot study = JournalFile.read(folder.resolve("e.log")).main().snapshot();
        ParetoFront front = ParetoFront.of(study);
        assertTrue(run.out().contains("Pareto front: " + front.size() + " trials that no other beats"), run.out());
        Result best = sweetspot("best", folder.resolve("e.log"));
        List<String> lines = best.out().lines().toList();
        assertTrue(lines.get(1).startsWith("Trial  Value 1 (lower)  Value 2 (lower)"), best.out());
        for (int i = 0; i < front.size(); i++) {
            assertTrue(lines.get(2 + i).strip().startsWith(front.number(i) + " "), lines.get(2 + i));
        }
        JsonNode json = JsonMapper.shared().readTree(sweetspot("best", folder.resolve("e.log"), "--json").out());
        assertEquals(front.size(), json.get("front").size());
        assertEquals("minimize", json.get("objectives").get(1).get("direction").asString());
        assertEquals(study.trials().get(front.number(0)).value(1),
                json.get("front").get(0).get("values").get("Value 2").asDouble());
        Result pruned = sweetspot("run", file, "--study", folder.resolve("p.log"), "--pruner", "median");
        assertEquals(2, pruned.code());
        assertTrue(pruned.err().contains("pruner") && pruned.err().contains("2 objectives"), pruned.err());
    }
}
