package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.data.SampleCatalog;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// What an analyst found in the window: sizes, marks, words that must fit, and what is said while one waits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowDetailsTest {
    private AppHarness app;
    private ExperimentViewModel model;

    @BeforeAll
    void open(@TempDir Path home) throws Exception {
        app = new AppHarness(home, 1120, 700);
        var sample = SampleCatalog.find("penguins").orElseThrow();
        model = onFx(() -> {
            app.workbench().openSample(sample);
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
    }

    @AfterAll
    void close() {
        app.close();
    }

    private <T extends Node> T go(Step step, String id) {
        onFx(() -> {
            model.goTo(step);
            return null;
        });
        app.settle();
        return app.find(id);
    }

    private double zoom() {
        return onFx(() -> app.window().preferences().zoom().get());
    }

    @Test
    void theSizeFollowsSettingsAndKeys() {
        onFx(() -> {
            app.workbench().goToSettings();
            return null;
        });
        app.settle();
        ComboBox<Double> size = app.find("settings-zoom");
        System.gc();
        onFx(() -> {
            size.setValue(1.3);
            return null;
        });
        assertEquals(1.3, zoom(), 1e-9);
        double root = onFx(() -> ((Label) app.stage().getScene().lookup(".page-title")).getFont().getSize());
        app.press(KeyCode.DIGIT0, true, false);
        app.settle();
        assertEquals(1, zoom(), 1e-9);
        assertNotEquals(root, onFx(() -> ((Label) app.stage().getScene().lookup(".page-title")).getFont().getSize()));
        app.press(KeyCode.EQUALS, true, true);
        assertEquals(1.1, zoom(), 1e-9, "the plus of most keyboards");
        app.press(KeyCode.ADD, true, false);
        assertEquals(1.2, zoom(), 1e-9);
        app.press(KeyCode.MINUS, true, false);
        app.press(KeyCode.SUBTRACT, true, false);
        assertEquals(1.0, zoom(), 1e-9);
        assertEquals(1.0, onFx(size::getValue), 1e-9, "the settings follow");
        onFx(() -> {
            app.workbench().open(app.workbench().experiments().getFirst().entry().get());
            return null;
        });
    }

    @Test
    void oneModelFamilyIsTicked() {
        go(Step.MODEL, "model-page");
        for (String id : List.of("random_forest", "decision_tree", "knn")) {
            onFx(() -> {
                model.space().selectModel(id);
                return null;
            });
            app.settle();
            assertEquals(Set.of("model-" + id),
                    onFx(() -> app.stage().getScene().getRoot().lookupAll(".model-card").stream()
                            .filter(card -> card.lookup(".model-mark") instanceof FontIcon icon
                                    && icon.getIconLiteral().contains("check"))
                            .map(Node::getId).collect(Collectors.toSet())));
        }
    }

    @Test
    void inTheSmallestWindowTracksAreLongAndFamiliesReadable() {
        go(Step.SPACE, "space-model");
        onFx(() -> {
            model.space().selectModel("svm_rbf");
            return null;
        });
        app.settle();
        for (Node track : onFx(() -> app.stage().getScene().getRoot().lookupAll(".range-slider"))) {
            if (!onFx(track::isVisible)) continue;
            assertTrue(onFx(() -> track.lookup(".track").getLayoutBounds().getWidth()) >= 159,
                    () -> onFx(() -> track.lookup(".track").getLayoutBounds().toString()));
        }
        ComboBox<?> family = app.find("space-model");
        String shown = onFx(() -> ((javafx.scene.text.Text) family.lookup(".list-cell").lookup(".text")).getText());
        assertFalse(shown.contains("…") || shown.endsWith("..."), shown);
        onFx(() -> {
            model.space().selectModel("knn");
            return null;
        });
    }

    @Test
    void aroundBestSaysWhatItWaitsFor() {
        go(Step.SPACE, "preset-around-best");
        onFx(() -> {
            ((javafx.scene.control.ToggleButton) app.stage().getScene().lookup("#preset-around-best")).fire();
            return null;
        });
        Label note = app.find("preset-note");
        assertTrue(onFx(note::isVisible));
        assertTrue(onFx(note::getText).contains("10"), () -> onFx(note::getText));
    }

    @Test
    void aTargetThatCannotBeAndTooManyWorkersAreSaid() {
        go(Step.SEARCH, "setting-target");
        TextField target = app.find("setting-target");
        TextField workers = app.find("setting-workers");
        String before = onFx(workers::getText);
        onFx(() -> {
            target.setText("2");
            workers.setText("64");
            return null;
        });
        until(() -> ((Label) app.stage().getScene().lookup("#target-out-of-reach")).isVisible());
        assertTrue(onFx(() -> ((Label) app.stage().getScene().lookup("#many-workers")).isVisible()) == Runtime
                .getRuntime().availableProcessors() < 32);
        onFx(() -> {
            target.setText("");
            workers.setText(before);
            return null;
        });
        until(() -> !((Label) app.stage().getScene().lookup("#target-out-of-reach")).isVisible());
    }

    @Test
    void aStartIsSaidAtOnceAndRunMoreBeginsInItsField() {
        go(Step.SEARCH, "start-search");
        String said = onFx(() -> {
            model.space().selectModel("knn");
            model.settings().trials().set(4);
            ((Button) app.stage().getScene().lookup("#start-search")).fire();
            return ((Label) app.stage().getScene().lookup("#run-state")).getText();
        });
        assertEquals("Starting…", said);
        until(() -> model.study().snapshot().get().finished() >= 4 && !model.study().isLive());
        app.settle();
        assertEquals(1, primaries(), "one primary button on the Results page");
        javafx.application.Platform.runLater(() -> ((Button) app.stage().getScene().lookup("#button-more")).fire());
        until(() -> dialog() != null && dialog().getScene().getFocusOwner() instanceof TextField field
                && "more-trials".equals(field.getId()) && field.getSelectedText().equals(field.getText()));
        double height = onFx(() -> dialog().getHeight());
        onFx(() -> {
            ((TextField) dialog().getScene().lookup("#more-trials")).setText("3");
            return null;
        });
        app.settle();
        assertEquals(height, onFx(() -> dialog().getHeight()), "an error does not change the dialog's size");
        Bounds words = onFx(() -> dialog().getScene().lookup(".problem-words").getLayoutBounds());
        assertTrue(words.getHeight() > 8);
        onFx(() -> {
            dialog().hide();
            return null;
        });
        onFx(() -> {
            model.goTo(Step.EXPORT);
            return null;
        });
        app.settle();
        assertEquals(1, primaries(), "one primary button on the Export page");
    }

    private long primaries() {
        return onFx(() -> app.stage().getScene().getRoot().lookupAll(".primary").stream().filter(n -> {
            for (Node up = n; up != null; up = up.getParent()) {
                if (!up.isVisible()) return false;
            }
            return true;
        }).count());
    }

    private Window dialog() {
        return Window.getWindows().stream().filter(w -> w != app.stage() && w.isShowing()
                && w.getScene().lookup("#more-trials") != null).findFirst().orElse(null);
    }
}
