package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import com.sun.glass.ui.testheadless.TestHeadlessPlatformFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import sweetspot.run.RunPhase;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;

/// Tuning a program of one's own by mouse and keyboard: from the welcome page to its results, and opened from a file
/// that came from elsewhere.
class ProgramJourneyTest {
    private static final int TRIALS = 4;
    private final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    @Test
    void aProgramIsSetUpTriedSearchedAndAskedForWhenItComesFromAFile() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code"));
        Path file = folder.resolve("shared.json");
        try (AppHarness app = new AppHarness(folder.resolve("home"), 1366, 850)) {
            robot.targetWindow(app.stage());
            ExperimentViewModel model = setUp(app, code);
            tryOnce(app, model);
            search(app, model);
            onFx(() -> {
                app.workbench().saveAs(file);
                return null;
            });
            until(() -> Files.exists(file));
            openAndAnswer(app, file);
        }
    }

    private ExperimentViewModel setUp(AppHarness app, Path code) {
        until(() -> app.stage().getScene().lookup("#welcome-program") != null);
        click(app, "welcome-program");
        until(() -> app.stage().getScene().lookup("#program-command") != null);
        ExperimentViewModel model = onFx(() -> app.workbench().current().get());
        assertEquals(List.of("1", "2", "3", "4", "5"),
                onFx(() -> app.stage().getScene().getRoot().lookupAll(".step-mark > .label")
                        .stream().map(n -> ((Labeled) n).getText()).toList()));
        assertTrue(app.<Button>find("program-next").isDisabled());

        TestHeadlessPlatformFactory.CHOOSER_ANSWERS.add(List.of(code.toFile()));
        click(app, "program-folder-choose");
        until(() -> model.program().orElseThrow().folder().get().equals(code.toString()));
        // Pasted, as commands are.
        TextInputControl command = app.find("program-command");
        onFx(() -> {
            command.setText(CommandText.join(SmallProgram.command("parabola"))
                    + " --x~'uniform(-4, 8, default_value=1)' {mode}");
            return null;
        });
        click(app, "program-take-marks");
        until(() -> command.getText().endsWith("--x {x} {mode}"));
        assertTrue(onFx(() -> ((Labeled) app.find("program-command-problem")).getText()).contains("mode"));

        click(app, "parameter-add-undeclared");
        until(() -> dialogNode("parameter-kind") != null);
        onFx(() -> {
            ((javafx.scene.control.ComboBox<?>) dialogNode("parameter-kind")).getSelectionModel().selectLast();
            ((TextInputControl) dialogNode("parameter-choices")).setText("fast, slow");
            return null;
        });
        AppHarness.pressButton("parameter-ok");
        until(() -> model.experiment().get().isPresent()
                && app.stage().getScene().lookup("#parameter-edit-mode") != null);
        assertEquals(List.of("fast", "slow"), onFx(() -> model.space().rows().getLast().spec().allChoices()));
        return model;
    }

    private void tryOnce(AppHarness app, ExperimentViewModel model) {
        assertTrue(onFx(() -> ((Labeled) app.find("try-command")).getText()).endsWith("--x 1.0 fast"));
        click(app, "try-start");
        until(() -> model.tryout().outcome().get().isPresent());
        app.settle();
        assertEquals("Value 1.0", onFx(() -> ((Labeled) app.find("try-title")).getText()));
    }

    private void search(AppHarness app, ExperimentViewModel model) {
        click(app, "program-next");
        until(() -> model.step().get() == Step.SPACE && app.stage().getScene().lookup("#x-high") != null);
        onFx(() -> {
            model.settings().trials().set(TRIALS);
            return null;
        });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> model.step().get() == Step.SEARCH);
        // The menu names the steps of this experiment, and has no sixth.
        assertEquals("Search", onFx(() -> app.window().commands().get(CommandId.STEPS.get(2)).text().get()));
        assertFalse(onFx(() -> app.window().commands().get(CommandId.STEPS.get(5)).enabled().get()));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> model.study().phase().get() == RunPhase.ENDED
                && model.study().snapshot().get().complete() == TRIALS);
        StudySnapshot study = onFx(() -> model.study().snapshot().get());
        assertEquals(1.0, study.trials().getFirst().value(), "the default goes first");
        assertEquals(Step.RESULTS, onFx(() -> model.step().get()));
        until(() -> app.<TableView<?>>find("trials").getItems().size() == TRIALS);
    }

    private void openAndAnswer(AppHarness app, Path file) {
        onFx(() -> {
            app.workbench().open(file);
            return null;
        });
        until(() -> app.stage().getScene().lookup("#program-command") != null
                && app.workbench().current().get().experiment().get().isPresent()
                && app.workbench().current().get().study().snapshot().get().trials().isEmpty());
        ExperimentViewModel opened = onFx(() -> app.workbench().current().get());
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> dialogNode("program-ask-command") != null);
        until(() -> ((TextArea) dialogNode("program-ask-command")).getText().endsWith("--x {x} {mode}"));
        AppHarness.pressButton("program-cancel");
        until(() -> dialogNode("program-ask-command") == null);
        app.settle();
        assertTrue(onFx(() -> opened.study().snapshot().get().trials().isEmpty()));
        assertFalse(onFx(() -> opened.study().isLive() || opened.starting().get()));

        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> dialogNode("program-run") != null);
        AppHarness.pressButton("program-run");
        until(() -> opened.study().phase().get() == RunPhase.ENDED
                && opened.study().snapshot().get().complete() == TRIALS);
    }

    private static Node dialogNode(String id) {
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null && window.getScene().lookup("#" + id) != null) {
                return window.getScene().lookup("#" + id);
            }
        }
        return null;
    }

    private void click(AppHarness app, String id) {
        Node node = app.find(id);
        until(() -> node.getScene() != null && !node.isDisabled() && node.isVisible());
        app.settle();
        robot.clickOn(node);
    }
}
