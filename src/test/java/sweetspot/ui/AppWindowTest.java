package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.app.AppWindow;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.RunPhase;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.Preferences.ThemeChoice;

/// The window as a user has it: keys, wide data, closing while a search runs.
class AppWindowTest {
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

    private ExperimentViewModel sample(String id) throws Exception {
        var sample = SampleCatalog.find(id).orElseThrow();
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(sample);
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        return model;
    }

    private ExperimentViewModel running() throws Exception {
        ExperimentViewModel model = sample("penguins");
        onFx(() -> {
            model.space().selectModel("decision_tree");
            model.settings().trials().set(5000);
            model.settings().samplerProperty().set("random");
            return null;
        });
        app.press(KeyCode.R, true, false);
        until(() -> model.study().snapshot().get().finished() >= 3);
        return model;
    }

    @Test
    void keysDoWhatTheMenusSay() throws Exception {
        app.press(KeyCode.D, true, false);
        assertEquals(ThemeChoice.DARK, app.window().preferences().theme().get());
        assertTrue(onFx(() -> app.stage().getScene().getRoot().getStyleClass().contains("dark")));
        ExperimentViewModel model = sample("penguins");
        app.press(KeyCode.DIGIT3, true, false);
        assertEquals(Step.SPACE, onFx(() -> model.step().get()));
        app.press(KeyCode.DIGIT5, true, false);
        assertEquals(Step.SPACE, onFx(() -> model.step().get()), "there are no results yet");
        onFx(() -> {
            model.space().selectModel("random_forest");
            return null;
        });
        app.press(KeyCode.Z, true, false);
        assertEquals("knn", onFx(() -> model.space().modelProperty().get()));
        app.press(KeyCode.Z, true, true);
        assertEquals("random_forest", onFx(() -> model.space().modelProperty().get()));
        assertFalse(onFx(() -> app.window().commands().get(CommandId.STOP_NOW).enabled().get()));
        app.press(KeyCode.COMMA, true, false);
        until(() -> app.stage().getScene().lookup("#settings-theme") != null);
    }

    /// The system's theme, which a window follows, outlives it.
    @Test
    void nothingHoldsOnToAWindowThatIsClosed() throws Exception {
        AppHarness other = new AppHarness(home.resolve("other"), 1200, 760);
        WeakReference<AppWindow> window = new WeakReference<>(other.window());
        other.close();
        other = null;
        for (int i = 0; i < 100 && window.get() != null; i++) {
            System.gc();
            app.pulse();
        }
        assertNull(window.get(), "the window is still in memory");
    }

    @Test
    void threeThousandColumnsStayUsable() throws Exception {
        StringJoiner header = new StringJoiner(",");
        StringJoiner row = new StringJoiner(",");
        for (int i = 0; i < 3000; i++) {
            header.add("gene_" + i);
            row.add(i % 9 + "." + i % 7);
        }
        StringBuilder text = new StringBuilder(header + ",target\n");
        for (int r = 0; r < 40; r++) text.append(row).append(r % 2 == 0 ? ",yes\n" : ",no\n");
        Path file = Files.writeString(home.resolve("wide.csv"), text);
        onFx(() -> {
            app.workbench().open(file);
            return null;
        });
        ExperimentViewModel model = app.workbench().current().get();
        until(() -> model.data().state().get() == DataViewModel.State.READY && !model.data().busy().get());
        app.settle();
        TableView<?> table = app.find("data-table");
        assertEquals("target", onFx(() -> table.getColumns().getLast().getUserData()), "the target is always shown");
        assertTrue(onFx(() -> table.getColumns().size()) <= 41);
        TextField find = app.find("find-column");
        onFx(() -> {
            find.setText("gene_2999");
            return null;
        });
        assertEquals(List.of("gene_2999"), onFx(() -> table.getColumns().stream().map(c -> c.getUserData()).toList()));
    }

    @Test
    void closingWithPauseKeepsEverythingForTheNextStart() throws Exception {
        ExperimentViewModel model = running();
        onFx(() -> {
            app.window().close();
            return null;
        });
        assertFalse(app.exited(), "it asks first");
        pressButton("close-pause");
        until(app::exited);
        int finished = onFx(() -> model.study().snapshot().get().finished());
        assertEquals(0, onFx(() -> model.study().snapshot().get().running()));

        try (AppHarness again = new AppHarness(home, 1366, 768)) {
            var item = onFx(() -> again.workbench().experiments().getFirst());
            until(() -> {
                again.workbench().refresh();
                return item.state().get() == State.PAUSED;
            });
            onFx(() -> {
                again.workbench().open(item.entry().get());
                return null;
            });
            ExperimentViewModel reopened = again.workbench().current().get();
            until(() -> reopened.step().get() == Step.RESULTS && reopened.experiment().get().isPresent());
            assertEquals(finished, onFx(() -> reopened.study().snapshot().get().finished()));
            onFx(() -> {
                reopened.start(false);
                return null;
            });
            until(() -> reopened.study().snapshot().get().finished() > finished);
            onFx(() -> {
                reopened.study().stopNow();
                return null;
            });
            until(() -> again.workbench().running().isEmpty());
        }
    }

    @Test
    void inTheBackgroundTheSearchGoesOnWithoutTheWindow() throws Exception {
        ExperimentViewModel model = running();
        onFx(() -> {
            app.window().close();
            return null;
        });
        pressButton("close-background");
        until(() -> !app.stage().isShowing());
        int before = onFx(() -> model.study().snapshot().get().finished());
        until(() -> model.study().snapshot().get().finished() > before);
        assertFalse(app.exited());
        onFx(() -> {
            model.study().finishThenStop();
            return null;
        });
        until(app::exited);
        assertEquals(RunPhase.ENDED, onFx(() -> model.study().phase().get()));
    }

    @Test
    void keepOpenChangesNothingAndStopEndsAtOnce() throws Exception {
        ExperimentViewModel model = running();
        onFx(() -> {
            app.window().close();
            return null;
        });
        pressButton("close-cancel");
        app.settle();
        assertTrue(onFx(() -> app.stage().isShowing() && model.study().isLive()));
        onFx(() -> {
            app.window().close();
            return null;
        });
        pressButton("close-stop");
        until(app::exited);
        assertFalse(onFx(() -> model.study().isLive()));
    }
}
