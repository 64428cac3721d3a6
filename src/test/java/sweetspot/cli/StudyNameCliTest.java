package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A log of several studies: every command names them and takes one.
class StudyNameCliTest {
    private static final String FLOAT = "{\\\"name\\\": \\\"FloatDistribution\\\", \\\"attributes\\\": {\\\"step\\\": "
            + "null, \\\"low\\\": 0.0, \\\"high\\\": 1.0, \\\"log\\\": false}}";

    @TempDir
    Path folder;
    private Path log;

    private record Result(int code, String out, String err) {}

    private static Result sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void writeLog() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String name : new String[]{"first one", "second", "-third"}) {
            text.append(
                    "{\"op_code\": 0, \"worker_id\": \"w\", \"study_name\": \"" + name + "\", \"directions\": [1]}\n");
        }
        for (int i = 0; i < 12; i++) {
            text.append(
                    "{\"op_code\": 4, \"worker_id\": \"w\", \"study_id\": " + i % 2 + ", \"datetime_start\": null}\n");
            text.append("{\"op_code\": 5, \"worker_id\": \"w\", \"trial_id\": " + i + ", \"param_name\": \"x\", "
                    + "\"param_value_internal\": 0.0" + i + ", \"distribution\": \"" + FLOAT + "\"}\n");
            text.append("{\"op_code\": 6, \"worker_id\": \"w\", \"trial_id\": " + i + ", \"state\": 1, \"values\": ["
                    + i + ".5], \"datetime_complete\": null}\n");
        }
        log = Files.writeString(folder.resolve("s.log"), text);
    }

    @Test
    void everyCommandNamesThem() {
        for (String command : new String[]{"best", "importance", "queue", "replay"}) {
            Result r = sweetspot(command, log);
            assertEquals(2, r.code(), command);
            assertTrue(r.err().contains("first one") && r.err().contains("second") && r.err().contains("--study-name"),
                    r.err());
        }
    }

    @Test
    void everyCommandTakesOne() {
        Result best = sweetspot("best", log, "--study-name", "second", "--json");
        assertEquals(1.5, JsonMapper.shared().readTree(best.out()).get("best_value").asDouble(), best.err());
        assertEquals(0, sweetspot("best", log, "--study-name=first one").code());
        assertEquals(2, sweetspot("best", log, "--study-name=-third").code(), "it has no trials");
        assertEquals(0, sweetspot("importance", log, "--study-name", "1").code());
        assertEquals(0, sweetspot("replay", log, "--study-name", "second").code());
        Result queue = sweetspot("queue", log, "--study-name", "second", "--set", "x=0.75");
        assertEquals(0, queue.code(), queue.err());
        assertTrue(queue.out().contains("0.75"), queue.out());
        assertTrue(sweetspot("queue", log, "--study-name", "second").out().contains("0.75"));
        assertTrue(!sweetspot("queue", log, "--study-name", "first one").out().contains("0.75"));
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithThoseThatAre() {
        Result r = sweetspot("best", log, "--study-name", "thrid");
        assertEquals(2, r.code());
        assertTrue(r.err().contains("thrid") && r.err().contains("second"), r.err());
    }

    @Test
    void aWarmStartTakesOne() throws Exception {
        Path file = Files.writeString(folder.resolve("e.json"), """
            {"function": "branin", "sampler": "random", "budget": {"trials": 2},
             "space": [{"name": "x", "type": "float", "low": 0, "high": 1},
                       {"name": "x1", "type": "float", "low": -5, "high": 10},
                       {"name": "x2", "type": "float", "low": 0, "high": 15}]}
            """);
        Result several = sweetspot("run", file, "--warm-start", log);
        assertEquals(2, several.code());
        assertTrue(several.err().contains("second") && several.err().contains("--warm-start-name")
                && !several.err().contains("--study-name"), several.err());
        Result one = sweetspot("run", file, "--warm-start", log, "--warm-start-name", "second", "--json");
        assertTrue(!one.err().contains("3 studies"), one.err());
        assertEquals(2, sweetspot("run", file, "--warm-start-name", "second").code());
    }

    @Test
    void salvageSavesAll() {
        Result r = sweetspot("salvage", log, "-o", folder.resolve("saved.log"));
        assertEquals(0, r.code(), r.err());
        assertTrue(r.out().contains("12"), r.out());
    }
}
