package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.Gain;
import sweetspot.json.JsonReader;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.model.metric.ResampledMetric;

/// The verdict's statistics against values of an implementation of its own, `src/test/python/verdict_reference.py`,
/// whose head names the sources.
class VerdictReferenceTest {
    private static final int SAMPLES = 20_000;

    @SuppressWarnings("unchecked")
    private static Map<String, Object> reference() throws Exception {
        try (InputStream in = VerdictReferenceTest.class.getResourceAsStream("reference.json")) {
            return (Map<String, Object>) JsonReader.file(in.readAllBytes());
        }
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double[] numbers(Object value) {
        return list(value).stream().mapToDouble(VerdictReferenceTest::number).toArray();
    }

    @Test
    void correctedTestsAndPosteriors() throws Exception {
        int cases = 0;
        for (Object one : list(reference().get("tests"))) {
            Map<?, ?> test = (Map<?, ?>) one;
            double ratio = 1 / (number(test.get("folds")) - 1);
            Gain gain = new Gain(0, 0, 1, 1, 0.5).again(numbers(test.get("base")), numbers(test.get("best")), 1, ratio);
            assertEquals(number(test.get("se")), gain.standardError(), 1e-12);
            assertEquals(number(test.get("t")), gain.difference() / gain.standardError(), 1e-9);
            assertEquals(number(test.get("chance")), gain.chance(), 1e-9);
            Comparison.Odds odds = Comparisons.odds(gain, number(test.get("width")));
            double[] expected = numbers(test.get("odds"));
            assertEquals(expected[0], odds.worse(), 1e-9);
            assertEquals(expected[1], odds.equal(), 1e-9);
            assertEquals(expected[2], odds.better(), 1e-9);
            cases++;
        }
        assertEquals(4, cases);
    }

    /// To the Monte Carlo error of both: four standard errors of the means, ten for the ends of the intervals.
    @Test
    void theCorrectedScore() throws Exception {
        Map<String, Object> all = reference();
        int[] truth = IntStream.range(0, 60).map(i -> (int) numbers(all.get("truth"))[i]).toArray();
        double[] fold = numbers(all.get("fold"));
        ResampledRows rows = new ResampledRows(60,
                IntStream.range(0, 60).mapToObj(i -> new int[]{i}).toArray(int[][]::new), CorrectedScore.Unit.ROWS, 3,
                SAMPLES);
        for (Object one : list(all.get("bbc"))) {
            Map<?, ?> expected = (Map<?, ?>) one;
            Metric metric = Metric.byId((String) expected.get("metric"));
            BootstrapCorrection bootstrap = new BootstrapCorrection(rows, SAMPLES, true);
            int number = 0;
            for (Object scores : list(all.get("scores"))) {
                bootstrap.add(number, trial(metric, truth, fold, numbers(scores)), number == 0, () -> false);
                number++;
            }
            // The reference does not take away what a metric loses on fewer rows.
            double[] plain = Arrays.stream(bootstrap.left()).filter(v -> !Double.isNaN(v)).toArray();
            double deviation = number(expected.get("deviation"));
            double error = deviation * Math.sqrt(1.0 / SAMPLES + 1 / number(expected.get("samples")));
            assertEquals(number(expected.get("value")), BootstrapCorrection.mean(plain), 4 * error);
            assertEquals(number(expected.get("gain")), BootstrapCorrection.mean(bootstrap.gains()), 4 * error);
            assertTrue(4 * error < 0.008, "the comparison says little: " + error);
            double[] ends = numbers(expected.get("interval"));
            double[] interval = BootstrapCorrection.interval(plain);
            assertEquals(ends[0], interval[0], 10 * error);
            assertEquals(ends[1], interval[1], 10 * error);
        }
    }

    private static ResampledTrial trial(Metric metric, int[] truth, double[] fold, double[] scores) {
        List<ResampledMetric> folds = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            int now = f;
            int[] rows = IntStream.range(0, truth.length).filter(i -> fold[i] == now).toArray();
            int[] labels = IntStream.of(rows).map(i -> scores[i] > 0.5 ? 1 : 0).toArray();
            double[][] p = IntStream.of(rows).mapToObj(i -> new double[]{1 - scores[i], scores[i]})
                    .toArray(double[][]::new);
            folds.add(ResampledMetric.of(metric,
                    new TargetValues.Classes(IntStream.of(rows).map(i -> truth[i]).toArray(), List.of("no", "yes")),
                    new Prediction.Classes(labels, p, true), 1, rows));
        }
        return new ResampledTrial(folds);
    }
}
