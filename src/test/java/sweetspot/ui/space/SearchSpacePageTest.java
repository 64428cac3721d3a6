package sweetspot.ui.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpaceSamples;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.search.SearchCards;
import sweetspot.ui.search.SearchSettingsViewModel;

/// The page in a window, with mouse and keyboard.
class SearchSpacePageTest {
    private final SpaceEditorViewModel editor = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private int started;

    @BeforeEach
    void open() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
            up.await();
        } catch (IllegalStateException e) {
            // Another test has started the toolkit.
        }
        Platform.setImplicitExit(false);
        onFx(() -> {
            settings.follow(editor);
            editor.loadRows("gbm", SpaceSamples.boosting());
            CommandRegistry commands = new CommandRegistry();
            commands.get(CommandId.START_SEARCH).handle(() -> started++);
            stage = new Stage();
            SearchCards cards = new SearchCards(editor, settings, Optional.empty());
            Scene scene = new Scene(new StackPane(new SearchSpacePage(editor, cards.column(),
                    cards.start(commands.get(CommandId.START_SEARCH)))), 1152, 800);
            Theme.loadFonts();
            Theme.apply(scene, false, 1);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return null;
        });
        robot.targetWindow(stage);
        settle();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            onFx(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return null;
            });
        }
    }

    private Node find(String selector) {
        return onFx(() -> {
            Node node = stage.getScene().lookup(selector);
            if (node == null) throw new AssertionError("there is no " + selector);
            return node;
        });
    }

    private NumericDistribution range(String name) {
        return onFx(() -> (NumericDistribution) editor.searchSpace().orElseThrow().get(name).range());
    }

    private double shownLow(String name) {
        RangeSlider slider = (RangeSlider) find("#" + name + "-track .range-slider");
        return onFx(slider::getLowValue);
    }

    private void type(String id, String text) {
        robot.doubleClickOn(find(id)).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
        settle();
    }

    @Test
    void noLimitAndAListOfValuesByKeyboard() {
        onFx(() -> {
            lookup("#depth-unlimited").requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        settle();
        assertEquals("2, 5, 8, 10, no limit", onFx(() -> ((TextField) lookup("#depth-values")).getText()));
        type("#depth-values", "5, 10, no limit");
        assertEquals(java.util.Arrays.asList(5L, 10L, null),
                onFx(() -> ((CategoricalDistribution) editor.searchSpace().orElseThrow().get("depth").range())
                        .choices()));
        type("#depth-values", "5, 99999");
        assertTrue(onFx(() -> lookup("#depth-values").getStyleClass().contains("invalid")));
        onFx(() -> {
            lookup("#depth-kind").requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        settle();
        assertEquals(IntDistribution.linear(5, 10), range("depth"));
        assertFalse(onFx(() -> lookup("#trees-unlimited").isVisible()));
    }

    private Node lookup(String selector) {
        return java.util.Objects.requireNonNull(stage.getScene().lookup(selector), selector);
    }

    @Test
    void draggingAThumbMovesTheFieldAndIsOneUndoStep() {
        Node thumb = find("#learning_rate-track .high-thumb");
        robot.drag(thumb).moveBy(-20, 0).moveBy(-20, 0).drop();
        settle();
        double high = range("learning_rate").highest();
        assertTrue(high > 0.08 && high < 0.2, "40 of some 275 pixels of three decades: " + high);
        TextField field = (TextField) find("#learning_rate-high");
        assertEquals(high, Double.parseDouble(onFx(field::getText)));

        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.Z);
        settle();
        assertEquals(0.3, range("learning_rate").highest());
        assertFalse(onFx(() -> editor.undoHistory().undoableProperty().get()), "the whole drag was one step");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        settle();
        assertEquals(high, range("learning_rate").highest());
    }

    @Test
    void typingAndTheLogSwitchMoveTheSlider() {
        type("#trees-low", "100");
        assertEquals(IntDistribution.linear(100, 500), range("trees"));
        assertEquals(100, shownLow("trees"));
        robot.clickOn(find("#trees-log"));
        settle();
        assertEquals(IntDistribution.log(100, 500), range("trees"));
        assertEquals(2, shownLow("trees"), 1e-9, "positions are log10");
        onFx(() -> {
            editor.undoHistory().undo();
            editor.undoHistory().undo();
            return null;
        });
        settle();
        assertEquals(50, shownLow("trees"));
    }

    @Test
    void keysStepThumbsAndFields() {
        robot.clickOn(find("#depth-track .low-thumb"));
        robot.push(KeyCode.RIGHT);
        assertEquals(3, range("depth").lowest());
        robot.push(KeyCode.PAGE_UP);
        assertEquals(5, range("depth").lowest(), "ten percent of 1 to 16, to the nearest whole number");
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.LEFT);
        assertEquals(9, range("depth").highest(), "Tab goes to the other thumb");
        robot.clickOn(find("#depth-high")).push(KeyCode.UP).push(KeyCode.UP);
        assertEquals(11, range("depth").highest());
        assertEquals(5, range("depth").lowest());
    }

    @Test
    void keysMoveTheThumbThatTheMousePressedLast() {
        robot.clickOn(find("#depth-track .high-thumb"));
        settle();
        assertTrue(onFx(() -> lookup("#depth-track .high-thumb").isFocused()), "marked for the eye");
        assertFalse(onFx(() -> lookup("#depth-track .low-thumb").isFocused()));
        robot.push(KeyCode.LEFT);
        assertEquals(IntDistribution.linear(2, 9), range("depth"));
        robot.clickOn(find("#depth-track .low-thumb"));
        settle();
        robot.push(KeyCode.RIGHT);
        assertEquals(IntDistribution.linear(3, 9), range("depth"));
        robot.drag(find("#depth-track .high-thumb")).moveBy(20, 0).drop();
        settle();
        double high = range("depth").highest();
        robot.push(KeyCode.RIGHT);
        assertEquals(high + 1, range("depth").highest());
    }

    @Test
    void badInputIsMarkedSaidAndKeepsTheSearchFromStarting() {
        type("#trees-low", "0,5");
        TextField field = (TextField) find("#trees-low");
        assertTrue(onFx(() -> field.getStyleClass().contains("invalid")));
        Set<Node> reasons = onFx(() -> stage.getScene().getRoot().lookupAll(".parameter-row .field-problem"));
        assertEquals(1, reasons.size());
        assertTrue(((Label) reasons.iterator().next()).getText().contains("0.5"));
        Button start = (Button) find("#start-search");
        assertTrue(onFx(start::isDisabled));
        type("#trees-low", "60");
        assertFalse(onFx(() -> field.getStyleClass().contains("invalid")));
        robot.clickOn(start);
        assertEquals(1, started);
    }

    @Test
    void chipsLocksPresetsAndAdviceWorkByMouse() {
        robot.clickOn(onFx(() -> stage.getScene().getRoot().lookupAll("#class_weight-choices .toggle-chip"))
                .iterator().next());
        settle();
        assertEquals(CategoricalDistribution.of("balanced"),
                onFx(() -> editor.searchSpace().orElseThrow().get("class_weight").range()));
        robot.clickOn(find("#depth-lock"));
        settle();
        assertEquals("3", onFx(() -> ((TextField) stage.getScene().lookup("#depth-fixed")).getText()));
        robot.clickOn(find("#preset-wide"));
        settle();
        assertEquals(IntDistribution.linear(10, 1000), range("trees"));
        robot.clickOn(find("#reset-ranges"));
        settle();
        onFx(() -> {
            editor.setLastSearch(SearchHistory.of(SpaceSamples.search(SpaceSamples.boosting(), 400)));
            return null;
        });
        settle();
        robot.clickOn(find("#trees-widen"));
        settle();
        assertEquals(IntDistribution.linear(50, 800), range("trees"));
        assertEquals(List.of(), onFx(() -> List.copyOf(editor.problems())));
    }

    @Test
    void aConditionIsAddedByTheDialog() {
        robot.clickOn(find("#add-condition"));
        Scene dialog = onFx(() -> Window.getWindows().stream().filter(w -> w != stage && w.isShowing())
                .map(Window::getScene).filter(s -> s.lookup("#condition-add") != null).findFirst().orElseThrow());
        Button add = (Button) onFx(() -> dialog.lookup("#condition-add"));
        assertTrue(onFx(add::isDisabled), "no value is chosen yet");
        onFx(() -> {
            ((ToggleButton) dialog.lookup(".toggle-chip")).fire();
            return null;
        });
        assertFalse(onFx(add::isDisabled));
        onFx(() -> {
            add.fire();
            return null;
        });
        settle();
        assertEquals(new Condition("class_weight", List.of("none")),
                onFx(() -> editor.searchSpace().orElseThrow().get("learning_rate").condition().orElseThrow()));
        assertEquals("class_weight", onFx(() -> editor.rows().get(editor.rows().indexOf(editor.rows().stream()
                .filter(r -> r.name().equals("learning_rate")).findFirst().orElseThrow()) - 1).name()));
    }
}
