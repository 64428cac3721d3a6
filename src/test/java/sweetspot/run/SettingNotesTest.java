package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Settings that are taken but told.
class SettingNotesTest {
    private static final SearchSpace SPACE = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("k", CategoricalDistribution.of("a", "b", "c"), "a"));

    private static Experiment experiment(Budget budget, int workers) {
        return new Experiment("e", new FunctionSubject("branin"), SPACE, "random", "none", budget, workers, 1);
    }

    private static Experiment model(String metric, double target) {
        Task task = metric.equals("rmse") || metric.equals("r2") ? Task.REGRESSION : Task.CLASSIFICATION;
        return experiment(Budget.ofTrials(9).withTarget(OptionalDouble.of(target)), 1).withSubject(new ModelSubject(
                new Target("d.csv", "y", task, "", List.of(), metric), "random_forest", Validation.standard()));
    }

    private static String only(Experiment experiment) {
        List<String> notes = SettingNotes.of(experiment, 2);
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(!notes.getFirst().contains("{"), notes.getFirst());
        return notes.getFirst();
    }

    @Test
    void usualSettingsAreNotCommentedOn() {
        assertEquals(List.of(), SettingNotes.of(experiment(new Budget(60, 900, 20, OptionalDouble.of(2),
                Optional.empty(), 60), 2), 2));
        for (String metric : List.of("accuracy", "roc_auc", "mcc", "log_loss", "rmse", "r2")) {
            assertEquals(List.of(), SettingNotes.of(model(metric, 0.9), 2), metric);
        }
    }

    @Test
    void whatCanHardlyBeMeantIsTold() {
        assertTrue(only(experiment(Budget.ofTrials(100), 64)).startsWith("64 trials at once share 2 cores"));
        assertTrue(only(experiment(Budget.ofTrials(10).withPatience(10), 1)).contains("patience of 10"));
        assertTrue(only(experiment(Budget.ofTrials(10).withSeconds(60).withTrialSeconds(90), 1)).contains("90 s"));
        assertTrue(SettingNotes.of(experiment(Budget.ofTrials(3), 4), 8).getFirst().contains("but 3 in all"));
        assertTrue(only(experiment(Budget.ofTrials(10), 1).withSampler("grid:steps=100")).contains("300 points"));
        assertTrue(only(experiment(Budget.ofTrials(10), 1).withSpace(SearchSpace.of(SPACE.get("k"))))
                .contains("3 configurations"));
    }

    @Test
    void aStepThatIsNoneIsTold() {
        SearchSpace fine = SearchSpace.of(new Parameter("x", new FloatDistribution(0, 1, false, 1e-300), 0.5));
        assertTrue(only(experiment(Budget.ofTrials(10), 1).withSpace(fine)).startsWith("x: a step of 1"));
        SearchSpace stepped = SearchSpace.of(new Parameter("x", new FloatDistribution(0, 1, false, 0.01), 0.5));
        assertEquals(List.of(), SettingNotes.of(experiment(Budget.ofTrials(10), 1).withSpace(stepped), 2));
    }

    @Test
    void aTargetThatIsNeverOrAlwaysReachedIsTold() {
        assertTrue(only(model("accuracy", 2)).contains("never reached: Accuracy is at most 1"));
        assertTrue(only(model("rmse", -1)).contains("is at least 0"));
        assertTrue(only(model("r2", 1.01)).contains("at most 1"));
        assertTrue(only(model("roc_auc", 0)).contains("any trial"));
        assertTrue(only(model("mcc", -1)).contains("any trial"));
        assertEquals(List.of(), SettingNotes.of(model("r2", -5), 2));
        assertEquals(List.of(), SettingNotes.of(model("accuracy", 1), 2));
    }
}
