package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.model.family.ModelCatalog;
import sweetspot.study.Target.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Times whole searches, as a user starts them, beside scikit-learn's search of the same configurations: thirty at
/// random, five folds, two workers. What scikit-learn's model does not have is fixed where it does nothing.
/// `-Dspeed.only=DATA/FAMILY` (a regular expression) picks rows.
@Tag("bench")
class SpeedBenchTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final List<String> DATA = List.of("breast_cancer", "digits", "large", "friedman", "friedman_large");
    /// One fit of scikit-learn's takes half a minute here.
    private static final List<String> TOO_LONG = List.of("large/svm_rbf", "friedman_large/svr");
    /// Parameters that scikit-learn's model does not have, with the value that changes nothing.
    private static final Map<String, Map<String, Object>> ONLY_OURS = Map.of(
            "gradient_boosting", Map.of("row_sample", 1.0, "feature_sampling", "all"), "mlp", Map.of("dropout", 0.0),
            "xgboost", Map.of("row_sample", 1.0, "column_sample", 1.0));
    private static final int TRIALS = 30;

    @Test
    void besideScikitLearn() throws Exception {
        assumeTrue(hasScikitLearn(), PYTHON + " has no scikit-learn: install python3-sklearn and python3-pandas");
        Path folder = Files.createDirectories(Path.of("target", "bench", "speed")).toAbsolutePath();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format("%-15s %-19s %8s %8s %6s %8s %8s %6s", "data", "family", "wall", "scikit", "ratio", "cpu",
                        "scikit", "ratio"));
        System.out.println(lines.getFirst());
        for (ComparisonData.Entry entry : ComparisonData.all()) {
            if (!DATA.contains(entry.name())) continue;
            ComparisonData.Loaded data = ComparisonData.load(entry);
            Comparison.write(folder, data, false);
            for (ModelFamily family : ModelCatalog.forTask(entry.task())) {
                String row = entry.name() + "/" + family.id();
                String only = System.getProperty("speed.only", "");
                if (only.isEmpty() ? TOO_LONG.contains(row) : !row.matches(only)) continue;
                lines.add(row(folder, entry, family));
                System.out.println(lines.getLast());
                Files.write(folder.resolveSibling("scikit-speed.txt"), lines);
            }
        }
    }

    private static String row(Path folder, ComparisonData.Entry entry, ModelFamily family) throws Exception {
        String name = entry.name() + "-" + family.id();
        Path experiment = folder.resolve(name + ".json");
        Path study = folder.resolve(name + ".log");
        Path table = folder.resolve(entry.name() + ".csv");
        Files.deleteIfExists(study);
        measured(sweetspot("new", "--data", table.toString(), "--target", "y", "--task", entry.task().id(), "--model",
                family.id(), "--metric", entry.task() == Task.REGRESSION ? "rmse" : "accuracy", "--test-fraction", "0",
                "--folds", "5", "--sampler", "random", "--workers", "2", "--trials", String.valueOf(TRIALS), "--force",
                "-o", experiment.toString()));
        fix(experiment, ONLY_OURS.getOrDefault(family.id(), Map.of()));
        double[] ours = measured(sweetspot("run", experiment.toString(), "--study", study.toString()));
        double[] theirs = measured(List.of(PYTHON, Path.of("src", "test", "python", "scikit_speed.py").toString(),
                experiment.toString(), study.toString(), table.toString()));
        return String.format(Locale.ROOT, "%-15s %-19s %8.1f %8.1f %6.2f %8.1f %8.1f %6.2f", entry.name(), family.id(),
                ours[0], theirs[0], ours[0] / theirs[0], ours[1], theirs[1], ours[1] / theirs[1]);
    }

    private static void fix(Path experiment, Map<String, Object> values) throws IOException {
        JsonMapper mapper = new JsonMapper();
        ObjectNode all = (ObjectNode) mapper.readTree(Files.readString(experiment));
        for (JsonNode parameter : all.get("space")) {
            Object value = values.get(parameter.get("name").stringValue());
            if (value != null) ((ObjectNode) parameter).putPOJO("fixed", value);
        }
        Files.writeString(experiment, mapper.writeValueAsString(all));
    }

    private static List<String> sweetspot(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-Dsmile.linalg.backend=java", "-XX:+UseSerialGC", "-cp",
                        System.getProperty("java.class.path"), "sweetspot.app.Launcher"));
        command.addAll(List.of(arguments));
        return command;
    }

    /// @return seconds by the clock, and of the processor, of a command and all that it starts
    private static double[] measured(List<String> command) throws IOException, InterruptedException {
        List<String> whole =
                new ArrayList<>(List.of(PYTHON, Path.of("src", "test", "python", "measure.py").toString()));
        whole.addAll(command);
        Path said = Files.createTempFile("speed", ".txt");
        Process process = new ProcessBuilder(whole).redirectError(said.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(2, TimeUnit.HOURS)) {
            process.destroyForcibly();
            throw new IllegalStateException("not over after two hours: " + command);
        }
        String text = Files.readString(said);
        Files.delete(said);
        assertEquals(0, process.exitValue(), () -> command + "\n" + text);
        String[] last =
                text.lines().filter(l -> l.startsWith("measured ")).reduce((_, b) -> b).orElseThrow().split(" ");
        return new double[]{Double.parseDouble(last[1]), Double.parseDouble(last[2])};
    }

    private static boolean hasScikitLearn() {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "import sklearn, pandas").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
