package sweetspot.model.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.model.family.SmileFamily;
import sweetspot.study.Target.Task;

/// Metrics against values worked out by hand and by scikit-learn.
class MetricTest {

    /// One case of the golden file.
    private static final class Case {
        String name;
        int positive = -1;
        int classes;
        double[] truth;
        double[] predicted;
        RowWeights weights = RowWeights.EQUAL;
        final List<double[]> scores = new ArrayList<>();
        final Map<String, Double> expected = new LinkedHashMap<>();

        TargetValues truth() {
            return (predicted != null ? new TargetValues.Numbers(truth) : classes(classes, ints(truth)))
                    .weighted(weights);
        }

        Prediction prediction() {
            return predicted != null ? new Prediction.Numbers(predicted)
                    : SmileFamily.byScores(scores.toArray(double[][]::new), true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> golden() throws Exception {
        return cases("metrics_golden.txt");
    }

    static Stream<Case> weighted() throws Exception {
        return cases("metrics_weighted.txt");
    }

    private static Stream<Case> cases(String file) throws Exception {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                MetricTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String key = line.substring(0, line.indexOf(' '));
                String rest = line.substring(key.length() + 1);
                if (key.equals("case")) cases.add(new Case());
                Case last = cases.getLast();
                switch (key) {
                    case "case" -> last.name = rest;
                    case "classes" -> last.classes = Integer.parseInt(rest);
                    case "positive" -> last.positive = Integer.parseInt(rest);
                    case "truth", "values" -> last.truth = numbers(rest);
                    case "weights" -> last.weights = RowWeights.of(numbers(rest));
                    case "predicted" -> last.predicted = numbers(rest);
                    case "scores" -> last.scores.add(numbers(rest));
                    default -> last.expected.put(rest.split(" ")[0], Double.parseDouble(rest.split(" ")[1]));
                }
            }
        }
        return cases.stream();
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static int[] ints(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(v -> (int) v).toArray();
    }

    private static TargetValues.Classes classes(int count, int... codes) {
        return new TargetValues.Classes(codes, IntStream.range(0, count).mapToObj(c -> "c" + c).toList());
    }

    /// Two classes; the scores speak for class 1.
    private static Prediction.Classes scored(double... scores) {
        double[][] both = Arrays.stream(scores).mapToObj(s -> new double[]{1 - s, s}).toArray(double[][]::new);
        return SmileFamily.byScores(both, true);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithScikitLearn(Case golden) {
        assertTrue(golden.expected.size() >= 8);
        golden.expected.forEach((id, value) -> assertEquals(value,
                Metric.byId(id).score(golden.truth(), golden.prediction(), golden.positive), 1e-9, id));
    }

    /// Rows count by their weights, as by scikit-learn's `sample_weight`; see `metrics_weighted.py` beside the file.
    @ParameterizedTest
    @MethodSource("weighted")
    void agreesWithScikitLearnOnWeights(Case golden) {
        assertTrue(golden.expected.size() >= 11);
        golden.expected.forEach((id, value) -> assertEquals(value,
                Metric.byId(id).score(golden.truth(), golden.prediction(), golden.positive), 1e-9, id));
    }

    @Test
    void everyMetricIsRecordedWithWeights() throws Exception {
        Set<MetricKind> recorded =
                weighted().flatMap(c -> c.expected.keySet().stream()).map(id -> Metric.byId(id).kind())
                        .collect(Collectors.toSet());
        // Those of rankings have a record of their own, see RankingMetricTest.
        Set<MetricKind> others = EnumSet.allOf(MetricKind.class);
        others.removeIf(k -> k.task() == Task.RANKING);
        assertEquals(others, recorded);
    }

    /// Weights of 0 take rows away, and only proportions matter.
    @ParameterizedTest
    @MethodSource("weighted")
    void rowsOfNoWeightDoNotCount(Case golden) {
        int n = golden.truth().size();
        int[] counting = IntStream.range(0, n).filter(i -> golden.weights.of(i) > 0).toArray();
        RowWeights doubled = RowWeights.of(Arrays.stream(golden.weights.values(n)).map(w -> 2 * w).toArray());
        golden.expected.keySet().forEach(id -> {
            Metric metric = Metric.byId(id);
            double value = metric.score(golden.truth(), golden.prediction(), golden.positive);
            assertEquals(value, metric.score(golden.truth().rows(counting), golden.prediction().rows(counting),
                    golden.positive), 1e-12, id);
            assertEquals(value, metric.score(golden.truth().weighted(doubled), golden.prediction(), golden.positive),
                    1e-12, id);
        });
    }

    /// Scores 0.9 0.8 0.8 0.3 0.1 for + - + - +: of the six pairs of + and -, the first + wins 2, the second wins 1
    /// and ties 1, the third wins 0, that is 3.5 of 6. Going down, precision is 1/1 at recall 1/3, 2/3 at 2/3 and
    /// 3/5 at 1.
    @Test
    void rankingByHand() {
        TargetValues.Classes truth = classes(2, 1, 0, 1, 0, 1);
        Prediction.Classes p = scored(0.9, 0.8, 0.8, 0.3, 0.1);
        assertEquals(3.5 / 6, Metric.ROC_AUC.score(truth, p, 1), 1e-12);
        assertEquals((1 + 2 / 3.0 + 3 / 5.0) / 3, Metric.AVERAGE_PRECISION.score(truth, p, 1), 1e-12);
        assertEquals(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.8) + Math.log(0.7) + Math.log(0.1)) / 5,
                Metric.LOG_LOSS.score(truth, p, 1), 1e-12);
        assertEquals(Metric.ROC_AUC.score(truth, p, 1), Metric.ROC_AUC.score(truth, p, 0), 1e-12);
    }

    /// Truth 1 1 1 0 0, called 1 1 0 1 0: 2 of 3 found, 2 of 3 calls right, 1 of 2 others left alone.
    @Test
    void countsByHand() {
        TargetValues.Classes truth = classes(2, 1, 1, 1, 0, 0);
        Prediction.Classes p = scored(0.9, 0.9, 0.1, 0.9, 0.1);
        assertEquals(0.6, Metric.ACCURACY.score(truth, p, 1), 1e-12);
        assertEquals(2 / 3.0, Metric.byId("recall").score(truth, p, 1), 1e-12);
        assertEquals(2 / 3.0, Metric.byId("precision").score(truth, p, 1), 1e-12);
        assertEquals(2 / 3.0, Metric.byId("f1").score(truth, p, 1), 1e-12);
        assertEquals((2 / 3.0 + 1 / 2.0) / 2, Metric.byId("balanced_accuracy").score(truth, p, 1), 1e-12);
        assertEquals((2 / 3.0 + 1 / 2.0) / 2, Metric.byId("f1_macro").score(truth, p, 1), 1e-12);
        assertEquals((2 * 1 - 1 * 1) / Math.sqrt(3.0 * 3 * 2 * 2), Metric.byId("mcc").score(truth, p, 1), 1e-12);
    }

    @Test
    void noiseWithoutInformationScoresAsChance() {
        TargetValues.Classes truth = classes(2, 1, 0, 1, 0);
        Prediction.Classes same = scored(0.5, 0.5, 0.5, 0.5);
        assertEquals(0.5, Metric.ROC_AUC.score(truth, same, 1));
        assertEquals(0.5, Metric.AVERAGE_PRECISION.score(truth, same, 1));
        assertEquals(0, Metric.byId("mcc").score(truth, same, 1));
        assertEquals(0, Metric.byId("precision").score(truth, same, 1));
        assertEquals(0, Metric.R2.score(new TargetValues.Numbers(new double[]{1, 3}),
                new Prediction.Numbers(new double[]{2, 2}), -1));
    }

    @Test
    void whatIsNotDefinedIsNaN() {
        TargetValues.Classes one = classes(2, 0, 0);
        Prediction.Classes p = scored(0.2, 0.7);
        for (Metric metric : List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.byId("recall"),
                Metric.byId("f1"))) {
            assertTrue(Double.isNaN(metric.score(one, p, 1)), metric.id());
        }
        assertEquals(0.5, Metric.byId("balanced_accuracy").score(one, p, 1));
        Prediction.Numbers numbers = new Prediction.Numbers(new double[]{1, 1});
        assertTrue(Double.isNaN(Metric.R2.score(new TargetValues.Numbers(new double[]{2, 2}), numbers, -1)));
        assertTrue(
                Double.isNaN(Metric.byId("rmsle").score(new TargetValues.Numbers(new double[]{-2, 2}), numbers, -1)));
    }

    @Test
    void aCertainMistakeCostsMuchButNotEverything() {
        double loss = Metric.LOG_LOSS.score(classes(2, 1, 0), scored(0, 0), 1);
        assertEquals(-Math.log(1e-15) / 2, loss, 1e-9);
        Prediction.Classes margins = SmileFamily.byScores(new double[][]{{1, -1}, {-2, 2}}, false);
        assertThrows(IllegalArgumentException.class, () -> Metric.LOG_LOSS.score(classes(2, 1, 0), margins, 1));
    }

    @Test
    void theNumberOfAMetricIsPartOfItsId() {
        assertEquals("f_beta:2", Metric.byId("f_beta").id());
        assertEquals(Metric.byId("f_beta"), Metric.byId("f_beta:2.0"));
        assertEquals("F0.5", Metric.byId("f_beta:0.5").label());
        assertEquals(Metric.byId("pinball:0.25"), Metric.byId("pinball").with(0, 0.25));
        for (String wrong : List.of("f_beta:", "f_beta:x", "f_beta:0", "f_beta:NaN", "top_k:2.5", "top_k:0", "rmse:2",
                "recall_at_precision:1.5")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Metric.byId(wrong), wrong);
            assertTrue(e.getMessage().contains(wrong.split(":")[0]), e.getMessage());
            String usual = Metric.byId(wrong.split(":")[0]).id();
            assertTrue(wrong.startsWith("rmse") || e.getMessage().contains(usual), e.getMessage());
        }
    }

    @Test
    void aMetricMayHaveSeveralNumbers() {
        assertEquals("cost:100,5,0", Metric.byId("cost").id());
        assertEquals("cost:40,5,0", Metric.byId("cost:40").id());
        assertEquals("cost:40,2.5,1", Metric.byId("cost:40,2.5").with(2, 1).id());
        assertEquals("Cost per row (40/2.5/0)", Metric.byId("cost:40,2.5").label());
        for (String wrong : List.of("cost:-1", "cost:1,-1", "cost:1,2,x", "cost:1,2,3,4", "cost:,,", "f_beta:1,2")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Metric.byId(wrong), wrong);
            assertTrue(e.getMessage().contains(Metric.byId(wrong.split(":")[0]).id()), e.getMessage());
        }
    }

    /// Missed 10, alarm 2: the class is called from a probability of 2/12 on, exclusive; found costs nothing.
    @Test
    void aRowIsDecidedSoAsToCostLeast() {
        TargetValues.Classes truth = classes(2, 1, 0, 1, 0);
        Metric cost = Metric.byId("cost:10,2");
        assertEquals((0 + 2 + 10 + 0) / 4.0, cost.score(truth, scored(0.17, 0.2, 0.16, 0.1), 1), 1e-12);
        assertEquals((1 + 2 + 1 + 2) / 4.0, Metric.byId("cost:10,2,1").score(truth, scored(1, 1, 1, 1), 1), 1e-12);
        assertTrue(Double.isNaN(cost.score(classes(2, 0, 0), scored(0.5, 0.5), 1)));
    }

    /// Truth + - + - with scores 0.9 0.8 0.7 0.1: thresholds reach recall 1/2 at precision 1, and 1 at precision 2/3.
    @Test
    void aThresholdIsChosenByHand() {
        TargetValues.Classes truth = classes(2, 1, 0, 1, 0);
        Prediction.Classes p = scored(0.9, 0.8, 0.7, 0.1);
        assertEquals(1, Metric.byId("precision_at_recall:0.5").score(truth, p, 1), 1e-12);
        assertEquals(2 / 3.0, Metric.byId("precision_at_recall:0.51").score(truth, p, 1), 1e-12);
        assertEquals(0.5, Metric.byId("recall_at_precision:0.9").score(truth, p, 1), 1e-12);
        assertEquals(0, Metric.byId("recall_at_precision:0.9").score(classes(2, 0, 1, 0, 0), p, 1), 1e-12);
        assertTrue(Double.isNaN(Metric.byId("precision_at_recall").score(classes(2, 0, 0, 0, 0), p, 1)));
    }

    @Test
    void amountsThatAMetricCannotTakeAreNotDefined() {
        Prediction.Numbers ones = new Prediction.Numbers(new double[]{1, 1});
        assertTrue(Double.isNaN(Metric.byId("mape").score(new TargetValues.Numbers(new double[]{0, 2}), ones, -1)));
        assertTrue(Double.isNaN(Metric.byId("poisson_deviance").score(new TargetValues.Numbers(new double[]{-1, 2}),
                ones, -1)));
        assertTrue(Double.isNaN(Metric.byId("gamma_deviance").score(new TargetValues.Numbers(new double[]{0, 2}), ones,
                -1)));
        assertEquals(1, Metric.byId("smape").score(new TargetValues.Numbers(new double[]{0, 1}), ones, -1), 1e-12);
        // A prediction of 0 or less costs much, but not everything.
        assertTrue(Double.isFinite(Metric.byId("poisson_deviance").score(new TargetValues.Numbers(new double[]{3}),
                new Prediction.Numbers(new double[]{-5}), -1)));
    }
}
