package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalException.Kind;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Logs as Optuna may write them, though few do: each is whole, and what cannot be taken over is told.
class OptunaOddLogTest {
    private static final String FLOAT = "{\\\"name\\\": \\\"FloatDistribution\\\", \\\"attributes\\\": {\\\"step\\\": "
            + "null, \\\"low\\\": 0.0, \\\"high\\\": 1.0, \\\"log\\\": false}}";

    @TempDir
    Path folder;

    private JournalContents read(String... lines) throws Exception {
        JournalContents contents = JournalFile.read(log(lines));
        assertTrue(contents.damage().isEmpty(), () -> contents.damage().orElseThrow().getMessage());
        JournalContents parsed = JournalReader.parsing(contents.file()).refresh();
        for (int i = 0; i < contents.studies().size(); i++) {
            assertEquals(parsed.studies().get(i).snapshot().trials(), contents.studies().get(i).snapshot().trials());
            assertEquals(parsed.studies().get(i).notes(), contents.studies().get(i).notes());
        }
        return contents;
    }

    private Path log(String... lines) throws IOException {
        return Files.write(folder.resolve("s.log"), Arrays.asList(lines));
    }

    private static String line(int op, String rest) {
        return "{\"op_code\": " + op + ", \"worker_id\": \"w\", " + rest + "}";
    }

    private static String study(String name) {
        return line(0, "\"study_name\": \"" + name + "\", \"directions\": [1]");
    }

    private static String trial(int study) {
        return line(4, "\"study_id\": " + study + ", \"datetime_start\": \"2026-10-01T10:00:00.000000\"");
    }

    private static String done(int trial, String value) {
        return line(6, "\"trial_id\": " + trial + ", \"state\": 1, \"values\": [" + value
                + "], \"datetime_complete\": \"2026-10-01T10:00:01.000000\"");
    }

    private static String report(int trial, String step, String value) {
        return line(7, "\"trial_id\": " + trial + ", \"step\": " + step + ", \"intermediate_value\": " + value);
    }

    private static String system(int trial, String attribute) {
        return line(9, "\"trial_id\": " + trial + ", \"system_attr\": {" + attribute + "}");
    }

    private static String parameter(int trial, String name, String value, String distribution) {
        return line(5,
                "\"trial_id\": " + trial + ", \"param_name\": \"" + name + "\", \"param_value_internal\": " + value
                        + ", \"distribution\": \"" + distribution + "\"");
    }

    private static String whole(String low, String high) {
        return "{\\\"name\\\": \\\"IntDistribution\\\", \\\"attributes\\\": {\\\"step\\\": 1, \\\"low\\\": " + low
                + ", \\\"high\\\": " + high + ", \\\"log\\\": false}}";
    }

    @Test
    void constraintsWithNamesCountAsThoseOfAList() throws Exception {
        StudySnapshot s = read(study("s"),
                trial(0), system(0, "\"constraints:memory\": 2.0"), done(0, "0.1"),
                trial(0), system(1, "\"constraints:time\": -1.0"), system(1, "\"constraints:memory\": 0.0"),
                done(1, "0.5"),
                trial(0), system(2, "\"constraints\": [-1.0, 3.0]"), done(2, "0.2"),
                trial(0), system(3, "\"constraints\": [-1.0]"), system(3, "\"constraints:memory\": 0.25"),
                done(3, "0.3"),
                trial(0), system(4, "\"constraints:memory\": NaN"), done(4, "0.0"),
                trial(0), system(5, "\"constraints:memory\": \"much\""), done(5, "0.0"),
                trial(0), system(6, "\"constraintsless\": 5"), done(6, "0.9")).main().snapshot();
        assertEquals(List.of(false, true, false, false, false, false, true),
                s.trials().stream().map(Trial::feasible).toList());
        assertEquals(1, s.best().orElseThrow().number());
        assertEquals(Map.of("memory", 0.0, "time", -1.0), s.trials().get(1).namedConstraints());
        assertEquals(List.of("1", "memory"), List.copyOf(s.trials().get(3).namedConstraints().keySet()));
        assertArrayEquals(new double[]{-1, 0.25}, s.trials().get(3).constraints());
        assertEquals(0, s.trials().get(6).constraints().length);
    }

    @Test
    void stepsAreKeptApartHoweverLarge() throws Exception {
        RecordedStudy study = read(study("s"), trial(0), report(0, "1000000000", "1.0"), report(0, "2000000000", "0.5"),
                report(0, "3000000000", "0.4"), report(0, "4000000000", "NaN"),
                report(0, "9223372036854775807", "-Infinity"),
                report(0, "-5", "7"), report(0, "3000000000", "0.3"), done(0, "1"),
                line(4, "\"study_id\": 0, \"datetime_start\": null, \"state\": 2, \"value\": 0.25, \"values\": null, "
                        + "\"datetime_complete\": \"2026-10-01T10:00:01.000000\", \"intermediate_values\": "
                        + "{\"5000000000\": 0.5, \"6000000000\": 0.25}"))
                .main();
        Trial t = study.snapshot().trials().get(0);
        assertEquals(List.of(-5L, 1_000_000_000L, 2_000_000_000L, 3_000_000_000L, 4_000_000_000L, Long.MAX_VALUE),
                java.util.stream.IntStream.range(0, t.reports()).mapToObj(t::step).toList());
        assertEquals(0.3, t.intermediate(3));
        assertEquals(Double.NEGATIVE_INFINITY, t.intermediate(5));
        assertEquals(6_000_000_000L, study.snapshot().trials().get(1).step(1));
        assertEquals(List.of(), study.notes());
    }

    @Test
    void aStepWrittenAsADecimalNumberIsTheWholeNumberThatItIs() throws Exception {
        JournalContents log = read(study("s"), trial(0), report(0, "2.0", "1.0"), report(0, "4e9", "0.5"),
                report(0, "9.2e18", "0.4"), report(0, "9.3e18", "0.3"), done(0, "0.3"));
        Trial t = log.main().snapshot().trials().getFirst();
        assertEquals(List.of(2L, 4_000_000_000L, 9_200_000_000_000_000_000L),
                java.util.stream.IntStream.range(0, t.reports()).mapToObj(t::step).toList());
        assertTrue(String.join("", log.main().notes()).contains("steps beyond 2⁶³"));
    }

    @Test
    void numbersBeyondALongAreToldAndHarmNothing() throws Exception {
        RecordedStudy study = read(study("s"), trial(0), report(0, "1" + "0".repeat(30), "1.0"), report(0, "1", "0.5"),
                parameter(0, "n", "1e+20", whole("0", "1" + "0".repeat(21))), parameter(0, "x", "0.5", FLOAT),
                line(8, "\"trial_id\": 0, \"user_attr\": {\"tokens\": 123456789012345678901234567890}"), done(0, "0.1"),
                line(4, "\"study_id\": 0, \"datetime_start\": null, \"state\": 1, \"value\": 1, \"intermediate_values\": {\"1"
                        + "0".repeat(25) + "\": 0.5, \"2\": 0.25}"))
                .main();
        Trial t = study.snapshot().trials().getFirst();
        assertEquals(1, t.reports());
        assertEquals(1e20, t.configuration().get("n"), "not cut to the largest long");
        assertEquals("123456789012345678901234567890", t.attributes().get("tokens").toString());
        assertEquals(1, study.snapshot().trials().get(1).reports());
        assertEquals(1, study.space().size(), "x alone can be searched");
        String notes = String.join("\n", study.notes());
        assertEquals(3, study.notes().size(), notes);
        assertTrue(notes.contains("steps beyond 2⁶³") && notes.contains("n has whole numbers beyond")
                && notes.contains("n is shown as it was recorded"), notes);
    }

    @Test
    void oneOfSeveralStudiesIsChosen() throws Exception {
        JournalContents contents =
                read(study("first-one"), study("a\\u001b[2Jb"), study("2"), trial(0), done(0, "0.5"));
        JournalException e = assertThrows(JournalException.class, contents::main);
        assertEquals(Kind.SEVERAL, e.kind());
        assertTrue(e.getMessage().contains("1 “first-one” (one trial), 2 “a␛[2Jb” (no trials), 3 “2” (no trials)"),
                e.getMessage());
        assertEquals(0, contents.study(Optional.of("first-one")).id());
        assertEquals(2, contents.study(Optional.of("2")).id(), "a name goes before a number");
        assertEquals(1, contents.study(Optional.of("a\u001b[2Jb")).id());
        assertEquals(0, contents.study(Optional.of("1")).id());
        JournalException none = assertThrows(JournalException.class, () -> contents.study(Optional.of("4")));
        assertTrue(none.getMessage().contains("“4”") && none.getMessage().contains("first-one"), none.getMessage());
    }

    @Test
    void aDeletedStudyIsNotThere() throws Exception {
        JournalContents one = read(study("first"), study("second"), trial(0), done(0, "0.5"),
                line(1, "\"study_id\": 0"), trial(1), done(1, "0.25"));
        assertEquals("second", one.main().snapshot().name());
        assertEquals(0.25, one.main().snapshot().best().orElseThrow().value());
        JournalContents none = read(study("first"), line(1, "\"study_id\": 0"));
        assertTrue(assertThrows(JournalException.class, none::main).getMessage().contains("holds no study"));
    }

    @Test
    void aHundredStudiesAreNotAllNamed() throws Exception {
        String[] lines = new String[100];
        for (int i = 0; i < 100; i++) lines[i] = study("s" + i + "x".repeat(500));
        JournalException e = assertThrows(JournalException.class, () -> read(lines).main());
        assertTrue(e.getMessage().contains("100 studies") && e.getMessage().contains("80 more"), e.getMessage());
        assertTrue(e.getMessage().length() < 4_000, () -> e.getMessage().length() + " characters");
    }

    @Test
    void trialsFromTemplatesKeepAllTheirFields() throws Exception {
        StudySnapshot s = read(study("s"),
                line(4, "\"study_id\": 0, \"datetime_start\": \"2026-10-01T10:00:00.000000\", \"datetime_complete\": "
                        + "\"2026-10-01T10:00:09.000000\", \"state\": 1, \"value\": 0.25, \"values\": null, "
                        + "\"distributions\": {\"x\": \"" + FLOAT + "\", \"c\": \"{\\\"name\\\": "
                        + "\\\"CategoricalDistribution\\\", \\\"attributes\\\": {\\\"choices\\\": [null, true, 1, 1.5, "
                        + "\\\"1\\\", false]}}\"}, \"params\": {\"x\": 0.5, \"c\": 4.0}, \"user_attrs\": {\"note\": {\"a\": "
                        + "[1, 2.5, null]}}, \"system_attrs\": {\"constraints:m\": -1}, \"intermediate_values\": {\"3\": 1}"),
                line(4, "\"study_id\": 0, \"datetime_start\": null, \"state\": 3, \"value\": null, \"values\": null"),
                line(4, "\"study_id\": 0, \"datetime_start\": null, \"state\": 4, \"system_attrs\": {\"fixed_params\": "
                        + "{\"x\": 1, \"c\": true}}"),
                line(4, "\"study_id\": 0, \"datetime_start\": null, \"state\": 1, \"value\": Infinity")).main()
                .snapshot();
        Trial t = s.trials().getFirst();
        assertEquals(0.25, t.value());
        assertEquals("1", t.configuration().get("c"));
        assertEquals(0.5, t.configuration().get("x"));
        assertEquals(9_000, t.durationMillis());
        assertTrue(t.feasible() && t.constraints().length == 1);
        assertEquals(1.0, t.intermediate(0));
        assertTrue(t.attributes().get("note").toString().contains("2.5"));
        assertEquals(List.of(TrialState.COMPLETE, TrialState.FAILED, TrialState.WAITING, TrialState.COMPLETE),
                s.trials().stream().map(Trial::state).toList());
        assertEquals(Map.of("x", 1.0, "c", true), s.trials().get(2).configuration().asMap());
        assertFalse(Double.isFinite(s.trials().get(3).value()));
        assertEquals(0, s.best().orElseThrow().number());
    }

    @Test
    void anUnknownOperationIsNamedWithItsLine() throws Exception {
        JournalContents contents = JournalFile.read(log(study("s"), trial(0), done(0, "1"),
                line(99, "\"study_id\": 0"), trial(0)));
        String message = contents.damage().orElseThrow().getMessage();
        assertTrue(message.contains("line 4") && message.contains("no operation 99"), message);
        assertEquals(1, contents.main().snapshot().trials().size());
    }

    @Test
    void aHugeAttributeIsRead() throws Exception {
        StudySnapshot s = read(study("s"), trial(0), line(8, "\"trial_id\": 0, \"user_attr\": {\"log\": \""
                + "x".repeat(5_000_000) + "\"}"), done(0, "1")).main().snapshot();
        assertEquals(5_000_000, s.trials().getFirst().attributes().get("log").toString().length());
    }
}
