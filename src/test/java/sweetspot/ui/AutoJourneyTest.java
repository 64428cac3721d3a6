package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.analysis.FamilyRace;
import sweetspot.data.SampleCatalog;
import sweetspot.export.ExportCatalog;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.space.CategoricalDistribution;
import sweetspot.study.AutoChoice;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.FamilySwitch;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// An Auto model in the window: its worst family is switched off while it runs, and the ensemble it offers is taken,
/// tested on the sealed rows and exported.
@Timeout(240)
class AutoJourneyTest {
    private static final Set<String> FAMILIES = Set.of("decision_tree", "lda", "knn");

    @TempDir
    Path home;

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    private static StudySnapshot study(ExperimentViewModel model) {
        return onFx(() -> model.study().snapshot().get());
    }

    private static ExperimentViewModel autoModel(AppHarness app, int trials) {
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(SampleCatalog.find("penguins").orElseThrow());
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        run(() -> {
            model.data().metric().set("log_loss");
            model.space().selectModel(AutoChoice.MODEL);
            ParameterRow family = model.space().rows().stream().filter(r -> r.name().equals(AutoChoice.FAMILY))
                    .findFirst().orElseThrow();
            for (Object id : ((CategoricalDistribution) family.spec().widest()).choices()) {
                if (!FAMILIES.contains(id)) family.toggle(id);
            }
            model.settings().trials().set(trials);
            model.settings().workers().set(1);
        });
        until(() -> model.experiment().get()
                .filter(e -> Set.copyOf(AutoChoice.families(e.space())).equals(FAMILIES)).isPresent());
        run(() -> {
            model.start(false);
            model.goTo(Step.RESULTS);
        });
        return model;
    }

    @Test
    void theWorstFamilyIsSwitchedOffWhileItRuns() throws Exception {
        try (AppHarness app = new AppHarness(home, 1280, 860)) {
            ExperimentViewModel model = autoModel(app, 5000);
            until(() -> model.study().snapshot().get().finished() >= 9);
            FamilyRace.Standing worst = FamilyRace.of(study(model), List.copyOf(FAMILIES)).board().getLast();
            run(() -> ((CheckBox) app.find("switch-" + worst.family())).fire());
            until(() -> FamilySwitch.off(model.study().snapshot().get()).contains(worst.family()));
            int from = FamilySwitch.all(study(model)).getLast().trial();
            until(() -> model.study().snapshot().get().finished() >= from + 10);
            run(() -> model.study().finishThenStop());
            until(() -> !model.study().isLive() && app.workbench().running().isEmpty());
            List<Trial> later = study(model).trials().stream().filter(t -> t.number() >= from).toList();
            assertTrue(later.size() >= 10);
            assertTrue(later.stream().noneMatch(
                    t -> AutoChoice.family(t.configuration()).orElseThrow().equals(worst.family())), worst.family());
        }
    }

    @Test
    void theEnsembleIsTakenTestedAndGivenBack() throws Exception {
        try (AppHarness app = new AppHarness(home, 1280, 860)) {
            ExperimentViewModel model = autoModel(app, 16);
            until(() -> model.study().snapshot().get().finished() == 16 && app.workbench().running().isEmpty());
            assertTrue(EnsembleChoice.of(study(model)).isEmpty());
            until(() -> app.stage().getScene().lookup("#use-ensemble") != null
                    && app.stage().getScene().lookup("#ensemble-bar").isVisible()
                    && !app.stage().getScene().lookup("#use-ensemble").isDisabled());
            pressButton("use-ensemble");
            until(() -> EnsembleChoice.of(model.study().snapshot().get()).isPresent());
            until(() -> !app.stage().getScene().lookup("#use-ensemble").isDisabled());
            if (Boolean.getBoolean("sweetspot.shoot")) app.shoot(Path.of("target/screens/ensemble-used.png"));

            run(() -> model.goTo(Step.EXPORT));
            until(() -> app.stage().getScene().lookup("#export-ensemble") != null
                    && app.stage().getScene().lookup("#export-ensemble").isVisible());
            until(() -> model.folder().get() != null && app.stage().getScene().lookup("#open-sealed-test").isVisible());
            // It asks first, and its question is waited for.
            Platform.runLater(() -> ((Button) app.stage().getScene().lookup("#open-sealed-test")).fire());
            pressButton("dialog-confirm");
            until(() -> SealedTestResult.of(model.study().snapshot().get()).isPresent());
            SealedTestResult sealed = SealedTestResult.of(study(model)).orElseThrow();
            assertEquals(EnsembleChoice.of(study(model)).orElseThrow().members().size(),
                    sealed.ensemble().orElseThrow().trials().size());
            if (Boolean.getBoolean("sweetspot.shoot")) app.shoot(Path.of("target/screens/ensemble-export.png"));

            run(() -> model.goTo(Step.RESULTS));
            pressButton("use-ensemble");
            until(() -> EnsembleChoice.of(model.study().snapshot().get()).isEmpty());
            StudySnapshot kept = JournalFile.read(model.folder().get().resolve(ExperimentLibrary.STUDY_FILE)).main()
                    .snapshot();
            assertTrue(EnsembleChoice.of(kept).isEmpty());
            assertEquals(sealed, SealedTestResult.of(kept).orElseThrow());
            assertFalse(ExportCatalog.byId("ensemble").isEmpty());
        }
    }
}
