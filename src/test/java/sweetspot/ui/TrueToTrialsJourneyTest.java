package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// In the window: an edit that would relabel scores is asked about, and each answer does what its button says.
@Timeout(180)
class TrueToTrialsJourneyTest {
    @TempDir
    Path home;

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    @Test
    void theWindowAsksWhatBecomesOfTheTrials() throws Exception {
        try (AppHarness app = new AppHarness(home, 1120, 700)) {
            ExperimentViewModel model = onFx(() -> {
                app.workbench().openSample(SampleCatalog.find("penguins").orElseThrow());
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            run(() -> {
                model.data().metric().set("accuracy");
                model.space().selectModel("decision_tree");
                model.settings().trials().set(4);
                model.start(false);
            });
            until(() -> model.study().snapshot().get().finished() == 4 && app.workbench().running().isEmpty());
            Path study = model.folder().get().resolve(ExperimentLibrary.STUDY_FILE);

            run(() -> {
                model.goTo(Step.RESULTS);
                model.data().metric().set("log_loss");
            });
            pressButton("question-cancel");
            until(() -> model.data().metric().get().equals("accuracy"));

            run(() -> model.data().metric().set("log_loss"));
            pressButton("meaning-discard");
            pressButton("question-back");
            pressButton("meaning-copy");
            until(() -> app.workbench().current().get() != model);
            ExperimentViewModel copy = onFx(() -> app.workbench().current().get());
            until(() -> copy.experiment().get().isPresent());
            assertEquals("log_loss", onFx(() -> copy.data().metric().get()));
            assertFalse(onFx(() -> copy.hasTrials().get()));
            assertTrue(Files.exists(study), "the trials stay where they are");

            run(() -> app.workbench().open(app.workbench().experiments().stream()
                    .filter(i -> i.folder().equals(model.folder().get())).findFirst().orElseThrow().entry().get()));
            until(() -> app.workbench().current().get() != copy && app.workbench().current().get().hasTrials().get()
                    && app.workbench().current().get().experiment().get().isPresent());
            ExperimentViewModel again = onFx(() -> app.workbench().current().get());
            until(() -> !again.data().busy().get());
            assertEquals("Done", onFx(() -> ((Labeled) app.stage().getScene().lookup("#run-state")).getText()));
            run(() -> again.data().metric().set("log_loss"));
            pressButton("meaning-discard");
            pressButton("question-confirm");
            until(() -> !again.hasTrials().get());
            assertFalse(Files.exists(study));
        }
    }
}
