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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.DataReader;
import sweetspot.data.Finding;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportResult;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.DataReport;
import sweetspot.study.ModelSubject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `new` and `run` tell of the data: all that the window shows, worst first, not too much of it.
class NotesTest {
    @TempDir
    Path folder;

    private String err = "";

    private String sweetspot(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(texts, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        err = told.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, err);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Thirty columns with gaps, twelve constant ones, an ID, a leak, and a name that would colour the terminal.
    private Path table() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("row_id,result\u001b[31m,label");
        for (int c = 0; c < 30; c++) text.append(",g").append(c);
        for (int c = 0; c < 12; c++) text.append(",k").append(c);
        text.append('\n');
        for (int i = 0; i < 120; i++) {
            boolean yes = random.nextBoolean();
            text.append("Q-").append(5000 + i).append(',').append(yes ? "won" : "lost").append(',')
                    .append(yes ? "y" : "n");
            for (int c = 0; c < 30; c++) text.append(',').append(i % 30 == c ? "" : "" + random.nextInt(1000));
            text.append(",1".repeat(12)).append('\n');
        }
        return Files.writeString(folder.resolve("d.csv"), text);
    }

    @Test
    void whatIsAdvisedCanBeTypedAsItIsPrinted() throws Exception {
        StringBuilder text = new StringBuilder("\"my id\"\t\"price, net\"\tx\ty\n");
        Random random = new Random(1);
        for (int i = 0; i < 60; i++)
            text.append("K-").append(5000 + i).append("\t1\t").append(random.nextInt(9)).append('\t')
                    .append(random.nextDouble()).append('\n');
        Path table = Files.writeString(folder.resolve("t.tsv"), text);
        Path file = folder.resolve("e.json");
        sweetspot("new", "--data", table, "--target", "y", "--model", "ridge", "-o", file);
        assertTrue(err.contains("--exclude 'my id'") || err.contains("--exclude \"my id\""), err);
        assertTrue(err.contains("--exclude '\"price, net\"'") || err.contains("--exclude \"\\\"price, net\\\"\""), err);
        sweetspot("new", "--data", table, "--target", "y", "--model", "ridge", "--exclude", "\"price, net\",my id",
                "-o", file, "--force");
        ModelSubject subject = (ModelSubject) ExperimentFile.read(file, new DataDefaults(folder)).subject();
        assertEquals(List.of("price, net", "my id"), subject.target().exclude());
    }

    @Test
    void tenLinesWorstFirstAndAllOfItAsJson() throws Exception {
        Path table = table();
        Path file = folder.resolve("e.json");
        String answer = sweetspot("new", "--data", table, "--target", "label", "--model", "decision_tree", "-o", file);
        List<String> all = err.lines().toList();
        List<String> lines = all.subList(0, 11);
        assertEquals(1, answer.lines().count(), "standard output has the answer alone");
        assertEquals(13, all.size(), "after the findings follows the advice on the plan, with its reason: " + err);
        assertTrue(all.getLast().endsWith("--plan repeated"), err);
        assertTrue(lines.get(0).startsWith("serious: result") && lines.get(1).startsWith("serious: row_id"), err);
        assertTrue(lines.getLast().matches("… \\d+ more.*"), err);
        assertTrue(err.contains("note: ") && err.contains("k0 is constant"),
                "one kind does not hide the others: " + err);
        assertFalse(err.contains("\u001b"), err);

        JsonNode made = JsonMapper.shared().readTree(sweetspot("new", "--data", table, "--target", "label", "--model",
                "decision_tree", "-o", file, "--force", "--json"));
        JsonNode notes = made.get("notes");
        ModelSubject subject = (ModelSubject) ExperimentFile.read(file, new DataDefaults(folder)).subject();
        ImportResult read = DataReader.read(table, ImportOptions.automatic());
        List<Finding> shown = new DataReport(read, subject).findings();
        assertEquals(shown.size(), notes.size());
        for (int i = 0; i < shown.size(); i++) {
            assertEquals(shown.get(i).severity().name().toLowerCase(Locale.ROOT),
                    notes.get(i).get("severity").asString());
            assertTrue(notes.get(i).get("text").asString().startsWith(shown.get(i).text()), notes.get(i)::toString);
        }
        assertEquals("decision_tree", made.get("model").asString());
        assertEquals("", err);

        sweetspot("run", file, "--trials", "1");
        assertEquals(lines.getFirst().replaceAll(" To leave it out.*", ""),
                err.lines().findFirst().orElse("").replaceAll(" To leave it out.*", ""), "run tells the same");
        JsonNode ran = JsonMapper.shared().readTree(sweetspot("run", file, "--trials", "1", "--study",
                folder.resolve("s.log"), "--json"));
        assertTrue(ran.get("notes").size() >= shown.size());
    }

    @Test
    void whatWasKeptIsNotToldAgain() throws Exception {
        Path table = table();
        Path file = folder.resolve("e.json");
        sweetspot("new", "--data", table, "--target", "label", "--model", "decision_tree", "-o", file);
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"accepted\": [\"id row_id\"],"));
        sweetspot("run", file, "--trials", "1");
        assertTrue(err.contains("serious: result"), err);
        assertFalse(err.contains("row_id"), err);
    }

    /// In the shell a fix of the reader is an option of new, and a field of the file for run.
    @Test
    void aRowOfTotalsIsLeftOutByAnOptionOrAField() throws Exception {
        StringBuilder rows = new StringBuilder("x,z,label\n");
        for (int i = 0; i < 60; i++)
            rows.append(i * 7 % 60).append('.').append(i).append(",a,").append(i % 2).append('\n');
        Path table = Files.writeString(folder.resolve("t.csv"), rows + "17,Total,1\n");
        Path file = folder.resolve("t.json");
        sweetspot("new", "--data", table, "--target", "label", "--model", "decision_tree", "-o", file);
        assertTrue(err.contains("To leave it out: --leave-out 62"), err);
        sweetspot("run", file, "--trials", 1);
        assertTrue(err.contains("set import.leave_out to [62]"), err);
        sweetspot("new", "--data", table, "--target", "label", "--model", "decision_tree", "-o", file, "--force",
                "--leave-out", 62);
        assertTrue(err.contains("Line 62 is left out, as you asked."), err);
    }
}
