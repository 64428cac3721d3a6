package sweetspot.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.json.JsonReader;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Reads logs that Optuna wrote, and expects what Optuna's own reader made of them (`dump.py` beside the logs).
class OptunaLogTest {
    private static final Map<String, TrialState> STATES = Map.of("RUNNING", TrialState.RUNNING, "WAITING",
            TrialState.WAITING, "COMPLETE", TrialState.COMPLETE, "PRUNED", TrialState.PRUNED, "FAIL",
            TrialState.FAILED);

    @TempDir
    Path folder;

    private static Path log(String name) throws URISyntaxException {
        return Path.of(OptunaLogTest.class.getResource("/optuna/" + name).toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.0", "4.9.0", "5.0.0.dev"})
    void readsWhatOptunaReads(String version) throws Exception {
        JournalContents contents = JournalFile.read(log("optuna-" + version + ".log"));
        assertTrue(contents.damage().isEmpty());
        List<?> expected;
        try (InputStream in = OptunaLogTest.class.getResourceAsStream("/optuna/optuna-" + version + ".json")) {
            expected = (List<?>) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(expected.size(), contents.studies().size());
        for (int i = 0; i < expected.size(); i++) compare((Map<?, ?>) expected.get(i), contents.studies().get(i));
    }

    private static void compare(Map<?, ?> expected, RecordedStudy study) {
        StudySnapshot snapshot = study.snapshot();
        assertEquals(expected.get("name"), snapshot.name());
        assertEquals(expected.get("directions"), snapshot.directions().stream().map(Enum::name).toList());
        assertEquals(attributes(expected), snapshot.attributes());
        List<?> trials = (List<?>) expected.get("trials");
        assertEquals(trials.size(), snapshot.trials().size());
        for (int i = 0; i < trials.size(); i++) compare((Map<?, ?>) trials.get(i), snapshot.trials().get(i));
        if (expected.get("best") instanceof Number best) {
            assertEquals(best.doubleValue(), snapshot.best().orElseThrow().value());
        }
        assertEquals(snapshot.trials().stream().filter(t -> t.state() == TrialState.COMPLETE).count(),
                snapshot.complete());
        assertEquals(snapshot.trials().stream().filter(t -> t.state() == TrialState.WAITING).count(),
                snapshot.waiting());
        assertEquals(snapshot.trials().stream().filter(t -> t.state() == TrialState.RUNNING).count(),
                snapshot.running());
    }

    private static void compare(Map<?, ?> expected, Trial trial) {
        assertEquals(((Long) expected.get("number")).intValue(), trial.number());
        assertEquals(STATES.get(expected.get("state")), trial.state());
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < trial.valueCount(); i++) values.add(trial.value(i));
        assertEquals(expected.get("values") == null ? List.of() : expected.get("values"), values);
        Map<?, ?> params = (Map<?, ?>) expected.get("params");
        if (trial.state() == TrialState.WAITING) {
            params = (Map<?, ?>) ((Map<?, ?>) expected.get("system_attrs")).get("fixed_params");
        }
        assertEquals(params, trial.configuration().asMap());
        List<List<Object>> reports = new ArrayList<>();
        for (int i = 0; i < trial.reports(); i++) {
            reports.add(List.of(trial.step(i), trial.intermediate(i)));
        }
        assertEquals(expected.get("reports"), reports);
        assertEquals(attributes(expected), trial.attributes());
        if (expected.get("seconds") instanceof Number seconds) {
            assertEquals(seconds.doubleValue() * 1000, trial.durationMillis(), 1.001);
        }
    }

    private static Map<Object, Object> attributes(Map<?, ?> expected) {
        Map<Object, Object> all = new HashMap<>((Map<?, ?>) expected.get("user_attrs"));
        ((Map<?, ?>) expected.get("system_attrs")).forEach((key, value) -> {
            if (!key.equals("fixed_params")) all.put("system:" + key, value);
        });
        return all;
    }

    @ParameterizedTest
    @CsvSource({"whole, 4", "crlf, 4", "extra_unknown_field, 4", "utf8_raw, 4", "update_finished_trial, 4"})
    void readsHandWrittenVariants(String name, int trials) throws Exception {
        JournalContents contents = JournalFile.read(log("hand/" + name + ".log"));
        assertTrue(contents.damage().isEmpty(), () -> contents.damage().get().getMessage());
        assertEquals(trials, contents.main().snapshot().trials().size());
    }

    @ParameterizedTest
    @CsvSource({"torn_middle, 7, 1", "blank_line_inside, 4, 1", "unknown_op_11, 4, 1", "no_final_newline, 10, 2"})
    void reportsDamageWithItsLineAndKeepsWhatStandsBefore(String name, long line, int trials) throws Exception {
        JournalContents contents = JournalFile.read(log("hand/" + name + ".log"));
        JournalException damage = contents.damage().orElseThrow();
        assertEquals(line, damage.line());
        assertTrue(damage.getMessage().contains("line " + line), damage.getMessage());
        assertEquals(trials, contents.main().snapshot().trials().size());
        JournalException refused = assertThrows(JournalException.class,
                () -> JournalFile.open(log("hand/" + name + ".log"), JournalFile.Sync.SYSTEM));
        assertEquals(JournalException.Kind.DAMAGED, refused.kind());
        Path copy = folder.resolve(name);
        assertEquals(line - 1, JournalFile.salvage(log("hand/" + name + ".log"), copy));
        try (JournalFile saved = JournalFile.open(copy, JournalFile.Sync.SYSTEM)) {
            assertEquals(contents.main().snapshot().trials(), saved.snapshot().trials());
        }
        assertThrows(JournalException.class, () -> JournalFile.salvage(log("hand/" + name + ".log"), copy));
    }

    /// Optuna has appended to it after the crash, so its record is glued to the half line.
    @Test
    void passesOverABrokenLastLine() throws Exception {
        JournalContents contents = JournalFile.read(log("hand/last_line_cut_in_half.log"));
        assertTrue(contents.damage().isEmpty());
        assertTrue(contents.tornBytes() > 0);
        assertEquals(2, contents.main().snapshot().trials().size());
    }

    @Test
    void infersTheSpaceOfAForeignStudy() throws Exception {
        RecordedStudy kinds = JournalFile.read(log("optuna-4.9.0.log")).studies().getFirst();
        assertTrue(kinds.experiment().isEmpty());
        assertEquals(List.of("f", "f_log", "f_step", "i", "i_log", "i_step", "cat", "cat_bool", "cat_num", "cat_none",
                "only_b", "only_a"), kinds.space().parameters().stream().map(p -> p.name()).toList());
        assertEquals(sweetspot.space.IntDistribution.log(1, 1024), kinds.space().get("i_log").range());
        assertEquals(sweetspot.space.CategoricalDistribution.of(null, "x", 0L, false),
                kinds.space().get("cat_none").range());
    }
}
