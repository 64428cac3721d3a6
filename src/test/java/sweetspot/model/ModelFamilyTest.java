package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Target.Task;

/// What every family promises about training: it learns, repeats itself, can be cancelled, and bears odd data.
public class ModelFamilyTest {

    static Stream<Arguments> families() {
        return ModelCatalog.usable().stream().flatMap(f -> f.tasks().stream().map(t -> Arguments.of(f, t)));
    }

    private static Samples.Data data(Task task, int rows) {
        return task == Task.CLASSIFICATION ? Samples.blobs(rows, 6, 3, 2.5, 5) : Samples.surface(rows, 4, 5);
    }

    private static SearchSpace space(ModelFamily family, Samples.Data data) {
        int classes = data.y() instanceof TargetValues.Classes c ? c.count() : 0;
        return family.recommendedSpace(new DataShape(data.x().length, data.x()[0].length, classes));
    }

    private static double score(ModelFamily family, Configuration c, Samples.Data data, long seed) throws Exception {
        return score(data.y() instanceof TargetValues.Classes ? Metric.LOG_LOSS : Metric.R2, family, c, data, seed);
    }

    private static double score(Metric metric, ModelFamily family, Configuration c, Samples.Data data, long seed)
            throws Exception {
        int half = data.x().length / 2;
        FittedModel model = family.fit(data.rows(0, half), data.values(0, half), c, seed, FitContext.plain());
        Prediction prediction = model.predict(data.rows(half, 2 * half), FitContext.plain());
        return metric.score(data.values(half, 2 * half), prediction, 0);
    }

    @ParameterizedTest
    @MethodSource("families")
    void theDefaultLearns(ModelFamily family, Task task) throws Exception {
        Samples.Data data = data(task, 300);
        // The leaves of a single full tree hold one class each: when wrong, it is quite sure.
        if (task == Task.CLASSIFICATION && family.id().equals("decision_tree")) {
            double accuracy = score(Metric.ACCURACY, family, space(family, data).defaults(), data, 1);
            assertTrue(accuracy > 0.8, () -> "accuracy " + accuracy);
            return;
        }
        double score = score(family, space(family, data).defaults(), data, 1);
        if (task == Task.CLASSIFICATION) assertTrue(score < 0.5, () -> "log loss " + score);
        else assertTrue(score > 0.6, () -> "R² " + score);
    }

    @ParameterizedTest
    @MethodSource("families")
    void probabilitiesAddUp(ModelFamily family, Task task) throws Exception {
        if (task != Task.CLASSIFICATION) return;
        Samples.Data data = data(task, 90);
        FittedModel model = family.fit(data.x(), data.y(), space(family, data).defaults(), 1, FitContext.plain());
        Prediction.Classes p = (Prediction.Classes) model.predict(data.x(), FitContext.plain());
        assertTrue(p.probabilities());
        for (double[] row : p.scores()) {
            assertEquals(1, Arrays.stream(row).sum(), 1e-9);
            assertTrue(Arrays.stream(row).allMatch(v -> v >= 0 && v <= 1));
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void theSameSeedGivesTheSameScoreOnAnyThread(ModelFamily family, Task task) throws Exception {
        Samples.Data data = data(task, 120);
        SearchSpace space = space(family, data);
        List<Configuration> configurations = new ArrayList<>(List.of(space.defaults()));
        UnitCube cube = new UnitCube(wideSpace(family, new DataShape(60, data.x()[0].length,
                task == Task.CLASSIFICATION ? 3 : 0)));
        Random random = new Random(3);
        for (int i = 0; i < 3; i++) configurations.add(cube.decode(random.doubles(cube.space().size()).toArray()));
        double[] alone = new double[configurations.size()];
        for (int i = 0; i < alone.length; i++) alone[i] = score(family, configurations.get(i), data, 7);
        List<Callable<Double>> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Configuration c = configurations.get(i % configurations.size());
            jobs.add(() -> score(family, c, data, 7));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Double>> together = pool.invokeAll(jobs);
            for (int i = 0; i < together.size(); i++) {
                assertEquals(alone[i % alone.length], together.get(i).get(),
                        "of " + configurations.get(i % alone.length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void stopsSoonAfterBeingCancelled(ModelFamily family, Task task) {
        Samples.Data data = data(task, 60);
        AtomicInteger asked = new AtomicInteger();
        FitContext context = new FitContext(() -> asked.incrementAndGet() > 2, true);
        assertThrows(CancellationException.class, () -> family
                .fit(data.x(), data.y(), space(family, data).defaults(), 1, context).predict(data.x(), context));
        assertTrue(asked.get() <= 5, () -> "asked " + asked + " times");
    }

    @ParameterizedTest
    @MethodSource("families")
    void bearsOddData(ModelFamily family, Task task) throws Exception {
        double[][] constant = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
        TargetValues y = task == Task.CLASSIFICATION
                ? new TargetValues.Classes(new int[]{0, 2, 0, 2}, List.of("a", "unseen", "c"))
                : new TargetValues.Numbers(new double[]{1, 2, 3, 4});
        Configuration c = family.recommendedSpace(
                new DataShape(4, 2, task == Task.CLASSIFICATION ? 3 : 0)).defaults();
        Prediction p = family.fit(constant, y, c, 1, FitContext.plain()).predict(constant, FitContext.plain());
        assertEquals(4, p.size());
        switch (p) {
            case Prediction.Numbers n -> assertTrue(Arrays.stream(n.values()).allMatch(v -> v > 0.5 && v < 4.5));
            case Prediction.Classes classes -> assertTrue(Arrays.stream(classes.labels()).noneMatch(l -> l == 1));
        }
        if (task != Task.CLASSIFICATION) return;
        TargetValues one = new TargetValues.Classes(new int[]{1, 1, 1, 1}, List.of("a", "b"));
        Prediction.Classes all = (Prediction.Classes) family.fit(constant, one, c, 1, FitContext.plain())
                .predict(constant, FitContext.plain());
        assertArrayEquals(new int[]{1, 1, 1, 1}, all.labels());
    }

    /// The space of the "Wide" preset: everything tuned, over wide ranges.
    public static SearchSpace wideSpace(ModelFamily family, DataShape shape) {
        return new SearchSpace(family.parameters(shape).stream().map(s -> s.parameter().tunedOver(s.wide())).toList());
    }
}
