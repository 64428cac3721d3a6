package sweetspot.model.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;

class PipelineTest {
    private static final double NONE = Double.NaN;
    private static final Preparation ONE_HOT = new Preparation(CategoryEncoding.ONE_HOT, false);
    private static final Preparation ORDINAL = new Preparation(CategoryEncoding.ORDINAL, false);

    private static Dataset numbers(double... values) {
        return new Dataset("d", List.of(new NumberColumn("x", values)));
    }

    private static Dataset colours(int... codes) {
        return new Dataset("d", List.of(new CategoryColumn("colour", codes, List.of("red", "green", "blue", "pink"))));
    }

    private static double[][] fitted(Preparation preparation, Dataset data, int[] train) {
        return Pipeline.fit(preparation, data, train).transform(data);
    }

    @Test
    void missingNumbersTakeTheMedianOfTheTrainingRows() {
        double[][] x = fitted(ONE_HOT, numbers(1, 2, 9, NONE, NONE, 1000, Double.POSITIVE_INFINITY),
                new int[]{0, 1, 2, 3});
        assertArrayEquals(new double[][]{{1}, {2}, {9}, {2}, {2}, {1000}, {2}}, x);
        assertArrayEquals(new double[][]{{0}, {0}, {5}}, fitted(ONE_HOT, numbers(NONE, NONE, 5), new int[]{0, 1}));
    }

    @Test
    void scalingKnowsTheTrainingRowsAlone() {
        double[][] x = fitted(new Preparation(CategoryEncoding.ONE_HOT, true), numbers(2, 4, 6, 1e9),
                new int[]{0, 1, 2});
        double deviation = Math.sqrt(8 / 3.0);
        assertEquals(-2 / deviation, x[0][0], 1e-12);
        assertEquals(0, x[1][0], 1e-12);
        assertEquals((1e9 - 4) / deviation, x[3][0], 1e-3);
        assertArrayEquals(new double[][]{{0}, {0}, {0}},
                fitted(Preparation.NUMERIC, numbers(7, 7, 8), new int[]{0, 1}));
    }

    @Test
    void categoriesAreNotScaled() {
        Dataset data = new Dataset("d", List.of(new NumberColumn("x", new double[]{1, 2, 3, 4}),
                new CategoryColumn("colour", new int[]{0, 0, 0, 1}, List.of("red", "green"))));
        double[][] x = fitted(Preparation.NUMERIC, data, new int[]{0, 1, 2, 3});
        assertArrayEquals(new double[]{1, 0}, Arrays.copyOfRange(x[0], 1, 3));
        assertArrayEquals(new double[]{0, 1}, Arrays.copyOfRange(x[3], 1, 3));
        assertEquals(-1.5 / Math.sqrt(1.25), x[0][0], 1e-12);
    }

    @Test
    void numbersFarFromZeroKeepTheirSpread() {
        double[][] x = fitted(Preparation.NUMERIC, numbers(1e12, 1e12 + 1, 1e12 + 2), new int[]{0, 1, 2});
        assertEquals(Math.sqrt(1.5), x[2][0], 1e-9);
        assertEquals(0, fitted(Preparation.NUMERIC, numbers(0.1, 0.1, 0.1), new int[]{0, 1, 2})[0][0]);
    }

    @Test
    void unseenLevelsAreAllZerosOrRankLowest() {
        int[] train = {0, 1, 2, 3, 4, 5};
        Dataset data = colours(0, 1, 2, 0, 0, 1, 3);
        double[][] hot = fitted(ONE_HOT, data, train);
        assertArrayEquals(new double[]{1, 0, 0}, hot[0]);
        assertArrayEquals(new double[]{0, 1, 0}, hot[1]);
        assertArrayEquals(new double[]{0, 0, 0}, hot[6]);
        double[][] ranks = fitted(ORDINAL, data, train);
        assertArrayEquals(new double[]{3, 2, 1, 3, 3, 2, 0}, Arrays.stream(ranks).mapToDouble(r -> r[0]).toArray());
    }

    @Test
    void missingIsALevelOfItsOwnOnlyIfTrainingRowsHaveIt() {
        double[][] own = fitted(ONE_HOT, colours(0, 1, -1, 0), new int[]{0, 1, 2, 3});
        assertArrayEquals(new double[]{0, 0, 1}, own[2]);
        double[][] frequent = fitted(ONE_HOT, colours(0, 1, 1, -1), new int[]{0, 1, 2});
        assertArrayEquals(new double[][]{{1, 0}, {0, 1}, {0, 1}, {0, 1}}, frequent);
    }

    @Test
    void manyLevelsBecomeTheirFrequency() {
        int levels = CategoryEncoding.ONE_HOT_LIMIT + 1;
        int[] codes = IntStream.range(0, levels + 3).map(i -> Math.min(i, levels - 1)).toArray();
        Dataset data = new Dataset("d", List.of(new CategoryColumn("town", codes,
                IntStream.range(0, levels + 1).mapToObj(i -> "town " + i).toList())));
        double[][] x =
                Pipeline.fit(Preparation.TREES, data, IntStream.range(0, codes.length).toArray()).transform(data);
        assertEquals(1, x[0].length);
        Pipeline frequency = Pipeline.fit(ONE_HOT, data, IntStream.range(0, codes.length).toArray());
        assertEquals(1, frequency.width());
        assertEquals(1.0 / codes.length, frequency.transform(data)[0][0], 1e-12);
        assertEquals(4.0 / codes.length, frequency.transform(data)[codes.length - 1][0], 1e-12);
    }

    @Test
    void anotherFileMayListLevelsInAnotherOrder() {
        Pipeline pipeline = Pipeline.fit(ONE_HOT, colours(0, 1, 2), new int[]{0, 1, 2});
        Dataset other = new Dataset("o", List.of(new NumberColumn("extra", new double[]{1, 2}),
                new CategoryColumn("colour", new int[]{0, 1}, List.of("blue", "violet"))));
        assertArrayEquals(new double[][]{{0, 0, 1}, {0, 0, 0}}, pipeline.transform(other));
        assertThrows(IllegalArgumentException.class, () -> pipeline.transform(other.without(Set.of("colour"))));
        Dataset wrong = new Dataset("w", List.of(new NumberColumn("colour", new double[]{1})));
        assertThrows(IllegalArgumentException.class, () -> pipeline.transform(wrong));
    }

    /// Smile's trees take values closer than 1e-7 for equal.
    @Test
    void tinyNumbersAreEnlargedForTreesWithoutLoss() {
        double[][] x = fitted(Preparation.TREES, numbers(1e-9, 2e-9, 3e-9, 7e-9), new int[]{0, 1, 2});
        assertTrue(x[1][0] - x[0][0] > 0.1);
        assertEquals(2e-9 / 1e-9, x[1][0] / x[0][0]);
        assertArrayEquals(new double[][]{{10}, {20}, {30}}, fitted(Preparation.TREES, numbers(10, 20, 30),
                new int[]{0, 1, 2}));
    }

    @Test
    void columnsThatSayNothingLeaveAZero() {
        double[][] x = fitted(ONE_HOT, colours(2, 2, 1), new int[]{0, 1});
        assertArrayEquals(new double[][]{{0}, {0}, {0}}, x);
        assertTrue(Pipeline.fit(ORDINAL, colours(2, 2), new int[]{0, 1}).width() == 1);
    }
}
