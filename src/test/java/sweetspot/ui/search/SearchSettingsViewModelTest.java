package sweetspot.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Standard;
import sweetspot.study.Target;
import sweetspot.study.Validation;
import sweetspot.ui.draft.RowDraft.Field;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpaceSamples;

class SearchSettingsViewModelTest {
    private final SpaceEditorViewModel editor = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();

    SearchSettingsViewModelTest() {
        editor.loadRows("gbm", SpaceSamples.boosting());
        settings.follow(editor);
    }

    private Experiment experiment(Budget budget, String pruner) {
        return new Experiment("e", new FunctionSubject("branin"), editor.searchSpace().orElseThrow(), "tpe",
                pruner, budget, 3, 77);
    }

    @Test
    void whatIsLoadedIsWhatIsApplied() {
        for (Budget budget : List.of(new Budget(40, 0, 0), new Budget(1, 90, 5), new Budget(100, 7200, 20),
                Budget.ofTrials(9).withTarget(OptionalDouble.of(0.9))
                        .withWorth(Optional.of(new Budget.Worth(0.01, 12.5)))
                        .withTrialSeconds(40).withFailures(7),
                Budget.ofTrials(5).withFailures(0))) {
            for (String pruner : List.of("median", "none")) {
                Experiment e = experiment(budget, pruner);
                settings.load(e);
                assertEquals(Optional.of(e), settings.applyTo(e.withSampler("random").withWorkers(1).withSeed(0)));
            }
        }
    }

    @Test
    void eachNumberIsJudgedAsItIsTyped() {
        settings.trials().textProperty().set("0");
        assertFalse(settings.trials().problemProperty().get().isEmpty());
        assertTrue(settings.startProblemProperty().get().startsWith("Trials"));
        assertTrue(settings.budget().isEmpty());
        settings.trials().textProperty().set("80");
        assertEquals("", settings.startProblemProperty().get());
        settings.minutes().textProperty().set("");
        settings.patience().textProperty().set(" ");
        assertEquals(Optional.of(new Budget(80, 0, 0)), settings.budget());
        settings.workers().textProperty().set("2.5");
        assertTrue(settings.problemProperty().get().contains("2 or 3"));
        assertTrue(settings.applyTo(experiment(Budget.ofTrials(5), "none")).isEmpty());
    }

    @Test
    void whatSaysNothingOnTheWayIsNotStopped() {
        assertEquals("", settings.noStoppingProperty().get(), "models are scored fold by fold");
        settings.withoutModel(1, false);
        assertTrue(settings.noStoppingProperty().get().contains("before it ends"));
        settings.withoutModel(1, true);
        assertEquals("", settings.noStoppingProperty().get());
        settings.withoutModel(2, true);
        assertTrue(settings.noStoppingProperty().get().contains("several objectives"));
        settings.load(experiment(Budget.ofTrials(9), "median"));
        assertTrue(settings.noStoppingProperty().get().contains("before it ends"), "a test function");
    }

    @Test
    void aGainHasAWorthOrNone() {
        settings.worthGain().textProperty().set("0.01");
        assertTrue(settings.startProblemProperty().get().contains("both"), settings.startProblemProperty().get());
        assertTrue(settings.budget().isEmpty());
        settings.worthMinutes().textProperty().set("10");
        assertEquals("", settings.startProblemProperty().get());
        assertEquals(Optional.of(new Budget.Worth(0.01, 10)), settings.budget().orElseThrow().worth());
        settings.worthMinutes().textProperty().set("0");
        assertTrue(settings.startProblemProperty().get().contains("above 0"), settings.startProblemProperty().get());
        settings.worthGain().textProperty().set("");
        settings.worthMinutes().textProperty().set("");
        settings.target().textProperty().set("0,9");
        assertTrue(settings.startProblemProperty().get().startsWith("Target"), settings.startProblemProperty().get());
        settings.target().textProperty().set("-0.9");
        assertEquals(OptionalDouble.of(-0.9), settings.budget().orElseThrow().target());
    }

    @Test
    void aProblemOfTheSpaceComesFirst() {
        settings.trials().textProperty().set("x");
        editor.rows().getFirst().type(Field.LOW, "x");
        assertTrue(settings.startProblemProperty().get().startsWith("Learning rate"));
        editor.undoHistory().undo();
        assertTrue(settings.startProblemProperty().get().startsWith("Trials"));
    }

    @Test
    void theStrategySaysWhy() {
        settings.samplerProperty().set("random");
        assertEquals("Random", settings.strategyNameProperty().get());
        String fixed = settings.strategyReasonProperty().get();
        settings.samplerProperty().set("auto");
        assertFalse(settings.strategyReasonProperty().get().isEmpty());
        assertFalse(settings.strategyReasonProperty().get().equals(fixed));
        String reason = settings.strategyReasonProperty().get();
        settings.trials().set(123);
        assertTrue(settings.strategyReasonProperty().get().contains("123") || !reason.contains("60"),
                "the reason follows the budget");
    }

    @Test
    void theExpectedTimeFollowsTheMeasuredPaceAndTheLimit() {
        String unknown = settings.expectationProperty().get();
        editor.setLastSearch(SearchHistory.of(SpaceSamples.search(SpaceSamples.boosting(), 40)));
        settings.workers().set(1);
        settings.trials().set(600);
        String expected = settings.expectationProperty().get();
        assertFalse(expected.equals(unknown));
        // 600 trials of 3.5 to 5 seconds
        assertTrue(expected.contains("min") && expected.contains("40 trials"), expected);
        assertEquals(14, settings.trialsPerMinute().orElseThrow(), 1.5);
        settings.minutes().set(2);
        assertTrue(settings.expectationProperty().get().contains("2 min"), settings.expectationProperty().get());
    }

    @Test
    void whileASearchRunsThatIsSaid() {
        String before = settings.expectationProperty().get();
        settings.setRunning(true);
        assertTrue(settings.expectationProperty().get().contains("under way"));
        settings.setRunning(false);
        assertEquals(before, settings.expectationProperty().get());
    }

    @Test
    void arrowsStepWithinTheLimits() {
        settings.workers().set(1);
        settings.workers().nudge(-1);
        assertEquals(1, settings.workers().or(0));
        settings.workers().nudge(1);
        assertEquals(2, settings.workers().or(0));
        settings.patience().textProperty().set("");
        settings.patience().nudge(5);
        assertEquals(1, settings.patience().or(0), "from “off” it begins at the lowest value");
    }

    @Test
    void whatTrialsAreJudgedByFollowsTheModelAndTheMethodFollowsThat() {
        assertEquals(List.of(), settings.resources());
        editor.loadRows("random_forest", SpaceSamples.boosting());
        assertEquals(List.of(Resource.FOLDS, Resource.TREES, Resource.ROWS), settings.resources());
        assertTrue(settings.pruners().contains("wilcoxon"));
        settings.resourceProperty().set(Resource.TREES);
        assertEquals("forecast", settings.pruner());
        assertFalse(settings.pruners().contains("wilcoxon"), "it compares folds");
        editor.loadRows("knn", SpaceSamples.boosting());
        assertEquals(Resource.FOLDS, settings.resourceProperty().get());
        assertEquals("median", settings.pruner());
    }

    @Test
    void aSearchOverFamiliesBeginsWithTheLimitOfATrialThatNewWrites() {
        assertEquals("", settings.trialSeconds().textProperty().get());
        editor.loadRows("auto", SpaceSamples.boosting());
        assertEquals(Standard.trialSeconds("auto"), settings.trialSeconds().or(0));
        assertEquals(300, settings.budget().orElseThrow().trialSeconds());
        editor.loadRows("knn", SpaceSamples.boosting());
        assertEquals(0, settings.trialSeconds().or(0));
        settings.trialSeconds().set(40);
        editor.loadRows("auto", SpaceSamples.boosting());
        assertEquals(40, settings.trialSeconds().or(0), "what somebody chose stays");
    }

    @Test
    void anOpenedSearchOverFamiliesKeepsItsLimit() {
        ModelSubject auto = new ModelSubject(new Target("d.csv", "y", Target.Task.CLASSIFICATION, "a", List.of(),
                "accuracy"), "auto", Validation.standard());
        settings.load(experiment(Budget.ofTrials(5), "none").withSubject(auto));
        editor.loadRows("auto", SpaceSamples.boosting());
        assertEquals(0, settings.trialSeconds().or(0));
    }
}
