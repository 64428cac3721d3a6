package sweetspot.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpaceSamples;

/// The strategy's options as the Strategy card has them: set, judged, reset, undone.
class StrategyViewModelTest {
    private final SpaceEditorViewModel editor = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();
    private final StrategyViewModel strategy = settings.strategy();

    StrategyViewModelTest() {
        editor.loadRows("gbm", SpaceSamples.boosting());
        settings.follow(editor);
    }

    private OptionSetting option(String key) {
        return strategy.samplerOptions().stream().filter(o -> o.option().key().equals(key) && o.parameter().isEmpty())
                .findFirst().orElseThrow();
    }

    private Experiment applied() {
        return settings.applyTo(new Experiment("e", new FunctionSubject("branin"),
                editor.searchSpace().orElseThrow(), "random", "none", Budget.ofTrials(9), 1, 1)).orElseThrow();
    }

    @Test
    void eachStrategyHasItsOptionsAtTheirStandardValues() {
        strategy.samplerProperty().set("tpe");
        assertEquals("32", option("candidates").textProperty().get());
        assertTrue(option("multivariate").onProperty().get());
        assertEquals("", strategy.changedProperty().get());
        assertEquals("tpe", applied().sampler());
        strategy.samplerProperty().set("gp");
        assertEquals(List.of("startup"), strategy.samplerOptions().stream().map(o -> o.option().key()).toList());
        assertEquals("", option("startup").textProperty().get(), "chosen by the sampler");
        strategy.samplerProperty().set("random");
        assertTrue(strategy.samplerOptions().isEmpty());
    }

    @Test
    void whatIsSetIsInTheExperimentAndCounted() {
        strategy.samplerProperty().set("tpe");
        option("candidates").type("64");
        option("multivariate").onProperty().set(false);
        assertEquals("tpe:candidates=64,multivariate=false", applied().sampler());
        assertEquals("2 options changed", strategy.changedProperty().get());
        option("candidates").reset();
        assertEquals("tpe:multivariate=false", applied().sampler());
        strategy.samplerProperty().set("random");
        assertEquals("random", applied().sampler());
        strategy.samplerProperty().set("tpe");
        assertEquals("tpe:multivariate=false", applied().sampler(), "what was set before is there again");
        strategy.resetAll();
        assertEquals("tpe", applied().sampler());
        assertTrue(option("multivariate").onProperty().get());
    }

    @Test
    void everyChangeCanBeUndone() {
        strategy.samplerProperty().set("tpe");
        option("candidates").type("64");
        option("candidates").type("128");
        option("prior").nudge(0.01);
        option("prior").nudge(0.01);
        strategy.stepped();
        strategy.prunerProperty().set("percentile");
        strategy.prunerOptions().getFirst().type("10");
        strategy.stopWeakProperty().set(false);
        assertEquals("none", applied().pruner());
        editor.undoHistory().undo();
        assertEquals("percentile:10", applied().pruner());
        editor.undoHistory().undo();
        editor.undoHistory().undo();
        assertEquals("median", applied().pruner());
        assertEquals("tpe:candidates=128,prior=1.2", applied().sampler());
        assertEquals("change Weight of the whole range", editor.undoHistory().undoLabelProperty().get());
        editor.undoHistory().undo();
        assertEquals("tpe:candidates=128", applied().sampler(), "small steps are one");
        editor.undoHistory().undo();
        assertEquals("64", option("candidates").textProperty().get());
        editor.undoHistory().undo();
        editor.undoHistory().undo();
        assertEquals("auto", settings.samplerProperty().get());
        assertFalse(editor.undoHistory().undoableProperty().get());
        editor.undoHistory().redo();
        assertEquals("tpe", settings.samplerProperty().get());
    }

    @Test
    void everyPrunersOptionsAreOfferedSetAndUndone() {
        for (String id : strategy.pruners()) {
            strategy.prunerProperty().set(id);
            assertEquals(PrunerFactory.settings(id).options(),
                    strategy.prunerOptions().stream().map(OptionSetting::option).toList(), id);
            for (int i = 0; i < strategy.prunerOptions().size(); i++) {
                OptionSetting option = strategy.prunerOptions().get(i);
                String standard = applied().pruner();
                for (int step = 0; step < 3; step++) option.nudge(0.2);
                strategy.stepped();
                assertNotEquals(standard, applied().pruner(), option.label());
                assertEquals("1 option changed", strategy.changedProperty().get());
                editor.undoHistory().undo();
                assertEquals(standard, applied().pruner(), "small steps are one");
                option.type("0.0.1");
                assertTrue(settings.startProblemProperty().get().contains(option.label()), option.label());
                option.reset();
                assertEquals("", settings.startProblemProperty().get());
            }
        }
        strategy.prunerProperty().set("forecast");
        strategy.prunerOptions().getFirst().type("0");
        assertTrue(strategy.prunerOptions().getFirst().problemProperty().get().contains("above 0"));
        strategy.prunerOptions().getFirst().type("2");
        strategy.prunerProperty().set("median");
        assertEquals("median", applied().pruner());
        strategy.prunerProperty().set("forecast");
        assertEquals("forecast:2", applied().pruner(), "what was set before is there again");
        strategy.resetAll();
        assertEquals("forecast", applied().pruner());
    }

    @Test
    void whatCannotBeTakenStandsThereWithTheReasonAndKeepsTheSearchFromStarting() {
        strategy.samplerProperty().set("tpe");
        option("candidates").type("many");
        assertEquals("many", option("candidates").textProperty().get());
        assertTrue(settings.startProblemProperty().get().contains("Candidates"), settings.startProblemProperty().get());
        assertTrue(settings.applyTo(new Experiment("e", new FunctionSubject("branin"),
                editor.searchSpace().orElseThrow(), "tpe", "none", Budget.ofTrials(9), 1, 1)).isEmpty());
        option("candidates").reset();
        assertEquals("", settings.startProblemProperty().get());
        assertEquals("32", option("candidates").textProperty().get());
        option("candidates").type("0");
        assertTrue(option("candidates").problemProperty().get().contains("1 to 10000"));
        option("candidates").type("40");
        assertEquals("tpe:candidates=40", applied().sampler());
        assertEquals("", settings.startProblemProperty().get());
    }

    @Test
    void aGridShowsItsStepsAndItsSize() {
        strategy.samplerProperty().set("grid");
        String automatic = strategy.gridProperty().get();
        OptionSetting rate = strategy.samplerOptions().stream().filter(o -> o.parameter().equals("learning_rate"))
                .findFirst().orElseThrow();
        assertEquals("Learning rate", rate.label());
        assertTrue(Integer.parseInt(rate.promptProperty().get()) >= 2);
        assertTrue(strategy.samplerOptions().stream().noneMatch(o -> o.parameter().equals("class_weight")),
                "choices have no steps");
        rate.type("9");
        assertEquals("grid:learning_rate.steps=9", applied().sampler());
        assertFalse(strategy.gridProperty().get().equals(automatic));
        settings.trials().set(10);
        assertTrue(strategy.gridProperty().get().contains("tries 10 of them"), strategy.gridProperty().get());
        editor.rows().stream().filter(r -> r.name().equals("learning_rate")).findFirst().orElseThrow().setTuned(false);
        assertTrue(strategy.samplerOptions().stream().noneMatch(o -> o.parameter().equals("learning_rate")));
    }

    @Test
    void anExperimentsStrategyIsShownAndAWrongOneSaid() {
        Experiment e = applied();
        settings.load(e.withSampler("forest:trees=60").withPruner("patient:4"));
        assertEquals("60", option("trees").textProperty().get());
        assertEquals("4", strategy.prunerOptions().getFirst().textProperty().get());
        assertEquals("2 options changed", strategy.changedProperty().get());
        assertFalse(editor.undoHistory().undoableProperty().get());
        settings.load(e.withSampler("forest:trees=-1"));
        assertTrue(settings.problemProperty().get().contains("2 to 500"), settings.problemProperty().get());
        settings.load(e.withSampler("oracle"));
        assertTrue(settings.problemProperty().get().contains("oracle"));
        strategy.samplerProperty().set("tpe");
        assertEquals("", settings.problemProperty().get());
    }
}
