package sweetspot.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.RandomSpaces;
import sweetspot.space.SearchSpace;
import sweetspot.ui.draft.RowDraft.Field;

class SpaceEditorViewModelTest {
    private SpaceEditorViewModel editor;

    @BeforeEach
    void load() {
        editor = new SpaceEditorViewModel();
        editor.loadRows("gbm", SpaceSamples.boosting());
    }

    private ParameterRow row(String name) {
        return editor.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    private Parameter parameter(String name) {
        return editor.searchSpace().orElseThrow().get(name);
    }

    @Test
    void aTypedRangeReachesTheSpace() {
        row("learning_rate").type(Field.LOW, "1e-3");
        row("learning_rate").type(Field.HIGH, "0.5");
        assertEquals(FloatDistribution.log(0.001, 0.5), parameter("learning_rate").range());
        row("trees").type(Field.HIGH, "800");
        assertEquals(IntDistribution.linear(50, 800), parameter("trees").range());
    }

    @Test
    void invalidInputStaysInTheFieldAndTakesTheSpaceAway() {
        row("learning_rate").type(Field.LOW, "0,5");
        assertEquals("0,5", row("learning_rate").state().draft().text(Field.LOW));
        assertTrue(editor.searchSpace().isEmpty());
        assertEquals(1, editor.problems().size());
        assertTrue(editor.problems().getFirst().startsWith("Learning rate"));
        assertTrue(editor.verdictProperty().get().contains("0.5"), "the verdict says what is wrong");
        editor.undoHistory().undo();
        assertTrue(editor.searchSpace().isPresent());
        assertEquals("0.01", row("learning_rate").state().draft().text(Field.LOW));
    }

    private List<Object> choices(String name) {
        return ((CategoricalDistribution) parameter(name).range()).choices();
    }

    @Test
    void aRangeBecomesAListOfValuesAndARangeAgain() {
        row("depth").setUnlimited(true);
        assertTrue(row("depth").state().draft().isList());
        assertEquals(Arrays.asList(2L, 5L, 8L, 10L, null), choices("depth"));
        assertEquals("2, 5, 8, 10, no limit", row("depth").state().draft().text(Field.VALUES));
        row("depth").type(Field.VALUES, "5; 10 ;None");
        assertEquals(Arrays.asList(5L, 10L, null), choices("depth"));
        row("depth").setUnlimited(false);
        assertEquals(List.of(5L, 10L), choices("depth"));
        row("depth").setList(false);
        assertEquals(IntDistribution.linear(5, 10), parameter("depth").range());
        row("learning_rate").setList(true);
        assertEquals(List.of(0.01, 0.031, 0.097, 0.3), choices("learning_rate"));
        editor.undoHistory().undo();
        editor.undoHistory().undo();
        assertEquals(List.of(5L, 10L), choices("depth"));
        // Pressing keys of a range on a list does nothing.
        row("depth").nudge(Field.VALUES, 0.1);
        assertEquals(List.of(5L, 10L), choices("depth"));
    }

    @Test
    void whatIsNoValueOfAListStaysWithItsReason() {
        row("trees").setList(true);
        for (String[] wrong : new String[][]{{"5, x", "x:"}, {"", "at least one"}, {"5, 2.5", "2.5:"},
            {"100, no limit", "no limit:"}, {"-1", "-1:"}}) {
            row("trees").type(Field.VALUES, wrong[0]);
            assertEquals(wrong[0], row("trees").state().draft().text(Field.VALUES));
            assertTrue(editor.problems().getFirst().contains(wrong[1]), editor.problems()::toString);
            assertTrue(editor.searchSpace().isEmpty());
        }
        row("trees").type(Field.VALUES, "100, 100, 200");
        assertEquals(List.of(100L, 200L), choices("trees"));
    }

    @Test
    void aRowIsFixedAtNoLimit() {
        row("depth").setTuned(false);
        row("depth").type(Field.FIXED, "no limit");
        assertEquals(Optional.of(new Parameter.Fixed(null)), parameter("depth").fixed());
        assertEquals("no limit", row("depth").state().draft().text(Field.FIXED));
        row("depth").nudge(Field.FIXED, 0.1);
        row("depth").setUnlimited(false);
        assertEquals(Optional.of(new Parameter.Fixed(3L)), parameter("depth").fixed());
        row("trees").setTuned(false);
        row("trees").type(Field.FIXED, "no limit");
        assertTrue(row("trees").state().draft().problem().isPresent(), "the number of trees has a limit");
    }

    @Test
    void anOpenedListAndDefaultStayWhatTheyAre() {
        SearchSpace opened = SearchSpace.of(new Parameter("depth", CategoricalDistribution.of(5L, 10L, null), 10L),
                new Parameter("leaf", IntDistribution.linear(1, 9), 4L));
        editor.loadRows("gbm", opened, SpaceSamples.boosting());
        assertTrue(row("depth").state().draft().isList());
        assertEquals(Arrays.asList(5L, 10L, null), choices("depth"));
        assertEquals(10L, parameter("depth").defaultValue());
        assertEquals(4L, parameter("leaf").defaultValue());
        editor.apply(RangePreset.WIDE);
        assertFalse(row("depth").state().draft().isList());
        editor.loadRows("gbm", SearchSpace.of(new Parameter("depth", IntDistribution.linear(2, 9), null)),
                SpaceSamples.boosting());
        assertEquals(null, parameter("depth").defaultValue());
    }

    @Test
    void aLowAboveTheHighIsTakenOnceTheHighIsRaised() {
        row("trees").type(Field.LOW, "600");
        assertTrue(row("trees").state().draft().problem().orElseThrow().contains("500"));
        row("trees").type(Field.HIGH, "550");
        assertEquals("600", row("trees").state().draft().text(Field.LOW), "still not right, and not lost");
        assertTrue(row("trees").state().draft().problem().orElseThrow().contains("550"));
        row("trees").type(Field.HIGH, "900");
        assertEquals(IntDistribution.linear(600, 900), parameter("trees").range());
    }

    @Test
    void limitsStepsAndLogAreReasons() {
        row("fraction").type(Field.HIGH, "1.5");
        assertTrue(row("fraction").state().draft().problem().orElseThrow().contains("1"));
        editor.undoHistory().undo();
        row("learning_rate").type(Field.LOW, "0");
        assertTrue(row("learning_rate").state().draft().problem().orElseThrow().contains("log"));
        editor.undoHistory().undo();

        row("fraction").type(Field.LOW, "0");
        assertTrue(row("fraction").state().draft().logProblem().isPresent());
        row("fraction").setLog(true);
        assertFalse(((NumericDistribution) parameter("fraction").range()).log(), "a log scale from 0 is impossible");
        row("fraction").type(Field.LOW, "0.1");
        row("fraction").setLog(true);
        assertEquals(FloatDistribution.log(0.1, 1), parameter("fraction").range());

        SearchSpace stepped = SearchSpace.of(new Parameter("units", new IntDistribution(10, 50, false, 10), 20L));
        editor.loadRows("", stepped, List.of());
        row("units").type(Field.HIGH, "55");
        assertTrue(row("units").state().draft().problem().orElseThrow().contains("50 or 60"));
        row("units").type(Field.HIGH, "60");
        assertEquals(new IntDistribution(10, 60, false, 10), parameter("units").range());
        assertTrue(row("units").state().draft().logProblem().isPresent());
    }

    @Test
    void oneDragIsOneUndoStep() {
        ParameterRow rate = row("learning_rate");
        SearchSpace before = editor.searchSpace().orElseThrow();
        for (double x = -2; x > -2.8; x -= 0.01) rate.drag(Field.LOW, x);
        rate.endDrag();
        rate.drag(Field.HIGH, -0.2);
        rate.endDrag();
        editor.undoHistory().undo();
        assertEquals(0.3, ((FloatDistribution) parameter("learning_rate").range()).high());
        editor.undoHistory().undo();
        assertEquals(before, editor.searchSpace().orElseThrow());
        editor.undoHistory().redo();
        editor.undoHistory().redo();
        assertEquals(Math.pow(10, -0.2), ((FloatDistribution) parameter("learning_rate").range()).high(), 0.01);
    }

    /// Whatever is dragged, stepped or switched on whatever space: the space stays valid, fields and slider agree,
    /// and undo leads back to the beginning.
    @Test
    void anyEditsKeepFieldsAndSliderInStepAndCanAllBeUndone() {
        Random random = new Random(8);
        for (int trial = 0; trial < 60; trial++) {
            SearchSpace space = RandomSpaces.space(random);
            editor.loadRows("", space, List.of());
            for (int i = 0; i < 40; i++) {
                ParameterRow row = editor.rows().get(random.nextInt(editor.rows().size()));
                edit(row, random);
                assertTrue(row.state().draft().problem().isEmpty());
                if (row.spec().numeric()) assertInStep(row);
                editor.undoHistory().endMerge();
            }
            while (editor.undoHistory().undoableProperty().get()) editor.undoHistory().undo();
            assertEquals(space, editor.undoHistory().state().toSpace().orElseThrow());
        }
    }

    private static void edit(ParameterRow row, Random random) {
        Field end = random.nextBoolean() ? Field.LOW : Field.HIGH;
        if (!row.spec().numeric()) {
            List<Object> choices = row.spec().allChoices();
            row.toggle(choices.get(random.nextInt(choices.size())));
            return;
        }
        TrackScale track = row.state().track().orElseThrow();
        switch (random.nextInt(4)) {
            case 0 -> row.nudge(end, random.nextBoolean() ? 0.01 : -0.1);
            case 1 -> row.setLog(random.nextBoolean());
            case 2 -> row.setTuned(random.nextBoolean());
            default -> row.drag(end, track.min() + random.nextDouble() * (track.max() - track.min()));
        }
    }

    private static void assertInStep(ParameterRow row) {
        NumericDistribution range = (NumericDistribution) row.state().draft().range();
        TrackScale track = row.state().track().orElseThrow();
        assertEquals(range.lowest(), Double.parseDouble(row.state().draft().text(Field.LOW).replace('−', '-')));
        assertEquals(range.highest(), Double.parseDouble(row.state().draft().text(Field.HIGH).replace('−', '-')));
        assertTrue(track.low() <= range.lowest() && range.highest() <= track.high(),
                "the track shows all of the range");
        assertEquals(range.log(), track.log());
    }

    @Test
    void theLastChoiceIsKept() {
        row("class_weight").toggle("none");
        assertEquals(CategoricalDistribution.of("balanced"), parameter("class_weight").range());
        row("class_weight").toggle("balanced");
        assertEquals(CategoricalDistribution.of("balanced"), parameter("class_weight").range());
        row("class_weight").toggle("none");
        assertEquals(CategoricalDistribution.of("none", "balanced"), parameter("class_weight").range(),
                "declared order");
    }

    @Test
    void aChildFollowsItsParent() {
        assertEquals(1, row("fraction").state().depth());
        assertTrue(row("fraction").state().conditionText().contains("Feature sampling"));
        assertTrue(row("fraction").state().reachable());
        int dimensions = editor.summaryProperty().get().dimensions();
        row("features").toggle("fraction");
        assertFalse(row("fraction").state().reachable());
        assertEquals(dimensions - 1, editor.summaryProperty().get().dimensions());
        editor.undoHistory().undo();
        row("features").setTuned(false);
        assertFalse(row("fraction").state().reachable(), "fixed at all columns");
        row("features").fixAt("fraction");
        assertTrue(row("fraction").state().reachable());
    }

    @Test
    void aFixedRowTakesAValueWithinTheLimits() {
        row("leaf").type(Field.FIXED, "7");
        assertEquals(7L, parameter("leaf").fixed().orElseThrow().value());
        row("leaf").type(Field.FIXED, "0");
        assertTrue(editor.searchSpace().isEmpty());
        row("leaf").setTuned(true);
        assertTrue(editor.searchSpace().isPresent(), "the bad text belongs to the fixed value only");
        assertTrue(parameter("leaf").tuned());
    }

    @Test
    void withNothingTunedThereIsNothingToStart() {
        for (ParameterRow row : List.copyOf(editor.rows())) row.setTuned(false);
        assertTrue(editor.searchSpace().isEmpty());
        assertEquals(1, editor.problems().size());
    }

    @Test
    void presetsSetRangesAndKeepLocks() {
        assertEquals(Optional.of(RangePreset.RECOMMENDED), editor.presetProperty().get());
        row("depth").setTuned(false);
        editor.apply(RangePreset.WIDE);
        assertEquals(Optional.of(RangePreset.WIDE), editor.presetProperty().get());
        assertEquals(IntDistribution.linear(10, 1000), parameter("trees").range());
        assertFalse(parameter("depth").tuned());
        row("trees").type(Field.HIGH, "999");
        assertEquals(Optional.empty(), editor.presetProperty().get());
        editor.reset();
        assertEquals(Optional.of(RangePreset.RECOMMENDED), editor.presetProperty().get());
        assertTrue(parameter("depth").tuned());
        for (int i = 0; i < 4; i++) editor.undoHistory().undo();
        assertFalse(editor.undoHistory().undoableProperty().get(), "each was one step");
    }

    @Test
    void aroundBestNeedsTenTrialsAndHoldsTheTenBest() {
        editor.setLastSearch(SearchHistory.of(SpaceSamples.search(SpaceSamples.boosting(), 9)));
        assertFalse(editor.aroundBestEnabled());
        editor.apply(RangePreset.AROUND_BEST);
        assertFalse(editor.undoHistory().undoableProperty().get());

        SearchHistory history = SearchHistory.of(SpaceSamples.search(SpaceSamples.boosting(), 200));
        editor.setLastSearch(history);
        editor.apply(RangePreset.AROUND_BEST);
        assertEquals(Optional.of(RangePreset.AROUND_BEST), editor.presetProperty().get());
        NumericDistribution trees = (NumericDistribution) parameter("trees").range();
        assertEquals(10, history.bestValues("trees").length);
        for (double value : history.bestValues("trees")) {
            assertTrue(value >= trees.lowest() && value <= trees.highest());
        }
        assertTrue(trees.highest() - trees.lowest() < 350, "narrower than recommended");
    }

    @Test
    void bestTrialsAtAnEdgeAdviseToWidenUntilItIsKeptOrWidened() {
        editor.setLastSearch(SearchHistory.of(SpaceSamples.search(SpaceSamples.boosting(), 400)));
        EdgeAdvice advice = row("trees").state().advice().orElseThrow();
        assertEquals(Field.HIGH, advice.edge());
        assertTrue(advice.beyond() >= 5);
        assertEquals(500, advice.at());
        assertEquals(800, advice.widenTo());
        assertTrue(row("learning_rate").state().advice().isEmpty());

        row("trees").keepEdge();
        assertTrue(row("trees").state().advice().isEmpty());
        editor.undoHistory().undo();
        row("trees").widen();
        assertEquals(IntDistribution.linear(50, 800), parameter("trees").range());
        assertTrue(row("trees").state().advice().isEmpty());
    }

    @Test
    void aDefaultOutsideTheRangeIsAllowedAndSaid() {
        assertTrue(editor.verdictProperty().get().contains("contains the default"));
        row("depth").type(Field.LOW, "5");
        assertTrue(editor.searchSpace().isPresent());
        assertTrue(editor.verdictProperty().get().contains("Maximum depth"));
    }

    @Test
    void aConditionCanBeAddedAndTakenAwayAgain() {
        editor.setCondition("learning_rate", Optional.of(new Condition("class_weight", List.of("balanced"))));
        SearchSpace space = editor.searchSpace().orElseThrow();
        assertTrue(space.indexOf("class_weight") < space.indexOf("learning_rate"), "a parent stands first");
        assertEquals(1, row("learning_rate").state().depth());
        List<String> names = editor.rows().stream().map(ParameterRow::name).toList();
        assertEquals(names.indexOf("class_weight") + 1, names.indexOf("learning_rate"), "shown under its parent");
        assertTrue(row("learning_rate").state().removable());
        assertFalse(row("fraction").state().removable(), "the model’s own condition stays");
        assertThrows(IllegalArgumentException.class, () -> editor.setCondition("features",
                Optional.of(new Condition("fraction", List.of(0.5)))));
        row("learning_rate").removeCondition();
        assertTrue(parameter("learning_rate").condition().isEmpty());
    }

    @Test
    void switchingTheModelIsOneUndoableStep() {
        List<RowSpec> other = new ArrayList<>(SpaceSamples.boosting().subList(1, 3));
        editor.setModels(List.of(new SpaceEditorViewModel.ModelOption("rf", "Random forest")), _ -> other);
        row("trees").type(Field.HIGH, "700");
        editor.selectModel("rf");
        assertEquals("rf", editor.modelProperty().get());
        assertEquals(2, editor.rows().size());
        editor.undoHistory().undo();
        assertEquals("gbm", editor.modelProperty().get());
        assertEquals(IntDistribution.linear(50, 700), parameter("trees").range());
    }

    @Test
    void whatIsLoadedIsWhatIsSaved() {
        Random random = new Random(21);
        for (int i = 0; i < 100; i++) {
            SearchSpace space = RandomSpaces.space(random);
            editor.loadRows("", space, List.of());
            assertEquals(space, editor.undoHistory().state().toSpace().orElseThrow());
        }
        // An opened space may be wider than the model family's own limits, and leave parameters out.
        SearchSpace opened = SearchSpace.of(new Parameter("trees", IntDistribution.log(5, 9000), 100L),
                new Parameter("mine", FloatDistribution.linear(0, 1), 0.5));
        editor.loadRows("gbm", opened, SpaceSamples.boosting());
        SearchSpace saved = editor.searchSpace().orElseThrow();
        assertEquals(opened.get("trees"), saved.get("trees"));
        assertEquals(opened.get("mine"), saved.get("mine"));
        assertEquals(0.1, saved.get("learning_rate").fixed().orElseThrow().value(), "left out means its default");
    }

    @Test
    void theSummaryCounts() {
        SpaceSummary summary = editor.summaryProperty().get();
        assertEquals(6, summary.dimensions());
        assertEquals(4, summary.numeric());
        assertEquals(2, summary.choices());
        assertEquals(1, summary.conditionalNumeric());
        assertEquals(0, summary.conditionalChoices());
        // 10 · 10 · 9 · 2 · (3 + 10)
        assertEquals(23_400, summary.gridTrials());
    }
}
