package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sweetspot.run.RunPhase;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.AutoFixture;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// The Results page of a search over several model families.
class FamilyResultsTest {
    private final StudyViewModel study = new StudyViewModel(Runnable::run, () -> StudyFixture.START + 178_000);
    private final StudyFixture.Run run = new StudyFixture.Run(RunPhase.RUNNING, AutoFixture.study(172), 178_000);
    private Stage stage;
    private ResultsPage page;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        Fx.run(() -> {
            Theme.loadFonts();
            study.attach(AutoFixture.experiment(240), run);
            page = new ResultsPage(study, new CommandRegistry());
            stage = Fx.show(new BorderPane(page), 1152, 740);
        });
        Fx.settle(stage);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> {
            page.close();
            stage.hide();
        });
    }

    private CheckBox box(String family) {
        return (CheckBox) stage.getScene().lookup("#switch-" + family);
    }

    @Test
    void showsTheFamiliesAndSwitchesThem() throws Exception {
        for (String id : new String[]{"families", "familytime", "leaderboard"}) {
            assertTrue(stage.getScene().lookup("#chart-" + id).isVisible(), id);
        }
        assertEquals("Gradient boosting",
                ((Label) stage.getScene().lookup("#best-model-name")).getText().replaceAll(", .*", ""));
        assertTrue(stage.getScene().lookup("#ensemble-title").isVisible());
        assertFalse(box("knn").isSelected());
        assertTrue(box("mlp").isSelected());
        Fx.run(() -> box("mlp").fire());
        Fx.run(() -> box("knn").fire());
        assertEquals(List.of("off mlp", "on knn"), run.told);
    }

    @Test
    void anEndedSearchHasNoSwitches() throws Exception {
        Fx.run(() -> study.accept(run.set(RunPhase.ENDED, AutoFixture.study(172), 178_000)));
        Fx.settle(stage);
        assertFalse(stage.getScene().lookup("#family-switches").isVisible());
    }
}
