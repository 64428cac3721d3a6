package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.PredictionsFile;
import sweetspot.journal.library.SealRegister;
import sweetspot.objective.Ensemble;
import sweetspot.objective.Ensemble.Offer;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Predictions travel from trials into the file beside the study, and an ensemble is chosen on them.
@Timeout(120)
class StudyEnsembleTest {
    private static final Options THREADS =
            new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws Exception {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("a,b,kind,three,size\n");
        for (int i = 0; i < 90; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double noisy = a + b * b + 0.7 * random.nextGaussian();
            csv.append(a).append(',').append(b).append(',').append(noisy > 1 ? "high" : "low").append(',')
                    .append(noisy > 1.5 ? "x" : noisy > 0.5 ? "y" : "z").append(',').append(noisy).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv.toString());
    }

    private static Experiment experiment(String target, Task task, String metric) {
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 8), 3L));
        List<String> others = List.of("kind", "three", "size").stream().filter(c -> !c.equals(target)).toList();
        return new Experiment("Trees", new ModelSubject(new Target("data.csv", target, task,
                target.equals("kind") ? "high" : "", others, metric), "decision_tree",
                new Validation(3, 0.2, task == Task.CLASSIFICATION, 1)), space, "random", "none", Budget.ofTrials(6), 1,
                3);
    }

    private StudySnapshot run(Experiment e, Options options) throws Exception {
        try (StudySession session = StudySession.open(e, folder, file(), options)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    private Path file() {
        return folder.resolve("study.log");
    }

    private Offer offer(Experiment e, StudySnapshot study) throws Exception {
        return StudyEnsemble.of(SessionExecutors.prepare(e, folder, _ -> {}).task().orElseThrow(), study, file(),
                () -> false);
    }

    @Test
    void isChosenByAnyMetric() throws Exception {
        for (Experiment e : List.of(experiment("kind", Task.CLASSIFICATION, "f1"),
                experiment("three", Task.CLASSIFICATION, "log_loss"), experiment("size", Task.REGRESSION, "rmse"))) {
            Files.deleteIfExists(file());
            StudySnapshot study = run(e, THREADS);
            Offer.Found found = assertInstanceOf(Offer.Found.class, offer(e, study));
            assertEquals(0, found.missing());
            Ensemble ensemble = found.ensemble();
            assertEquals(1, ensemble.weights().values().stream().mapToDouble(w -> w).sum(), 1e-9);
            double best = study.best().orElseThrow().value();
            boolean higher = e.subject().metric().orElseThrow().equals("f1");
            // It begins with the best trial, whose kept predictions score what the trial scored.
            assertTrue(higher ? ensemble.score() >= best - 1e-6 : ensemble.score() <= best + 1e-6,
                    ensemble + " against " + best);
        }
    }

    @Test
    void workerProcessesTellTheSamePredictionsAsThreads() throws Exception {
        Experiment e = experiment("three", Task.CLASSIFICATION, "log_loss");
        run(e, THREADS);
        byte[] threads = Files.readAllBytes(PredictionsFile.of(file()).path());
        Files.delete(file());
        run(e, new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, new Workers(true, 256)));
        assertEquals(6, PredictionsFile.of(file()).read().trials().size());
        assertTrue(java.util.Arrays.equals(threads, Files.readAllBytes(PredictionsFile.of(file()).path())));
    }

    @Test
    void abstainsAndSaysSoWithoutTheFile() throws Exception {
        Experiment e = experiment("kind", Task.CLASSIFICATION, "f1");
        StudySnapshot study = run(e, THREADS);
        Path kept = PredictionsFile.of(file()).path();
        byte[] whole = Files.readAllBytes(kept);
        Files.delete(kept);
        assertTrue(assertInstanceOf(Offer.None.class, offer(e, study)).reason().contains("6 of 6"));
        Files.write(kept, java.util.Arrays.copyOf(whole, 50));
        assertTrue(assertInstanceOf(Offer.None.class, offer(e, study)).reason().contains("damaged"));
        Files.write(kept, java.util.Arrays.copyOf(whole, whole.length - 3));
        assertEquals(1, assertInstanceOf(Offer.Found.class, offer(e, study)).missing());
    }

    @Test
    void isUsedOnlyWhereItIsTakenAndThenScoredInTheOneReveal() throws Exception {
        Experiment e = experiment("kind", Task.CLASSIFICATION, "log_loss");
        StudySnapshot study = run(e, THREADS);
        Ensemble offered = assertInstanceOf(Offer.Found.class, offer(e, study)).ensemble();
        assertTrue(EnsembleChoice.of(study).isEmpty(), "never silently taken");
        StudySnapshot used = StudyEnsemble.use(file(), Optional.empty(), offered, 7);
        EnsembleChoice choice = EnsembleChoice.of(used).orElseThrow();
        assertEquals(offered.corrected(), choice.corrected());
        assertEquals(6, choice.trials());
        assertTrue(EnsembleChoice.of(StudyEnsemble.useSingle(file(), Optional.empty())).isEmpty());
        StudyEnsemble.use(file(), Optional.empty(), offered, 8);

        SealRegister register = new SealRegister(folder.resolve("opened"));
        Seal seal = Seal.of(e, folder, file(), register).orElseThrow();
        SealedTestResult result = SealedTestResult
                .of(seal.open(study.best().orElseThrow(), 9, () -> false).study()).orElseThrow();
        SealedTestResult.EnsembleScore scored = result.ensemble().orElseThrow();
        assertEquals(choice.members().stream().map(EnsembleChoice.Member::trial).toList(), scored.trials());
        // The gain is over the best single trial, in the direction of the metric.
        assertEquals(result.best().value() - scored.score().value(), scored.gain().value(), 1e-12);
        assertTrue(scored.gain().low() <= scored.gain().value() && scored.gain().value() <= scored.gain().high());
        // What was written is what is read, and one opening stands in the register.
        assertEquals(result, SealedTestResult.of(JournalFile.read(file()).main().snapshot()).orElseThrow());
        assertEquals(1, Seal.of(e, folder, folder.resolve("copy.log"), register).orElseThrow().elsewhere().size());
    }

    @Test
    void anEnsembleOfOneScoresOnSealedRowsAsThatTrialDoes() throws Exception {
        for (Experiment e : List.of(experiment("three", Task.CLASSIFICATION, "log_loss"),
                experiment("size", Task.REGRESSION, "rmse"))) {
            Files.deleteIfExists(file());
            StudySnapshot study = run(e, THREADS);
            int best = study.best().orElseThrow().number();
            StudyEnsemble.use(file(), Optional.empty(),
                    new Ensemble(List.of(new Ensemble.Member(best, 1)), 0, 0, 0, 0), 7);
            SealedTestResult result = SealedTestResult.of(Seal.of(e, folder, file(),
                    new SealRegister(folder.resolve(e.subject().metric().orElseThrow()))).orElseThrow()
                    .open(study.best().orElseThrow(), 9, () -> false).study()).orElseThrow();
            // Out-of-fold numbers are 32-bit.
            assertEquals(result.best().value(), result.ensemble().orElseThrow().score().value(), 1e-5);
        }
    }
}
