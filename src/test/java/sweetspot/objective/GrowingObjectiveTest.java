package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.model.TargetValues;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.Validation;

/// Scoring with more and more of a resource: what is reported, and that stopping and going on changes no number.
class GrowingObjectiveTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeTable() throws Exception {
        Random random = new Random(8);
        List<String> lines = new ArrayList<>(List.of("a,b,kind"));
        for (int i = 0; i < 600; i++) {
            boolean big = i % 3 == 0;
            lines.add((random.nextGaussian() + (big ? 1.5 : 0)) + "," + random.nextInt(50) + ","
                    + (big ? "big" : "small"));
        }
        Files.write(folder.resolve("things.csv"), lines);
    }

    private PreparedObjective prepare(String model, String parameter, Resource resource) throws Exception {
        Target target = new Target("things.csv", "kind", Task.CLASSIFICATION, "big", List.of(), "log_loss");
        SearchSpace space =
                parameter.isEmpty() ? SearchSpace.of(new Parameter("neighbors", IntDistribution.linear(1, 20), 5L))
                        : SearchSpace.of(new Parameter(parameter, IntDistribution.linear(2, 54), 40L));
        return ObjectiveFactory.create(new Experiment("test", new ModelSubject(target, model,
                new Validation(3, 0.2, true, 1, resource)), space, "random", "none", Budget.ofTrials(9), 1, 5), folder);
    }

    /// Keeps what is reported; stops after so many reports.
    private static final class Recording implements TrialContext {
        final Map<Integer, Double> reports = new LinkedHashMap<>();
        final int stopAfter;

        Recording(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public int number() {
            return 3;
        }

        @Override
        public void report(int step, double value) {
            reports.put(step, value);
        }

        @Override
        public boolean shouldPrune() {
            return reports.size() >= stopAfter;
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"random_forest, trees, TREES", "extra_trees, trees, TREES", "gradient_boosting, trees, ROUNDS",
        "mlp, epochs, EPOCHS", "knn, '', ROWS"})
    void aStoppedTrialThatGoesOnComesToWhatOneFitGives(String model, String parameter, Resource resource)
            throws Exception {
        PreparedObjective plain = prepare(model, parameter, Resource.FOLDS);
        var configuration = parameter.isEmpty() ? sweetspot.space.Configuration.of(Map.of("neighbors", 7L))
                : sweetspot.space.Configuration.of(Map.of(parameter, 40L));
        Evaluation whole = plain.objective().evaluate(configuration, TrialContext.standalone(0));
        Objective growing = prepare(model, parameter, resource).objective();
        Recording through = new Recording(99);
        Evaluation once = growing.evaluate(configuration, through);
        assertEquals(whole.value(), once.value(), 0.0, "the value is that of plain cross-validation");
        assertEquals(whole.attributes().get(Trial.STANDARD_ERROR), once.attributes().get(Trial.STANDARD_ERROR));
        assertEquals(3, ((List<?>) once.attributes().get(Trial.FOLD_SCORES)).size());
        List<Integer> steps = resource == Resource.ROWS ? List.of(11, 100) : List.of(1, 2, 6, 18, 40);
        if (resource == Resource.ROWS)
            assertTrue(through.reports.keySet().containsAll(steps), () -> "" + through.reports);
        else assertEquals(steps.subList(steps.size() - through.reports.size(), steps.size()),
                List.copyOf(through.reports.keySet()));
        assertEquals(once.value(), through.reports.get(steps.getLast()));

        Recording first = new Recording(2);
        if (through.reports.size() > 2) {
            assertThrows(TrialPrunedException.class, () -> growing.evaluate(configuration, first));
            assertEquals(List.copyOf(through.reports.entrySet()).subList(0, 2), List.copyOf(first.reports.entrySet()));
        }
        Recording second = new Recording(99);
        assertEquals(once.value(), growing.evaluate(configuration, second).value(), 0.0, "where it stands");
        assertEquals(through.reports, second.reports);
        Recording anew = new Recording(99);
        assertEquals(once.value(),
                prepare(model, parameter, resource).objective().evaluate(configuration, anew).value(), 0.0);
        assertEquals(through.reports, anew.reports, "and by a worker that has never seen it");
    }

    @Test
    void foldsThatWereScoredAreNotScoredAgain() throws Exception {
        Objective folds = prepare("random_forest", "trees", Resource.FOLDS).objective();
        var configuration = sweetspot.space.Configuration.of(Map.of("trees", 40L));
        Recording through = new Recording(99);
        double value = folds.evaluate(configuration, through).value();
        assertThrows(TrialPrunedException.class, () -> folds.evaluate(configuration, new Recording(2)));
        Recording second = new Recording(99);
        assertEquals(value, folds.evaluate(configuration, second).value());
        assertEquals(through.reports, second.reports);
    }

    @Test
    void saysWhatAModelCanBeGiven() {
        assertEquals(List.of(Resource.FOLDS, Resource.TREES, Resource.ROWS),
                ObjectiveFactory.resources(ModelCatalog.byId("random_forest")));
        assertEquals(List.of(Resource.FOLDS, Resource.ROWS), ObjectiveFactory.resources(ModelCatalog.byId("knn")));
        ExperimentException e = assertThrows(ExperimentException.class, () -> prepare("knn", "", Resource.EPOCHS));
        assertEquals("validation.resource", e.field());
        assertTrue(e.getMessage().contains("folds, rows"), e.getMessage());
    }

    @Test
    void amountsAreThirdsOfTheFullAmountUpToTheTrialsOwn() {
        assertArrayEquals(new int[]{6, 19, 56, 167, 500}, Resource.TREES.amounts(500, 500));
        assertArrayEquals(new int[]{6, 19, 56, 100}, Resource.TREES.amounts(500, 100));
        assertArrayEquals(new int[]{1, 11, 100}, Resource.ROWS.amounts(100, 100));
        assertArrayEquals(new int[]{3}, Resource.EPOCHS.amounts(500, 3));
    }

    @Test
    void partsOfTheRowsAreNestedAndKeepTheClassShares() {
        int[] codes = IntStream.range(0, 200).map(i -> i < 20 ? 1 : 0).toArray();
        TargetValues y = new TargetValues.Classes(codes, List.of("a", "b"));
        List<Integer> before = List.of();
        for (double share : new double[]{0.1, 0.3, 0.9, 1}) {
            int[] rows = GrowingTrial.rows(y, share, 4);
            List<Integer> now = IntStream.of(rows).boxed().toList();
            assertEquals(Math.round(share * 200), rows.length);
            assertTrue(now.containsAll(before));
            assertEquals(share * 20, IntStream.of(rows).filter(r -> codes[r] == 1).count(), 1);
            before = now;
        }
        assertArrayEquals(IntStream.range(0, 200).toArray(), GrowingTrial.rows(y, 1, 4));
    }
}
