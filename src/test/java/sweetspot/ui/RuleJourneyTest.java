package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.space.Relation;
import sweetspot.study.Experiment;
import sweetspot.study.Trial;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// A rule is written in the window, the run obeys it, and the study remembers it.
@Timeout(180)
class RuleJourneyTest {
    private static final String RULE = "max_depth*min_leaf <= 40";

    @TempDir
    Path home;

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    @Test
    void aRuleOfTheWindowIsObeyedByTheRun() throws Exception {
        try (AppHarness app = new AppHarness(home, 1280, 860)) {
            ExperimentViewModel model = onFx(() -> {
                app.workbench().openSample(SampleCatalog.find("penguins").orElseThrow());
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            run(() -> {
                model.data().metric().set("accuracy");
                model.space().selectModel("random_forest");
                model.space().rows().forEach(r -> {
                    if (List.of("max_depth", "min_leaf").contains(r.name())) r.setTuned(true);
                    if (r.state().draft().isList()) r.setList(false);
                });
                model.settings().trials().set(14);
                model.goTo(Step.SPACE);
            });
            until(() -> app.stage().getScene().lookup("#add-rule") != null);
            pressButton("add-rule");
            until(() -> app.stage().getScene().lookup("#rule-panel").isVisible());
            pressButton("rule-type");
            run(() -> ((TextField) app.stage().getScene().lookup("#rule-text")).setText(RULE));
            pressButton("rule-save");
            until(() -> model.experiment().get().filter(e -> !e.space().relations().isEmpty()).isPresent());
            if (Boolean.getBoolean("sweetspot.shoot")) app.shoot(Path.of("target/screens/rule.png"));
            run(() -> model.start(false));
            until(() -> model.study().snapshot().get().finished() == 14 && app.workbench().running().isEmpty());

            Relation rule = Relation.read(RULE);
            Experiment ran = JournalFile.read(model.folder().get().resolve(ExperimentLibrary.STUDY_FILE)).main()
                    .experiment().orElseThrow();
            assertEquals(List.of(rule), ran.space().relations());
            List<Trial> trials = onFx(() -> model.study().snapshot().get()).trials();
            assertEquals(14, trials.size());
            for (Trial t : trials.subList(1, trials.size())) {
                double product = t.configuration().number("max_depth") * t.configuration().number("min_leaf");
                assertTrue(product <= 40, "trial " + t.number() + ": " + product);
            }
        }
    }
}
