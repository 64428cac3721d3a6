package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;

/// Rows count by their weights in training: as in scikit-learn where it weighs rows too, and visibly in every family
/// that says so.
class RowWeightsTest {
    private static final Map<String, List<double[]>> RECORD = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                RowWeightsTest.class.getResourceAsStream("weighted-models.csv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                RECORD.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                        .add(Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
            }
        }
    }

    private static double[] recorded(String name) {
        return RECORD.get(name).getFirst();
    }

    private static TargetValues target(String name) {
        double[] values = recorded(name);
        TargetValues y = name.equals("amount") ? new TargetValues.Numbers(values)
                : new TargetValues.Classes(Arrays.stream(values).mapToInt(v -> (int) v).toArray(),
                        IntStream.range(0, name.equals("two") ? 2 : 3).mapToObj(c -> "c" + c).toList());
        return y.weighted(RowWeights.of(recorded("weights").clone()));
    }

    private static Configuration with(ModelFamily family, TargetValues y, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>();
        Configuration defaults = family.recommendedSpace(shape(y)).defaults();
        for (String name : defaults.names()) all.put(name, defaults.get(name));
        all.putAll(values);
        return Configuration.of(all);
    }

    private static DataShape shape(TargetValues y) {
        return new DataShape(y.size(), 3, y instanceof TargetValues.Classes c ? c.count() : 0);
    }

    /// Answers for the points, of trees for the training rows, whose order of splits may differ: numbers, or what speaks for the second class.
    private static double[] answers(String id, String target, boolean probable, Map<String, Object> values)
            throws Exception {
        ModelFamily family = ModelCatalog.byId(id);
        TargetValues y = target(target);
        FitContext context = new FitContext(() -> false, probable);
        Prediction p = family.fit(RECORD.get("x").toArray(double[][]::new), y, with(family, y, values), 1, context)
                .predict(RECORD.get(id.equals("decision_tree") ? "x" : "point").toArray(double[][]::new), context);
        return switch (p) {
            case Prediction.Numbers n -> n.values();
            case Prediction.Classes c -> Arrays.stream(c.scores()).mapToDouble(s -> s[1]).toArray();
        };
    }

    @Test
    void answersAreThoseOfScikitLearn() throws Exception {
        assertArrayEquals(recorded("ridge"), answers("ridge", "amount", true, Map.of("penalty", 2.0)), 1e-9);
        assertArrayEquals(recorded("elastic_net"),
                answers("elastic_net", "amount", true, Map.of("penalty", 0.1, "mix", 0.5)), 1e-6);
        assertArrayEquals(recorded("svr"),
                answers("svr", "amount", true, Map.of("c", 2.0, "gamma", 0.4, "epsilon", 0.1)), 1e-2);
        assertArrayEquals(recorded("tree"), answers("decision_tree", "amount", true, Map.of("max_depth", 2L)), 1e-9);
        for (String y : List.of("two", "three")) {
            assertArrayEquals(recorded("logistic " + y),
                    answers("logistic_regression", y, true, Map.of("penalty", 2.0)), 1e-4, y);
            assertArrayEquals(recorded("naive_bayes " + y),
                    answers("naive_bayes", y, true, Map.of("smoothing", 1e-2)), 1e-9, y);
            assertArrayEquals(recorded("tree " + y), answers("decision_tree", y, true, Map.of("max_depth", 2L)), 1e-9,
                    y);
        }
        double[] decisions = answers("svm_rbf", "two", false, Map.of("c", 2.0, "gamma", 0.4));
        assertArrayEquals(recorded("svm two"), decisions, 1e-2);
    }

    static Stream<Arguments> families() {
        return ModelCatalog.usable().stream().flatMap(f -> f.tasks().stream().map(t -> Arguments.of(f, t)));
    }

    /// Each point of a grid comes twice: with class 1 and the amount 0, and with class 0 and the amount 10. The first weighs
    /// nineteen times as much.
    private static TargetValues disputed(Task task, int points, double heavy, double light) {
        double[] weights = IntStream.range(0, 2 * points).mapToDouble(i -> i < points ? heavy : light).toArray();
        int[] codes = IntStream.range(0, 2 * points).map(i -> i < points ? 1 : 0).toArray();
        return (task == Task.CLASSIFICATION ? new TargetValues.Classes(codes, List.of("a", "b"))
                : new TargetValues.Numbers(Arrays.stream(codes).mapToDouble(c -> 10 - 10.0 * c).toArray()))
                .weighted(RowWeights.of(weights));
    }

    private static Prediction predicted(ModelFamily family, TargetValues y, int points) throws Exception {
        double[][] x = IntStream.range(0, 2 * points)
                .mapToObj(i -> new double[]{(i % points) % 5 - 2, (i % points) / 5 - 2, 0.1 * ((i % points) % 3)})
                .toArray(double[][]::new);
        return family.fit(x, y, family.recommendedSpace(shape(y)).defaults(), 1, FitContext.plain())
                .predict(x, FitContext.plain());
    }

    /// The mean answer for what the light rows say: the amount, or ten times the probability of their class.
    private static double heard(Prediction p) {
        return switch (p) {
            case Prediction.Numbers n -> Arrays.stream(n.values()).average().orElseThrow();
            case Prediction.Classes c -> Arrays.stream(c.scores()).mapToDouble(s -> 10 * s[0]).average().orElseThrow();
        };
    }

    @ParameterizedTest
    @MethodSource("families")
    void heavyRowsPrevail(ModelFamily family, Task task) throws Exception {
        assumeTrue(family.weighsRows());
        double heavyAgainst = heard(predicted(family, disputed(task, 25, 19, 1), 25));
        double heavyFor = heard(predicted(family, disputed(task, 25, 1, 19), 25));
        assertTrue(heavyAgainst < 3.5 && heavyFor > 6.5, () -> family.id() + ": " + heavyAgainst + ", " + heavyFor);
    }

    @ParameterizedTest
    @MethodSource("families")
    void onlyProportionsMatter(ModelFamily family, Task task) throws Exception {
        double[] some = values(predicted(family, disputed(task, 25, 4, 1), 25));
        double[] more = values(predicted(family, disputed(task, 25, 4000, 1000), 25));
        assertArrayEquals(some, more, 1e-6);
        if (family.weighsRows()) return;
        double[] none = values(predicted(family, disputed(task, 25, 4, 1).weighted(RowWeights.EQUAL), 25));
        assertArrayEquals(none, some, 0, "a family that cannot weigh rows takes them as they are");
    }

    /// Given weights that are all alike are as none.
    @ParameterizedTest
    @MethodSource("families")
    void equalWeightsChangeNothing(ModelFamily family, Task task) throws Exception {
        TargetValues y = disputed(task, 25, 3, 3);
        assertArrayEquals(values(predicted(family, y.weighted(RowWeights.EQUAL), 25)),
                values(predicted(family, y, 25)), 1e-6);
    }

    private static double[] values(Prediction p) {
        return switch (p) {
            case Prediction.Numbers n -> n.values();
            case Prediction.Classes c -> Arrays.stream(c.scores()).flatMapToDouble(Arrays::stream).toArray();
        };
    }

    @Test
    void weightsAreKeptWithTheirRows() {
        TargetValues y = new TargetValues.Numbers(new double[]{1, 2, 3}).weighted(RowWeights.of(new double[]{1, 0, 4}));
        RowWeights picked = y.rows(new int[]{2, 2, 1}).weights();
        assertArrayEquals(new double[]{4, 4, 0}, picked.values(3));
        assertEquals(8, picked.total(3));
        assertFalse(picked.areEqual());
        assertTrue(RowWeights.EQUAL.rows(new int[]{1}).areEqual());
        assertThrows(IllegalArgumentException.class, () -> RowWeights.of(new double[]{1, -1}));
        assertThrows(IllegalArgumentException.class, () -> RowWeights.of(new double[]{Double.NaN}));
        assertEquals(1, RowWeights.of(new double[]{1, 2, 6}).withMeanOne().total(3) / 3, 1e-12);
    }
}
