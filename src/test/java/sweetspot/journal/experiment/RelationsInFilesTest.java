package sweetspot.journal.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.study.Experiment;

class RelationsInFilesTest {
    private static final List<Map<String, Object>> SPACE = List.of(
            Map.of("name", "x1", "type", "float", "low", -5.0, "high", 10.0),
            Map.of("name", "x2", "type", "float", "low", 0.0, "high", 15.0),
            Map.of("name", "half", "type", "int", "low", 0L, "high", 8L, "derived", "x2/2"));

    private static Experiment read(Object... relations) throws ExperimentFileException {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("name", "n", "function", "branin", "space", SPACE));
        if (relations.length > 0) map.put("relations", List.of(relations));
        return ExperimentFile.fromMap(map, "n", ExperimentDefaults.none());
    }

    @Test
    void rulesAndDerivedParametersAreWrittenAsTheyAreRead() throws ExperimentFileException {
        Experiment experiment = read("x1 + x2<=5", "x1 ≥ -2*x2");
        Map<String, Object> written = ExperimentFile.toMap(experiment);
        assertEquals(List.of("x1 + x2 <= 5", "x1 >= -2*x2"), written.get("relations"));
        assertEquals(experiment, ExperimentFile.fromMap(written, "n", ExperimentDefaults.none()));
        assertEquals("x2/2", experiment.space().get("half").derived().orElseThrow().text());
        assertFalse(ExperimentFile.toMap(read()).containsKey("relations"));
    }

    @Test
    void anErrorSaysWhichRuleAndWhere() {
        String said = assertThrows(ExperimentFileException.class, () -> read("x1 <= 1", "x1 < = 2")).getMessage();
        assertTrue(said.contains("relations[1]") && said.contains("column 6"), said);
        said = assertThrows(ExperimentFileException.class, () -> read("x1 <= x3")).getMessage();
        assertTrue(said.contains("relations[0]") && said.contains("x3"), said);
        assertThrows(ExperimentFileException.class, () -> read(3L));
    }
}
