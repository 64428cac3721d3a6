package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import sweetspot.run.RunPhase;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// The advanced options and the queue by mouse and keyboard: set an option, take it back, queue a configuration, run,
/// try a trial again, take one out of the queue.
class StrategyJourneyTest {
    private final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    @Test
    void optionsAndQueueing() throws Exception {
        Path file = Files.writeString(folder.resolve("e.json"), """
            {"name": "Branin", "function": "branin", "sampler": "tpe", "budget": {"trials": 6}, "workers": 1}
            """);
        try (AppHarness app = new AppHarness(folder.resolve("home"), 1366, 1000)) {
            robot.targetWindow(app.stage());
            onFx(() -> {
                app.workbench().openExperimentFile(file);
                return null;
            });
            until(() -> app.workbench().current().get() != null
                    && app.workbench().current().get().experiment().get().isPresent());
            ExperimentViewModel model = onFx(() -> app.workbench().current().get());
            onFx(() -> {
                model.goTo(Step.SPACE);
                return null;
            });
            setAnOption(app, model);
            queueAConfiguration(app, model);
            robot.push(KeyCode.CONTROL, KeyCode.R);
            until(() -> model.study().phase().get() == RunPhase.ENDED);
            Trial second = onFx(() -> model.study().snapshot().get().trials().get(1));
            assertEquals("queued", second.origin());
            assertEquals(2.5, second.configuration().get("x1"));
            tryAgain(app, model);
        }
    }

    private void setAnOption(AppHarness app, ExperimentViewModel model) {
        until(() -> app.stage().getScene().lookup("#advanced") != null);
        click(app, "advanced");
        until(() -> app.stage().getScene().lookup("#option-candidates") != null);
        TextInputControl field = app.find("option-candidates");
        assertEquals("32", onFx(field::getText));
        robot.doubleClickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("64").push(KeyCode.ENTER);
        until(() -> model.experiment().get().orElseThrow().sampler().equals("tpe:candidates=64"));
        click(app, "advanced");
        until(() -> app.<Labeled>find("options-changed").getText().equals("1 option changed"));
        click(app, "advanced");
        click(app, "option-candidates");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> model.experiment().get().orElseThrow().sampler().equals("tpe") && field.getText().equals("32"));
    }

    private void queueAConfiguration(AppHarness app, ExperimentViewModel model) {
        onFx(() -> {
            app.find("queue-add").requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        until(() -> inAnyWindow("queue-x1") != null);
        TextInputControl x = onFx(() -> (TextInputControl) inAnyWindow("queue-x1"));
        Button add = onFx(() -> (Button) inAnyWindow("queue-confirm"));
        onFx(() -> {
            x.setText("99");
            return null;
        });
        assertTrue(onFx(add::isDisabled));
        onFx(() -> {
            x.setText("2.5");
            return null;
        });
        assertTrue(!onFx(add::isDisabled));
        AppHarness.pressButton("queue-confirm");
        until(() -> model.queue().queued().size() == 1 && inAnyWindow("queue-x1") == null);
    }

    private void tryAgain(AppHarness app, ExperimentViewModel model) {
        until(() -> model.step().get() == Step.RESULTS && app.stage().getScene().lookup("#trials") != null);
        onFx(() -> {
            model.study().selection().pick(2);
            return null;
        });
        until(() -> app.stage().getScene().lookup("#trial-again") != null);
        app.settle();
        AppHarness.pressButton("trial-again");
        until(() -> model.study().snapshot().get().waiting() == 1);
        Trial waiting = onFx(() -> model.study().snapshot().get().trials().getLast());
        assertEquals("trial 2", waiting.source());
        onFx(() -> {
            model.study().selection().pick(waiting.number());
            app.find("trials").requestFocus();
            return null;
        });
        app.settle();
        robot.push(KeyCode.DELETE);
        until(() -> model.study().snapshot().get().trials().getLast().isRemoved());
        assertEquals(TrialState.FAILED, onFx(() -> model.study().snapshot().get().trials().getLast().state()));
    }

    private static Node inAnyWindow(String id) {
        for (Window window : Window.getWindows()) {
            if (window.getScene() != null && window.isShowing() && window.getScene().lookup("#" + id) != null) {
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
