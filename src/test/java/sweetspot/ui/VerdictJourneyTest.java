package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.ChosenTrial;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Validation;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.verdict.Prices;

/// From a search to what one can believe of it, with real data and real training: the verdict, the best scored again on
/// fresh splits, another trial chosen and the choice undone, prices, the sealed test opened, and the way to the export.
class VerdictJourneyTest {
    private final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    private static Experiment experiment() {
        Target target = new Target(SampleCatalog.locate().orElseThrow().resolve("penguins.csv").toAbsolutePath()
                .toString(), "species", Target.Task.CLASSIFICATION, "", List.of(), "log_loss");
        SearchSpace space = SearchSpace.of(new Parameter("trees", IntDistribution.linear(5, 30), 8L),
                new Parameter("max_depth", IntDistribution.linear(1, 12), 3L),
                new Parameter("row_sample", FloatDistribution.linear(0.4, 1), 1.0));
        return new Experiment("Penguins", new ModelSubject(target, "random_forest", new Validation(3, 0.2, true, 5)),
                space, "random", "none", Budget.ofTrials(12), 1, 17);
    }

    @Test
    void fromASearchToASealThatIsOpenedOnce() throws Exception {
        Path file = folder.resolve("penguins.json");
        ExperimentFile.write(file, experiment());
        try (AppHarness app = new AppHarness(folder.resolve("home"), 1366, 850)) {
            robot.targetWindow(app.stage());
            onFx(() -> {
                app.workbench().openExperimentFile(file);
                return null;
            });
            until(() -> app.workbench().current().get() != null
                    && app.workbench().current().get().experiment().get().isPresent());
            ExperimentViewModel model = onFx(() -> app.workbench().current().get());
            onFx(() -> {
                model.start(false);
                return null;
            });
            until(() -> model.step().get() == Step.RESULTS && model.study().snapshot().get().finished() == 12
                    && !model.study().isLive());
            toTheVerdict(app, model);
            freshSplits(app, model);
            use(app, model);
            prices(app);
            seal(app, model);
            click(app, "verdict-export");
            until(() -> model.step().get() == Step.EXPORT);
        }
    }

    private void toTheVerdict(AppHarness app, ExperimentViewModel model) {
        click(app, "button-verdict");
        until(() -> model.resultsPart().get() == ResultsPart.VERDICT && shown(app, "verdict-answer")
                && shown(app, "chart-duel"));
        assertTrue(text(app, "verdict-answer").length() > 10, text(app, "verdict-answer"));
        assertFalse(shown(app, "button-verdict"), "the run bar gives way to the verdict");
        // A window that is too low for the page scrolls it: the answer on top is never cut.
        double least = onFx(() -> {
            Region page = (Region) app.stage().getScene().lookup(".verdict-page");
            return ((Region) page.getParent()).minHeight(1000) - page.minHeight(1000);
        });
        assertTrue(least >= 0, "the step may be lower than its page by " + -least);
        String duel = onFx(() -> (String) app.find("chart-duel").queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertTrue(duel.startsWith("Default against best, fold by fold"), duel);
        // The score corrected for the search follows from the background.
        until(() -> accessible(app, "chart-promises").contains("Corrected for the search"));
        assertTrue(accessible(app, "chart-promises").contains("still locked"));
    }

    private void freshSplits(AppHarness app, ExperimentViewModel model) throws Exception {
        click(app, "verdict-fresh");
        until(() -> FreshScores.of(model.study().snapshot().get()).filter(FreshScores::finished).isPresent()
                && shown(app, "chart-rescored"));
        assertEquals(5, FreshScores.of(onDisk(model)).orElseThrow().wanted().stream().filter(t -> t != 0).count());
        assertTrue(accessible(app, "chart-rescored").contains("on fresh splits"));
        assertTrue(text(app, "verdict-sentence").contains("fresh folds"), text(app, "verdict-sentence"));
        assertFalse(text(app, "verdict-again-foot").isBlank());
    }

    /// By the keyboard: whatever is offered is used, and the choice is undone.
    private void use(AppHarness app, ExperimentViewModel model) {
        String offer = shown(app, "verdict-use") ? "verdict-use" : "verdict-use-recommended";
        if (!shown(app, offer)) return;
        onFx(() -> {
            app.find(offer).requestFocus();
            return null;
        });
        app.press(KeyCode.SPACE, false, false);
        until(() -> ChosenTrial.of(model.study().snapshot().get()).isPresent() && shown(app, "verdict-undo"));
        click(app, "verdict-undo");
        until(() -> ChosenTrial.of(model.study().snapshot().get()).isEmpty() && !shown(app, "verdict-undo"));
        assertEquals(OptionalInt.empty(), ChosenTrial.of(onDisk(model)));
    }

    private void prices(AppHarness app) {
        click(app, "verdict-prices");
        until(() -> AppHarness.field("price-watts") != null);
        onFx(() -> {
            ((TextField) AppHarness.field("price-watts")).setText("60");
            ((TextField) AppHarness.field("price-kwh")).setText("0.3");
            return null;
        });
        AppHarness.pressButton("prices-confirm");
        until(() -> !app.window().preferences().prices().get().equals(Prices.NONE));
        until(() -> app.find("verdict-worth").lookupAll(".worth-value").size() == 4);
    }

    private void seal(AppHarness app, ExperimentViewModel model) {
        Button open = app.find("verdict-open-seal");
        until(() -> !open.isDisabled());
        assertTrue(onFx(() -> open.getStyleClass().contains("primary")));
        assertFalse(shown(app, "verdict-export"), "first the seal");
        click(app, "verdict-open-seal");
        AppHarness.pressButton("dialog-confirm");
        until(() -> SealedTestResult.of(model.study().snapshot().get()).isPresent() && shown(app, "verdict-export"));
        assertTrue(accessible(app, "chart-promises").contains("Best, sealed test"));
        assertTrue(text(app, "verdict-promise-foot").startsWith("The search promised"),
                text(app, "verdict-promise-foot"));
        assertFalse(shown(app, "verdict-open-seal"));
        assertTrue(SealedTestResult.of(onDisk(model)).isPresent());
    }

    private static StudySnapshot onDisk(ExperimentViewModel model) {
        Path home = onFx(() -> model.folder().get());
        try {
            return JournalFile.read(home.resolve(ExperimentLibrary.STUDY_FILE)).main().snapshot();
        } catch (sweetspot.journal.JournalException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean shown(AppHarness app, String id) {
        return onFx(() -> {
            Node node = app.stage().getScene().lookup("#" + id);
            for (Node n = node; n != null; n = n.getParent()) if (!n.isVisible()) return false;
            return node != null;
        });
    }

    private static String text(AppHarness app, String id) {
        return onFx(() -> app.<Labeled>find(id).getText());
    }

    private static String accessible(AppHarness app, String id) {
        return onFx(() -> String.valueOf(app.find(id).queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    }

    private void click(AppHarness app, String id) {
        Node node = app.find(id);
        until(() -> node.getScene() != null && !node.isDisabled() && node.isVisible());
        app.settle();
        // Not awaited: a dialog that it opens is answered by what follows.
        Platform.runLater(((Button) node)::fire);
    }
}
