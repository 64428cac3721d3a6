package sweetspot.model.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.TargetValues;
import sweetspot.study.Target.Task;

/// A metric on rows that count several times is the metric on the rows repeated.
class ResampledMetricTest {

    static Stream<Metric> all() {
        // Of rankings, whole queries count several times.
        return Metric.all().stream().filter(m -> m.task() != Task.RANKING);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTheMetricOnRepeatedRows(Metric metric) {
        SplittableRandom random = new SplittableRandom(7);
        int defined = 0;
        for (int round = 0; round < 60; round++) {
            int n = 1 + random.nextInt(40);
            int classes = metric.needsPositive() || round % 2 == 0 ? 2 : 4;
            boolean numbers = metric.task() == Task.REGRESSION;
            TargetValues truth = numbers ? amounts(random, n) : classes(random, n, classes);
            Prediction prediction = numbers ? guesses(random, n) : guesses(random, n, classes);
            if (round % 3 == 2) {
                truth = truth.weighted(RowWeights.of(IntStream.range(0, n)
                        .mapToDouble(_ -> random.nextInt(4) == 0 ? 0 : 3 * random.nextDouble()).toArray()));
            }
            // Places are a selection of rows of a larger table, in any order.
            int[] places = IntStream.range(0, n).map(i -> 3 * (n - i)).toArray();
            byte[] counts = new byte[3 * n + 5];
            for (int place : places) counts[place] = (byte) random.nextInt(round % 5 == 0 ? 2 : 4);
            int[] repeated = IntStream.range(0, n)
                    .flatMap(i -> IntStream.generate(() -> i).limit(counts[places[i]])).toArray();
            double expected = repeated.length == 0 ? Double.NaN
                    : metric.score(truth.rows(repeated), prediction.rows(repeated), 1);
            double score = ResampledMetric.of(metric, truth, prediction, 1, places).score(counts);
            String which = metric.id() + " round " + round;
            if (Double.isNaN(expected)) {
                assertTrue(Double.isNaN(score), which + " gives " + score + " where nothing is defined");
                continue;
            }
            assertEquals(expected, score, 1e-12 * Math.max(1, Math.abs(expected)), which);
            defined++;
        }
        assertTrue(defined > 20, metric.id() + " was defined only " + defined + " times");
    }

    static Stream<Metric> rankings() {
        return Metric.forTask(Task.RANKING).stream();
    }

    @ParameterizedTest
    @MethodSource("rankings")
    void isTheMetricOnQueriesDrawnAgain(Metric metric) {
        SplittableRandom random = new SplittableRandom(8);
        int defined = 0;
        for (int round = 0; round < 60; round++) {
            int n = 1 + random.nextInt(40);
            TargetValues.Ranked truth = new TargetValues.Ranked(
                    IntStream.range(0, n).mapToDouble(_ -> Math.max(0, random.nextInt(6) - 2)).toArray(),
                    IntStream.range(0, n).map(_ -> random.nextInt(8)).toArray(), 1);
            if (round % 3 == 2) {
                truth = truth.weighted(RowWeights.of(IntStream.range(0, n)
                        .mapToDouble(_ -> random.nextInt(4) == 0 ? 0 : 3 * random.nextDouble()).toArray()));
            }
            Prediction prediction = new Prediction.Numbers(
                    IntStream.range(0, n).mapToDouble(_ -> random.nextInt(5)).toArray());
            int[] places = IntStream.range(0, n).map(i -> 3 * (n - i)).toArray();
            byte[] counts = new byte[3 * n + 5];
            List<int[]> drawn = new java.util.ArrayList<>();
            for (int[] query : truth.byQuery()) {
                int times = random.nextInt(3);
                for (int row : query) counts[places[row]] = (byte) times;
                for (int t = 0; t < times; t++) drawn.add(query);
            }
            int[][] queries = drawn.toArray(int[][]::new);
            int[] rows = drawn.stream().flatMapToInt(IntStream::of).toArray();
            double expected = rows.length == 0 ? Double.NaN
                    : metric.score(truth.drawn(queries), prediction.rows(rows), -1);
            double score = ResampledMetric.of(metric, truth, prediction, -1, places).score(counts);
            String which = metric.id() + " round " + round;
            assertEquals(expected, score, 1e-12, which);
            if (!Double.isNaN(expected)) defined++;
        }
        assertTrue(defined > 20, metric.id() + " was defined only " + defined + " times");
    }

    private static TargetValues amounts(SplittableRandom random, int n) {
        return new TargetValues.Numbers(
                IntStream.range(0, n).mapToDouble(_ -> 0.5 + Math.round(random.nextDouble() * 20) / 4.0).toArray());
    }

    private static Prediction guesses(SplittableRandom random, int n) {
        return new Prediction.Numbers(IntStream.range(0, n).mapToDouble(_ -> random.nextDouble() * 6).toArray());
    }

    private static TargetValues classes(SplittableRandom random, int n, int classes) {
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new TargetValues.Classes(IntStream.range(0, n).map(_ -> random.nextInt(classes)).toArray(), names);
    }

    /// Coarse probabilities, so that many are tied.
    private static Prediction guesses(SplittableRandom random, int n, int classes) {
        double[][] scores = new double[n][classes];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                scores[i][c] = random.nextInt(5);
                sum += scores[i][c];
            }
            for (int c = 0; c < classes; c++) {
                scores[i][c] = sum == 0 ? 1.0 / classes : scores[i][c] / sum;
                if (scores[i][c] > scores[i][labels[i]]) labels[i] = c;
            }
        }
        return new Prediction.Classes(labels, scores, true);
    }
}
