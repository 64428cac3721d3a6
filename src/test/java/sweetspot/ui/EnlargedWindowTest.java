package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.SampleCatalog;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// Enlarging everything, on every page and in small windows: nothing is thrown, and side columns get closer together.
class EnlargedWindowTest {
    @TempDir
    Path home;

    private AppHarness app;
    private final List<String> thrown = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        app = new AppHarness(home, 1366, 768);
        onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, e) -> {
                thrown.add(e + "\n" + java.util.Arrays.stream(e.getStackTrace()).map(String::valueOf)
                        .filter(f -> f.contains("sweetspot")).distinct().limit(12)
                        .collect(java.util.stream.Collectors.joining("\n")));
            });
            return null;
        });
    }

    @AfterEach
    void close() {
        onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return null;
        });
        app.close();
    }

    private void settle() throws Exception {
        for (int i = 0; i < 2; i++) {
            onFx(() -> null);
            Thread.sleep(25);
        }
    }

    @Test
    void nothingIsThrownOnAnyPage() throws Exception {
        var sample = SampleCatalog.find("penguins").orElseThrow();
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(sample);
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        for (Step step : List.of(Step.DATA, Step.MODEL, Step.SPACE)) {
            onFx(() -> {
                model.goTo(step);
                return null;
            });
            for (double height : new double[]{1000, 640}) {
                app.size(1366, height);
                for (double zoom : new double[]{1.1, 1.3, 0.9, 1.2, 1}) {
                    onFx(() -> {
                        app.window().preferences().zoom().set(zoom);
                        return null;
                    });
                    settle();
                }
            }
        }
        assertEquals(List.of(), thrown);
    }

    /// The sidebar keeps to its marks then, which leaves pages their room.
    @Test
    void pagesFitTheSmallestWindowAtTheLargestText() throws Exception {
        var sample = SampleCatalog.find("penguins").orElseThrow();
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(sample);
            app.window().preferences().zoom().set(1.5);
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        app.size(1120, 700);
        for (Step step : List.of(Step.DATA, Step.MODEL, Step.SEARCH)) {
            onFx(() -> {
                model.goTo(step);
                return null;
            });
            until(() -> onFx(
                    () -> app.stage().getScene().getRoot().lookup(".sidebar").getStyleClass().contains("narrow")));
            until(() -> onFx(() -> {
                ScrollPane page = (ScrollPane) app.stage().getScene().getRoot().lookup(".page-scroll");
                return page.getWidth() > 1000
                        && ((Region) page.getContent()).minWidth(-1) <= page.getViewportBounds().getWidth();
            }));
        }
        onFx(() -> {
            app.window().preferences().zoom().set(1);
            return null;
        });
        until(() -> onFx(
                () -> !app.stage().getScene().getRoot().lookup(".sidebar").getStyleClass().contains("narrow")));
    }
}
