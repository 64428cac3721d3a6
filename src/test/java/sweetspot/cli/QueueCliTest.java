package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.study.Trial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Options of samplers, the queue and the warm start, from the shell.
class QueueCliTest {
    @TempDir
    Path folder;
    private Path experiment;
    private Path study;
    private String out;
    private String err;

    @BeforeEach
    void setUp() {
        experiment = folder.resolve("b.json");
        study = folder.resolve("study.log");
        assertEquals(0, sweetspot("new", "--function", "branin", "-o", experiment, "--sampler", "random"));
    }

    private int sweetspot(Object... args) {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(texts, new PrintStream(o, true, StandardCharsets.UTF_8),
                new PrintStream(e, true, StandardCharsets.UTF_8));
        out = o.toString(StandardCharsets.UTF_8);
        err = e.toString(StandardCharsets.UTF_8);
        return code;
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    private static List<Trial> trials(Path file) throws Exception {
        return JournalFile.read(file).main().snapshot().trials();
    }

    @Test
    void samplersAreListedWithTheirOptions() {
        assertEquals(0, sweetspot("samplers"));
        assertTrue(out.contains("candidates (default 32)") && out.contains("wilcoxon"), out);
        assertTrue(out.contains("percentile (default 25%)") && out.contains("a number above 0 and below 100")
                && out.contains("percentile:VALUE"), out);
        assertEquals(0, sweetspot("samplers", "--json"));
        JsonNode tpe = json().get("samplers").get(2);
        assertEquals("tpe", tpe.get("id").asString());
        assertEquals(32, tpe.get("options").get(1).get("default").asInt());
        assertTrue(json().get("pruners").size() >= 8);
        JsonNode deviations = json().get("pruners").get(7).get("options").get(0);
        assertEquals("deviations", deviations.get("key").asString());
        assertEquals(3, deviations.get("default").asDouble());
        assertEquals("standard deviations", deviations.get("unit").asString());
        assertTrue(deviations.get("stands_alone").asBoolean());
    }

    @Test
    void optionsChangeTheSearchAndWrongOnesAreRefused() throws Exception {
        Path other = folder.resolve("other.log");
        assertEquals(0, sweetspot("run", experiment, "--trials", 12, "--sampler", "tpe", "--study", study), err);
        assertEquals(0, sweetspot("run", experiment, "--trials", 12, "--sampler", "tpe:startup=3", "--study", other),
                err);
        assertFalse(trials(study).equals(trials(other)));
        assertEquals(0, sweetspot("replay", other), err);
        Path none = folder.resolve("none.log");
        assertEquals(2, sweetspot("run", experiment, "--sampler", "tpe:candidats=3", "--study", none));
        assertTrue(err.contains("--sampler") && err.contains("candidates"), err);
        assertEquals(2, sweetspot("run", experiment, "--sampler", "grid:z.steps=3", "--study", none));
        assertTrue(err.contains("“z”"), err);
        assertEquals(2, sweetspot("run", experiment, "--pruner", "medain", "--study", none));
        assertTrue(err.contains("--pruner") && err.contains("Did you mean median?"), err);
        assertEquals(2, sweetspot("run", experiment, "--pruner", "forecast:0", "--study", none));
        assertTrue(err.contains("--pruner") && err.contains("deviations must be a number above 0"), err);
        assertFalse(Files.exists(none));
    }

    @Test
    void whatIsQueuedRunsAfterTheDefaultAndTheSearchCanBeDerivedAgain() throws Exception {
        assertEquals(0, sweetspot("run", experiment, "--trials", 5, "--study", study, "--queue", "{\"x1\": 1.5}"), err);
        assertEquals("default", trials(study).get(0).origin());
        assertEquals("queued", trials(study).get(1).origin());
        assertEquals(1.5, trials(study).get(1).configuration().get("x1"));
        assertEquals(0, sweetspot("queue", study, "--set", "x1=2", "--set", "x2=3"), err);
        assertTrue(out.contains("trial 5: x1=2 x2=3 (queued)"), out);
        assertEquals(0, sweetspot("queue", study, "--again", 1, "--again", 0, "--json"), err);
        assertEquals(3, json().get("waiting").size());
        assertEquals("trial 1", json().get("waiting").get(1).get("source").asString());
        assertEquals(0, sweetspot("queue", study, "--remove", 6), err);
        assertTrue(out.startsWith("2 trials wait"), out);
        assertEquals(0, sweetspot("run", experiment, "--resume", "--trials", 10, "--study", study), err);
        assertTrue(trials(study).get(6).isRemoved());
        assertEquals(trials(study).get(0).value(), trials(study).get(7).value());
        assertEquals(10, trials(study).size());
        assertEquals(0, sweetspot("replay", study), out);
        assertEquals(0, sweetspot("queue", study));
        assertTrue(out.startsWith("No trial waits"), out);
    }

    @Test
    void aWrongQueueIsRefused() throws Exception {
        assertEquals(2, sweetspot("run", experiment, "--study", study, "--queue", "{\"x9\": 1}"));
        assertTrue(err.contains("x9") && err.contains("x1, x2"), err);
        assertEquals(2, sweetspot("run", experiment, "--study", study, "--queue", "x1=3"));
        assertFalse(Files.exists(study), "a refused run leaves no study file");
        assertEquals(0, sweetspot("run", experiment, "--trials", 2, "--study", study), err);
        byte[] before = Files.readAllBytes(study);
        assertEquals(2, sweetspot("queue", study, "--set", "x1=99"));
        assertTrue(err.contains("--set") && err.contains("10"), err);
        assertEquals(2, sweetspot("queue", study, "--again", 7));
        assertEquals(2, sweetspot("queue", study, "--remove", 1));
        assertTrue(err.contains("does not wait"), err);
        assertEquals(Arrays.toString(before), Arrays.toString(Files.readAllBytes(study)));
    }

    @Test
    void noLimitIsQueuedAndToldInWords() throws Exception {
        Path data = folder.resolve("d.csv");
        StringBuilder rows = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++)
            rows.append(i % 7).append(',').append(i % 5).append(',').append(i % 3 == 0).append('\n');
        Files.writeString(data, rows);
        Files.writeString(experiment, """
            {"name": "trees", "data": "d.csv", "target": "kind", "model": "decision_tree", "seed": 1, "space": [
              {"name": "max_depth", "type": "categorical", "choices": [5, null]},
              {"name": "max_leaves", "type": "int", "low": 2, "high": 9, "default": null}]}
            """);
        assertEquals(0,
                sweetspot("run", experiment, "--trials", 2, "--study", study, "--queue", "{\"max_depth\": null}"), err);
        assertEquals(0, sweetspot("queue", study, "--set", "max_depth=no limit", "--set", "max_leaves=4"), err);
        assertTrue(out.contains("max_depth=null max_leaves=4"), out);
        assertEquals(0, sweetspot("run", experiment, "--resume", "--trials", 3, "--study", study), err);
        List<Object> depths = new java.util.ArrayList<>();
        trials(study).forEach(t -> depths.add(t.configuration().get("max_depth")));
        assertEquals(Arrays.asList(5L, null, null), depths);
        assertEquals(4L, trials(study).get(2).configuration().get("max_leaves"));
        assertEquals(0, sweetspot("replay", study), out);
        assertEquals(0, sweetspot("best", study), err);
        assertTrue(out.contains("no limit"), out);
        assertEquals(2, sweetspot("queue", study, "--set", "max_leaves=null"));
        assertTrue(err.contains("max_leaves must be a whole number") && err.contains("null"), err);
        assertEquals(0, sweetspot("importance", study, "--json"), err);
    }

    @Test
    void anEarlierStudyWarmsANewOneUp() throws Exception {
        Path earlier = folder.resolve("earlier.log");
        assertEquals(0, sweetspot("run", experiment, "--trials", 30, "--study", earlier), err);
        assertEquals(0,
                sweetspot("run", experiment, "--trials", 8, "--seed", 9, "--study", study, "--warm-start", earlier),
                err);
        assertTrue(err.contains("5 configurations"), err);
        for (int i = 1; i <= 5; i++) assertEquals("warm start", trials(study).get(i).origin());
        Trial best = JournalFile.read(earlier).main().snapshot().best().orElseThrow();
        assertEquals(best.configuration(), trials(study).get(1).configuration());
        assertTrue(trials(study).get(1).source().endsWith("trial " + best.number()));
        assertEquals(0, sweetspot("replay", study), out);
        assertEquals(2, sweetspot("run", experiment, "--study", folder.resolve("n.log"), "--warm-start",
                folder.resolve("no.log")));
        assertTrue(err.contains("no.log"), err);
    }

    @Test
    void aFinitesSpaceEndsWhenAllOfItHasBeenTried() throws Exception {
        Files.writeString(experiment, """
            {"name": "small", "function": "branin", "space": [
              {"name": "x1", "type": "float", "low": 0, "high": 1, "step": 0.5, "default": 0},
              {"name": "x2", "type": "float", "low": 0, "high": 1, "step": 1, "default": 0}]}
            """);
        for (String sampler : List.of("random", "tpe", "gp", "forest", "cmaes", "qmc", "grid", "auto")) {
            Path file = folder.resolve(sampler + ".log");
            assertEquals(0,
                    sweetspot("run", experiment, "--trials", 50, "--sampler", sampler, "--study", file, "--json",
                            "--queue", "{\"x1\": 1}", "--workers", 2),
                    err);
            assertEquals("space_explored", json().get("stop_reason").asString(), sampler);
            assertEquals(6, trials(file).size(), sampler);
        }
    }
}
