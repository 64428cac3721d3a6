package sweetspot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Validation plans in the shell: asked for, recommended, refused, and run.
class PlanCliTest {
    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    /// Patients who return over four years, and an outcome that gets more frequent.
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("patient_id,admitted,age,fold,readmitted"));
        for (int i = 0; i < 600; i++) {
            int day = random.nextInt(1400);
            lines.add("P-" + (1000 + random.nextInt(150)) + "," + LocalDate.of(2022, 1, 1).plusDays(day) + ","
                    + (20 + random.nextInt(70)) + "," + (i % 7 == 0 ? "test" : i % 3) + ","
                    + (random.nextDouble() < 0.1 + 0.5 * day / 1400 ? "yes" : "no"));
        }
        Files.write(folder.resolve("stays.csv"), lines);
    }

    private Result sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(texts, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Result plan(String options) {
        List<Object> args = new ArrayList<>(List.of("new", "--data", folder.resolve("stays.csv"), "--target",
                "readmitted", "--model", "knn", "--trials", "2", "-o", folder.resolve("x.json"), "--force"));
        if (!options.isEmpty()) args.addAll(List.of(options.split(" ")));
        return sweetspot(args.toArray());
    }

    @Test
    void theRecommendedPlanIsToldWithReasonsAndTakenOnDemandOnceTheGapIsKnown() {
        Result told = plan("");
        assertEquals(0, told.code(), told.err());
        assertTrue(told.err().contains("patient_id repeats"), told.err());
        assertTrue(told.err().contains("yes drifts over admitted"), told.err());
        assertTrue(told.err().contains("--plan grouped_time --group patient_id --time admitted --gap …"), told.err());
        Result asked = plan("--plan recommended");
        assertEquals(2, asked.code());
        assertTrue(asked.err().contains("--gap 30d"), asked.err());
        Result taken = plan("--plan recommended --gap 30d --json");
        assertEquals(0, taken.code(), taken.err());
        JsonNode validation = taken.json().get("validation");
        assertEquals("grouped_time", validation.get("plan").asString());
        assertEquals("30d", validation.get("gap").asString());
        assertEquals("grouped_time", taken.json().get("recommended_plan").get("plan").asString());
        Result same = plan("--group patient_id --time admitted --gap 30d --json");
        assertEquals(validation, same.json().get("validation"));
        assertEquals(taken.json().get("space"), same.json().get("space"));
        assertFalse(same.err().contains("Recommended"), "who names a plan is not told of another");
    }

    /// Roles that were given are no guess: a new experiment takes the plan that follows from them, and says why.
    @Test
    void aPlanThatFollowsFromRolesIsTaken() {
        Result grouped = plan("--role patient_id=group");
        assertEquals(0, grouped.code(), grouped.err());
        assertTrue(grouped.err().contains("patient_id repeats"), grouped.err());
        assertFalse(grouped.err().contains("Recommended"), grouped.err());
        Result json = plan("--role patient_id=group --folds 4 --json");
        assertEquals("grouped", json.json().get("validation").get("plan").asString());
        assertEquals("patient_id", json.json().get("validation").get("group").asString());
        assertEquals(4, json.json().get("validation").get("folds").asInt());
        assertEquals("time", plan("--role admitted=time --json").json().get("validation").get("plan").asString());
        assertEquals("grouped_time", plan("--role patient_id=group,admitted=time --json").json().get("validation")
                .get("plan").asString());
        assertFalse(plan("--role patient_id=group --plan kfold --json").json().get("validation").has("group"),
                "who names a plan has it");
        assertFalse(plan("--json").json().get("validation").has("group"), "what is guessed is offered, not taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--group patient|no column “patient”",
        "--plan grupped|validation.plan must be one of kfold, repeated",
        "--plan grouped|validation.group is missing",
        "--time admitted --gap 30|needs a unit",
        "--time age --gap 30d|holds numbers, not dates",
        "--time admitted --gap soon|30d, 12h, 2w or 100 rows",
        "--time admitted --window shrinking|growing or sliding",
        "--time admitted --gap 3000d|leaves no rows",
        "--time patient_id|is not a date of the form",
        "--repeats 1|from 2 to 50",
        "--holdout 0.9|from 0.05 to 0.5",
        "--group patient_id --gap 3d|validation.gap is not used",
        "--fold-column fold --sealed-fold tset|Its values: 0, 1, 2, test",
        "--fold-column fold --test-fraction 0.2|test_fraction must be 0",
        "--fold-column patient_id|more than 100 folds",
        "--group readmitted|is the target",
        "--plan leave_one_out --test-fraction 0|is for at most 500",
        "--plan holdout --reshuffle --resource rows|does not go with the resource",
        "--test-file missing.csv|missing.csv"})
    void whatCannotBeIsRefusedWithCauseAndRemedy(String options, String said) {
        Result refused = plan(options);
        assertEquals(2, refused.code(), refused.out());
        assertTrue(refused.err().contains(said), refused.err());
    }

    @ParameterizedTest
    @CsvSource({"--repeats 2 --folds 3,6", "--group patient_id --folds 4,4",
        "--time admitted --gap 10d --window sliding,5", "--plan holdout,1", "--reshuffle,1",
        "--fold-column fold --sealed-fold test,3", "--group patient_id --time admitted,5"})
    void aStudyRunsByItAndReportsAsManyScores(String options, int scores) throws IOException {
        assertEquals(0, plan(options).code());
        Result run = sweetspot("run", folder.resolve("x.json"), "--workers", "1", "--json");
        assertEquals(0, run.code(), run.err());
        Result trials = sweetspot("trials", folder.resolve("x.log"), "--json");
        String all = Files.readString(folder.resolve("x.log"));
        assertEquals(scores, all.lines().filter(l -> l.contains("\"trial_id\":0") && l.contains("intermediate_value"))
                .count(), trials.err());
    }

    @Test
    void aTestFileIsSealedAndOpened() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("stays.csv"));
        List<String> test = new ArrayList<>(lines.subList(0, 1));
        test.addAll(lines.subList(501, 601));
        Files.write(folder.resolve("test.csv"), test);
        Files.write(folder.resolve("stays.csv"), lines.subList(0, 501));
        Result made = plan("--test-file " + folder.resolve("test.csv") + " --json");
        assertEquals(0, made.code(), made.err());
        assertEquals("test.csv", made.json().get("validation").get("test_file").asString());
        assertEquals(0.0, made.json().get("validation").get("test_fraction").asDouble());
        assertEquals(0, sweetspot("run", folder.resolve("x.json"), "--workers", "1").code());
        Result opened = sweetspot("verdict", folder.resolve("x.log"), "--reveal", "--json");
        assertEquals(0, opened.code(), opened.err());
        assertEquals(100, opened.json().get("verdict").get("sealed").get("rows").asInt(), opened.out());
    }

    @Test
    void anotherTestFileUnderAStudyIsNoticedAndAMovedOneIsNot() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("stays.csv"));
        List<String> test = new ArrayList<>(lines.subList(0, 101));
        Path file = folder.resolve("test.csv");
        Files.write(file, test);
        assertEquals(0, plan("--test-file " + file).code());
        Path experiment = folder.resolve("x.json");
        assertEquals(0, sweetspot("run", experiment, "--workers", "1").code());
        Files.move(file, folder.resolve("moved.csv"));
        String written = Files.readString(experiment);
        Files.writeString(experiment, written.replace("test.csv", "moved.csv"));
        Result moved = sweetspot("run", experiment, "--resume", "--workers", "1", "--trials", "3");
        assertEquals(0, moved.code(), moved.err());
        assertEquals(0, sweetspot("verdict", folder.resolve("x.log")).code());
        Files.write(folder.resolve("moved.csv"), lines.subList(0, 202));
        Result other = sweetspot("run", experiment, "--resume", "--workers", "1", "--trials", "4");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("The data file moved.csv is not what this study was run on"), other.err());
        Files.writeString(experiment, written.replaceAll(",?\\s*\"test_file\": *\"[^\"]*\"", ""));
        Result without = sweetspot("run", experiment, "--resume", "--workers", "1", "--trials", "4");
        assertEquals(2, without.code());
        assertTrue(without.err().contains("validation.test_file was given, is none"), without.err());
    }
}
