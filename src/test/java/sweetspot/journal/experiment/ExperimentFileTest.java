package sweetspot.journal.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.journal.RandomFacts;
import sweetspot.json.JsonReader;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

class ExperimentFileTest {
    private static final String WHOLE = """
        {
          "name": "Forest", "data": "cancer.csv", "target": "diagnosis", "task": "classification",
          "positive": "malignant", "exclude": ["id"], "metric": "accuracy", "model": "random_forest",
          "validation": {"folds": 5, "test_fraction": 0.2, "stratified": true, "seed": 1},
          "space": [
            {"name": "kernel", "type": "categorical", "choices": ["rbf", "poly", null, true, 1, 1.0], "default": "rbf"},
            {"name": "gamma", "type": "float", "low": 1e-3, "high": 10, "log": true, "default": 1,
             "when": {"param": "kernel", "in": ["rbf", 1.0]}},
            {"name": "degree", "type": "int", "low": 1, "high": 9, "step": 2, "default": 3, "fixed": 5}
          ],
          "sampler": "random", "pruner": "median", "budget": {"trials": 40, "seconds": 60, "patience": 9},
          "workers": 2, "seed": -7
        }
        """;

    @TempDir
    Path folder;

    private Experiment read(String text, ExperimentDefaults defaults) throws Exception {
        return ExperimentFile.read(Files.writeString(folder.resolve("e.json"), text), defaults);
    }

    @Test
    void everyExperimentReadsBackAsItWasWritten() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Experiment experiment = new RandomFacts(seed).experiment();
            Path file = folder.resolve("e" + seed % 5 + ".json");
            ExperimentFile.write(file, experiment);
            assertEquals(experiment, ExperimentFile.read(file, ExperimentDefaults.none()), "seed " + seed);
        }
    }

    @Test
    void readsEveryField() throws Exception {
        Experiment e = read(WHOLE, ExperimentDefaults.none());
        ModelSubject subject = (ModelSubject) e.subject();
        assertEquals("diagnosis", subject.target().column());
        assertEquals(List.of("id"), subject.target().exclude());
        assertEquals(new Validation(5, 0.2, true, 1), subject.validation());
        assertEquals(SearchSpace.of(
                new Parameter("kernel", CategoricalDistribution.of("rbf", "poly", null, true, 1L, 1.0), "rbf"),
                new Parameter("gamma", FloatDistribution.log(1e-3, 10), 1.0).when("kernel", "rbf", 1.0),
                new Parameter("degree", new IntDistribution(1, 9, false, 2), 3L).fixedAt(5L)), e.space());
        assertEquals(new Budget(40, 60, 9), e.budget());
        assertEquals(-7, e.seed());
    }

    @Test
    void columnsMayHaveRoles() throws Exception {
        String roles = "\"roles\": {\"patient\": \"group\", \"seen\": \"time\", \"id\": \"id\"}, \"exclude\"";
        Experiment e = read(WHOLE.replace("\"exclude\"", roles), ExperimentDefaults.none());
        Target target = ((ModelSubject) e.subject()).target();
        assertEquals(Map.of("patient", Role.GROUP, "seen", Role.TIME, "id", Role.ID), target.roles().byColumn());
        assertEquals(Set.of("id", "patient"), target.hidden(), "the order in time is a feature as well");
        Path file = folder.resolve("again.json");
        ExperimentFile.write(file, e);
        assertEquals(e, ExperimentFile.read(file, ExperimentDefaults.none()));
        Path plain = folder.resolve("plain.json");
        ExperimentFile.write(plain, read(WHOLE, ExperimentDefaults.none()));
        assertFalse(Files.readString(plain).contains("roles"));
    }

    private static Budget budget(String json) throws Exception {
        return ExperimentFile.fromMap((java.util.Map<?, ?>) JsonReader.read("{\"function\": \"branin\", \"space\": "
                + "[{\"name\": \"x\", \"type\": \"int\", \"low\": 1, \"high\": 3}], \"budget\": " + json + "}"), "e",
                ExperimentDefaults.none()).budget();
    }

    @Test
    void aBudgetMayNameATargetWhatAGainIsWorthAndHowLongATrialMayTake() throws Exception {
        assertEquals(Budget.ofTrials(9).withTarget(OptionalDouble.of(0.95))
                .withWorth(Optional.of(new Budget.Worth(0.01, 10))).withTrialSeconds(30),
                budget("{\"trials\": 9, \"target\": 0.95, \"worth\": {\"gain\": 0.01, \"minutes\": 10}, \"trial_seconds\": 30}"));
        assertEquals(7, budget("{\"failures\": 7}").failures());
        assertEquals(Budget.FAILURES, budget("{}").failures());
        assertEquals(OptionalDouble.of(-1), budget("{\"target\": -1}").target());
        for (String[] wrong : new String[][]{{"{\"worth\": {\"gain\": 0, \"minutes\": 10}}", "gain must be above 0"},
            {"{\"worth\": {\"gain\": 0.1}}", "budget.worth.minutes is missing"},
            {"{\"worth\": 3}", "budget.worth must be an object"}, {"{\"target\": \"high\"}", "must be a number"},
            {"{\"target\": NaN}", "finite"}, {"{\"trial_seconds\": -1}", "trial_seconds must not be negative"},
            {"{\"failures\": -1}", "failures must not be negative"}}) {
            String message = assertThrows(ExperimentFileException.class, () -> budget(wrong[0])).getMessage();
            assertTrue(message.contains(wrong[1]), message);
        }
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws Exception {
        Experiment e = read("{\"data\": \"d.csv\", \"target\": \"y\", \"model\": \"ridge\"}", new ExperimentDefaults() {
            @Override
            public Task task(String data, String column) {
                return Task.REGRESSION;
            }

            @Override
            public String positive(String data, String column, Task task, String metric) {
                return "";
            }

            @Override
            public String metric(String data, String column, Task task) {
                return task == Task.REGRESSION ? "rmse" : "accuracy";
            }

            @Override
            public SearchSpace space(Subject subject) {
                return SearchSpace.of(new Parameter("alpha", FloatDistribution.linear(0, 1), 0.5));
            }
        });
        assertEquals("e", e.name());
        assertEquals("rmse", ((ModelSubject) e.subject()).target().metric());
        assertEquals(Validation.standard(), ((ModelSubject) e.subject()).validation());
        assertEquals(Budget.ofTrials(100), e.budget());
        assertEquals(1, e.workers());
        assertEquals("alpha", e.space().get(0).name());
    }

    @Test
    void aParameterWithoutADefaultGetsTheMiddleOfItsScale() throws Exception {
        Experiment e = read("""
            {"function": "branin", "space": [
              {"name": "a", "type": "float", "low": 0.01, "high": 100, "log": true},
              {"name": "b", "type": "int", "low": 0, "high": 10},
              {"name": "c", "type": "categorical", "choices": [false, true]}]}
            """, ExperimentDefaults.none());
        assertEquals(new FunctionSubject("branin"), e.subject());
        assertEquals(1.0, (double) e.space().get("a").defaultValue(), 1e-12);
        assertEquals(5L, e.space().get("b").defaultValue());
        assertEquals(false, e.space().get("c").defaultValue());
    }

    @Test
    void nullIsNoLimitOfAModelsNumbersAndAChoiceOfAnyone() throws Exception {
        String space = """
            "space": [
              {"name": "depth", "type": "int", "low": 1, "high": 9, "default": null, "fixed": null},
              {"name": "leaf", "type": "int", "low": 1, "high": 9, "when": {"param": "depth", "in": [null]}},
              {"name": "leaves", "type": "categorical", "choices": [5, 10, null]},
              {"name": "rate", "type": "float", "low": 0, "high": 1, "when": {"param": "leaves", "in": [null, 5.0]}}]
            """;
        Experiment e = read(WHOLE.replaceAll("(?s)\"space\": \\[.*\\],\\s*\"sampler\"", space + ", \"sampler\""),
                ExperimentDefaults.none());
        assertEquals(null, e.space().get("depth").defaultValue());
        assertEquals(Optional.of(new Parameter.Fixed(null)), e.space().get("depth").fixed());
        assertEquals(OptionalLong.of(3), e.space().get("leaves").distribution().cardinality());
        assertEquals(Arrays.asList(null, 5L), e.space().get("rate").condition().orElseThrow().values());
        assertTrue(e.space().defaults().has("leaf"));
        Path file = folder.resolve("again.json");
        ExperimentFile.write(file, e);
        assertEquals(e, ExperimentFile.read(file, ExperimentDefaults.none()));
        String plain = "{\"function\": \"branin\", \"space\": [{\"name\": \"x1\", \"type\": \"float\", \"low\": 0, "
                + "\"high\": 1, \"default\": null}]}";
        ExperimentFileException refused = assertThrows(ExperimentFileException.class,
                () -> read(plain, ExperimentDefaults.none()));
        assertTrue(refused.getMessage().contains("space[0].default must be a number, not null"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"target\": \"diagnosis\" | \"tragte\": \"diagnosis\" | tragte | there is no field tragte: did you mean target?",
        "\"model\": \"random_forest\", | | model | model is missing",
        "\"task\": \"classification\" | \"task\": \"clustering\" | task | classification, regression or ranking",
        "\"exclude\": | \"roles\": {\"a\": \"boss\"}, \"exclude\": | roles | must be weight, group, query, time, fold or id, not \"boss\"",
        "\"exclude\": | \"roles\": [\"a\"], \"exclude\": | roles | must be an object that gives columns a role",
        "\"exclude\": | \"roles\": {\"a\": \"time\", \"b\": \"time\"}, \"exclude\": | '' | only one column can be the time",
        "\"exclude\": | \"roles\": {\"diagnosis\": \"group\"}, \"exclude\": | '' | diagnosis is predicted",
        "\"folds\": 5 | \"folds\": 1 | validation | validation: folds must be from 2 to 20, not 1",
        "\"folds\": 5 | \"folds\": 2.5 | validation.folds | validation.folds must be a whole number, not 2.5",
        "\"low\": 1e-3 | \"low\": 0 | space[1] | space[1] (gamma): low must be above 0 on a log scale, not 0.0",
        "\"high\": 9 | \"high\": 0 | space[2] | space[2] (degree): low (1) must not be above high (0)",
        "\"high\": 9 | \"high\": \"9\" | space[2].high | space[2].high must be a whole number, not \"9\"",
        "\"step\": 2 | \"setp\": 2 | space[2].setp | there is no field space[2].setp: did you mean step?",
        "\"type\": \"int\" | \"type\": \"integer\" | space[2].type | space[2].type must be float, int or categorical",
        "\"param\": \"kernel\" | \"param\": \"kernle\" | space[1].when.param | did you mean kernel?",
        "\"name\": \"degree\" | \"name\": \"gamma\" | space | space: two parameters are named gamma",
        "\"default\": 3 | \"default\": \"x\" | space[2].default | space[2].default must be a whole number",
        "\"choices\": [\"rbf\", | \"choices\": [{}, \"rbf\", | space[0].choices | may hold text",
        "\"trials\": 40 | \"trials\": 0 | budget | budget: trials must be from 1 to 1000000, not 0",
        "\"workers\": 2 | \"workers\": 1000 | '' | workers must be from 1 to 256, not 1000",
        "\"seed\": -7 | \"seed\": \"x\" | seed | seed must be a whole number, not \"x\"",
        "\"name\": \"Forest\" | \"function\": \"branin\" | data | data and function cannot both be given",
        "\"workers\": 2, | \"workers\": 2, \"workers\": 3, | '' | line 12"})
    void aMistakeIsNamedWithItsPlace(String from, String to, String field, String message) throws Exception {
        assertTrue(WHOLE.contains(from), from);
        ExperimentFileException e = assertThrows(ExperimentFileException.class,
                () -> read(WHOLE.replace(from, to == null ? "" : to), ExperimentDefaults.none()));
        assertEquals(field.replace("'", ""), e.field());
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().contains("e.json"), e.getMessage());
    }

    @Test
    void aFileThatIsNoExperimentIsRefusedInOneSentence() throws Exception {
        for (String text : List.of("", "  \n", "[1, 2]", "hello", "{\"name\": ", "{} {}", "\u0000\u0001\u0002")) {
            ExperimentFileException e = assertThrows(ExperimentFileException.class,
                    () -> read(text, ExperimentDefaults.none()));
            assertTrue(e.getMessage().contains("e.json"), e.getMessage());
            assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
        }
        assertThrows(ExperimentFileException.class,
                () -> ExperimentFile.read(folder.resolve("none.json"), ExperimentDefaults.none()));
        assertThrows(ExperimentFileException.class, () -> ExperimentFile.read(folder, ExperimentDefaults.none()));
    }

    @Test
    void aWholeNumberBeyondALongIsToldAsThat() {
        ExperimentFileException e = assertThrows(ExperimentFileException.class, () -> read(
                "{\"function\": \"null\",\n \"seed\": 18446744073709551617}", ExperimentDefaults.none()));
        assertTrue(e.getMessage().contains("line 2") && e.getMessage().contains("within ±2⁶³")
                && !e.getMessage().contains("JSON"), e.getMessage());
    }
}
