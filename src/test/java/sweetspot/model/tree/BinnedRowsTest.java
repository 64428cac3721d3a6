package sweetspot.model.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bins are in order, hold every row, and tell as many values apart as they can.
class BinnedRowsTest {
    private static final Runnable NO_CHECK = () -> {};

    private static FeatureBins bins(double[] values, int most) {
        double[][] x = Arrays.stream(values).mapToObj(v -> new double[]{v}).toArray(double[][]::new);
        return BinnedRows.of(x, most, NO_CHECK).feature(0);
    }

    @Test
    void fewValuesHaveABinEach() {
        FeatureBins bins = bins(new double[]{3, -1, 3, 0.0, -0.0, Double.NaN, 1e300, -1e-300}, 255);
        assertArrayEquals(new double[]{-1, -1e-300, 0, 3, 1e300}, bins.low());
        assertArrayEquals(bins.low(), bins.high());
        assertArrayEquals(new char[]{3, 0, 3, 2, 2, 5, 4, 1}, bins.codes());
        assertTrue(bins.missing());
        assertEquals(6, bins.codeCount());
    }

    @Test
    void manyValuesShareBinsEvenly() {
        Random random = new Random(1);
        double[] values = random.doubles(10_000).toArray();
        FeatureBins bins = bins(values, 100);
        assertEquals(100, bins.count());
        int[] counts = new int[100];
        for (int i = 0; i < values.length; i++) {
            int code = bins.codes()[i];
            counts[code]++;
            assertTrue(bins.low()[code] <= values[i] && values[i] <= bins.high()[code]);
        }
        assertTrue(Arrays.stream(counts).allMatch(c -> c >= 99 && c <= 101), Arrays.toString(counts));
        for (int b = 1; b < 100; b++) assertTrue(bins.high()[b - 1] < bins.low()[b]);
    }

    @Test
    void aFrequentValueLeavesRoomForTheOthers() {
        double[] values = IntStream.range(0, 10_000).mapToDouble(i -> i % 10 < 9 ? 0 : i).toArray();
        FeatureBins bins = bins(values, 50);
        assertTrue(bins.count() > 40 && bins.count() <= 50, "bins: " + bins.count());
        assertEquals(0, bins.high()[0]);
    }

    @Test
    void cutsLieBetweenTheirValues() {
        double[] values = {1, Math.nextUp(1.0), -Double.MAX_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY, Double.MIN_VALUE, 0};
        FeatureBins bins = bins(values, 255);
        assertEquals(values.length, bins.count());
        for (int a = 0; a < bins.count(); a++) {
            for (int b = a + 1; b < bins.count(); b++) {
                double cut = bins.between(a, b);
                assertTrue(bins.high()[a] <= cut && cut < bins.low()[b], bins.high()[a] + " " + cut);
            }
        }
        assertEquals(1.5, bins(new double[]{1, 2}, 255).between(0, 1));
    }

    @Test
    void sortingIsRight() {
        Random random = new Random(2);
        for (int n : new int[]{0, 1, 2, 100, 3000}) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(3) - 1;
                    case 1 -> random.nextGaussian() * 1e-200;
                    case 2 -> Double.NaN;
                    default -> random.nextGaussian() * 1e100;
                };
            }
            int[] order = new ColumnSort(n).order(values);
            int[] expected =
                    IntStream.range(0, n).boxed().sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
                            .mapToInt(i -> i).toArray();
            assertArrayEquals(expected, order);
        }
    }

    @Test
    void theSameRowsAreBinnedOnce() {
        double[][] x = {{1, 2}, {3, 4}};
        BinCache cache = BinCache.fine();
        assertSame(cache.of(x, NO_CHECK), cache.of(x, NO_CHECK));
        assertNotSame(cache.of(x, NO_CHECK), cache.of(x.clone(), NO_CHECK));
    }

    @Test
    void keysAreSortedByCodeAndKeepTheirOrder() {
        Random random = new Random(3);
        for (int n : new int[]{1, 5, 48, 49, 500}) {
            for (int codes : new int[]{2, 256, 257, 32_768}) {
                int[] keys = new int[n];
                for (int i = 0; i < n; i++) keys[i] = random.nextInt(codes) << KeySort.CODE_SHIFT | i;
                int[] expected = keys.clone();
                Arrays.sort(expected);
                new KeySort(n).sort(keys, n, codes);
                assertArrayEquals(expected, keys);
                assertFalse(keys[0] < 0);
            }
        }
    }
}
