package sweetspot.journal.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.json.JsonReader;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FurtherMetric;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;

/// Several objectives in experiment files.
class ObjectivesFileTest {
    private static Experiment read(String json) throws Exception {
        return ExperimentFile.fromMap((Map<?, ?>) JsonReader.read(json), "e", ExperimentDefaults.none());
    }

    private static String program(String objectives) {
        return "{\"program\": {\"command\": [\"train\"], " + objectives + "}, \"space\": []}";
    }

    private static String model(String objectives) {
        return "{\"data\": \"d.csv\", \"target\": \"t\", \"task\": \"regression\", \"metric\": \"rmse\", "
                + "\"model\": \"ridge\", " + objectives + " \"space\": []}";
    }

    @Test
    void aDirectionIsOneObjectiveWithoutAName() throws Exception {
        Experiment e = read(program("\"direction\": \"maximize\""));
        assertEquals(List.of(Goal.value(Direction.MAXIMIZE)), ((ProgramSubject) e.subject()).goals());
        String json = ExperimentFile.toJson(e);
        assertTrue(json.contains("\"direction\"") && !json.contains("objectives"), "files stay as they were: " + json);
    }

    @Test
    void namedObjectivesReadBackAsTheyWere() throws Exception {
        Experiment e = read(program("\"objectives\": [{\"name\": \"loss\", \"direction\": \"minimize\"}, "
                + "{\"name\": \"speed\", \"direction\": \"maximize\"}]"));
        assertEquals(List.of(new Goal("loss", Direction.MINIMIZE), new Goal("speed", Direction.MAXIMIZE)),
                ((ProgramSubject) e.subject()).goals());
        assertEquals(Direction.MINIMIZE, ((ProgramSubject) e.subject()).direction());
        assertEquals(e, read(ExperimentFile.toJson(e)));
    }

    @Test
    void aModelWeighsCostsAgainstItsMetric() throws Exception {
        Experiment e = read(model("\"objectives\": [\"metric\", \"fit_seconds\", \"predict_seconds\"],"));
        assertEquals(List.of(Cost.FIT_SECONDS, Cost.PREDICT_SECONDS), ((ModelSubject) e.subject()).further());
        assertEquals(e, read(ExperimentFile.toJson(e)));
        Experiment plain = read(model("\"objectives\": [\"metric\"],"));
        assertEquals(List.of(), ((ModelSubject) plain.subject()).further());
        assertFalse(ExperimentFile.toJson(plain).contains("objectives"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"direction\": \"up\" | program.direction | must be minimize or maximize",
        "\"objectives\": [] | program | at least one",
        "\"objectives\": [{\"name\": \"a\", \"direction\": \"down\"}] | program.objectives[0].direction | minimize or maximize",
        "\"objectives\": [{\"direction\": \"minimize\"}] | program.objectives[0].name | is missing",
        "\"objectives\": [{\"name\": \"a\", \"direction\": \"minimize\"}, {\"name\": \"a\", \"direction\": \"minimize\"}] | program | different names",
        "\"objectives\": [{\"name\": \"a\", \"direction\": \"minimize\"}], \"direction\": \"minimize\" | program.direction | cannot both",
        "\"objectives\": \"loss\" | program.objectives | a list of objects"})
    void aMistakeInAProgramIsNamedWithItsPlace(String objectives, String field, String message) {
        ExperimentFileException e = assertThrows(ExperimentFileException.class, () -> read(program(objectives)));
        assertEquals(field, e.field(), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void aModelWeighsOtherMetricsToo() throws Exception {
        Experiment e = read(model("\"objectives\": [\"metric\", \"mae\", \"fit_seconds\", \"pinball:0.9\"],"));
        assertEquals(List.of(new FurtherMetric("mae"), Cost.FIT_SECONDS, new FurtherMetric("pinball:0.9")),
                ((ModelSubject) e.subject()).further());
        assertEquals(e, read(ExperimentFile.toJson(e)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[\"fit_seconds\"] | begins with \"metric\"",
        "[\"metric\", 7] | fit_seconds, predict_seconds, model_bytes and other metrics, not 7",
        "[\"metric\", \"metric\"] | other metrics, not \"metric\"",
        "[\"metric\", \"rmse\"] | twice",
        "[\"metric\", \"mae\", \"r2\", \"fit_seconds\", \"median_ae\"] | at most 4",
        "[\"metric\", \"fit_seconds\", \"fit_seconds\"] | twice", "[] | begins with", "7 | must be a list"})
    void aMistakeInAModelIsNamedToo(String objectives, String message) {
        ExperimentFileException e = assertThrows(ExperimentFileException.class,
                () -> read(model("\"objectives\": " + objectives + ",")));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
