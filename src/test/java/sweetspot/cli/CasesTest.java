package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Runs the cases of `src/test/cases`: small inputs that once failed, each with what the shell must do with them.
///
/// A case is a folder with a `case.json`: `{"why": text, "steps": [step, …]}`. Each step runs the command `args` as a
/// process of its own in a fresh copy of the folder, and states what must hold: `exit` (0 if left out), `says` and
/// `says_not` (regular expressions on all that is printed, case ignored), `json` (`{path: [operator, value]}` on
/// standard output), `file` (`{name: {path: [operator, value]}}` on a JSON file), `same` (`[step, path]`: the number
/// equals that of an earlier step). A step may be `{"shell": text}` instead: a bash line in which `$APP` is Sweetspot;
/// such a case is passed over where there is no bash. Two cases run at a time; one that measures time says
/// `"alone": true` and runs when no other does.
class CasesTest {
    private static final Path CASES = Path.of("src/test/cases");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long SECONDS = 240;

    /// Cases are processes that wait for no other: two at a time use both of the cores that there are at least.
    private static final int AT_ONCE = 2;

    @TempDir
    static Path folders;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("case.json"))).map(f -> f.getFileName().toString())
                    .sorted().toList().stream();
        }
    }

    @Test
    void thereAreCases() throws IOException {
        assertTrue(cases().count() > 0);
    }

    @TestFactory
    Stream<DynamicTest> holds() throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        List<DynamicTest> tests = new ArrayList<>();
        List<DynamicTest> last = new ArrayList<>();
        for (String name : cases().toList()) {
            FutureTask<Case> done = new FutureTask<>(() -> Case.run(name));
            boolean alone = description(name).has("alone");
            if (!alone) workers.execute(done);
            (alone ? last : tests).add(DynamicTest.dynamicTest(name, () -> {
                if (alone) done.run();
                Case ran = done.get();
                assertEquals(List.of(), ran.faults, ran.why);
            }));
        }
        workers.shutdown();
        // What measures time comes last, when no other case runs.
        tests.addAll(last);
        return tests.stream().onClose(workers::shutdownNow);
    }

    private static JsonNode description(String name) {
        return JSON.readTree(CASES.resolve(name).resolve("case.json").toFile());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.filter(p -> !p.equals(from)).toList()) {
                Files.copy(source, to.resolve(from.relativize(source).toString()));
            }
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean found(JsonNode pattern, String text) {
        return Pattern.compile(pattern.asString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text)
                .find();
    }

    private static JsonNode at(JsonNode node, String path) {
        for (String key : path.split("\\.")) node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
        return node;
    }

    private static void compare(JsonNode answer, JsonNode tests, String where, List<String> faults) {
        for (Map.Entry<String, JsonNode> test : tests.properties()) {
            JsonNode got = at(answer, test.getKey());
            String operator = test.getValue().get(0).asString();
            JsonNode wanted = test.getValue().get(1);
            if (got.isMissingNode()) faults.add(where + ": " + test.getKey() + " is missing");
            else if (!holds(got, operator, wanted)) {
                faults.add(where + ": " + test.getKey() + " is " + got + ", wanted " + operator + " " + wanted);
            }
        }
    }

    private static boolean holds(JsonNode got, String operator, JsonNode wanted) {
        if (got.isNumber() && wanted.isNumber()) {
            int order = Double.compare(got.asDouble(), wanted.asDouble());
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "==" -> order == 0;
                case "!=" -> order != 0;
                default -> throw new IllegalArgumentException(operator);
            };
        }
        return switch (operator) {
            case "==" -> got.equals(wanted);
            case "!=" -> !got.equals(wanted);
            default -> false;
        };
    }

    /// One case in folders of its own.
    private static final class Case {
        private final Path temp;
        private final Path home;
        private final List<JsonNode> answers = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final String why;

        private Case(Path own, String why) throws IOException {
            this.temp = Files.createDirectories(own.resolve("case"));
            this.home = Files.createDirectories(own.resolve("home"));
            this.why = why;
        }

        static Case run(String name) throws Exception {
            JsonNode description = description(name);
            Case one = new Case(folders.resolve(name), description.path("why").asString());
            copy(CASES.resolve(name), one.temp);
            int number = 0;
            for (JsonNode step : description.get("steps")) {
                if (step.has("shell") && !Files.isExecutable(Path.of("/bin/bash"))) break;
                for (String fault : one.run(step)) one.faults.add("step " + number + ": " + fault);
                number++;
            }
            return one;
        }

        private List<String> run(JsonNode step) throws Exception {
            Path out = Files.createTempFile("case", ".out");
            Path err = Files.createTempFile("case", ".err");
            ProcessBuilder builder = new ProcessBuilder(command(step)).directory(temp.toFile())
                    .redirectOutput(out.toFile()).redirectError(err.toFile()).redirectInput(new File("/dev/null"));
            if (!new File("/dev/null").exists()) builder.redirectInput(ProcessBuilder.Redirect.PIPE);
            Process process = builder.start();
            List<String> faults = new ArrayList<>();
            if (!process.waitFor(step.path("seconds").asLong(SECONDS), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of("no answer in time");
            }
            String answer = Files.readString(out, StandardCharsets.UTF_8);
            String said = answer + "\n" + Files.readString(err, StandardCharsets.UTF_8);
            Files.delete(out);
            Files.delete(err);
            int exit = step.path("exit").asInt(0);
            if (process.exitValue() != exit)
                faults.add("exit " + process.exitValue() + ", wanted " + exit + ": " + said);
            for (JsonNode pattern : step.path("says")) {
                if (!found(pattern, said)) faults.add("does not say /" + pattern.asString() + "/: " + said);
            }
            for (JsonNode pattern : step.path("says_not")) {
                if (found(pattern, said)) faults.add("says /" + pattern.asString() + "/: " + said);
            }
            boolean isJson =
                    step.has("json") || step.has("same") || step.path("args").toString().contains("\"--json\"");
            JsonNode json = isJson && !answer.isBlank() ? JSON.readTree(answer) : null;
            answers.add(json);
            compare(json, step.path("json"), "json", faults);
            if (step.has("same")) {
                String path = step.get("same").get(1).asString();
                assertEquals(at(answers.get(step.get("same").get(0).asInt()), path).asDouble(),
                        at(json, path).asDouble(),
                        1e-9);
            }
            for (Map.Entry<String, JsonNode> file : step.path("file").properties()) {
                compare(JSON.readTree(temp.resolve(file.getKey()).toFile()), file.getValue(), file.getKey(), faults);
            }
            return faults;
        }

        private List<String> command(JsonNode step) throws IOException {
            List<String> app = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                    "-Dsmile.linalg.backend=java", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                    "-Dsweetspot.home=" + home, "-Dsweetspot.install=" + Path.of("").toAbsolutePath(), "-cp",
                    classPath(),
                    "sweetspot.app.Launcher");
            if (!step.has("shell")) {
                List<String> command = new ArrayList<>(app);
                for (JsonNode arg : step.get("args")) command.add(arg.asString());
                return command;
            }
            // One word that runs, so that "timeout 9 $APP …" works too.
            Path script = Files.createTempFile(home, "sweetspot", ".sh");
            String words = app.stream().map(w -> "'" + w.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
            Files.writeString(script, "#!/bin/bash\nexec " + words + " \"$@\"\n");
            script.toFile().setExecutable(true);
            return List.of("/bin/bash", "-c", "APP=" + script + "\n" + step.get("shell").asString());
        }
    }
}
