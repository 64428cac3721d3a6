package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.objective.Evaluation;
import sweetspot.objective.Objective;
import sweetspot.objective.TestFunctions;
import sweetspot.plot.TradeOffStudies;
import sweetspot.search.Pruner;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Origins;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// What is queued runs next, is in the journal as Optuna would have it, and does not trouble the replay.
@Timeout(60)
class QueueTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(-5, 5), 4.0),
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "c"),
            new Parameter("n", IntDistribution.linear(0, 9), 3L).when("kind", "a", "b"));

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("study.log");
    }

    private static Experiment experiment(int trials, String sampler) {
        return new Experiment("earlier", new FunctionSubject("test"), SPACE, sampler, "none", Budget.ofTrials(trials),
                1, 5);
    }

    private static Configuration at(double x) {
        return ConfigurationInput.of(SPACE, Map.of("x", x));
    }

    private StudyRunner runner(Experiment e, Objective objective) throws Exception {
        boolean exists = java.nio.file.Files.exists(file);
        JournalFile journal = exists ? JournalFile.open(file, JournalFile.Sync.SYSTEM)
                : JournalFile.create(file, e, List.of(Direction.MINIMIZE), JournalFile.Sync.SYSTEM);
        return new StudyRunner(new StudyRunner.Parts(e, SamplerFactory.create(e.sampler()), Pruner.none(), journal,
                new ThreadTrialExecutor(objective, 1), InstantSource.system(), System::nanoTime, _ -> {})).start();
    }

    private static final Objective SQUARE = (c, _) -> Evaluation.of(c.number("x") * c.number("x"));

    private List<String> told() throws Exception {
        List<String> told = new ArrayList<>();
        for (Trial t : JournalFile.read(file).main().snapshot().trials()) {
            told.add(t.number() + " " + t.origin() + " " + t.state() + " " + t.configuration().number("x"));
        }
        return told;
    }

    @Test
    void whatIsQueuedWhileASearchRunsIsTriedNext() throws Exception {
        Semaphore go = new Semaphore(0);
        StudyRunner runner = runner(experiment(5, "tpe"), (c, _) -> {
            go.acquireUninterruptibly();
            return SQUARE.evaluate(c, null);
        });
        assertTrue(runner.queue(List.of(QueuedTrial.asked(at(1.5)), QueuedTrial.asked(at(2.5)))).get());
        StudySnapshot now = runner.status().snapshot();
        assertEquals(3, now.trials().size());
        assertEquals(1, now.running());
        assertEquals(TrialState.WAITING, now.trials().get(1).state());
        assertEquals(at(1.5), now.trials().get(1).configuration());
        runner.unqueue(1);
        runner.unqueue(0);
        assertTrue(runner.queue(List.of(QueuedTrial.again(now.trials().get(0)))).get());
        go.release(10);
        RunStatus end = runner.ended().get(30, TimeUnit.SECONDS);
        assertEquals(StopReason.TRIALS, end.reason());
        List<String> told = told();
        assertEquals(List.of("0 default COMPLETE 4.0", "1 queued FAILED 1.5", "2 queued COMPLETE 2.5",
                "3 repeat COMPLETE 4.0"), told.subList(0, 4));
        assertTrue(end.snapshot().trials().get(1).isRemoved());
        assertEquals("trial 0", end.snapshot().trials().get(3).source());
        assertFalse(runner.queue(List.of(QueuedTrial.asked(at(1)))).get(), "the run has ended");
        assertEquals(told, told(), "nothing was written after the end");
        SuggestionAudit.Report report = SuggestionAudit.of(file);
        assertTrue(report.confirmed(), report.toString());
        assertEquals(5 - 4, report.checked());
    }

    @Test
    void aPausedSearchTakesThemAndAnEndedStudyToo() throws Exception {
        StudyRunner runner = runner(experiment(4, "random"), SQUARE);
        runner.pause();
        assertTrue(runner.queue(List.of(QueuedTrial.asked(at(-1)))).get() || runner.ended().isDone());
        runner.resume();
        runner.ended().get(30, TimeUnit.SECONDS);
        int before = JournalFile.read(file).main().snapshot().trials().size();
        StudySnapshot study = StudyQueue.add(file, List.of(QueuedTrial.asked(at(0.25)), QueuedTrial.asked(at(0.75))));
        assertEquals(before + 2, study.trials().size());
        StudyQueue.remove(file, List.of(before + 1, 0, 99));
        assertEquals(TrialState.FAILED, JournalFile.read(file).main().snapshot().trials().get(before + 1).state());
        assertEquals(TrialState.COMPLETE, JournalFile.read(file).main().snapshot().trials().get(0).state());
        runner(experiment(before + 2, "random"), SQUARE).ended().get(30, TimeUnit.SECONDS);
        assertEquals(before + " queued COMPLETE 0.25", told().get(before));
        assertTrue(SuggestionAudit.of(file).confirmed());
    }

    @Test
    void aSearchThatLostPatienceStillRunsWhatIsQueued() throws Exception {
        Experiment e = experiment(50, "random").withBudget(new Budget(50, 0, 3));
        Objective same = (_, _) -> Evaluation.of(1);
        RunStatus end = runner(e, same).ended().get(30, TimeUnit.SECONDS);
        assertEquals(StopReason.PATIENCE, end.reason());
        int before = end.snapshot().trials().size();
        StudyQueue.add(file, List.of(QueuedTrial.asked(at(0.25)), QueuedTrial.asked(at(0.75))));
        end = runner(e, same).ended().get(30, TimeUnit.SECONDS);
        assertEquals(StopReason.PATIENCE, end.reason());
        assertEquals(before + 2, end.snapshot().complete());
        assertEquals(0, end.snapshot().waiting());
    }

    @Test
    void theDefaultStaysTrialZeroWhateverIsQueuedBefore() throws Exception {
        Experiment e = experiment(4, "random");
        JournalFile.create(file, e, List.of(Direction.MINIMIZE), JournalFile.Sync.SYSTEM).close();
        StudyQueue.add(file, List.of(QueuedTrial.asked(at(0.5))));
        runner(e, SQUARE).ended().get(30, TimeUnit.SECONDS);
        assertEquals(List.of("0 default COMPLETE 4.0", "1 queued COMPLETE 0.5"), told().subList(0, 2));
    }

    @Test
    void anEarlierStudyGivesItsBestConfigurationsAndNoScores() throws Exception {
        runner(experiment(60, "random"), SQUARE).ended().get(30, TimeUnit.SECONDS);
        SearchSpace similar = SearchSpace.of(
                new Parameter("x", FloatDistribution.linear(-0.5, 9), 8.0),
                new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "c"),
                new Parameter("n", FloatDistribution.linear(0, 9), 3.0).when("kind", "a", "b"),
                new Parameter("fresh", IntDistribution.linear(1, 5), 2L),
                new Parameter("held", IntDistribution.linear(1, 5), 2L).fixedAt(4L));
        List<QueuedTrial> seeds = WarmStart.from(file, similar, 5);
        assertEquals(5, seeds.size());
        List<Trial> best = JournalFile.read(file).main().snapshot().trials().stream()
                .filter(t -> t.configuration().number("x") >= -0.5)
                .sorted((a, b) -> Double.compare(a.value(), b.value())).toList();
        assertEquals(best.getFirst().configuration().get("x"), seeds.getFirst().configuration().get("x"));
        assertEquals("earlier, trial " + best.getFirst().number(), seeds.getFirst().source());
        for (QueuedTrial seed : seeds) {
            assertTrue(similar.contains(seed.configuration()), seed.toString());
            assertEquals(2L, seed.configuration().get("fresh"));
            assertEquals(4L, seed.configuration().get("held"));
            assertEquals(Origins.WARM_START, seed.origin());
        }
        assertEquals(5, seeds.stream().map(QueuedTrial::configuration).distinct().count());
        SearchSpace other = SearchSpace.of(new Parameter("z", FloatDistribution.linear(0, 1), 0.5));
        assertEquals(List.of(), WarmStart.from(file, other, 5), "nothing in common");
    }

    @Test
    void ofSeveralObjectivesTheWholeFrontGivesItsConfigurations() {
        StudySnapshot study = TradeOffStudies.study("zdt1", 80);
        ParetoFront front = ParetoFront.of(study);
        List<QueuedTrial> seeds = WarmStart.from(study, TestFunctions.byId("zdt1").space(), 4);
        List<Integer> from = seeds.stream().map(s -> Integer.parseInt(s.source().replaceAll(".* ", ""))).toList();
        assertEquals(4, from.size());
        assertTrue(from.stream().allMatch(front::contains), from + " of " + front);
        double[] values = from.stream().mapToDouble(n -> study.trials().get(n).value(0)).sorted().toArray();
        double[] all = IntStream.range(0, front.size()).mapToDouble(i -> study.trials().get(front.number(i)).value(0))
                .sorted().toArray();
        assertTrue(values[3] - values[0] > 0.5 * (all[all.length - 1] - all[0]), "they come from all over the front");
    }

    @Test
    void whatSomeoneTypesIsCheckedByTheSpace() {
        Configuration c = ConfigurationInput.of(SPACE, Map.of("x", "1e-1", "kind", "b", "n", 7));
        assertEquals(0.1, c.get("x"));
        assertEquals(7L, c.get("n"));
        assertEquals(SPACE.defaults(), ConfigurationInput.of(SPACE, Map.of()));
        assertTrue(refusal(Map.of("x", "9")).contains("-5 to 5"));
        assertTrue(refusal(Map.of("x", "much")).contains("much"));
        assertTrue(refusal(Map.of("kind", "d")).contains("a, b, c"));
        assertTrue(refusal(Map.of("kind", "a", "n", 2.5)).contains("whole number from 0 to 9"));
        assertTrue(refusal(Map.of("n", 2)).contains("kind"), "not active with the default kind");
        assertTrue(refusal(Map.of("z", 2)).contains("x, kind, n"));
        Parameter fixed = SPACE.get("x").fixedAt(2.0);
        assertEquals(2.0, ConfigurationInput.value(fixed, "2"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ConfigurationInput.value(fixed, "3"))
                .getMessage().contains("fixed at 2"));
    }

    private static String refusal(Map<String, Object> given) {
        return assertThrows(IllegalArgumentException.class, () -> ConfigurationInput.of(SPACE, given)).getMessage();
    }
}
