package sweetspot.model.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.study.Target.Task;

/// Metrics of rankings against scikit-learn, against the mean over every order of tied rows, and by hand.
class RankingMetricTest {

    /// One case of `ranking_golden.py`.
    private static final class Case {
        String name = "";
        int[] queries = {};
        double[] truth = {};
        double[] scores = {};
        final Map<String, Double> expected = new LinkedHashMap<>();

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> golden() throws Exception {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                RankingMetricTest.class.getResourceAsStream("ranking_golden.txt")), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String key = line.substring(0, line.indexOf(' '));
                String rest = line.substring(key.length() + 1);
                if (key.equals("case")) cases.add(new Case());
                Case last = cases.getLast();
                switch (key) {
                    case "case" -> last.name = rest;
                    case "queries" -> last.queries = Arrays.stream(rest.split(" ")).mapToInt(Integer::parseInt)
                            .toArray();
                    case "truth" -> last.truth = numbers(rest);
                    case "scores" -> last.scores = numbers(rest);
                    default -> last.expected.put(rest.split(" ")[0], Double.parseDouble(rest.split(" ")[1]));
                }
            }
        }
        return cases.stream();
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithScikitLearnAndEveryOrderOfTies(Case golden) {
        assertTrue(golden.expected.size() >= 20);
        golden.expected.forEach((id, value) -> assertEquals(value, Metric.byId(id).score(
                new TargetValues.Ranked(golden.truth, golden.queries, 1), new Prediction.Numbers(golden.scores), -1),
                1e-9, id));
    }

    private static double score(String metric, int[] queries, double[] truth, double... scores) {
        return Metric.byId(metric).score(new TargetValues.Ranked(truth, queries, 1), new Prediction.Numbers(scores),
                -1);
    }

    /// Grades 3 0 2 in the order given: gain 3/1 + 0 + 2/2 = 4 of the best 3/1 + 2/log2(3). Relevant from 1 on are the
    /// first and the third: precision there 1/1 and 2/3.
    @Test
    void byHand() {
        int[] one = {0, 0, 0};
        double[] grades = {3, 0, 2};
        assertEquals(4 / (3 + 2 * Math.log(2) / Math.log(3)), score("ndcg:3", one, grades, 9, 5, 1), 1e-12);
        assertEquals((1 + 2 / 3.0) / 2, score("map:3", one, grades, 9, 5, 1), 1e-12);
        assertEquals(1, score("mrr:3", one, grades, 9, 5, 1), 1e-12);
        assertEquals(0.5, score("mrr:3,3", one, grades, 5, 9, 1), 1e-12);
        assertEquals(0.5, score("precision_at_k:2", one, grades, 9, 5, 1), 1e-12);
        assertEquals(0.5, score("recall_at_k:2", one, grades, 9, 5, 1), 1e-12);
    }

    /// Two rows, one relevant, told apart by nothing: it stands first or second, each as likely.
    @Test
    void equalScoresAreARandomOrder() {
        int[] one = {0, 0};
        double[] grades = {0, 1};
        assertEquals((1 + Math.log(2) / Math.log(3)) / 2, score("ndcg:2", one, grades, 7, 7), 1e-12);
        assertEquals(0.75, score("map:2", one, grades, 7, 7), 1e-12);
        assertEquals(0.75, score("mrr:2", one, grades, 7, 7), 1e-12);
        assertEquals(0.5, score("recall_at_k:1", one, grades, 7, 7), 1e-12);
    }

    @Test
    void onlyTheOrderWithinAQueryCounts() {
        int[] two = {0, 1, 0, 1};
        double[] grades = {1, 3, 0, 1};
        assertEquals(1, score("ndcg", two, grades, 1, 900, 0, 800));
        assertEquals(score("ndcg", two, grades, 1, 900, 0, 800), score("ndcg", two, grades, 900, 1, 800, 0));
    }

    @Test
    void aQueryWithoutARelevantRowCountsNothingAndAllOfThemAreNotDefined() {
        assertEquals(0.5, score("ndcg", new int[]{0, 0, 1, 1}, new double[]{1, 0, 0, 0}, 2, 1, 2, 1));
        for (String metric : List.of("ndcg", "map", "mrr", "precision_at_k", "recall_at_k")) {
            assertTrue(Double.isNaN(score(metric, new int[]{0, 0, 1}, new double[3], 1, 2, 3)), metric);
            assertTrue(Double.isNaN(score(metric, new int[]{0, 0}, new double[]{1, 0}, 1, Double.NaN)), metric);
        }
    }

    /// The first query is ranked well (1), the second badly (1/2); their rows weigh 3 and 0, and 0.5 each.
    @Test
    void aQueryCountsAsItsRowsDoOnAverage() {
        TargetValues truth = new TargetValues.Ranked(new double[]{1, 0, 1, 0}, new int[]{0, 0, 1, 1}, 1)
                .weighted(RowWeights.of(new double[]{3, 0, 0.5, 0.5}));
        Prediction prediction = new Prediction.Numbers(new double[]{2, 1, 1, 2});
        assertEquals((1.5 * 1 + 0.5 * 0.5) / 2, Metric.byId("mrr").score(truth, prediction, -1), 1e-12);
        assertTrue(Double.isNaN(Metric.NDCG.score(truth.weighted(RowWeights.of(new double[4])), prediction, -1)));
    }

    @Test
    void idsHaveNumbers() {
        assertEquals("ndcg:10", Metric.byId("ndcg").id());
        assertEquals("map:5,1", Metric.byId("map:5").id());
        assertEquals(4, Metric.byId("map:5,4").relevant().orElseThrow());
        assertTrue(Metric.NDCG.relevant().isEmpty());
        assertTrue(Metric.find("ndcg:0").isEmpty());
        assertTrue(Metric.find("ndcg:2.5").isEmpty());
        assertTrue(Metric.find("map:5,0").isEmpty());
        assertEquals(5, Metric.forTask(Task.RANKING).size());
        assertThrows(IllegalArgumentException.class, () -> Metric.byId("rmse", Task.RANKING));
        assertThrows(IllegalArgumentException.class, () -> Metric.byId("ndcg", Task.REGRESSION));
        for (Metric metric : Metric.forTask(Task.RANKING)) {
            assertFalse(metric.label().isBlank());
            assertEquals(1, metric.best());
        }
    }
}
