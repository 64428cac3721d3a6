package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.journal.JournalFile;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.search.sampler.MultiFidelitySampler;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// Studies in which stopped trials are gone on with, of a forest that gets more and more trees.
@Timeout(120)
class PromotionTest {
    @TempDir
    Path folder;

    /// With a seed for which a stopped trial turns out to be worth going on with: TPE’s later trials mostly beat the stopped ones.
    private Experiment forest(String pruner, int trials, int workers) throws Exception {
        StringBuilder csv = new StringBuilder("a,b,c,kind\n");
        java.util.Random random = new java.util.Random(2);
        for (int i = 0; i < 120; i++) {
            csv.append(random.nextGaussian() + i % 2).append(',').append(random.nextInt(9)).append(',')
                    .append(random.nextGaussian()).append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        SearchSpace space = SearchSpace.of(
                new Parameter("trees", IntDistribution.linear(9, 30), 27L).fixedAt(27L),
                new Parameter("max_depth", IntDistribution.linear(1, 20), 5L),
                new Parameter("min_leaf", IntDistribution.log(1, 20), 1L));
        return new Experiment("forest", new ModelSubject(new Target("data.csv", "kind", Task.CLASSIFICATION, "",
                List.of(), "log_loss"), "random_forest", new Validation(3, 0.2, true, 1, Resource.TREES)), space, "tpe",
                pruner, Budget.ofTrials(trials), workers, 5);
    }

    private StudySnapshot run(Experiment e, Path study) throws Exception {
        Options usual = Options.of(Mode.NEW_OR_RESUME);
        Options options = new Options(usual.mode(), usual.sync(), false, StudySession.Workers.threads());
        try (StudySession session = StudySession.open(e, folder, study, options)) {
            return session.start(_ -> {}).ended().get().snapshot();
        }
    }

    private static List<String> facts(StudySnapshot study) {
        List<String> facts = new ArrayList<>();
        for (Trial t : study.trials()) {
            StringBuilder reports = new StringBuilder();
            for (int i = 0; i < t.reports(); i++)
                reports.append(' ').append(t.step(i)).append(':').append(t.intermediate(i));
            facts.add(t + " " + t.origin() + " " + t.continued() + reports);
        }
        return facts;
    }

    @ParameterizedTest
    @CsvSource({"halving, 1", "hyperband, 2", "forecast, 2"})
    void goesOnWithStoppedTrialsAndEverySuggestionCanBeDerivedAgain(String pruner, int workers) throws Exception {
        Path study = folder.resolve("study.log");
        StudySnapshot end = run(forest(pruner, 40, workers), study);
        assertEquals(0, end.failed());
        int promotions = 0;
        for (Trial t : end.trials()) {
            assertEquals(t.continued() >= 0, t.origin().equals(MultiFidelitySampler.PROMOTION));
            if (t.continued() < 0) continue;
            promotions++;
            Trial before = end.trials().get(t.continued());
            assertEquals(TrialState.PRUNED, before.state());
            assertEquals(before.configuration(), t.configuration());
            assertTrue(t.reports() > before.reports(), "it went further");
            for (int i = 0; i < before.reports(); i++) {
                assertEquals(before.step(i), t.step(i));
                assertEquals(before.intermediate(i), t.intermediate(i));
            }
        }
        if (pruner.equals("halving"))
            assertTrue(promotions > 0 && end.pruned() > promotions, promotions + " of " + end.pruned());
        assertEquals(27, end.best().orElseThrow().step(end.best().orElseThrow().reports() - 1));
        assertEquals(end, JournalFile.read(study).main().snapshot());
        SuggestionAudit.Report audit = SuggestionAudit.of(study);
        assertEquals(List.of(), audit.differences());
        assertEquals(39, audit.checked());
    }

    @Test
    void anInterruptedSearchGoesOnAsIfItHadNotBeen() throws Exception {
        StudySnapshot whole = run(forest("halving", 36, 1), folder.resolve("whole.log"));
        Path parts = folder.resolve("parts.log");
        run(forest("halving", 15, 1), parts);
        run(forest("halving", 24, 1), parts);
        assertEquals(facts(whole), facts(run(forest("halving", 36, 1), parts)));
    }
}
