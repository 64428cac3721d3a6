package sweetspot.ui.export;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// The Export page where the window is as small as it may be.
class ExportPageTest {
    /// What menu, title, steps and run bar leave of the smallest window.
    private static final double WIDTH = 912;
    private static final double HEIGHT = 500;

    private final StudyViewModel study = new StudyViewModel();
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        Fx.run(() -> {
            Theme.loadFonts();
            study.show(StudyFixture.experiment(60), StudyFixture.study(60, 0));
            stage = Fx.show(new BorderPane(new ExportPage(study, new SimpleObjectProperty<Path>(),
                    new CommandRegistry(), BackgroundTasks.immediate())), WIDTH, HEIGHT);
        });
        Fx.settle(stage);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> stage.hide());
    }

    @Test
    void whatCopiesAndSavesStaysInSight() throws Exception {
        for (String id : new String[]{"#export-save", "#export-copy", "#export-note"}) {
            Bounds at = Fx.call(() -> {
                Node node = stage.getScene().lookup(id);
                return node.localToScene(node.getLayoutBounds());
            });
            assertFalse(at.isEmpty(), id);
            assertTrue(at.getMaxY() <= HEIGHT && at.getMaxX() <= WIDTH, id + " ends at " + at);
        }
    }
}
