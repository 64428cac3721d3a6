package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.analysis.CostCurve;
import sweetspot.journal.JournalFile;
import sweetspot.journal.PredictionsFile;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.Validation;

/// The costs over thresholds of a study on data.
@Timeout(60)
class StudyCostsTest {
    @TempDir
    Path folder;

    private Experiment experiment(String metric, String positive) {
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 6), 3L));
        return new Experiment("Trees", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, positive,
                List.of(), metric), "decision_tree", new Validation(3, 0.2, true, 1)), space, "random", "none",
                Budget.ofTrials(3), 1, 3);
    }

    private Path file() {
        return folder.resolve("study.log");
    }

    private StudySnapshot run(Experiment e) throws Exception {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 90; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            csv.append(a).append(',').append(b).append(',')
                    .append(i % 3 == 0 && a + random.nextGaussian() > -1 ? "bad" : "good").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv.toString());
        Files.deleteIfExists(file());
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());
        try (StudySession session = StudySession.open(e, folder, file(), threads)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    @Test
    void whereThePricesSayTheCurveIsTheScore() throws Exception {
        // Whichever class is looked for, the first or the second of the table.
        for (String positive : List.of("bad", "good")) {
            Experiment e = experiment("cost:40,7,1", positive);
            StudySnapshot study = run(e);
            assertEquals(new CostCurve.Prices(40, 7, 1), StudyCosts.prices(study).orElseThrow());
            Trial best = study.best().orElseThrow();
            CostCurve curve = assertInstanceOf(StudyCosts.Answer.Found.class,
                    StudyCosts.of(e, folder, study, file(), best)).curve();
            // Three folds of 24 rows: the mean over the folds is the mean over the rows.
            assertEquals(72, curve.rows());
            assertEquals(best.value(), curve.byPrices().cost(), 1e-6, positive);
            assertEquals(0.5, curve.now().threshold());
            assertTrue(curve.cheapest().cost() <= curve.now().cost());
        }
    }

    @Test
    void withoutPricesOrPredictionsTheReasonIsSaid() throws Exception {
        Experiment e = experiment("cost:40,7,1", "bad");
        StudySnapshot study = run(e);
        Files.delete(PredictionsFile.of(file()).path());
        assertFalse(assertInstanceOf(StudyCosts.Answer.None.class,
                StudyCosts.of(e, folder, study, file(), study.best().orElseThrow())).reason().isBlank());
        Experiment plain = experiment("accuracy", "bad");
        StudySnapshot other = run(plain);
        assertTrue(StudyCosts.prices(other).isEmpty());
        assertInstanceOf(StudyCosts.Answer.None.class,
                StudyCosts.of(plain, folder, other, file(), other.best().orElseThrow()));
    }
}
