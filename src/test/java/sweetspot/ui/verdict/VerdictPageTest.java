package sweetspot.ui.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.Answer;
import sweetspot.verdict.Prices;
import sweetspot.verdict.Verdict;

/// The page in a window as small as it may be.
class VerdictPageTest {
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private VerdictPage page;

    private void open(Verdict verdict) throws Exception {
        Fx.start();
        Fx.run(() -> {
            Theme.loadFonts();
            StudyViewModel study = new StudyViewModel();
            study.show(StudyFixture.experiment(60), VerdictFixture.STUDY);
            page = new VerdictPage(new VerdictViewModel(study, new SimpleObjectProperty<>(Path.of("nowhere")),
                    BackgroundTasks.immediate(), new SimpleObjectProperty<>(Prices.NONE),
                    new VerdictFixture.Told(verdict)), () -> {});
            ScrollPane scroll = new ScrollPane(page);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            stage = Fx.show(new BorderPane(scroll), 912, 560);
        });
        robot.targetWindow(stage);
        Fx.settle(stage);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> stage.hide());
    }

    private Node find(String id) {
        return stage.getScene().lookup("#" + id);
    }

    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) if (!n.isVisible()) return false;
        return node != null;
    }

    @Test
    void theSealIsThePrimaryButtonUntilItIsOpenedThenTheExport() throws Exception {
        open(VerdictFixture.of(Answer.HELPED, false));
        assertTrue(Fx.call(() -> shown(find("verdict-open-seal"))));
        assertTrue(find("verdict-open-seal").getStyleClass().contains("primary"));
        assertEquals(List.of(), page.titleNodes());
        close();
        open(VerdictFixture.of(Answer.HELPED, true));
        assertFalse(Fx.call(() -> shown(find("verdict-open-seal"))));
        assertEquals(List.of("verdict-export"), page.titleNodes().stream().map(Node::getId).toList());
        assertTrue(page.titleNodes().getFirst().getStyleClass().contains("primary"));
    }

    @Test
    void noCardIsCutWhereTheWindowIsSmall() throws Exception {
        open(VerdictFixture.of(Answer.NOT_CLEAR, false, 27));
        List<Node> cards = Fx.call(() -> Stream.of(".verdict-plot-card", ".verdict-promise-card", ".verdict-again",
                ".verdict-simpler", ".verdict-worth").map(page::lookup).toList());
        Fx.run(() -> {
            for (Node card : cards) {
                Bounds at = page.sceneToLocal(card.localToScene(card.getLayoutBounds()));
                assertTrue(at.getMaxY() <= page.getHeight() + 1 && at.getMaxX() <= page.getWidth() + 1,
                        card + " " + at);
                for (Node other : cards) {
                    Bounds there = page.sceneToLocal(other.localToScene(other.getLayoutBounds()));
                    boolean apart = at.getMaxY() <= there.getMinY() + 1 || there.getMaxY() <= at.getMinY() + 1
                            || at.getMaxX() <= there.getMinX() + 1 || there.getMaxX() <= at.getMinX() + 1;
                    assertTrue(card == other || apart, card + " lies on " + other);
                }
            }
        });
    }

    @Test
    void reasonsAreToldOnDemand() throws Exception {
        open(VerdictFixture.of(Answer.HELPED, true));
        assertFalse(Fx.call(() -> shown(find("verdict-reasons"))));
        Fx.run(() -> ((Button) find("verdict-more")).fire());
        assertTrue(Fx.call(() -> shown(find("verdict-reasons"))));
        assertTrue(Fx.call(() -> ((Labeled) find("verdict-reasons")).getText()).contains("On the 1600 sealed rows")
                || Fx.call(() -> ((Labeled) find("verdict-reasons")).getText()).contains("On the 1,600 sealed rows"));
    }

    /// The arrow keys go from fold to fold, and a card says what the table says.
    @Test
    void everyFoldHasACardByTheKeyboard() throws Exception {
        open(VerdictFixture.of(Answer.HELPED, true));
        Fx.run(() -> find("chart-duel").requestFocus());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        Fx.settle(stage);
        List<String> told = Fx.call(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance)
                .filter(Window::isShowing).flatMap(w -> w.getScene().getRoot().lookupAll(".label").stream())
                .map(n -> ((Labeled) n).getText()).toList());
        assertTrue(told.contains("First shuffle, fold 2") && told.contains("Gain"), told.toString());
        Fx.run(() -> find("chart-promises").requestFocus());
        Fx.settle(stage);
        assertTrue(
                Fx.call(() -> Window.getWindows().stream().noneMatch(w -> w instanceof PopupWindow && w.isShowing())),
                "it goes with the focus");
    }
}
