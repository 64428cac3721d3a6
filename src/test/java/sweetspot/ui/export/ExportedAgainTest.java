package sweetspot.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.StudySession;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.StudyViewModel;

/// With real training: what is exported scores the same again, and the sealed test is written into the study.
class ExportedAgainTest {
    @TempDir
    Path folder;

    private static Experiment forest() {
        Target target = new Target(Path.of("sample-data/penguins.csv").toAbsolutePath().toString(), "species",
                Target.Task.CLASSIFICATION, "", List.of(), "log_loss");
        SearchSpace space = SearchSpace.of(
                new Parameter("trees", IntDistribution.linear(10, 40), 20L),
                new Parameter("max_depth", IntDistribution.linear(2, 12), 6L),
                new Parameter("row_sample", FloatDistribution.linear(0.4, 1), 1.0));
        return new Experiment("Penguins", new ModelSubject(target, "random_forest",
                new Validation(3, 0.2, true, 5)), space, "random", "none", Budget.ofTrials(8), 2, 17);
    }

    private static StudySnapshot run(Experiment experiment, Path home) throws Exception {
        Files.createDirectories(home);
        try (StudySession session = StudySession.open(experiment, home, home.resolve(ExperimentLibrary.STUDY_FILE),
                StudySession.Options.of(StudySession.Mode.NEW))) {
            return session.start(_ -> {}).ended().get(60, TimeUnit.SECONDS).snapshot();
        }
    }

    @Test
    void theExportedExperimentGivesTheSameScoreAndTheSealIsBrokenOnce() throws Exception {
        Experiment experiment = forest();
        Path home = folder.resolve("search");
        StudySnapshot found = run(experiment, home);
        assertEquals(8, found.complete(), () -> found.trials().stream().map(Trial::failure).toList().toString());
        StudyViewModel study = new StudyViewModel();
        study.show(experiment, found);
        ExportViewModel model =
                new ExportViewModel(study, new SimpleObjectProperty<>(home), BackgroundTasks.immediate());
        model.setActive(true);

        Path file = folder.resolve("best.json");
        model.save(file, () -> {}, e -> {
            throw new AssertionError(e);
        });
        StudySnapshot again = run(ExperimentFile.read(file, ExperimentDefaults.none()), folder.resolve("again"));
        Trial best = found.best().orElseThrow();
        assertTrue(best.number() > 0, "the best is not the default, whose trial has the number of the repetition");
        assertEquals(1, again.trials().size());
        assertEquals(best.value(), again.trials().get(0).value());
        assertEquals(best.standardError(), again.trials().get(0).standardError());

        model.openSealed();
        assertEquals("", model.sealed().problem().get());
        SealedTestResult shown = model.sealedResult().orElseThrow();
        StudySnapshot kept = JournalFile.read(home.resolve(ExperimentLibrary.STUDY_FILE)).main().snapshot();
        assertEquals(shown, SealedTestResult.of(kept).orElseThrow());
        assertEquals(best.number(), shown.trial());
        assertFalse(model.sealed().possible(), "it cannot be opened again");
    }
}
