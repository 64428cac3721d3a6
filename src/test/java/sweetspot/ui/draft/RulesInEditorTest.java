package sweetspot.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.space.Expression;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;

class RulesInEditorTest {
    private static final Parameter LEAF = new Parameter("leaf", IntDistribution.linear(1, 30), 5L);
    private static final Parameter SPLIT = new Parameter("split", IntDistribution.linear(2, 40), 10L);
    private static final Relation RULE = Relation.read("leaf <= 2*split");
    private final SpaceEditorViewModel editor = new SpaceEditorViewModel();

    @BeforeEach
    void load() {
        editor.loadRows("", SearchSpace.of(LEAF, SPLIT), List.of());
    }

    @Test
    void aRuleIsAnUndoStepAndPartOfTheSpace() {
        editor.setRule(0, RULE);
        assertEquals(List.of(RULE), editor.searchSpace().orElseThrow().relations());
        RuleStates.State state = editor.rulesProperty().get().states().getFirst();
        assertEquals("leaf ≤ 2 × split", state.label());
        assertTrue(state.keepsDefault());
        assertEquals(0.85, state.allowed(), 0.03);
        assertFalse(editor.isUntouched());
        editor.setRule(0, Relation.read("leaf <= split"));
        editor.removeRule(0);
        assertEquals(List.of(), editor.searchSpace().orElseThrow().relations());
        editor.undoHistory().undo();
        editor.undoHistory().undo();
        assertEquals(List.of(RULE), editor.searchSpace().orElseThrow().relations());
        editor.undoHistory().undo();
        assertTrue(editor.isUntouched());
    }

    @Test
    void aRuleThatLeavesNothingIsAProblem() {
        editor.setRule(0, Relation.read("leaf >= 31 + split"));
        assertTrue(editor.searchSpace().isEmpty());
        assertTrue(editor.problems().getFirst().contains("leaf >= 31 + split"), editor.problems()::toString);
        editor.undoHistory().undo();
        assertTrue(editor.problems().isEmpty());
    }

    @Test
    void aRuleAboutWhatIsGoneOrAListIsSaid() {
        editor.setRule(0, RULE);
        editor.rows().getLast().setList(true);
        assertTrue(editor.searchSpace().isEmpty());
        assertTrue(editor.problems().getFirst().contains("leaf ≤ 2 × split"));
        editor.undoHistory().undo();
        editor.remove("split");
        assertTrue(editor.searchSpace().isEmpty());
        editor.removeRule(0);
        assertTrue(editor.searchSpace().isPresent());
        assertThrows(IllegalArgumentException.class, () -> editor.tryRule("leaf <= split"));
    }

    @Test
    void anOpenedSpaceKeepsItsRulesAndWhatIsComputed() {
        Parameter half =
                new Parameter("half", IntDistribution.linear(1, 15), 1L).derivedFrom(Expression.read("leaf/2"));
        SearchSpace opened = new SearchSpace(List.of(LEAF, SPLIT, half), List.of(RULE));
        editor.loadRows("", opened, List.of());
        assertEquals(opened, editor.searchSpace().orElseThrow());
        assertEquals(2, editor.summaryProperty().get().dimensions());
        editor.remove("leaf");
        editor.removeRule(0);
        assertTrue(editor.searchSpace().orElseThrow().get("half").derived().isEmpty());
    }

    @Test
    void aParameterIsComputedFromOthersAndSearchedAgain() {
        editor.compute("leaf", "split/2");
        Parameter leaf = editor.searchSpace().orElseThrow().get("leaf");
        assertEquals("split/2", leaf.derived().orElseThrow().text());
        ParameterRow row = editor.rows().stream().filter(r -> r.name().equals("leaf")).findFirst().orElseThrow();
        assertTrue(row.state().conditionText().contains("split"), row.state().conditionText());
        assertEquals(39, editor.searchSpace().orElseThrow().cardinality().orElseThrow());
        editor.compute("leaf", " ");
        assertTrue(editor.searchSpace().orElseThrow().get("leaf").derived().isEmpty());
        editor.undoHistory().undo();
        editor.undoHistory().undo();
        assertTrue(editor.isUntouched());
    }

    @Test
    void whatCannotBeComputedIsSaid() {
        assertTrue(editor.whyNotComputed("leaf", "trees/2").orElseThrow().contains("trees"));
        assertTrue(editor.whyNotComputed("leaf", "split/").orElseThrow().contains("column"));
        assertTrue(editor.whyNotComputed("leaf", "leaf + 1").isPresent(), "from itself");
        assertTrue(editor.whyNotComputed("leaf", "log(split)*3").isEmpty());
        editor.compute("leaf", "split/2");
        assertTrue(editor.whyNotComputed("split", "leaf + 1").orElseThrow().contains("leaf"));
    }

    @Test
    void aProductIsARuleAndItsRangesBeginAboveZero() {
        editor.setRule(0, Relation.read("leaf*split <= 100"));
        assertEquals("leaf × split ≤ 100", editor.rulesProperty().get().states().getFirst().label());
        assertTrue(editor.searchSpace().orElseThrow().brokenRule(Configuration.of(Map.of("leaf", 5L, "split", 21L)))
                .isPresent());
        editor.declareAnew("leaf", new Parameter("leaf", IntDistribution.linear(0, 30), 5L));
        assertTrue(editor.searchSpace().isEmpty());
        assertTrue(editor.problems().getFirst().contains("above 0"), editor.problems()::toString);
    }
}
