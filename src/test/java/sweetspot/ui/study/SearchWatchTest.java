package sweetspot.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.StudySession;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Validation;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.verdict.WatchReport;

/// The watch on real studies, at rest; no toolkit is needed.
class SearchWatchTest {
    @TempDir
    Path home;

    private static Experiment neighbors() {
        Target target = new Target(Path.of("sample-data/penguins.csv").toAbsolutePath().toString(), "species",
                Target.Task.CLASSIFICATION, "", List.of(), "accuracy");
        return new Experiment("Penguins", new ModelSubject(target, "knn", new Validation(3, 0.2, true, 5)),
                SearchSpace.of(new Parameter("neighbors", IntDistribution.linear(1, 60), 5L)), "random", "none",
                Budget.ofTrials(26), 1, 17);
    }

    private StudySnapshot run(Experiment experiment) throws Exception {
        Files.createDirectories(home);
        try (StudySession session = StudySession.open(experiment, home, home.resolve(ExperimentLibrary.STUDY_FILE),
                StudySession.Options.of(StudySession.Mode.NEW))) {
            return session.start(_ -> {}).ended().get(60, TimeUnit.SECONDS).snapshot();
        }
    }

    @Test
    void theCorrectedScoreIsKnownForEveryTrialWithPredictionsAndGoneForAnotherStudy() throws Exception {
        Experiment experiment = neighbors();
        StudySnapshot found = run(experiment);
        StudyViewModel study = new StudyViewModel();
        SearchWatch watch = new SearchWatch(study, new SimpleObjectProperty<>(home), BackgroundTasks.immediate());
        study.show(experiment, found);
        WatchReport report = study.watch().get().orElseThrow();
        assertEquals(found.complete(), report.curve().size(), watch::toString);
        // An estimate over a hundred draws.
        assertEquals(report.best(), report.corrected(), 0.02);
        study.show(StudyFixture.experiment(60), StudyFixture.study(5, 0));
        assertEquals(Optional.empty(), study.watch().get());
    }

    @Test
    void fewTrialsAreNotLookedAt() {
        StudyViewModel study = new StudyViewModel();
        SearchWatch watch = new SearchWatch(study, new SimpleObjectProperty<>(home), BackgroundTasks.immediate());
        study.show(StudyFixture.experiment(60), StudyFixture.study(12, 0));
        assertEquals(Optional.empty(), study.watch().get(), watch::toString);
    }
}
