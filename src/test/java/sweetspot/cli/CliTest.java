package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.journal.JournalFile;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CliTest {
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;
    private Path study;

    private record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeEach
    void setUp() {
        study = folder.resolve("study.log");
    }

    private static Result sweetspot(Charset charset, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(texts, new PrintStream(out, true, charset), new PrintStream(err, true, charset));
        return new Result(code, out.toString(charset), err.toString(charset));
    }

    private static Result sweetspot(Object... args) {
        return sweetspot(StandardCharsets.UTF_8, args);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// The one line that a refusal prints.
    private String refusal(Object... args) {
        Result r = sweetspot(args);
        assertEquals(2, r.code(), r.err());
        assertEquals("", r.out());
        assertTrue(r.err().startsWith("sweetspot: ") && r.err().indexOf('\n') == r.err().length() - 1, r.err());
        assertFalse(Files.exists(study), "a refused run leaves no study file");
        return r.err().strip();
    }

    private String refusedRun(String json) throws IOException {
        return refusal("run", file("e.json", json), "--study", study);
    }

    private static void assertHas(String text, String... parts) {
        for (String part : parts) assertTrue(text.contains(part), () -> "“" + part + "” in " + text);
    }

    @Test
    void targetAndWorthEndASearchAndSayWhy() throws Exception {
        Path experiment =
                file("e.json", "{\"function\": \"branin\", \"space\": [{\"name\": \"x1\", \"type\": \"float\", "
                        + "\"low\": -5, \"high\": 10}, {\"name\": \"x2\", \"type\": \"float\", \"low\": 0, \"high\": 15}]}");
        Result r = sweetspot("run", experiment, "--study", study, "--target", "20", "--sampler", "random");
        assertEquals(0, r.code(), r.err());
        assertHas(r.out(), "Ended: The best has reached your target");
        JsonNode more =
                sweetspot("run", experiment, "--study", study, "--resume", "--target", "none", "--worth", "1=1e9",
                        "--trials", "40", "--patience", "0", "--json").json();
        assertEquals("trials", more.get("stop_reason").asString(), "trials that cost nothing are worth it");
        assertEquals(40, JournalFile.read(study).main().snapshot().complete());
        study = folder.resolve("other.log");
        assertHas(refusal("run", experiment, "--study", study, "--worth", "0.01"), "--worth", "0.01=10");
        assertHas(refusal("run", experiment, "--study", study, "--worth", "0=1"), "--worth", "above 0");
        assertHas(refusal("run", experiment, "--study", study, "--target", "high"), "--target", "high");
    }

    @Test
    void whatCanBeReadOfADamagedStudyIsSaved() throws Exception {
        Path experiment = file("e.json", "{\"function\": \"null\", \"space\": [{\"name\": \"x1\", \"type\": \"float\", "
                + "\"low\": 0, \"high\": 1}, {\"name\": \"x2\", \"type\": \"float\", \"low\": 0, \"high\": 1},"
                + "{\"name\": \"x3\", \"type\": \"float\", \"low\": 0, \"high\": 1}, {\"name\": \"x4\", \"type\": "
                + "\"float\", \"low\": 0, \"high\": 1}, {\"name\": \"x5\", \"type\": \"float\", \"low\": 0, \"high\": 1}]}");
        assertEquals(0, sweetspot("run", experiment, "--study", study, "--trials", "9", "--sampler", "random").code());
        List<String> lines = new ArrayList<>(Files.readAllLines(study));
        lines.set(lines.size() - 3, "");
        Files.write(study, lines);
        Path saved = folder.resolve("saved.log");
        Result r = sweetspot("salvage", study, "-o", saved);
        assertEquals(0, r.code(), r.err());
        assertHas(r.out(), (lines.size() - 3) + " lines saved");
        assertEquals(2, sweetspot("salvage", study, "-o", saved).code(), "it does not overwrite");
        Result again = sweetspot("run", experiment, "--study", saved, "--resume");
        assertEquals(0, again.code(), again.err());
        assertEquals(9, JournalFile.read(saved).main().snapshot().finished());
    }

    @Test
    void everyCommandExplainsItself() {
        assertEquals(0, sweetspot("--help").code());
        assertHas(sweetspot("--version").out(), "sweetspot ");
        for (String command : List.of("new", "run", "best", "importance", "queue", "replay", "salvage", "models",
                "samplers", "samples")) {
            Result r = sweetspot(command, "--help");
            assertFalse(r.out().contains("%%"), r.out());
            assertEquals(0, r.code());
            assertHas(sweetspot("--help").out(), command);
            assertTrue(r.out().startsWith("Usage: sweetspot " + command), r.out());
        }
    }

    @Test
    void aDataFileBecomesATunedModel() {
        Path experiment = folder.resolve("p.json");
        Result made = sweetspot("new", "--data", SAMPLES.resolve("penguins.csv"), "--target", "species", "--model",
                "knn", "-o", experiment);
        assertEquals(0, made.code(), made.err());
        Result run = sweetspot("run", experiment, "--trials", 12, "--workers", 2, "--seed", 3, "--sampler", "tpe",
                "--pruner", "none", "--study", study, "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode json = run.json();
        assertEquals(12, json.at("/trials/complete").asInt());
        assertEquals(0, json.at("/trials/failed").asInt());
        assertTrue(json.get("best_value").asDouble() >= json.get("default_value").asDouble());
        assertTrue(json.get("standard_error").asDouble() > 0);
        assertTrue(json.get("best_parameters").size() > 0);
        assertFalse(run.out().contains("sealed_test_score"));
        assertTrue(json.at("/verdict/sealed").isNull());
        assertTrue(List.of("yes", "no", "not_clear").contains(json.at("/verdict/answer").asString()));
        assertEquals(69, json.get("sealed_rows").asInt());
        assertEquals("accuracy", json.get("metric").asString());
        assertEquals("maximize", json.get("direction").asString());
        JsonNode best = sweetspot("best", study, "--json").json();
        assertEquals(json.get("best_value"), best.get("best_value"));
        assertEquals(json.get("best_parameters"), best.get("best_parameters"));
        assertHas(sweetspot("best", study).out(), "Best", "Default", "neighbors");
        JsonNode importance = sweetspot("importance", study, "--json").json();
        assertTrue(List.of("ok", "no_signal").contains(importance.get("status").asString()));
    }

    @Test
    void aSampleNeedsNothingElse() {
        Path experiment = folder.resolve("d.json");
        assertEquals(0, sweetspot("new", "--sample", "diabetes", "-o", experiment).code());
        Result run = sweetspot("run", experiment, "--trials", 3, "--study", study);
        assertEquals(0, run.code(), run.err());
        assertHas(run.out(), "3 trials", "Best", "Default", "Sealed test: 88 rows", "Did tuning help?",
                "lower is better", study.toString());
    }

    @Test
    void oneSeedIsOneSearchAlsoAcrossAStop() throws Exception {
        Path experiment = folder.resolve("b.json");
        assertEquals(0,
                sweetspot("new", "--function", "branin", "-o", experiment, "--sampler", "tpe", "--workers", 1).code());
        Path whole = folder.resolve("whole.log");
        assertEquals(0, sweetspot("run", experiment, "--trials", 25, "--seed", 9, "--study", whole).code());
        assertEquals(0, sweetspot("run", experiment, "--trials", 8, "--seed", 9, "--study", study).code());
        Result resumed = sweetspot("run", experiment, "--trials", 25, "--study", study, "--resume", "--json");
        assertEquals(9, resumed.json().get("seed").asInt(), "the seed of before is kept");
        assertEquals(configurations(whole), configurations(study));
        Path other = folder.resolve("other.log");
        sweetspot("run", experiment, "--trials", 25, "--seed", 10, "--study", other);
        assertNotEquals(configurations(whole), configurations(other));
    }

    private static List<Object> configurations(Path file) throws Exception {
        List<Object> list = new ArrayList<>();
        JournalFile.read(file).main().snapshot().trials().forEach(t -> list.add(List.of(t.configuration(), t.value())));
        return list;
    }

    /// `new` and the window begin with one plan.
    @Test
    void aNewExperimentHasTheWindowsWorkersAndPruner() throws Exception {
        Path one = folder.resolve("one.json");
        assertEquals(0, sweetspot("new", "--sample", "penguins", "-o", one).code());
        JsonNode made = JsonMapper.shared().readTree(Files.readString(one));
        sweetspot.ui.search.SearchSettingsViewModel window = new sweetspot.ui.search.SearchSettingsViewModel();
        assertEquals(window.pruner(), made.get("pruner").asString());
        assertEquals(window.workers().or(0), made.get("workers").asInt());
        assertEquals("median", made.get("pruner").asString());
        Path several = folder.resolve("several.json");
        assertEquals(0, sweetspot("new", "--sample", "penguins", "--weigh", "fit_seconds", "-o", several).code());
        assertEquals("none", JsonMapper.shared().readTree(Files.readString(several)).get("pruner").asString());
        Path asked = folder.resolve("asked.json");
        assertEquals(0,
                sweetspot("new", "--sample", "penguins", "--workers", 1, "--pruner", "none", "-o", asked).code());
        JsonNode plain = JsonMapper.shared().readTree(Files.readString(asked));
        assertEquals("none", plain.get("pruner").asString());
        assertEquals(1, plain.get("workers").asInt());
    }

    @Test
    void tablesThatCannotBeUsedAreRefused() throws IOException {
        Path out = folder.resolve("o.json");
        String rows = IntStream.range(0, 40).mapToObj(i -> i + ",a,,v" + i + "," + i % 7 + "\n")
                .collect(Collectors.joining());
        Path table = file("t.csv", "x,one,void,text,y\n" + rows);
        assertHas(refusal("new", "--data", folder.resolve("no.csv"), "--target", "y", "--model", "knn", "-o", out),
                "no file", "no.csv");
        assertHas(refused("empty.csv", "", "y"), "empty.csv", "is empty");
        assertHas(refused("binary.csv", "a,b\n1,\u0000\n", "b"), "not a text file");
        assertHas(refused("header.csv", "a,b\n", "b"), "no rows");
        assertHas(refused("two.csv", "a,b\n1,2\n3,4\n", "b"), "two.csv", "2 rows");
        assertHas(refusal("new", "--data", table, "--target", "one", "--model", "knn", "-o", out), "one class only");
        assertHas(refusal("new", "--data", table, "--target", "void", "--model", "knn", "-o", out), "no values");
        assertHas(refusal("new", "--data", table, "--target", "z", "--model", "knn", "-o", out), "--target", "x, one");
        assertHas(refusal("new", "--data", table, "--target", "text", "--task", "regression", "--model", "knn", "-o",
                out), "read as categories", "--number");
        assertHas(refusal("new", "--data", table, "--target", "y", "--model", "nn", "-o", out), "--model", "“nn”",
                "knn");
        assertHas(refusal("new", "--data", table, "--target", "y", "--model", "knn", "--sampler", "tpee", "-o", out),
                "--sampler", "tpe");
        assertHas(refusal("new", "--data", table, "--target", "y", "--model", "knn"), "--output");
        assertFalse(Files.exists(out));
        file("o.json", "precious");
        assertHas(refusal("new", "--data", table, "--target", "y", "--model", "knn", "-o", out), "--force");
        assertEquals("precious", Files.readString(out));
    }

    private String refused(String name, String text, String target) throws IOException {
        return refusal("new", "--data", file(name, text), "--target", target, "--model", "knn", "-o",
                folder.resolve("o.json"));
    }

    @Test
    void experimentsThatCannotBeRunAreRefusedWithFileAndField() throws IOException {
        String rows = IntStream.range(0, 60).mapToObj(i -> i % 13 + "," + "ab".charAt(i % 2) + ",a,\n")
                .collect(Collectors.joining());
        file("t.csv", "x,y,one,void\n" + rows);
        String base = "{\"data\": \"t.csv\", \"target\": \"y\", \"model\": \"knn\"%s}";
        assertHas(refusal("run", folder.resolve("no.json"), "--study", study), "no.json");
        assertHas(refusedRun(""), "e.json", "empty");
        assertHas(refusedRun("{\n  \"data\": \"t.csv\",\n  \"target\" \"y\"\n}"), "e.json", "line 3");
        assertHas(refusedRun(base.formatted(", \"sampelr\": \"tpe\"")), "e.json", "sampelr", "sampler");
        assertHas(refusedRun(base.formatted(", \"sampler\": \"tpee\"")), "e.json: sampler", "tpe");
        assertHas(refusedRun(base.formatted("").replace("knn", "nn")), "e.json", "“nn”", "knn");
        assertHas(refusedRun(base.formatted("").replace("\"y\"", "\"one\"")), "e.json", "one class only");
        assertHas(refusedRun(base.formatted("").replace("\"y\"", "\"void\"")), "e.json", "no values");
        assertHas(refusedRun(base.formatted("").replace("t.csv", "u.csv")), "e.json", "u.csv");
        assertHas(refusedRun(base.formatted(", \"budget\": {\"trials\": 0}")), "e.json", "budget", "trials");
        String space = ", \"space\": [{\"name\": \"neighbors\", \"type\": \"int\", \"low\": %s, \"high\": %s%s}]";
        assertHas(refusedRun(base.formatted(space.formatted("9", "3", ""))), "e.json", "space[0]", "low");
        assertHas(refusedRun(base.formatted(space.formatted("0", "3", ", \"log\": true"))), "e.json", "space[0]",
                "log");
        Path good = file("good.json", base.formatted(""));
        assertHas(refusal("run", good, "--study", study, "--sampler", "tpee"), "--sampler", "tpe");
        assertHas(refusal("run", good, "--study", study, "--workers", "0"), "--workers", "1 to 256");
        assertHas(refusal("run", good, "--study", study, "--trials", "many"), "--trials", "many");
        assertHas(refusal("run", good, "--study", study, "--resume"), "study.log");
        assertHas(refusal("run", good, "--studdy", study), "Did you mean --study?");
        assertHas(refusal("rnu", good), "Did you mean run?");
        assertHas(refusal("best", folder.resolve("none.log")), "none.log");
        assertHas(refusal("best", file("text.log", "this is no study\n")), "text.log");
    }

    @Test
    void howAFileIsReadIsKeptWithTheExperiment() throws IOException {
        String rows = IntStream.range(0, 60).mapToObj(i -> i + ";" + i % 13 + ";" + "ab".charAt(i % 2) + "\n")
                .collect(Collectors.joining());
        Path table = file("t.csv", rows + "7;much;a\n");
        Path experiment = folder.resolve("e.json");
        Object[] create = {"new", "--data", table, "--header", "no", "--target", "column 3", "--model", "knn", "-o",
            experiment};
        List<Object> number = new ArrayList<>(List.of(create));
        number.addAll(List.of("--number", "column 2"));
        Result odd = sweetspot(number.toArray());
        assertEquals(0, odd.code(), odd.err());
        assertHas(odd.err(), "“column 2”: one value is not a number and counts as missing", "“much” in line 61");
        Files.delete(experiment);
        List<Object> missing = new ArrayList<>(List.of(create));
        missing.addAll(List.of("--missing", "much"));
        assertEquals(0, sweetspot(missing.toArray()).code());
        assertEquals(0, sweetspot("run", experiment, "--trials", 2, "--study", study).code());
        String text = Files.readString(experiment);
        Files.delete(study);
        assertHas(refusedRun(text.replace("\"header\": false", "\"header\": 3")), "e.json", "import", "header");
        assertHas(refusedRun(text.replace("\"header\"", "\"heder\"")), "e.json", "import.heder", "header");
    }

    @Test
    void aStudyIsNotOverwritten() throws IOException {
        Path experiment = folder.resolve("b.json");
        sweetspot("new", "--function", "branin", "-o", experiment);
        assertEquals(0, sweetspot("run", experiment, "--trials", 3, "--sampler", "random", "--study", study).code());
        String before = Files.readString(study);
        Result again = sweetspot("run", experiment, "--trials", 5, "--study", study);
        assertEquals(2, again.code());
        assertHas(again.err(), "--resume");
        assertEquals(before, Files.readString(study));
        assertHas(sweetspot("importance", study).out(), "Too early", "10");
    }

    @Test
    void threeThousandColumnsWork() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < 3_000; c++) text.append('f').append(c).append(',');
        text.append("y\n");
        for (int row = 0; row < 40; row++) {
            for (int c = 0; c < 3_000; c++) text.append((row * 31 + c * 17) % 101).append(',');
            text.append("ab".charAt(row % 2)).append('\n');
        }
        Path experiment = folder.resolve("wide.json");
        Result made = sweetspot("new", "--data", file("wide.csv", text.toString()), "--target", "y", "--model",
                "decision_tree", "-o", experiment);
        assertEquals(0, made.code(), made.err());
        assertEquals(0, sweetspot("run", experiment, "--trials", 2, "--study", study).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "windows-1252", "UTF-8"})
    void everyTerminalCanShowTheOutput(String charset) {
        Charset c = Charset.forName(charset);
        Path experiment = folder.resolve("b.json");
        sweetspot("new", "--sample", "penguins", "-o", experiment);
        Result run = sweetspot(c, "run", experiment, "--trials", 2, "--study", study);
        assertFalse(run.out().replace("Did tuning help?", "").contains("?"), run.out());
        assertHas(run.out(), c == StandardCharsets.US_ASCII ? "+/-" : "±");
        assertTrue(sweetspot(c, "models", "--json").json().get("models").size() >= 10);
        assertTrue(sweetspot(c, "samples", "--json").json().get("samples").size() >= 5);
    }

    /// The process itself, since only that can be interrupted.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptingSavesAndExitsWith130() throws Exception {
        Path experiment = folder.resolve("b.json");
        sweetspot("new", "--function", "branin", "-o", experiment);
        List<String> command = new ArrayList<>();
        // A build that runs in the background has SIGINT ignored, and hands that down.
        if (System.getProperty("os.name").equals("Linux")) command.addAll(List.of("env", "--default-signal=INT"));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Starter.class.getName(), "run", experiment.toString(),
                "--study", study.toString(), "--trials", "1000000", "--sampler", "random"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            while (process.isAlive() && (Files.notExists(study) || Files.size(study) < 20_000)) Thread.sleep(20);
            assertTrue(process.isAlive(), this::log);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends");
            assertEquals(130, process.exitValue(), log());
        } finally {
            process.destroyForcibly();
        }
        assertHas(log(), "saved", "--resume");
        StudySnapshot saved = JournalFile.read(study).main().snapshot();
        assertTrue(saved.finished() > 10);
        int more = saved.finished() + 5;
        Result resumed = sweetspot("run", experiment, "--study", study, "--resume", "--trials", more, "--json");
        assertEquals(0, resumed.code(), resumed.err());
        assertEquals(more, resumed.json().at("/trials/complete").asInt());
        assertTrue(JournalFile.read(study).main().snapshot().trials().stream()
                .allMatch(t -> t.state() == TrialState.COMPLETE));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// What the launcher does with arguments.
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) {
            System.exit(Main.run(args, System.out, System.err));
        }
    }
}
