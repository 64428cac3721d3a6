package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sweetspot.ui.AppHarness;
import sweetspot.ui.chart.Fx;

/// What appears fades in only where motion is wanted, and is all there in the end.
class MotionTest {
    @BeforeAll
    static void start() throws InterruptedException {
        Fx.start();
    }

    @Test
    void fadesWhereMotionIsWantedAndNowhereElse() {
        Region page = new Region();
        Stage stage = AppHarness.onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(new StackPane(page), 200, 100));
            shown.show();
            Motion.fadeIn(page);
            assertEquals(1, page.getOpacity(), "nobody has said that things may move");
            Motion.allow(shown.getScene(), true);
            Motion.fadeIn(page);
            assertEquals(0, page.getOpacity());
            return shown;
        });
        AppHarness.until(() -> page.getOpacity() == 1);
        AppHarness.onFx(() -> {
            Motion.fadeIn(page);
            Motion.allow(stage.getScene(), false);
            Motion.fadeIn(page);
            assertEquals(1, page.getOpacity(), "and at once where they may not any more");
            stage.hide();
            return null;
        });
    }
}
