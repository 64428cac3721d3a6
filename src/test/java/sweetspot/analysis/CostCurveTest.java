package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.CostCurve.Point;
import sweetspot.analysis.CostCurve.Prices;

class CostCurveTest {
    private static final Prices PRICES = new Prices(100, 5, 2);
    private static final int N = 900;
    private final boolean[] positive = new boolean[N];
    private final double[] p = new double[N];

    CostCurveTest() {
        Random random = new Random(11);
        for (int i = 0; i < N; i++) {
            positive[i] = random.nextInt(6) == 0;
            // Ties, and thresholds that rows lie on.
            p[i] = Math.clamp(Math.round(20 * ((positive[i] ? 0.55 : 0.25) + 0.2 * random.nextGaussian())) / 20.0, 0,
                    1);
        }
    }

    private double cost(double threshold, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            boolean called = p[i] >= threshold;
            sum += positive[i] ? called ? 2 : 100 : called ? 5 : 0;
        }
        return sum;
    }

    @Test
    void everyPointIsWhatCountingTheRowsGives() {
        CostCurve curve = CostCurve.of(positive, p, ones(N), new int[]{300, 300, 300}, 1, PRICES, 0.37);
        double least = Double.POSITIVE_INFINITY;
        for (Point at : curve.points()) {
            assertEquals(cost(at.threshold(), 0, N) / N, at.cost(), 1e-12, "at " + at.threshold());
            CostCurve.Counts c = at.counts();
            assertEquals(N, c.caught() + c.missed() + c.alarms() + c.cleared());
            assertEquals(positives(curve), c.caught() + c.missed());
            least = Math.min(least, at.cost());
        }
        assertEquals(least, curve.cheapest().cost());
        assertEquals(0.37, curve.now().threshold());
        // By the prices: missed·p against alarm·(1 - p) + hit·p.
        assertEquals(5.0 / 103, curve.byPrices().threshold(), 1e-15);
        assertEquals(Math.min(positives(curve) * 100.0, positives(curve) * 2.0 + (N - positives(curve)) * 5.0) / N,
                curve.withoutModel(), 1e-12);
    }

    @Test
    void theIntervalIsThatOfAMeanOverRows() {
        CostCurve curve = CostCurve.of(positive, p, ones(N), new int[]{N}, 1, PRICES, 0.5);
        double mean = curve.now().cost();
        double sum = 0;
        for (int i = 0; i < N; i++) sum += Math.pow(cost(0.5, i, i + 1) - mean, 2);
        assertEquals(Math.sqrt(sum / N / N), curve.now().error(), 1e-12);
        assertTrue(Double.isNaN(curve.corrected()), "one fold has no other");
        CostCurve twice =
                CostCurve.of(concat(positive, positive), concat(p, p), ones(2 * N), new int[]{N, N}, 2, PRICES, 0.5);
        assertEquals(curve.now().error(), twice.now().error(), 1e-12, "a row that is repeated is no further row");
    }

    @Test
    void theCorrectedCostChoosesOnOtherFolds() {
        int[] folds = {300, 250, 350};
        CostCurve curve = CostCurve.of(positive, p, ones(N), folds, 1, PRICES, 0.5);
        double total = 0;
        int from = 0;
        for (int rows : folds) {
            double best = Double.NaN;
            for (Point at : curve.points()) {
                double others = cost(at.threshold(), 0, N) - cost(at.threshold(), from, from + rows);
                double before = Double.isNaN(best) ? Double.POSITIVE_INFINITY
                        : cost(best, 0, N) - cost(best, from, from + rows);
                double here = PRICES.threshold();
                if (others < before
                        || others == before && Math.abs(at.threshold() - here) < Math.abs(best - here)) {
                    best = at.threshold();
                }
            }
            total += cost(best, from, from + rows);
            from += rows;
        }
        assertEquals(total / N, curve.corrected(), 1e-12);
        assertTrue(curve.corrected() >= curve.cheapest().cost());
    }

    @Test
    void whereFindingIsNeverCheaperNothingIsAnswered() {
        assertEquals(1, new Prices(2, 5, 2).threshold());
        assertEquals(1, new Prices(0, 0, 0).threshold());
        assertEquals(0, new Prices(9, 0, 0).threshold());
        CostCurve.of(positive, p, ones(N), new int[]{N}, 1, new Prices(0, 0, 0), 0.5);
        assertThrows(IllegalArgumentException.class,
                () -> CostCurve.of(positive, p, ones(N), new int[]{N - 1}, 1, PRICES, 0.5));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static int positives(CostCurve curve) {
        return (int) Math.round(curve.share() * curve.rows());
    }

    @Test
    void aRowOfWeightTwoCountsAsTwoRows() {
        double[] weights = ones(N);
        boolean[] more = concat(positive, java.util.Arrays.copyOf(positive, 100));
        double[] moreP = concat(p, java.util.Arrays.copyOf(p, 100));
        for (int i = 0; i < 100; i++) weights[i] = 2;
        CostCurve weighted = CostCurve.of(positive, p, weights, new int[]{N}, 1, PRICES, 0.5);
        CostCurve repeated = CostCurve.of(more, moreP, ones(N + 100), new int[]{N + 100}, 1, PRICES, 0.5);
        assertEquals(repeated.now().cost(), weighted.now().cost(), 1e-12);
        assertEquals(repeated.now().counts(), weighted.now().counts());
        assertEquals(repeated.withoutModel(), weighted.withoutModel(), 1e-12);
        assertTrue(weighted.now().error() > repeated.now().error(), "they are no further rows");
    }

    private static boolean[] concat(boolean[] a, boolean[] b) {
        boolean[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static double[] concat(double[] a, double[] b) {
        double[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
