package sweetspot.data.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.data.CategoryColumn;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;

class ResamplingPlanTest {
    /// Row numbers, a class column of given sizes with `missing` rows without one, shuffled, and an amount.
    private static Dataset data(int missing, int... sizes) {
        int n = missing + Arrays.stream(sizes).sum();
        int[] codes = new int[n];
        Arrays.fill(codes, -1);
        int at = 0;
        for (int c = 0; c < sizes.length; c++) for (int i = 0; i < sizes[c]; i++) codes[at++] = c;
        Random random = new Random(3);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = codes[i];
            codes[i] = codes[j];
            codes[j] = swap;
        }
        double[] rows = IntStream.range(0, n).asDoubleStream().toArray();
        double[] amount = random.doubles(n, 0, 100).map(v -> v * v).toArray();
        return new Dataset("t", List.of(new NumberColumn("row", rows),
                new CategoryColumn("y", codes, IntStream.range(0, sizes.length).mapToObj(c -> "c" + c).toList()),
                new NumberColumn("amount", amount)));
    }

    private static double[] rows(Dataset d) {
        return ((NumberColumn) d.column("row")).values();
    }

    @ParameterizedTest
    @CsvSource({"true,5", "false,5", "true,2", "false,20", "true,10"})
    void everyUsableRowIsSealedOrTestedExactlyOnce(boolean stratified, int folds) throws Exception {
        Dataset d = data(7, 90, 60, 3, 1);
        ResamplingPlan plan = ResamplingPlan.of(d, "y", true, folds, 0.2, stratified, 11);
        assertEquals(7, plan.dropped());
        assertEquals(31, plan.sealed().size());
        double[] all = new double[154];
        double[] search = rows(plan.search());
        System.arraycopy(search, 0, all, 0, search.length);
        System.arraycopy(rows(plan.sealed().open()), 0, all, search.length, plan.sealed().size());
        double[] usable =
                IntStream.range(0, d.rows()).filter(r -> !d.column("y").isMissing(r)).asDoubleStream().toArray();
        Arrays.sort(all);
        assertArrayEquals(usable, all);
        int[] tested = new int[search.length];
        for (Fold fold : plan.folds()) {
            for (int row : fold.test()) tested[row]++;
            int[] both = IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.test())).sorted().toArray();
            assertArrayEquals(IntStream.range(0, search.length).toArray(), both);
            assertTrue(Math.abs(fold.test().length - search.length / (double) folds) < 1);
        }
        assertTrue(Arrays.stream(tested).allMatch(t -> t == 1));
    }

    @Test
    void stratifiedPartsKeepTheSharesOfTheClasses() throws Exception {
        Dataset d = data(0, 780, 17, 203);
        ResamplingPlan plan = ResamplingPlan.of(d, "y", true, 5, 0.2, true, 5);
        CategoryColumn sealed = (CategoryColumn) plan.sealed().open().column("y");
        int[] expected = {156, 3, 41};
        for (int c = 0; c < 3; c++) assertTrue(Math.abs(sealed.counts()[c] - expected[c]) <= 1, "class " + c);
        for (Fold fold : plan.folds()) {
            int[] counts = ((CategoryColumn) plan.search().column("y").rows(fold.test())).counts();
            int[] whole = ((CategoryColumn) plan.search().column("y")).counts();
            for (int c = 0; c < 3; c++) assertTrue(Math.abs(counts[c] - whole[c] / 5.0) < 1, "class " + c);
        }
    }

    @Test
    void stratifyingAmountsBringsTheMeansOfTheFoldsTogether() throws Exception {
        Dataset d = data(0, 300);
        double plain = 0;
        double stratified = 0;
        for (int seed = 0; seed < 20; seed++) {
            plain += spread(ResamplingPlan.of(d, "amount", false, 5, 0.2, false, seed));
            stratified += spread(ResamplingPlan.of(d, "amount", false, 5, 0.2, true, seed));
        }
        assertTrue(stratified < 0.5 * plain, stratified + " against " + plain);
    }

    private static double spread(ResamplingPlan plan) {
        NumberColumn amount = (NumberColumn) plan.search().column("amount");
        double[] means = plan.folds().stream()
                .mapToDouble(f -> Arrays.stream(f.test()).mapToDouble(amount::value).average().orElseThrow()).toArray();
        return Arrays.stream(means).max().orElseThrow() - Arrays.stream(means).min().orElseThrow();
    }

    @Test
    void theSeedAloneDecidesAndTheNumberOfFoldsDoesNotMoveTheSeal() throws Exception {
        Dataset d = data(2, 70, 50);
        ResamplingPlan a = ResamplingPlan.of(d, "y", true, 5, 0.25, true, 1);
        ResamplingPlan b = ResamplingPlan.of(d, "y", true, 5, 0.25, true, 1);
        assertEquals(a.folds(), b.folds());
        assertArrayEquals(rows(a.search()), rows(b.search()));
        assertArrayEquals(rows(a.search()), rows(ResamplingPlan.of(d, "y", true, 9, 0.25, true, 1).search()));
        ResamplingPlan other = ResamplingPlan.of(d, "y", true, 5, 0.25, true, 2);
        assertNotEquals(Arrays.toString(rows(a.search())), Arrays.toString(rows(other.search())));
        assertNotEquals(a.folds(), other.folds());
    }

    @Test
    void openingsAreCountedAndNothingIsSealedWhenNotAsked() throws Exception {
        ResamplingPlan plan = ResamplingPlan.of(data(0, 20, 20), "y", true, 4, 0.2, true, 1);
        assertEquals(0, plan.sealed().openings());
        plan.sealed().open();
        plan.sealed().open();
        assertEquals(2, plan.sealed().openings());
        ResamplingPlan none = ResamplingPlan.of(data(0, 20, 20), "y", true, 4, 0, true, 1);
        assertTrue(none.sealed().isEmpty());
        assertEquals(40, none.search().rows());
    }

    @Test
    void tooFewRowsAreRefused() {
        String message = assertThrows(DataException.class,
                () -> ResamplingPlan.of(data(3, 2, 2), "y", true, 5, 0.2, true, 1)).getMessage();
        assertTrue(message.contains("4 rows") && message.contains("5 folds"), message);
    }
}
