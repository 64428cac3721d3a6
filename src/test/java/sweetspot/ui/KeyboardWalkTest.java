package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.SampleCatalog;
import sweetspot.ui.draft.RowDraft;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// Every page by the Tab key alone: each stop is something that can be seen, and has the ring around it.
class KeyboardWalkTest {
    @TempDir
    Path home;

    private AppHarness app;

    @BeforeEach
    void open() throws Exception {
        app = new AppHarness(home, 1366, 768);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void everyStopOfEveryPageIsSeen() throws Exception {
        until(() -> app.stage().getScene().lookup("#sample-penguins") != null);
        List<String> wrong = new ArrayList<>(walk("welcome"));
        ExperimentViewModel model = sample();
        onFx(() -> {
            model.space().selectModel("decision_tree");
            model.settings().trials().set(12);
            return null;
        });
        wrong.addAll(walk("data"));
        for (Step step : List.of(Step.MODEL, Step.SPACE, Step.SEARCH)) {
            onFx(() -> {
                model.goTo(step);
                return null;
            });
            wrong.addAll(walk(step.key()));
        }
        onFx(() -> {
            model.start(false);
            return null;
        });
        until(() -> model.step().get() == Step.RESULTS && !model.study().isLive());
        wrong.addAll(walk("results"));
        for (ResultsPart part : List.of(ResultsPart.ANALYSIS, ResultsPart.VERDICT)) {
            onFx(() -> {
                model.resultsPart().set(part);
                return null;
            });
            app.settle();
            wrong.addAll(walk("results-" + part));
        }
        onFx(() -> {
            model.goTo(Step.EXPORT);
            return null;
        });
        wrong.addAll(walk("export"));
        onFx(() -> {
            app.workbench().goToSettings();
            return null;
        });
        wrong.addAll(walk("settings"));
        assertEquals(List.of(), wrong);
    }

    @Test
    void stepsGoIntoTheirPages() throws Exception {
        sample();
        KeyCode[] digits = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4};
        String[] pages = {"page", "page", "page", "search-page"};
        for (int i : new int[]{2, 1, 3, 0}) {
            app.press(digits[i], true, false);
            String wanted = pages[i];
            assertTrue(onFx(() -> isWithin(app.stage().getScene().getFocusOwner(), wanted)), "step " + (i + 1));
        }
    }

    @Test
    void keysWorkWhileAThumbHasTheFocus() throws Exception {
        ExperimentViewModel model = sample();
        onFx(() -> {
            model.space().selectModel("decision_tree");
            return null;
        });
        app.press(KeyCode.DIGIT3, true, false);
        app.settle();
        SpaceEditorViewModel space = model.space();
        focusThumb("#max_depth-track", ".high-thumb");
        String before = high(space);
        app.press(KeyCode.PAGE_DOWN, false, false);
        String page = high(space);
        assertNotEquals(before, page, "Page moves the thumb");
        app.press(KeyCode.Z, true, false);
        assertEquals(before, high(space), "undo is heard");
        app.press(KeyCode.D, true, false);
        assertTrue(onFx(() -> app.stage().getScene().getRoot().getStyleClass().contains("dark")), "the theme changes");
        AtomicInteger pauses = new AtomicInteger();
        onFx(() -> {
            app.window().commands().get(CommandId.PAUSE_OR_RESUME).handle(pauses::incrementAndGet);
            app.stage().getScene().addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                if (e.getCode() == KeyCode.ESCAPE) pauses.addAndGet(10);
            });
            return null;
        });
        app.press(KeyCode.SPACE, false, false);
        app.press(KeyCode.ESCAPE, false, false);
        assertEquals(11, pauses.get(), "Space and Escape come through");
        app.press(KeyCode.DIGIT2, true, false);
        assertEquals(Step.MODEL, onFx(() -> model.step().get()));
    }

    private static String high(SpaceEditorViewModel space) {
        return onFx(() -> space.rows().stream().filter(r -> r.name().equals("max_depth")).findFirst().orElseThrow()
                .state().draft().text(RowDraft.Field.HIGH));
    }

    private void focusThumb(String track, String thumb) {
        onFx(() -> {
            app.stage().getScene().lookup(track).lookup(thumb).requestFocus();
            return null;
        });
    }

    @Test
    void whoStartsASearchGoesOnInItsPages() throws Exception {
        ExperimentViewModel model = sample();
        onFx(() -> {
            model.space().selectModel("decision_tree");
            model.settings().trials().set(12);
            model.goTo(Step.SEARCH);
            return null;
        });
        app.settle();
        onFx(() -> {
            Button start = (Button) app.stage().getScene().lookup("#start-search");
            start.requestFocus();
            start.fire();
            return null;
        });
        until(() -> model.step().get() == Step.RESULTS);
        app.settle();
        Node owner = onFx(() -> app.stage().getScene().getFocusOwner());
        assertTrue(isWithin(owner, "results-page") && !(owner instanceof Button), "Space would press " + owner);
        until(() -> !model.study().isLive());
    }

    @Test
    void theMenuOfAColumnOpensByKeys() throws Exception {
        ExperimentViewModel model = sample();
        TableView<?> table = app.find("data-table");
        onFx(() -> {
            table.requestFocus();
            table.getFocusModel().focus(0, null);
            return null;
        });
        app.press(KeyCode.RIGHT, false, false);
        app.press(KeyCode.RIGHT, false, false);
        app.press(KeyCode.ENTER, false, false);
        ContextMenu menu = onFx(() -> Window.getWindows().stream().filter(w -> w instanceof ContextMenu m
                && "column-menu".equals(m.getId())).map(ContextMenu.class::cast).findFirst().orElseThrow());
        int at = onFx(() -> table.getFocusModel().getFocusedCell().getColumn());
        String column = onFx(() -> (String) table.getColumns().get(at).getUserData());
        assertTrue(onFx(() -> menu.getItems().getFirst().getText()).contains(column), column);
        assertFalse(onFx(() -> menu.getItems().getFirst().isMnemonicParsing()), "underscores are shown");
        onFx(() -> {
            menu.hide();
            return null;
        });
        assertEquals("species", onFx(() -> model.data().targetColumn().get()));
    }

    @Test
    void noticesCoverNothingAndGoWithTheirCause() throws Exception {
        ExperimentViewModel model = sample();
        tell(Notice.error("The file is gone. Locate it.").about(model));
        app.pulse();
        Bounds notices = onFx(() -> onScene("#notices"));
        Bounds title = onFx(() -> onScene(".title-row"));
        assertTrue(notices.getHeight() > 10 && notices.getMaxY() <= title.getMinY() + 0.5, notices + " " + title);
        app.press(KeyCode.ESCAPE, false, false);
        assertEquals(List.of(), notices(), "Escape closes it");
        tell(Notice.error("The file is gone. Locate it.").about(model));
        tell(Notice.question("Go on?").with("Go on", () -> {}).about(model));
        until(() -> model.folder().get() != null && !app.workbench().experiments().isEmpty());
        onFx(() -> {
            app.workbench().goHome();
            return null;
        });
        assertEquals(List.of(), notices(), "another page does not show what is about an experiment");
        onFx(() -> {
            app.workbench().open(app.workbench().experiments().getFirst().entry().get());
            return null;
        });
        assertSame(model, onFx(() -> app.workbench().current().get()));
        assertEquals(2, notices().size(), () -> notices().toString());
        onFx(() -> {
            model.goTo(Step.MODEL);
            return null;
        });
        assertEquals(List.of("Go on?"), notices(), "an error goes when its page is left, a question stays");
    }

    private void tell(Notice notice) {
        onFx(() -> {
            app.workbench().tell(notice);
            return null;
        });
    }

    private Bounds onScene(String selector) {
        Node node = app.stage().getScene().lookup(selector);
        return node.localToScene(node.getLayoutBounds());
    }

    private List<String> notices() {
        return onFx(() -> {
            Parent bar = (Parent) app.stage().getScene().lookup("#notices");
            bar.applyCss();
            return bar.getChildrenUnmodifiable().stream().map(n -> n.lookup(".small")).map(Label.class::cast)
                    .map(Label::getText).toList();
        });
    }

    private ExperimentViewModel sample() throws Exception {
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(SampleCatalog.find("penguins").orElseThrow());
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        return model;
    }

    private static boolean isWithin(Node node, String styleClass) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.getStyleClass().contains(styleClass)) return true;
        }
        return false;
    }

    /// What is wrong with the stops of the page that is shown.
    private List<String> walk(String page) {
        app.settle();
        List<String> wrong = new ArrayList<>();
        Set<Node> seen = new LinkedHashSet<>();
        app.press(KeyCode.SHIFT, false, false);
        for (int i = 0; i < 200; i++) {
            Node owner = onFx(() -> {
                Scene scene = app.stage().getScene();
                Node now = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                now.requestFocusTraversal(TraversalDirection.NEXT);
                scene.getRoot().layout();
                return scene.getFocusOwner();
            });
            if (owner == null || !seen.add(owner)) break;
            app.pulse();
            String problem = onFx(() -> problem(owner));
            if (Boolean.getBoolean("walk.print")) System.out.println(page + ": " + describe(owner) + " " + problem);
            if (!problem.isEmpty()) wrong.add(page + ": " + describe(owner) + " " + problem);
        }
        if (seen.size() < 3) wrong.add(page + ": only " + seen.size() + " stops");
        return wrong;
    }

    private String problem(Node owner) {
        Scene scene = app.stage().getScene();
        Bounds place = owner.localToScene(owner.getLayoutBounds());
        if (place.getWidth() < 8 || place.getHeight() < 8) return "is too small to be seen";
        for (Node n = owner; n != null; n = n.getParent()) {
            if (!n.isVisible() || n.getOpacity() == 0) return "is not visible";
        }
        Node ring = scene.lookup(".focus-ring");
        if (!ring.isVisible()) return "has no ring";
        Bounds around = ring.localToScene(ring.getLayoutBounds());
        boolean large = around.getWidth() >= 8 && around.getHeight() >= 8;
        return large && around.intersects(place) ? "" : "has its ring elsewhere";
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass();
    }
}
