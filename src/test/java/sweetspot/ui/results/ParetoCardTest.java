package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import sweetspot.export.BestSettings;
import sweetspot.plot.TradeOffStudies;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// The Results page of a study with two objectives, with mouse and keyboard.
class ParetoCardTest {
    private final FxRobot robot = new FxRobot();
    private final StudyViewModel study = new StudyViewModel();
    private final StudySnapshot snapshot = TradeOffStudies.study("branches", 60);
    private final ParetoFront front = ParetoFront.of(snapshot);
    private Stage stage;
    private ResultsPage page;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        Fx.run(() -> {
            Theme.loadFonts();
            study.show(TradeOffStudies.experiment("branches", 60), snapshot);
            page = new ResultsPage(study, new CommandRegistry());
            BorderPane root = new BorderPane(page);
            root.setBottom(new RunBar(study, new RunBar.Actions() {
                @Override
                public void saveCopy() {}

                @Override
                public void goOn() {}

                @Override
                public void runMore(int trials) {}

                @Override
                public void showExport() {}

                @Override
                public void showVerdict() {}
            }));
            stage = Fx.show(root, 1152, 740);
        });
        robot.targetWindow(stage);
        settle();
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> {
            page.close();
            stage.hide();
        });
    }

    private void settle() throws Exception {
        Fx.settle(stage);
    }

    private Node find(String id) {
        return stage.getScene().lookup(id);
    }

    private PlotCanvas chart() {
        return (PlotCanvas) find("#chart-pareto");
    }

    @SuppressWarnings("unchecked")
    private TableView<Trial> table() {
        return (TableView<Trial>) find("#trials");
    }

    @Test
    void theFrontStandsWhereTheScoresOverTheTrialsStood() throws Exception {
        assertNotNull(chart());
        assertNull(find("#chart-convergence"));
        assertEquals("Pareto front (" + front.size() + ")", ((Label) find("#pareto-title")).getText());
        Fx.run(() -> study.show(StudyFixture.experiment(60), StudyFixture.study(20, 0)));
        settle();
        assertNull(chart());
        assertNotNull(find("#chart-convergence"));
    }

    @Test
    void aMarkOfTheFrontIsPickedEverywhere() throws Exception {
        int number = front.number(front.size() / 2);
        Point2D at = Fx.call(() -> {
            var hit = chart().locate(number).orElseThrow();
            return chart().localToScreen(hit.x(), hit.y());
        });
        robot.clickOn(at);
        settle();
        int picked = study.selection().picked().get();
        assertTrue(front.contains(picked));
        assertEquals(picked, Fx.call(() -> table().getSelectionModel().getSelectedItem().number()));
        Set<String> words = Fx.call(() -> find("#trial-card").lookupAll(".label").stream()
                .filter(Node::isVisible).map(n -> ((Label) n).getText()).collect(Collectors.toSet()));
        assertTrue(words.containsAll(List.of("Trial " + picked, "On the front", "Value 1", "Value 2", "satisfied")),
                words.toString());
        assertEquals(picked, BestSettings.of(study.experiment().get(), snapshot, picked).orElseThrow().best().number());
    }

    @Test
    void theKeyboardWalksAlongTheFront() throws Exception {
        Fx.run(() -> chart().requestFocus());
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);
        settle();
        assertTrue(front.contains(study.selection().picked().get()));
    }

    @Test
    void theTableHasAColumnForEachObjectiveAndStarsTheFront() throws Exception {
        TrialTableViewModel model = page.table().model();
        List<String> ids = model.columns().get().stream().map(c -> c.id()).toList();
        assertTrue(ids.containsAll(List.of("value", "value:1", "violation")), ids.toString());
        Set<Integer> starred = Fx.call(() -> table().lookupAll(".best-star").stream()
                .filter(n -> n.getParent() instanceof TrialCell c && c.getItem() != null)
                .map(n -> ((TrialCell) n.getParent()).getItem().number()).collect(Collectors.toSet()));
        assertFalse(starred.isEmpty());
        for (int number : starred) assertTrue(front.contains(number), "trial " + number);
    }
}
