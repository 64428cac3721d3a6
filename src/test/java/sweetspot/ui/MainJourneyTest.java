package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import com.sun.glass.ui.testheadless.TestHeadlessPlatformFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import sweetspot.cli.Main;
import sweetspot.data.SampleCatalog;
import sweetspot.run.RunPhase;
import sweetspot.space.IntDistribution;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.study.TrialSelection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The app's main job from beginning to end, by mouse and keyboard, with real data and real training: open a file,
/// look at it, choose a model, edit the space, search, read the results, export; then the exported settings are run
/// again from the shell, and the app is opened again.
class MainJourneyTest {
    private static final int TRIALS = 14;
    private final FxRobot robot = new FxRobot();
    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void fromADataFileToSettingsThatScoreTheSameFromTheShell() throws Exception {
        Path home = folder.resolve("home");
        Path exported = folder.resolve("best.json");
        StudySnapshot study;
        try (AppHarness app = new AppHarness(home, 1366, 850)) {
            robot.targetWindow(app.stage());
            ExperimentViewModel experiment = openData(app);
            chooseModel(app, experiment);
            editSpace(app, experiment);
            study = search(experiment);
            readResults(app, experiment);
            export(app, exported, folder.resolve("trials.csv"), study);
        }
        scoresTheSameFromTheShell(exported, study);
        try (AppHarness again = new AppHarness(home, 1366, 850)) {
            isThereAgain(again, study);
        }
    }

    private ExperimentViewModel openData(AppHarness app) {
        Path data = SampleCatalog.locate().orElseThrow().resolve("wine.csv");
        TestHeadlessPlatformFactory.CHOOSER_ANSWERS.add(List.of(data.toFile()));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        until(() -> app.workbench().current().get() != null && app.stage().getScene().lookup("#data-table") != null
                && app.workbench().current().get().experiment().get().isPresent());
        ExperimentViewModel experiment = onFx(() -> app.workbench().current().get());
        assertEquals(178, onFx(() -> app.<TableView<?>>find("data-table").getItems().size()));
        assertEquals(Set.of("cultivar"), Set.of(onFx(() -> experiment.data().targetColumn().get())));
        click(app, "data-next");
        return experiment;
    }

    private void chooseModel(AppHarness app, ExperimentViewModel experiment) {
        until(() -> app.stage().getScene().lookup("#model-knn") != null);
        click(app, "model-kind-distance");
        until(() -> app.stage().getScene().lookup("#model-random_forest") == null);
        click(app, "model-knn");
        click(app, "model-next");
        until(() -> experiment.step().get() == Step.SPACE && app.stage().getScene().lookup("#neighbors-high") != null);
    }

    private void editSpace(AppHarness app, ExperimentViewModel experiment) {
        RangeSlider slider = onFx(() -> (RangeSlider) app.stage().getScene().lookup("#neighbors-track .range-slider"));
        double before = onFx(slider::getHighValue);
        robot.doubleClickOn(app.<Node>find("neighbors-high")).push(KeyCode.CONTROL, KeyCode.A).write("20")
                .push(KeyCode.ENTER);
        until(() -> slider.getHighValue() < before);
        IntDistribution range =
                onFx(() -> (IntDistribution) experiment.space().searchSpace().orElseThrow().get("neighbors").range());
        assertEquals(20, range.high());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> slider.getHighValue() == before);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> slider.getHighValue() < before);
        robot.doubleClickOn(app.<Node>find("setting-trials")).push(KeyCode.CONTROL, KeyCode.A)
                .write(Integer.toString(TRIALS)).push(KeyCode.ENTER);
        onFx(() -> {
            experiment.settings().samplerProperty().set("tpe");
            return null;
        });
        until(() -> !app.<Button>find("start-search").isDisabled());
    }

    private StudySnapshot search(ExperimentViewModel experiment) {
        robot.push(KeyCode.CONTROL, KeyCode.R);
        until(() -> experiment.step().get() == Step.RESULTS && experiment.study().snapshot().get().trials().size() > 1);
        until(() -> experiment.study().phase().get() == RunPhase.ENDED);
        StudySnapshot study = onFx(() -> experiment.study().snapshot().get());
        assertEquals(TRIALS, study.finished());
        assertEquals(0, study.failed());
        Trial first = study.trials().get(0);
        assertEquals(TrialState.COMPLETE, first.state());
        assertEquals(5L, first.configuration().get("neighbors"), "the default goes first");
        assertTrue(study.trials().stream().allMatch(t -> t.configuration().number("neighbors") <= 20));
        return study;
    }

    private void readResults(AppHarness app, ExperimentViewModel experiment) {
        Node chart = app.find("chart-convergence");
        until(() -> String.valueOf(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .startsWith(TRIALS + " trials:"));
        TableView<?> table = app.find("trials");
        until(() -> table.getItems().size() == TRIALS);
        // Choosing a row chooses the trial everywhere.
        onFx(() -> {
            table.scrollTo(0);
            return null;
        });
        Node cell = onFx(() -> table.lookupAll(".table-row-cell").stream()
                .filter(n -> n instanceof javafx.scene.control.TableRow<?> r
                        && r.getIndex() == 1 && !r.isEmpty())
                .findFirst().orElseThrow());
        robot.clickOn(cell);
        until(() -> experiment.study().selection().picked().get() != TrialSelection.NONE);
        robot.push(KeyCode.ESCAPE);
        until(() -> experiment.study().selection().picked().get() == TrialSelection.NONE);
        assertTrue(onFx(() -> ((Labeled) app.stage().getScene().lookup("#run-state")).getText()).contains("Done"));
    }

    private void export(AppHarness app, Path settings, Path trials, StudySnapshot study) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(() -> app.stage().getScene().lookup("#export-save") != null);
        save(app, "export-json", settings);
        save(app, "export-trials", trials);
        assertEquals(TRIALS + 1, Files.readAllLines(trials).size());
        click(app, "export-json");
        app.settle();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until(() -> Clipboard.getSystemClipboard().hasString());
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(json.readTree(Files.readString(settings)), json.readTree(copied));
        assertEquals(study.best().orElseThrow().value(),
                json.readTree(copied).at("/result/value").doubleValue());
    }

    private void save(AppHarness app, String tab, Path file) {
        click(app, tab);
        until(() -> app.<ToggleButton>find(tab).isSelected());
        TestHeadlessPlatformFactory.CHOOSER_ANSWERS.add(List.of(file.toFile()));
        click(app, "export-save");
        until(() -> Files.exists(file) && file.toFile().length() > 0);
    }

    private void scoresTheSameFromTheShell(Path exported, StudySnapshot study) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(new String[]{"run", exported.toString(), "--study", folder.resolve("again.log").toString(),
            "--json"}, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(0, exit, () -> err.toString(StandardCharsets.UTF_8));
        JsonNode summary = json.readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(study.best().orElseThrow().value(), summary.get("best_value").doubleValue());
        assertEquals(study.best().orElseThrow().standardError().orElseThrow(),
                summary.get("standard_error").doubleValue(), 1e-15);
    }

    private void isThereAgain(AppHarness app, StudySnapshot study) {
        until(() -> app.workbench().experiments().size() == 1);
        onFx(() -> {
            app.workbench().open(app.workbench().experiments().getFirst().entry().get());
            return null;
        });
        until(() -> app.workbench().current().get() != null
                && app.workbench().current().get().study().snapshot().get().trials().size() == TRIALS);
        assertEquals(study.trials(), onFx(() -> app.workbench().current().get().study().snapshot().get().trials()));
        assertFalse(onFx(() -> app.workbench().current().get().study().isLive()));
    }

    private void click(AppHarness app, String id) {
        Node node = app.find(id);
        until(() -> node.getScene() != null && !node.isDisabled() && node.isVisible());
        app.settle();
        robot.clickOn(node);
    }
}
