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

    /// Rows of one level get what the other parts of the training rows say of it, never their own answer.
    @Test
    void aTargetEncodingDoesNotShowTrainingRowsTheirOwnAnswer() {
        int n = 200;
        int[] codes = IntStream.range(0, n).toArray();
        List<String> names = IntStream.range(0, n).mapToObj(i -> "id" + i).toList();
        double[] target = IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
        Dataset ids = new Dataset("d", List.of(new CategoryColumn("id", codes, names)));
        Preparation encoding =
                new Preparation(Imputation.MEDIAN, CategoryEncoding.TARGET, 0, Scaling.NONE, Reduction.NONE, 1);
        Pipeline.Trained trained = Pipeline.train(encoding, ids, codes, new double[][]{target});
        double[][] leaking = trained.pipeline().transform(ids);
        for (int i = 0; i < n; i++) {
            assertEquals(target[i], leaking[i][0], "others with the same value would get the answer");
            assertEquals(0.5, trained.x()[i][0], 0.05, "the row itself does not");
        }
    }

    @Test
    void aTargetEncodingIsDrawnTowardsTheMean() {
        Dataset data = colours(0, 0, 0, 1, 1, 2, -1, -1);
        double[] amounts = {1, 2, 3, 10, 20, 100, 7, 9};
        int[] train = {0, 1, 2, 3, 4, 6, 7};
        double[] known = Arrays.stream(train).mapToDouble(i -> amounts[i]).toArray();
        double all = Arrays.stream(known).average().orElseThrow();
        Preparation encoding =
                new Preparation(Imputation.MEDIAN, CategoryEncoding.TARGET, 3, Scaling.NONE, Reduction.NONE, 1);
        double[][] x = Pipeline.train(encoding, data, train, new double[][]{known}).pipeline().transform(data);
        assertEquals((6 + 3 * all) / 6, x[0][0], 1e-12);
        assertEquals((30 + 3 * all) / 5, x[3][0], 1e-12);
        assertEquals(all, x[5][0], 1e-12, "a level that the training rows do not have");
        assertEquals((16 + 3 * all) / 5, x[6][0], 1e-12, "missing is a level");
    }

    @Test
    void withManyClassesEachHasAMean() {
        Dataset data = colours(0, 0, 1, 1);
        double[][] targets = {{1, 0, 0, 0}, {0, 1, 1, 0}, {0, 0, 0, 1}};
        Preparation encoding =
                new Preparation(Imputation.MEDIAN, CategoryEncoding.TARGET, 0, Scaling.NONE, Reduction.NONE, 1);
        double[][] x = Pipeline.train(encoding, data, new int[]{0, 1, 2, 3}, targets).pipeline().transform(data);
        assertArrayEquals(new double[][]{{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0.5, 0.5}, {0, 0.5, 0.5}}, x);
    }

    @Test
    void frequenciesAreSharesOfTheTrainingRows() {
        Preparation encoding =
                new Preparation(Imputation.MEDIAN, CategoryEncoding.FREQUENCY, 0, Scaling.NONE, Reduction.NONE, 1);
        double[][] x = fitted(encoding, colours(0, 0, 1, 0, 2), new int[]{0, 1, 2, 3});
        assertArrayEquals(new double[][]{{0.75}, {0.75}, {0.25}, {0.75}, {0}}, x);
    }

    @Test
    void whatIsNotUsedMakesNoDifference() {
        assertEquals(new Preparation(Imputation.MEAN, CategoryEncoding.ORDINAL, 7, Scaling.NONE, Reduction.NONE, 0.3),
                new Preparation(Imputation.MEAN, CategoryEncoding.ORDINAL, 9, Scaling.NONE, Reduction.NONE, 0.4));
    }

    @Test
    void columnsThatSayNothingLeaveAZero() {
        double[][] x = fitted(ONE_HOT, colours(2, 2, 1), new int[]{0, 1});
        assertArrayEquals(new double[][]{{0}, {0}, {0}}, x);
        assertTrue(Pipeline.fit(ORDINAL, colours(2, 2), new int[]{0, 1}).width() == 1);
    }
}
