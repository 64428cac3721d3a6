package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.model.metric.Metric;

/// How rows are drawn for the correction.
class BootstrapCorrectionTest {

    private static ResampledRows rows(int n, int samples) {
        return new ResampledRows(n, IntStream.range(0, n).mapToObj(i -> new int[]{i}).toArray(int[][]::new),
                CorrectedScore.Unit.ROWS, 5, samples);
    }

    /// Each sample leaves out (1 − 1/n)ⁿ of the rows on average, and no two are alike or each other's shifted by one.
    @Test
    void samplesAreIndependent() {
        int n = 200;
        int samples = 400;
        ResampledRows rows = rows(n, samples);
        double left = 0;
        double together = 0;
        Set<List<Byte>> different = new HashSet<>();
        for (int b = 0; b < samples; b++) {
            byte[] drawn = rows.drawn(b);
            assertEquals(n, IntStream.range(0, n).map(i -> drawn[i]).sum());
            byte[] out = rows.left(drawn);
            left += IntStream.range(0, n).map(i -> out[i]).sum();
            if (b > 0) {
                byte[] before = rows.left(rows.drawn(b - 1));
                together += IntStream.range(0, n).filter(i -> out[i] > 0 && before[i] > 0).count();
            }
            different.add(IntStream.range(0, n).mapToObj(i -> drawn[i]).toList());
        }
        double share = Math.pow(1 - 1.0 / n, n);
        // Standard errors: about 4.4 rows a sample, over the root of 400 samples.
        assertEquals(share * n, left / samples, 1.0);
        assertEquals(share * share * n, together / (samples - 1), 1.5);
        assertEquals(samples, different.size());
    }

    @Test
    void asksForTheSameSampleGetTheSame() {
        byte[] once = rows(50, 0).drawn(7);
        assertArrayEquals(once, rows(50, 10).drawn(7));
        assertNotEquals(Arrays.toString(once), Arrays.toString(rows(50, 10).drawn(8)));
    }

    /// Rows of a unit are drawn and left out together.
    @Test
    void unitsStayWhole() {
        int[][] groups = {{0, 3, 5}, {1}, {2, 4}, {6, 7}};
        ResampledRows rows = new ResampledRows(9, groups, CorrectedScore.Unit.GROUPS, 1, 50);
        for (int b = 0; b < 50; b++) {
            byte[] drawn = rows.drawn(b);
            byte[] left = rows.left(drawn);
            for (int[] group : groups) {
                for (int row : group) {
                    assertEquals(drawn[group[0]], drawn[row]);
                    assertEquals(drawn[row] == 0 ? 1 : 0, left[row]);
                }
            }
            assertEquals(0, left[8], "a row that no fold tests has no part");
        }
        assertTrue(rows.units() == 4);
    }

    /// An interval always holds its mean; a score without bounds that it does not hold by itself is called wild.
    @Test
    void aFewSamplesFarOutCarryNoMean() {
        double[] scores = new double[100];
        Arrays.fill(scores, 0.5);
        scores[0] = -10_000;
        double mean = BootstrapCorrection.mean(scores);
        double[] interval = BootstrapCorrection.interval(scores);
        assertTrue(BootstrapCorrection.isWild(mean, interval, Metric.R2));
        assertFalse(BootstrapCorrection.isWild(0.5, interval, Metric.R2));
        assertFalse(BootstrapCorrection.isWild(mean, interval, Metric.ACCURACY));
        BootstrapCorrection.hold(interval, mean);
        assertArrayEquals(new double[]{mean, 0.5}, interval);
    }
}
