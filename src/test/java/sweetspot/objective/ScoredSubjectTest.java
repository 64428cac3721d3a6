package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sweetspot.model.metric.Metric;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// What each kind of subject scores, and what it is called.
class ScoredSubjectTest {

    private static ScoredSubject model(String metric, String family) {
        return ScoredSubject.of(new ModelSubject(new Target("rows.csv", "kind", Task.CLASSIFICATION, "yes", List.of(),
                metric, Map.of()), family, Validation.standard(), List.of(Cost.PREDICT_SECONDS)));
    }

    private static ScoredSubject program(List<Goal> goals) {
        return ScoredSubject.of(new ProgramSubject(List.of("python3", "a b.py"), false, goals, ""));
    }

    @Test
    void aModelScoresItsMetricAndItsCosts() {
        ScoredSubject model = model("f1", "random_forest");
        assertEquals(List.of(new Goal("F1", Direction.MAXIMIZE), new Goal("Seconds to predict", Direction.MINIMIZE)),
                model.goals());
        assertEquals(Optional.of(Metric.byId("f1")), model.metric());
        assertEquals(Optional.of("yes"), model.positive());
        assertEquals(Optional.empty(), model("accuracy", "random_forest").positive(), "it is about no class");
        assertEquals("F1", model.objective());
        assertEquals("F2", model("f_beta:2", "random_forest").objective());
        assertEquals(Metric.byId("f1").label("yes"), model.objectiveOfClass());
        assertEquals("Random forest", model.label());
        assertEquals("random_forest", model.family().orElseThrow().id());
        assertEquals("no limit", model.nothing());
    }

    @Test
    void whatTheCataloguesDoNotKnowIsCalledAsItIs() {
        ScoredSubject model = model("sharpness", "oracle");
        assertEquals(Optional.empty(), model.metric());
        assertEquals(Optional.empty(), model.positive());
        assertEquals(Optional.empty(), model.family());
        assertEquals("sharpness", model.objective());
        assertEquals("sharpness", model.objectiveOfClass());
        assertEquals("oracle", model.label());
        assertEquals("depth", model.parameter("depth"));
        assertEquals("Gini", model.choice("rule", "Gini"));
        assertEquals("yes", model.meaning().get("positive"), "an unknown metric may be about a class");
        assertThrows(IllegalArgumentException.class, model::goals);
    }

    @Test
    void aFunctionScoresItsValue() throws ExperimentException {
        ScoredSubject function = ScoredSubject.of(new FunctionSubject("branin"));
        assertEquals(List.of(new Goal("Value", Direction.MINIMIZE)), function.goals());
        assertEquals("Value", function.objective());
        assertEquals(TestFunctions.byId("branin").label(), function.label());
        assertEquals(TestFunctions.byId("branin").space(), function.recommendedSpace(_ -> null));
        assertEquals(Map.of("function", "branin"), function.meaning());
        ScoredSubject unknown = ScoredSubject.of(new FunctionSubject("swamp"));
        assertEquals("swamp", unknown.label());
        assertEquals("function",
                assertThrows(ExperimentException.class, () -> unknown.recommendedSpace(_ -> null)).field());
    }

    @Test
    void aProgramScoresWhatItSays() {
        ScoredSubject unnamed = program(List.of(Goal.value(Direction.MAXIMIZE)));
        assertEquals(List.of(new Goal("Value", Direction.MAXIMIZE)), unnamed.goals());
        assertEquals("Value", unnamed.objective());
        List<Goal> goals = List.of(new Goal("loss", Direction.MINIMIZE), new Goal("value", Direction.MAXIMIZE));
        assertEquals(goals, program(goals).goals());
        assertEquals("loss", program(goals).objective());
        assertEquals("python3 a b.py", unnamed.label());
        assertEquals("None", unnamed.nothing());
        assertEquals("python3 \"a b.py\"", unnamed.meaning().get("program.command"));
        assertEquals("space",
                assertThrows(ExperimentException.class, () -> unnamed.recommendedSpace(_ -> null)).field());
    }
}
