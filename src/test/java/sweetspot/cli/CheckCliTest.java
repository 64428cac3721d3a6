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
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sweetspot check`, and the types and roles that `new` takes and finds.
class CheckCliTest {
    @TempDir
    Path folder;

    private String err = "";

    private String sweetspot(int code, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int exit = Main.run(texts, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        err = told.toString(StandardCharsets.UTF_8);
        assertEquals(code, exit, err);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    /// Patients with several visits; `told` holds the answer if asked for.
    private Path visits(boolean leak) throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("patient,seen,size,pulse,told,sick\n");
        for (int i = 0; i < 200; i++) {
            boolean sick = random.nextBoolean();
            text.append("P-").append(100 + random.nextInt(50))
                    .append(",%02d/%02d/2025,".formatted(1 + i % 28, 1 + i % 12))
                    .append("SML".charAt(random.nextInt(3))).append(',').append(60 + random.nextInt(60)).append(',')
                    .append(leak ? sick ? "a" : "b" : random.nextBoolean() ? "a" : "b").append(',')
                    .append(sick ? "yes" : "no").append('\n');
        }
        return Files.writeString(folder.resolve("v.csv"), text);
    }

    @Test
    void everyColumnHasATypeARoleAndAReason() throws Exception {
        JsonNode checked = json(sweetspot(0, "check", visits(false), "--target", "sick", "--order", "size=S<M<L",
                "--type", "told=ignored", "--json"));
        assertEquals("patient category feature group", line(checked, 0));
        assertEquals("seen date feature time", line(checked, 1));
        assertEquals("size ordered feature ", line(checked, 2));
        assertEquals("told category ignored ", line(checked, 4));
        assertEquals("sick category target ", line(checked, 5));
        assertFalse(checked.at("/columns/0/reason").asString().isEmpty());
        assertEquals("date", checked.at("/import/types/seen").asString());
        String people = sweetspot(0, "check", visits(false), "--target", "sick");
        assertTrue(people.contains("it is the only date"), people);
        assertTrue(people.contains("--role patient=group"), people);
    }

    private static String line(JsonNode checked, int column) {
        JsonNode c = checked.at("/columns/" + column);
        return c.get("name").asString() + " " + c.get("type").asString() + " " + c.get("role").asString() + " "
                + c.path("suggested_role").asString("");
    }

    @Test
    void theExitCodeSaysWhetherAnythingIsSerious() throws Exception {
        Path leaking = visits(true);
        assertTrue(sweetspot(1, "check", leaking, "--target", "sick").contains("told may leak the answer"));
        sweetspot(0, "check", leaking, "--target", "sick", "--exclude", "told");
        assertTrue(sweetspot(1, "check", leaking, "--target", "seen").contains("holds dates"));
        sweetspot(2, "check", leaking, "--target", "sikc");
        assertTrue(err.contains("sick"), err);
        sweetspot(2, "check", folder.resolve("none.csv"));
        sweetspot(2, "check", leaking, "--role", "patient=boss");
        assertTrue(err.contains("weight, group, query, time, fold, id, ignored"), err);
        sweetspot(2, "check", leaking, "--type", "patient");
        sweetspot(2, "check", leaking, "--type", "patiend=text");
        assertTrue(err.contains("patient"), err);
    }

    @Test
    void newTellsWhatCheckTells() throws Exception {
        Path data = visits(false);
        JsonNode checked = json(sweetspot(0, "check", data, "--target", "sick", "--json"));
        JsonNode made = json(sweetspot(0, "new", "--data", data, "--target", "sick", "--model", "random_forest", "-o",
                folder.resolve("e.json"), "--json"));
        Set<String> found = new HashSet<>();
        checked.get("notes").forEach(n -> found.add(n.get("text").asString()));
        Set<String> told = new HashSet<>();
        made.get("notes").forEach(n -> told.add(n.get("text").asString()));
        assertEquals(found, told);
    }

    @Test
    void aRoleThatNoPlanUsesIsTold() throws Exception {
        Path file = folder.resolve("e.json");
        sweetspot(0, "new", "--data", visits(false), "--target", "sick", "--model", "random_forest", "-o", file,
                "--role", "patient=fold");
        assertTrue(err.contains("No plan uses the folds of patient yet"), err);
        sweetspot(2, "new", "--data", visits(false), "--target", "sick", "--model", "random_forest", "-o", file,
                "--force", "--role", "patient=group", "--group", "size");
        assertTrue(err.contains("--group names size, but --role gives that part to patient"), err);
    }

    @Test
    void typesAndRolesAreKeptInTheExperiment() throws Exception {
        Path file = folder.resolve("e.json");
        sweetspot(0, "new", "--data", visits(false), "--target", "sick", "--model", "random_forest", "-o", file,
                "--role",
                "patient=group,seen=time", "--order", "size=S<M<L", "--date-order", "day_first", "--type", "told=id",
                "--plan", "kfold");
        JsonNode e = json(Files.readString(file));
        assertEquals("{\"told\":\"id\",\"patient\":\"group\",\"seen\":\"time\"}", e.get("roles").toString());
        assertEquals("{\"seen\":\"date\",\"size\":[\"S\",\"M\",\"L\"]}", e.at("/import/types").toString());
        assertEquals("day_first", e.at("/import/date_order").asString());
        assertTrue(err.contains("No plan uses the groups of patient yet"), err);
        sweetspot(0, "run", file, "--trials", "1", "--sampler", "random", "--json");
        assertTrue(err.isEmpty() || !err.contains("changed"), err);
    }
}
