package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import sweetspot.plot.SlicePlot;
import sweetspot.run.RunPhase;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// The page and the run bar in a window, with mouse and keyboard.
class ResultsPageTest {
    private final FxRobot robot = new FxRobot();
    private final StudyViewModel study = new StudyViewModel(Runnable::run, () -> StudyFixture.START + 178_000);
    private final CommandRegistry commands = new CommandRegistry();
    private final StudyFixture.Run run =
            new StudyFixture.Run(RunPhase.RUNNING, StudyFixture.study(43, 4), 178_000);
    private Stage stage;
    private ResultsPage page;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        Fx.run(() -> {
            Theme.loadFonts();
            study.attach(StudyFixture.experiment(60), run);
            page = new ResultsPage(study, commands);
            BorderPane root = new BorderPane(page);
            root.setBottom(new RunBar(study, new RunBar.Actions() {
                @Override
                public void saveCopy() {
                    throw new AssertionError("the study can be written");
                }

                @Override
                public void goOn() {
                    run.told.add("goOn");
                }

                @Override
                public void runMore(int trials) {
                    run.told.add("runMore " + trials);
                }

                @Override
                public void showExport() {
                    run.told.add("showExport");
                }

                @Override
                public void showVerdict() {
                    run.told.add("showVerdict");
                }
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

    private void show(StudySnapshot snapshot) throws Exception {
        Fx.run(() -> study.accept(run.set(RunPhase.RUNNING, snapshot, 178_000)));
        settle();
    }

    @SuppressWarnings("unchecked")
    private TableView<Trial> table() {
        return (TableView<Trial>) stage.getScene().lookup("#trials");
    }

    private PlotCanvas chart() {
        return (PlotCanvas) stage.getScene().lookup("#chart-convergence");
    }

    private Node card() {
        return stage.getScene().lookup("#trial-card");
    }

    private int selected() throws Exception {
        return Fx.call(() -> table().getSelectionModel().getSelectedItem() == null ? -1
                : table().getSelectionModel().getSelectedItem().number());
    }

    private void clickMark(int trial) throws Exception {
        Point2D at = Fx.call(() -> {
            var hit = chart().locate(trial).orElseThrow();
            return chart().localToScreen(hit.x(), hit.y());
        });
        robot.clickOn(at);
        settle();
    }

    @Test
    void aTrialPickedInTheChartIsSelectedInTheTable() throws Exception {
        clickMark(13);
        assertEquals(13, study.selection().picked().get());
        assertEquals(13, selected());
        assertTrue(card().isVisible());
        assertEquals("Trial 13", ((Label) card().lookup(".strong")).getText());
    }

    @Test
    void aTrialSelectedInTheTableIsPickedInTheChart() throws Exception {
        Fx.run(() -> {
            table().requestFocus();
            table().getSelectionModel().select(0);
        });
        robot.push(KeyCode.DOWN);
        settle();
        int second = Fx.call(() -> table().getItems().get(1).number());
        assertEquals(second, study.selection().picked().get());
        assertEquals(second, Fx.call(() -> chart().highlightProperty().get().picked()));
        assertTrue(card().isVisible());
    }

    @Test
    void escapeClearsTheSelectionEverywhere() throws Exception {
        clickMark(13);
        robot.push(KeyCode.ESCAPE);
        settle();
        assertEquals(-1, study.selection().picked().get());
        assertEquals(-1, selected());
        assertFalse(card().isVisible());
    }

    @Test
    void theSelectionFollowsItsTrialWhileOthersOvertakeIt() throws Exception {
        clickMark(13);
        StudySnapshot snapshot = run.status().snapshot();
        for (int i = 47; i < 80; i++) snapshot = StudyFixture.append(snapshot, i, StudyFixture.START, 1000, 0, true);
        show(snapshot);
        assertEquals(13, selected());
        assertEquals(13, study.selection().picked().get());
    }

    @Test
    void sortScrollAndZoomSurviveNewTrials() throws Exception {
        StudySnapshot snapshot = StudyFixture.study(300, 0);
        show(snapshot);
        Fx.run(() -> {
            table().scrollTo(120);
            chart().zoomProperty().set(java.util.Optional.of(new sweetspot.plot.Zoom(10, 50, 0.8, 0.9)));
        });
        settle();
        int top = Fx.call(this::topTrial);
        for (int i = 300; i < 340; i++) snapshot = StudyFixture.append(snapshot, i, StudyFixture.START, 1000, 0, true);
        show(snapshot);
        settle();
        assertEquals(top, Fx.call(this::topTrial), "the user's place");
        assertEquals(10, chart().zoomProperty().get().orElseThrow().xLow());
        List<Double> scores =
                Fx.call(() -> table().getItems().stream().filter(Trial::hasValue).map(Trial::value).toList());
        assertEquals(scores.stream().sorted(java.util.Comparator.reverseOrder()).toList(), scores);
    }

    private int topTrial() {
        VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
        return ((Trial) flow.getFirstVisibleCell().getItem()).number();
    }

    @Test
    void theStarMovesToTheNewBest() throws Exception {
        StudySnapshot snapshot = run.status().snapshot();
        show(snapshot.apply(new sweetspot.study.StudyEvent.TrialFinished(44, sweetspot.study.TrialState.COMPLETE,
                new double[]{0.99}, StudyFixture.START + 200_000)));
        List<Node> stars = Fx.call(() -> table().lookupAll(".best-star").stream().filter(Node::isVisible)
                .filter(n -> n.getScene() != null).toList());
        assertEquals(1, stars.size());
        assertEquals(44, Fx.call(() -> ((TrialCell) stars.getFirst().getParent()).getItem().number()));
    }

    @Test
    void filtersAreTypedUnderTheHeadings() throws Exception {
        TextField depth = (TextField) Fx.call(() -> stage.getScene().lookup("#filter-param-depth"));
        robot.clickOn(depth).write("2-3");
        settle();
        assertTrue(Fx.call(() -> table().getItems().stream().allMatch(t -> t.configuration().integer("depth") <= 3)));
        robot.write("x");
        settle();
        assertTrue(depth.getStyleClass().contains("invalid"));
    }

    private List<Double> columnWidths() {
        return table().getColumns().stream().map(c -> c.getMinWidth()).toList();
    }

    @Test
    void columnsGrowWithTheText() throws Exception {
        List<Double> before = columnWidths();
        Fx.run(() -> Theme.apply(stage.getScene(), false, 1.5));
        settle();
        List<Double> after = columnWidths();
        for (int i = 0; i < before.size(); i++) assertEquals(1.5 * before.get(i), after.get(i), 2, "column " + i);
    }

    @Test
    void aCellThatIsCutTellsItsWholeText() throws Exception {
        TrialCell cell = (TrialCell) page.lookupAll(".table-cell").stream()
                .filter(n -> n instanceof TrialCell c && "Fraction".equals(c.getText())).findFirst().orElseThrow();
        robot.moveTo(cell);
        settle();
        assertEquals(null, cell.getTooltip());
        robot.moveTo(page);
        Fx.run(() -> {
            cell.getTableColumn().setMinWidth(10);
            table().setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
            cell.getTableColumn().setPrefWidth(40);
        });
        settle();
        robot.moveTo(cell);
        settle();
        assertEquals("Fraction", cell.getTooltip().getText());
    }

    private PlotCanvas slice() {
        return (PlotCanvas) stage.getScene().lookup("#chart-slice");
    }

    private void chooseSlice() throws Exception {
        Fx.run(() -> ((MenuButton) stage.getScene().lookup("#views-main")).getItems().stream()
                .filter(i -> "view-slice".equals(i.getId())).findFirst().orElseThrow().fire());
        settle();
    }

    @Test
    void aTrialPickedInTheSliceIsPickedEverywhere() throws Exception {
        chooseSlice();
        assertNull(chart());
        Point2D at = Fx.call(() -> {
            var hit = slice().locate(13).orElseThrow();
            return slice().localToScreen(hit.x(), hit.y());
        });
        robot.clickOn(at);
        settle();
        assertEquals(13, selected());
        assertTrue(card().isVisible());
    }

    @Test
    void theSliceKeepsItsParameterWhileTrialsComeAndGoesBackForAnotherStudy() throws Exception {
        chooseSlice();
        ComboBox<?> parameters = (ComboBox<?>) stage.getScene().lookup("#slice-parameter");
        assertEquals(6, parameters.getItems().size(), "the fixed one is not offered");
        Fx.run(() -> parameters.getSelectionModel().select(2));
        StudySnapshot snapshot = run.status().snapshot();
        for (int i = 47; i < 60; i++) snapshot = StudyFixture.append(snapshot, i, StudyFixture.START, 1000, 0, true);
        show(snapshot);
        assertEquals(2, parameters.getSelectionModel().getSelectedIndex());
        SlicePlot plot = (SlicePlot) slice().getPlot();
        assertEquals("depth", plot.data().parameter().name());
        assertEquals(60, plot.data().size());
        show(StudyFixture.study(12, 0));
        assertEquals(0, parameters.getSelectionModel().getSelectedIndex());
        assertEquals("learning_rate", ((SlicePlot) slice().getPlot()).data().parameter().name());
    }

    @Test
    void aSelectedTrialStaysEmphasizedWhenTheChartChanges() throws Exception {
        clickMark(13);
        chooseSlice();
        assertEquals(13, Fx.call(() -> slice().highlightProperty().get().picked()));
        assertTrue(card().isVisible());
        Fx.run(() -> ((Button) stage.getScene().lookup("#expand-slice")).fire());
        settle();
        assertNull(stage.getScene().lookup("#trials"));
        Fx.run(() -> ((Button) stage.getScene().lookup("#expand-slice")).fire());
        settle();
        assertNotNull(stage.getScene().lookup("#trials"));
    }

    private MenuButton watch() {
        return (MenuButton) stage.getScene().lookup("#run-watch");
    }

    @Test
    void theWatchSaysThatTheCorrectedScoreStoppedRisingAndOffersToStop() throws Exception {
        assertFalse(Fx.call(() -> watch().isVisible()));
        Fx.run(() -> StudyFixture.stoppedRising(study, 31));
        settle();
        assertTrue(Fx.call(() -> watch().isVisible()));
        assertEquals("Corrected score: no clear\ngain since trial 31", watch().getText());
        String told = Fx.call(() -> chart().getPlot().accessibleText());
        assertTrue(told.endsWith("The corrected score has not risen since trial 31."), told);
        assertEquals("Corrected", chart().getPlot().asTable().columns().getLast().title());
        Fx.run(() -> watch().getItems().getFirst().fire());
        assertEquals(List.of("finishThenStop"), run.told);
    }

    @Test
    void theWatchIsPutAwayForTheRestOfTheSearch() throws Exception {
        Fx.run(() -> StudyFixture.stoppedRising(study, 31));
        settle();
        Fx.run(() -> watch().getItems().getLast().fire());
        assertFalse(Fx.call(() -> watch().isVisible()));
        Fx.run(() -> StudyFixture.stoppedRising(study, 30));
        assertFalse(Fx.call(() -> watch().isVisible()));
        assertEquals(List.of(), run.told);
    }

    @Test
    void theWatchIsSilentAtRest() throws Exception {
        Fx.run(() -> {
            study.accept(run.set(RunPhase.ENDED, run.status().snapshot(), 178_000));
            StudyFixture.stoppedRising(study, 31);
        });
        settle();
        assertFalse(Fx.call(() -> watch().isVisible()));
    }

    @Test
    void theFilterCommandPutsTheCursorIntoTheSearchField() throws Exception {
        assertTrue(Fx.call(() -> commands.run(CommandId.FILTER)));
        robot.write("memory");
        settle();
        assertEquals(List.of(10, 29), Fx.call(() -> table().getItems().stream().map(Trial::number).sorted().toList()));
    }

    @Test
    void stoppingNowAsksFirst() throws Exception {
        robot.clickOn("#button-stop");
        assertEquals(List.of(), run.told);
        assertTrue(Fx.eventually(() -> robot.lookup("#dialog-confirm").tryQuery().isPresent()));
        robot.clickOn("#dialog-confirm");
        assertTrue(Fx.eventually(() -> run.told.equals(List.of("stopNow"))));
        robot.clickOn("#button-pause");
        assertEquals(List.of("stopNow", "pause"), run.told);
    }
}
