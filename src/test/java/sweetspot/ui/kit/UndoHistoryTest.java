package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {

    @Test
    void aDragIsOneStepAndTheNextDragAnother() {
        UndoHistory<Integer> history = new UndoHistory<>(0);
        for (int i = 1; i <= 50; i++) history.push(i, "drag", "thumb");
        history.endMerge();
        for (int i = 51; i <= 90; i++) history.push(i, "drag", "thumb");

        history.undo();
        assertEquals(50, history.state());
        history.undo();
        assertEquals(0, history.state());
        assertFalse(history.undoableProperty().get());
        history.redo();
        history.redo();
        assertEquals(90, history.state());
        assertFalse(history.redoableProperty().get());
    }

    @Test
    void aDragThatComesBackIsNoStep() {
        UndoHistory<Integer> history = new UndoHistory<>(7);
        history.push(8, "a");
        history.push(9, "drag", "thumb");
        history.push(8, "drag", "thumb");
        history.endMerge();
        assertEquals("a", history.undoLabelProperty().get());
        history.undo();
        assertEquals(7, history.state());
    }

    @Test
    void anotherKeyOrNoKeyEndsTheMergedStep() {
        UndoHistory<Integer> history = new UndoHistory<>(0);
        history.push(1, "low", "low");
        history.push(2, "high", "high");
        history.push(3, "typed");
        history.push(4, "low", "low");
        List<Integer> seen = new ArrayList<>();
        while (history.undoableProperty().get()) {
            history.undo();
            seen.add(history.state());
        }
        assertEquals(List.of(3, 2, 1, 0), seen);
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        UndoHistory<Integer> history = new UndoHistory<>(0);
        history.push(1, "one");
        history.push(2, "two");
        history.undo();
        assertEquals("two", history.redoLabelProperty().get());
        history.push(3, "three");
        history.redo();
        assertEquals(3, history.state());
        assertEquals("three", history.undoLabelProperty().get());
    }

    @Test
    void itIsBounded() {
        UndoHistory<Integer> history = new UndoHistory<>(0);
        for (int i = 1; i <= 3 * UndoHistory.LIMIT; i++) history.push(i, "edit");
        int steps = 0;
        while (history.undoableProperty().get()) {
            history.undo();
            steps++;
        }
        assertEquals(UndoHistory.LIMIT, steps);
        assertEquals(2 * UndoHistory.LIMIT, history.state());
    }

    /// Any mix of edits, undo and redo agrees with the plain list-and-cursor model of a history.
    @Test
    void anyMixOfStepsAgreesWithAListAndACursor() {
        Random random = new Random(3);
        UndoHistory<Integer> history = new UndoHistory<>(0);
        List<Integer> states = new ArrayList<>(List.of(0));
        int at = 0;
        for (int i = 1; i < 2000; i++) {
            switch (random.nextInt(4)) {
                case 0, 3 -> {
                    history.undo();
                    at = Math.max(0, at - 1);
                }
                case 1 -> {
                    history.redo();
                    at = Math.min(states.size() - 1, at + 1);
                }
                default -> {
                    history.push(i, "edit");
                    states.subList(at + 1, states.size()).clear();
                    states.add(i);
                    at++;
                }
            }
            assertEquals(states.get(at), history.state());
            assertEquals(at > 0, history.undoableProperty().get());
            assertEquals(at < states.size() - 1, history.redoableProperty().get());
            assertTrue(states.size() < UndoHistory.LIMIT, "the walk stays within the bound");
        }
    }
}
