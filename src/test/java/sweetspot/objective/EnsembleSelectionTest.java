package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// The greedy choice against plain ways to the same.
class EnsembleSelectionTest {
    private static final int ROWS = 12;

    private static List<float[]> candidates(Random random, int count) {
        List<float[]> all = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            float[] values = new float[ROWS];
            for (int i = 0; i < ROWS; i++) values[i] = (float) (i + random.nextGaussian());
            all.add(values);
        }
        return all;
    }

    /// Mean squared error against 0, 1, 2, … on the rows of a fold: each third row.
    private static double error(double[] mean, int fold) {
        double sum = 0;
        for (int i = fold; i < ROWS; i += 3) sum += (mean[i] - i) * (mean[i] - i) / (ROWS / 3.0);
        return sum;
    }

    private static double error(List<float[]> all, int[] counts) {
        int rounds = Arrays.stream(counts).sum();
        double[] mean = new double[ROWS];
        for (int c = 0; c < counts.length; c++) {
            for (int i = 0; i < ROWS; i++) mean[i] += (double) counts[c] / rounds * all.get(c)[i];
        }
        return (error(mean, 0) + error(mean, 1) + error(mean, 2)) / 3;
    }

    private static EnsembleSelection selection(List<float[]> all, int most) {
        return new EnsembleSelection(all, EnsembleSelectionTest::error, false, most, () -> false);
    }

    /// The best way to add one candidate at a time, found by trying all of them, the score always from scratch.
    private static int[] naive(List<float[]> all, int rounds, int most) {
        int[] counts = new int[all.size()];
        int[] best = counts;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rounds; r++) {
            int[] step = null;
            for (int c = 0; c < counts.length; c++) {
                int[] tried = counts.clone();
                tried[c]++;
                if (Arrays.stream(tried).filter(n -> n > 0).count() > most) continue;
                if (step == null || error(all, tried) < error(all, step) - 1e-12) step = tried;
            }
            counts = step;
            if (error(all, counts) < least - 1e-12) {
                least = error(all, counts);
                best = counts;
            }
        }
        return best;
    }

    @Test
    void itIsTheGreedyWayFromScratch() {
        for (int seed = 0; seed < 30; seed++) {
            List<float[]> all = candidates(new Random(seed), 5);
            for (int most : new int[]{1, 2, 5}) {
                EnsembleSelection.Choice choice = selection(all, most).choose(new int[]{0, 1, 2}, 8);
                assertArrayEquals(naive(all, 8, most), choice.counts(), "seed " + seed + ", most " + most);
                assertEquals(error(all, choice.counts()), choice.score(), 1e-9);
            }
        }
    }

    /// Every multiset of at most four of three candidates: none beats the greedy one by much, the best single never.
    @Test
    void itComesCloseToTheBestOfAll() {
        for (int seed = 0; seed < 30; seed++) {
            List<float[]> all = candidates(new Random(seed), 3);
            double best = Double.POSITIVE_INFINITY;
            double single = Double.POSITIVE_INFINITY;
            for (int a = 0; a <= 4; a++) {
                for (int b = 0; a + b <= 4; b++) {
                    for (int c = 0; a + b + c <= 4; c++) {
                        if (a + b + c == 0) continue;
                        double error = error(all, new int[]{a, b, c});
                        best = Math.min(best, error);
                        if (a + b + c == 1) single = Math.min(single, error);
                    }
                }
            }
            double greedy = selection(all, 3).choose(new int[]{0, 1, 2}, 4).score();
            assertTrue(greedy >= best - 1e-9, "seed " + seed);
            assertTrue(greedy <= single + 1e-9, "seed " + seed);
            assertTrue(greedy <= best * 1.25, "seed " + seed + ": " + greedy + " against " + best);
        }
    }

    @Test
    void oneRoundIsTheBestSingleOnTheGivenFolds() {
        List<float[]> all = candidates(new Random(4), 6);
        for (int fold = 0; fold < 3; fold++) {
            int best = 0;
            for (int c = 1; c < 6; c++) {
                if (alone(all.get(c), fold) < alone(all.get(best), fold)) best = c;
            }
            int[] expected = new int[6];
            expected[best] = 1;
            assertArrayEquals(expected, selection(all, 10).choose(new int[]{fold}, 1).counts());
        }
    }

    private static double alone(float[] values, int fold) {
        double[] mean = new double[ROWS];
        for (int i = 0; i < ROWS; i++) mean[i] = values[i];
        return error(mean, fold);
    }

    @Test
    void whatHasNoScoreIsNeverChosenAndAStopIsHeard() {
        List<float[]> all = candidates(new Random(4), 3);
        all.getFirst()[0] = Float.NaN;
        EnsembleSelection.Choice choice = selection(all, 10).choose(new int[]{0, 1, 2}, 8);
        assertEquals(0, choice.counts()[0]);
        assertTrue(choice.rounds() > 0);
        EnsembleSelection stopped = new EnsembleSelection(all, EnsembleSelectionTest::error, false, 10, () -> true);
        assertThrows(CancellationException.class, () -> stopped.choose(new int[]{0}, 8));
    }
}
