package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;

/// What the unit, the offset, the shape or the rarity of the data must not change, for the families that are not trees.
class ExtremeInputsTest {

    private static Stream<ModelFamily> scaled() {
        return ModelCatalog.usable().stream().filter(f -> f.preparation().scaled());
    }

    static Stream<Arguments> families() {
        // Families that are scaled rank as they predict numbers.
        return scaled().flatMap(
                f -> f.tasks().stream().filter(t -> t != Task.RANKING).map(t -> Arguments.of(f, t)));
    }

    static Stream<ModelFamily> regressions() {
        return scaled().filter(f -> f.tasks().contains(Task.REGRESSION));
    }

    private static Configuration defaults(ModelFamily family, double[][] x, int classes) {
        return new SpaceCheck(family, new DataShape(x.length, x[0].length, classes)).complete(
                family.recommendedSpace(new DataShape(x.length, x[0].length, classes)).defaults());
    }

    private static Prediction predict(ModelFamily family, double[][] x, TargetValues y, double[][] points)
            throws Exception {
        int classes = y instanceof TargetValues.Classes c ? c.count() : 0;
        return family.fit(x, y, defaults(family, x, classes), 3, FitContext.plain()).predict(points,
                FitContext.plain());
    }

    private static void assertSensible(Prediction p) {
        switch (p) {
            case Prediction.Numbers n -> assertTrue(Arrays.stream(n.values()).allMatch(Double::isFinite));
            case Prediction.Classes c -> {
                for (double[] row : c.scores()) {
                    assertEquals(1, Arrays.stream(row).sum(), 1e-9);
                    assertTrue(Arrays.stream(row).allMatch(v -> v >= 0 && v <= 1));
                }
            }
        }
    }

    private static double[][] normal(int rows, int features, int seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][features];
        for (double[] row : x) for (int j = 0; j < features; j++) row[j] = random.nextGaussian();
        return x;
    }

    private static TargetValues numbers(double[][] x, double offset, double scale) {
        return new TargetValues.Numbers(Arrays.stream(x).mapToDouble(r -> offset + scale * (2 * r[0] - Math.sin(r[1])
                + 0.1 * r[r.length - 1])).toArray());
    }

    private static TargetValues classes(double[][] x, int count) {
        int[] codes = IntStream.range(0, x.length).map(i -> i % count).toArray();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length && j < 8; j++) x[i][j] += 3 * Math.sin(1 + codes[i] * (j + 1.7));
        }
        return new TargetValues.Classes(codes, IntStream.range(0, count).mapToObj(c -> "c" + c).toList());
    }

    private static TargetValues target(Task task, double[][] x) {
        return task == Task.REGRESSION ? numbers(x, 0, 1) : classes(x, 2);
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void theTargetsUnitAndOffsetChangeNothing(ModelFamily family) throws Exception {
        double[][] x = normal(120, 4, 1);
        double[][] points = normal(30, 4, 2);
        double[] plain = ((Prediction.Numbers) predict(family, x, numbers(x, 0, 1), points)).values();
        double[][] cases = {{0, 1e-12}, {0, 1e12}, {1e9, 1}, {-1e9, 1e-3}, {1e-9, 1e-12}, {1e15, 1e12}};
        for (double[] c : cases) {
            double[] other = ((Prediction.Numbers) predict(family, x, numbers(x, c[0], c[1]), points)).values();
            // Solvers end within a thousandth or so; what is lost when the target is written in double precision is lost.
            double tolerance = c[1] * 3e-3 + Math.abs(c[0]) * 1e-14;
            for (int i = 0; i < plain.length; i++) assertEquals(c[0] + c[1] * plain[i], other[i], tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void theFeaturesUnitAndOffsetChangeNothing(ModelFamily family, Task task) throws Exception {
        double[][] x = normal(80, 3, 3);
        TargetValues y = target(task, x);
        double[][] moved = new double[80][3];
        double[] offsets = {1e9, 0, -1e6};
        double[] scales = {1, 1e-12, 1e12};
        for (int i = 0; i < 80; i++) for (int j = 0; j < 3; j++) moved[i][j] = offsets[j] + scales[j] * x[i][j];
        Prediction plain = throughPipeline(family, x, y);
        Prediction other = throughPipeline(family, moved, y);
        for (int i = 0; i < 80; i++) {
            if (plain instanceof Prediction.Numbers p) {
                assertEquals(p.values()[i], ((Prediction.Numbers) other).values()[i], 3e-3);
            } else {
                assertEquals(((Prediction.Classes) plain).scores()[i][0], ((Prediction.Classes) other).scores()[i][0],
                        1e-3);
            }
        }
    }

    private static Prediction throughPipeline(ModelFamily family, double[][] x, TargetValues y) throws Exception {
        List<Column> columns = new java.util.ArrayList<>();
        for (int j = 0; j < x[0].length; j++) {
            int feature = j;
            columns.add(new NumberColumn("x" + j, Arrays.stream(x).mapToDouble(r -> r[feature]).toArray()));
        }
        Dataset data = new Dataset("d", columns);
        Pipeline pipeline = Pipeline.fit(family.preparation(), data, IntStream.range(0, x.length).toArray());
        double[][] prepared = pipeline.transform(data);
        return predict(family, prepared, y, prepared);
    }

    @Test
    void treesTellTinyNumbersApart() throws Exception {
        double[][] x = new double[100][];
        int[] codes = new int[100];
        for (int i = 0; i < 100; i++) {
            x[i] = new double[]{i * 1e-12};
            codes[i] = i < 50 ? 0 : 1;
        }
        TargetValues y = new TargetValues.Classes(codes, List.of("a", "b"));
        for (ModelFamily family : ModelCatalog.forTask(Task.CLASSIFICATION)) {
            if (family.preparation().scaled()) continue;
            Prediction.Classes p = (Prediction.Classes) predict(family, x, y, x);
            int wrong = 0;
            for (int i = 0; i < 100; i++) if (p.labels()[i] != codes[i]) wrong++;
            assertTrue(wrong <= 2, family.id() + ": " + wrong + " wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void twoRowsAreEnough(ModelFamily family, Task task) throws Exception {
        double[][] x = {{-1, 0.5}, {1, -0.5}};
        TargetValues y = task == Task.REGRESSION ? new TargetValues.Numbers(new double[]{3, 5})
                : new TargetValues.Classes(new int[]{0, 1}, List.of("a", "b"));
        assertSensible(predict(family, x, y, new double[][]{{0, 0}, {5, 5}, {-1, 0.5}}));
        assertSensible(predict(family, new double[][]{{0, 1}}, y.rows(new int[]{0}), x));
    }

    @ParameterizedTest
    @MethodSource("families")
    void equalAndConstantColumnsDoNoHarm(ModelFamily family, Task task) throws Exception {
        double[][] x = normal(100, 2, 4);
        TargetValues y = target(task, x);
        double[][] wide = new double[100][];
        for (int i = 0; i < 100; i++) wide[i] = new double[]{x[i][0], x[i][0], x[i][1], 0, x[i][0], x[i][1], 0};
        Prediction p = predict(family, wide, y, wide);
        assertSensible(p);
        double score = (task == Task.REGRESSION ? Metric.R2 : Metric.ACCURACY).score(y, p, -1);
        assertTrue(score > 0.75, () -> "score " + score);
    }

    @ParameterizedTest
    @MethodSource("families")
    void moreColumnsThanRows(ModelFamily family, Task task) throws Exception {
        double[][] x = normal(60, 2_000, 5);
        TargetValues y = target(task, x);
        assertSensible(predict(family, x, y, normal(10, 2_000, 6)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void farOutlierInTheFeatures(ModelFamily family, Task task) throws Exception {
        double[][] x = normal(60, 3, 7);
        TargetValues y = target(task, x);
        x[7][1] = 1e12;
        double[][] points = normal(5, 3, 8);
        points[2][0] = -1e15;
        points[3][1] = 1e200;
        Prediction p = predict(family, x, y, points);
        assertEquals(5, p.size());
        if (p instanceof Prediction.Classes c) assertSensible(c);
        else assertTrue(Arrays.stream(((Prediction.Numbers) p).values()).noneMatch(Double::isNaN));
    }

    @ParameterizedTest
    @MethodSource("families")
    void manyClassesAndRareOnes(ModelFamily family, Task task) throws Exception {
        if (task == Task.REGRESSION) return;
        double[][] x = normal(26 * 12, 10, 9);
        TargetValues.Classes y = (TargetValues.Classes) classes(x, 26);
        Prediction p = predict(family, x, y, x);
        assertSensible(p);
        assertTrue(Metric.ACCURACY.score(y, p, -1) > 0.6, () -> "accuracy " + Metric.ACCURACY.score(y, p, -1));
        double[][] many = normal(1_000, 4, 10);
        int[] codes = new int[1_000];
        for (int i = 0; i < 10; i++) {
            codes[i * 100] = 1;
            many[i * 100][0] += 2.5;
        }
        TargetValues.Classes rare = new TargetValues.Classes(codes, List.of("no", "yes"));
        Prediction.Classes q = (Prediction.Classes) predict(family, many, rare, many);
        assertSensible(q);
        double auc = Metric.ROC_AUC.score(rare, q, 1);
        assertTrue(auc > 0.8, () -> "AUC " + auc);
        double mean = Arrays.stream(q.scores()).mapToDouble(r -> r[1]).average().orElseThrow();
        assertEquals(0.01, mean, 0.01);
    }
}
