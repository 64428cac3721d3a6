package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Steps of the pipeline, rules and computed parameters in the shell: asked for, searched, and exported.
class PipelineCliTest {
    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Result sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("size,kind,sold"));
        for (int i = 0; i < 120; i++) {
            double size = random.nextGaussian();
            lines.add(size + "," + "abc".charAt(i % 3) + "," + (size + random.nextGaussian() > 0.8 ? "yes" : "no"));
        }
        Files.write(folder.resolve("t.csv"), lines);
    }

    private Result made(String pipeline) {
        return sweetspot("new", "--data", folder.resolve("t.csv"), "--target", "sold", "--model", "decision_tree",
                "--metric", "f1", "--pipeline", pipeline, "--rule", "min_leaf <= 2*min_split", "--trials", "6",
                "--workers", "1", "--pruner", "none", "-o", folder.resolve("x.json"), "--force", "--json");
    }

    private static List<String> names(JsonNode space) {
        List<String> names = new ArrayList<>();
        for (JsonNode p : space) names.add(p.get("name").asString());
        return names;
    }

    @Test
    void stepsThatAreAskedForAreInTheSpaceAndOthersAreRefused() {
        Result made = made("encode,threshold");
        assertEquals(0, made.code(), made.err());
        List<String> names = names(made.json().get("space"));
        assertTrue(names.containsAll(List.of("prepare.encode", "prepare.smoothing", "decide.threshold")), made.out());
        assertTrue(!names.contains("prepare.scale"), made.out());
        Result wrong = made("encode,polish");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("polish"), wrong.err());
    }

    @Test
    void aModelIsExplainedWithItsParametersAndThePipeline() {
        Result one = sweetspot("models", "decision_tree");
        assertEquals(0, one.code(), one.err());
        for (String name : List.of("min_split", "prepare.encode", "decide.calibrate")) {
            assertTrue(one.out().contains(name), one.out());
        }
        Result wrong = sweetspot("models", "decision_bush");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("decision_bush"), wrong.err());
    }

    /// A computed value and the settings of steps are exported as they were, and score the same again.
    @Test
    void everyExportHasStepsAndComputedValuesAndScoresTheSame() throws IOException {
        assertEquals(0, made("encode,threshold").code());
        Path file = folder.resolve("x.json");
        ObjectNode experiment = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        for (JsonNode p : experiment.get("space")) {
            if (!p.get("name").asString().equals("prepare.smoothing")) continue;
            ((ObjectNode) p).put("derived", "min_leaf * 3");
            ((ObjectNode) p).remove(List.of("log", "default"));
        }
        Files.writeString(file, experiment.toString());
        Result run = sweetspot("run", file);
        assertEquals(0, run.code(), run.err());
        Path study = folder.resolve("x.log");
        JsonNode best = sweetspot("best", study, "--json").json();
        String threshold = best.get("best_parameters").get("decide.threshold").toString();
        for (String format : List.of("json", "yaml", "csv", "trials")) {
            Result out = sweetspot("export", study, "--format", format);
            assertEquals(0, out.code(), out.err());
            assertTrue(out.out().contains(threshold), format + " " + out.out());
        }
        String[] rows = sweetspot("export", study, "--format", "trials").out().split("\\R");
        List<String> head = List.of(rows[0].split(","));
        for (int i = 1; i < rows.length; i++) {
            String[] cells = rows[i].split(",", -1);
            double leaf = Double.parseDouble(cells[head.indexOf("params_min_leaf")]);
            assertTrue(leaf <= 2 * Double.parseDouble(cells[head.indexOf("params_min_split")]), rows[i]);
            String smoothing = cells[head.indexOf("params_prepare.smoothing")];
            if (!smoothing.isEmpty()) assertEquals(Math.min(100, 3 * leaf), Double.parseDouble(smoothing), 1e-12);
        }
        Path again = folder.resolve("again.json");
        assertEquals(0, sweetspot("export", study, "-o", again).code());
        Result second = sweetspot("run", again, "--json");
        assertEquals(0, second.code(), second.err());
        assertEquals(best.get("best_value"), second.json().get("best_value"));
    }
}
