package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.export.BestSettings;
import sweetspot.journal.JournalFile;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FamilySwitch;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// A search over several model families.
@Timeout(120)
class AutoModelTest {
    private static final DataShape SHAPE = new DataShape(48, 2, 2);

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws Exception {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            csv.append(a).append(',').append(random.nextGaussian()).append(',')
                    .append(a + 0.3 * random.nextGaussian() > 0 ? "high" : "low").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv.toString());
    }

    private static Experiment experiment(String sampler, int trials, String... families) {
        SearchSpace space = AutoChoice.only(ModelCatalog.auto().recommendedSpace(SHAPE), Set.of(families)::contains);
        return new Experiment("Auto", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "high",
                List.of(), "log_loss"), AutoChoice.MODEL, new Validation(3, 0.2, true, 1)), space, sampler, "none",
                Budget.ofTrials(trials), 1, 3);
    }

    private StudySnapshot run(Experiment e, Path file) throws Exception {
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());
        try (StudySession session = StudySession.open(e, folder, file, threads)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    private static List<String> families(StudySnapshot study) {
        return study.trials().stream().map(t -> AutoChoice.family(t.configuration()).orElseThrow()).toList();
    }

    @Test
    void eachSamplerCopesAndEachSuggestionCanBeDerivedAgain() throws Exception {
        for (String sampler : List.of("auto", "tpe", "forest", "gp", "cmaes", "random", "qmc", "nsga2", "gp_tpe",
                "families")) {
            Path file = folder.resolve(sampler + ".log");
            Experiment e = experiment(sampler, 12, "knn", "decision_tree", "logistic_regression");
            StudySnapshot study = run(e, file);
            for (int i = 0; i < study.trials().size(); i++) {
                Trial t = study.trials().get(i);
                assertEquals(TrialState.COMPLETE, t.state(), sampler + ": " + t.failure());
                assertTrue(e.space().contains(t.configuration()), sampler + ": " + t.configuration());
            }
            // Trial 0 is the default; then each family has its turn, those that train fast first.
            assertEquals(List.of("decision_tree", "logistic_regression", "knn"), families(study).subList(0, 3),
                    sampler);
            assertTrue(SuggestionAudit.of(file).confirmed(), sampler);
        }
    }

    @Test
    void aTrialScoresWhatTheFamilyAloneScores() throws Exception {
        StudySnapshot study = run(experiment("random", 8, "svm_rbf", "decision_tree"), folder.resolve("auto.log"));
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            Experiment whole = experiment("random", 8, "svm_rbf", "decision_tree");
            BestSettings settings = new BestSettings(whole, study, trial, "test");
            Experiment alone = settings.fixedExperiment();
            assertEquals(AutoChoice.family(trial.configuration()).orElseThrow(),
                    ((ModelSubject) alone.subject()).model());
            assertFalse(settings.configuration().has(AutoChoice.FAMILY));
            StudySnapshot once = run(alone, folder.resolve("alone" + i + ".log"));
            assertEquals(trial.value(), once.trials().getFirst().value(), 0);
        }
    }

    @Test
    void aFamilySwitchedOffWhileItRunsGetsNoMoreTrialsAndItsTrialsStay() throws Exception {
        Path file = folder.resolve("switched.log");
        Experiment e = experiment("random", 40, "knn", "decision_tree", "logistic_regression");
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());
        AtomicReference<RunControl> control = new AtomicReference<>();
        StudySnapshot study;
        try (StudySession session = StudySession.open(e, folder, file, threads)) {
            RunControl run = session.start(status -> {
                RunControl c = control.get();
                if (c != null && status.snapshot().finished() >= 10) c.switchFamily("knn", false);
                if (c != null && status.snapshot().finished() >= 20) {
                    c.switchFamily("logistic_regression", false);
                    c.switchFamily("decision_tree", false);
                }
            });
            control.set(run);
            study = run.ended().get().snapshot();
        }
        List<FamilySwitch> switches = FamilySwitch.all(study);
        assertEquals(List.of("knn", "logistic_regression"), switches.stream().map(FamilySwitch::family).toList(),
                "the last one stays on");
        assertEquals(40, study.complete());
        List<String> tried = families(study);
        for (FamilySwitch s : switches) {
            assertFalse(tried.subList(s.trial(), 40).contains(s.family()), s + " " + tried);
            assertTrue(tried.subList(0, s.trial()).contains(s.family()));
        }
        assertTrue(SuggestionAudit.of(file).confirmed());
    }

    @Test
    void theFileNamesTheFamiliesAndCanLeaveSomeOut() throws Exception {
        Experiment e = experiment("auto", 12, "knn", "decision_tree", "svm_rbf");
        Map<String, Object> map = new LinkedHashMap<>(ExperimentFile.toMap(e));
        assertEquals(List.of("decision_tree", "svm_rbf", "knn"), map.get("families"));
        assertEquals(e, ExperimentFile.fromMap(map, "x", ExperimentDefaults.none()));
        map.put("families", List.of("svm_rbf"));
        SearchSpace one = ExperimentFile.fromMap(map, "x", ExperimentDefaults.none()).space();
        assertEquals(List.of("svm_rbf"), AutoChoice.families(one));
        List<String> owners = new ArrayList<>(one.parameters().stream()
                .flatMap(p -> AutoChoice.owner(p.name()).stream()).distinct().toList());
        assertEquals(List.of("svm_rbf"), owners);
    }
}
