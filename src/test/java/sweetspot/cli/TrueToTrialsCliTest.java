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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.study.StudyEvent;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.worker.CommandText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Scores keep their meaning in the shell too, and every refusal names the command that leads on.
@Timeout(120)
class TrueToTrialsCliTest {
    @TempDir
    Path folder;
    private Path file;
    private Path study;

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

    /// Runs the command that was printed after `words`, as it stands.
    private static Result printed(String text, String words) {
        Matcher m = Pattern.compile(Pattern.quote(words) + " sweetspot (.*)").matcher(text);
        assertTrue(m.find(), text);
        List<String> arguments = CommandText.split(m.group(1).strip());
        return sweetspot(arguments.toArray());
    }

    @BeforeEach
    void begin() throws Exception {
        file = folder.resolve("my search.json");
        study = folder.resolve("my search.log");
        write("branin");
        assertEquals(0, sweetspot("run", file, "--workers", 1).code());
    }

    private void write(String function) throws Exception {
        Files.writeString(file, """
            {"name": "f", "function": "%s", "sampler": "random", "budget": {"trials": 3},
             "space": [{"name": "x1", "type": "float", "low": -5, "high": 10, "default": 1},
                       {"name": "x2", "type": "float", "low": 0, "high": 15, "default": 1}]}
            """.formatted(function));
    }

    @Test
    void aFinishedStudySaysWhatToDo() {
        Result again = sweetspot("run", file);
        assertEquals(2, again.code());
        Result more = printed(again.err(), "To go on:");
        assertEquals(0, more.code(), more.err());
        assertEquals(6, sweetspot("best", study, "--json").json().get("trials").get("complete").asInt());

        Result resumed = sweetspot("run", file, "--resume");
        assertEquals(0, resumed.code());
        assertTrue(resumed.err().contains("had ended before"), resumed.err());
        assertEquals(0, printed(resumed.err(), "Go on with:").code());
        assertEquals(12, sweetspot("best", study, "--json").json().get("trials").get("complete").asInt());

        Result other = printed(sweetspot("run", file).err(), "To begin another study:");
        assertEquals(0, other.code(), other.err());
        assertTrue(Files.exists(folder.resolve("my search-2.log")));
    }

    /// What an option said is remembered; what was edited in the file since counts.
    @Test
    void aBudgetThatWasRaisedInTheFileCounts() throws Exception {
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"trials\": 3", "\"trials\": 5"));
        Result more = sweetspot("run", file, "--resume", "--json");
        assertEquals(0, more.code(), more.err());
        assertEquals(5, more.json().get("trials").get("complete").asInt());
        assertTrue(more.err().contains("trials 3 → 5"), more.err());
        assertEquals(1, more.json().get("workers").asInt(), "as the first run was asked");

        assertEquals(7, sweetspot("run", file, "--resume", "--trials", 7, "--json").json().get("trials").get("complete")
                .asInt());
        Result kept = sweetspot("run", file, "--resume", "--json");
        assertTrue(kept.err().contains("had ended before"), kept.err());
        assertEquals(7, kept.json().get("trials").get("complete").asInt());

        Files.writeString(file, text.replace("\"trials\": 3", "\"trials\": 9, \"patience\": 4")
                .replace("random", "qmc"));
        Result edited = sweetspot("run", file, "--resume", "--json");
        assertTrue(edited.err().contains("trials 7 → 9, patience 0 → 4, sampler random → qmc"), edited.err());
        assertEquals(9, edited.json().get("trials").get("complete").asInt());
        assertEquals("qmc", edited.json().get("sampler").asString());
        assertFalse(sweetspot("run", file, "--resume").err().contains("Edited"), "it is said once");
    }

    @Test
    void theCommandsThatLeadOnKeepWhatWasAsked() {
        Result refused = sweetspot("run", file, "--trials", 5, "--sampler", "qmc", "--queue", "{\"x1\": -1.5}");
        assertEquals(2, refused.code());
        assertEquals(0, printed(refused.err(), "To begin another study:").code());
        JsonNode other = sweetspot("best", folder.resolve("my search-2.log"), "--json").json();
        assertEquals(5, other.get("trials").get("complete").asInt());
        assertTrue(sweetspot("run", file, "--study", folder.resolve("my search-2.log"), "--resume", "--json").out()
                .contains("qmc"));
        assertEquals(0, printed(refused.err(), "To go on:").code());
        assertEquals(5, sweetspot("best", study, "--json").json().get("trials").get("complete").asInt());
    }

    @Test
    void anotherMeaningIsNamedWithBothValuesAndAWayOut() throws Exception {
        byte[] before = Files.readAllBytes(study);
        write("noisy");
        for (Object[] command : new Object[][]{{"run", file}, {"run", file, "--resume"}}) {
            Result refused = sweetspot(command);
            assertEquals(2, refused.code());
            assertTrue(refused.err().contains("function was branin, is noisy"), refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
        assertEquals(List.of(before.length), List.of(Files.readAllBytes(study).length));
        Result other = printed(sweetspot("run", file, "--resume").err(), "Begin another with:");
        assertEquals(0, other.code(), other.err());
    }

    @Test
    void timeAndStateAreThoseOfAllSittings() throws Exception {
        double first = sweetspot("best", study, "--json").json().get("seconds").asDouble();
        Result more = sweetspot("run", file, "--resume", "--trials", 5, "--json");
        double all = more.json().get("seconds").asDouble();
        assertTrue(first > 0 && all > first, first + " then " + all);
        JsonNode best = sweetspot("best", study, "--json").json();
        assertEquals(all, best.get("seconds").asDouble(), 1e-9, "it is the same afterwards");
        assertEquals("done", best.get("state").asString());
        assertTrue(sweetspot("best", study).out().contains("5 trials in "), "and for people");
    }

    @Test
    void stoppedTrialsAreNotFailedAndCanBeTriedAgain() throws Exception {
        try (JournalFile journal = JournalFile.open(study, Sync.SYSTEM)) {
            journal.append(List.of(new StudyEvent.TrialCreated(3, journal.snapshot().trials().get(1).configuration()
                    .with("x1", 2.5), true, 5), new StudyEvent.TrialAttributeSet(3, Trial.WORKER, 0L),
                    new StudyEvent.TrialAttributeSet(3, Trial.STOPPED, Trial.BY_USER),
                    new StudyEvent.TrialFinished(3, TrialState.FAILED, new double[0], 9)));
        }
        JsonNode trials = sweetspot("best", study, "--json").json().get("trials");
        assertEquals(0, trials.get("failed").asInt());
        assertEquals(1, trials.get("stopped").asInt());
        Result resumed = sweetspot("run", file, "--resume", "--trials", 5);
        Result queued = printed(resumed.err(), "again:");
        assertEquals(0, queued.code(), queued.err());
        assertEquals(0, sweetspot("run", file, "--resume", "--trials", 6).code());
        assertEquals(2.5, JournalFile.read(study).main().snapshot().trials().get(5).configuration().number("x1"));
        assertFalse(sweetspot("run", file, "--resume", "--trials", 7).err().contains("again:"),
                "it has been tried again");
    }
}
