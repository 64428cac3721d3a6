package sweetspot.data.plan;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.data.CategoryColumn;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;

/// The rows of a table in parts whose shares a plan keeps: the classes, or the tenths by rank of a number to predict.
final class Strata {
    private static final int QUANTILE_BINS = 10;

    private Strata() {}

    /// The rows with a value, ascending.
    static int[] present(Column column) {
        int[] rows = new int[column.size() - column.missing()];
        for (int row = 0, i = 0; row < column.size(); row++) if (!column.isMissing(row)) rows[i++] = row;
        return rows;
    }

    /// The rows with a value by class or tenth; all in one part unless stratified.
    static int[][] of(Column column, boolean classification, boolean stratified) {
        if (!stratified) return new int[][]{present(column)};
        if (classification || column instanceof CategoryColumn) {
            ClassLabels labels = ClassLabels.of(column);
            int[][] strata = new int[labels.size()][];
            for (int c = 0; c < strata.length; c++) strata[c] = new int[labels.counts()[c]];
            int[] filled = new int[strata.length];
            for (int row = 0; row < column.size(); row++) {
                int c = labels.codes()[row];
                if (c >= 0) strata[c][filled[c]++] = row;
            }
            return strata;
        }
        NumberColumn numbers = (NumberColumn) column;
        Integer[] byValue = Arrays.stream(present(column)).boxed().toArray(Integer[]::new);
        Arrays.sort(byValue, (a, b) -> Double.compare(numbers.value(a), numbers.value(b)));
        int bins = Math.clamp(byValue.length / 20, 1, QUANTILE_BINS);
        int[][] strata = new int[bins][];
        for (int b = 0; b < bins; b++) {
            int from = (int) ((long) b * byValue.length / bins);
            int to = (int) ((long) (b + 1) * byValue.length / bins);
            strata[b] = Arrays.stream(byValue, from, to).mapToInt(Integer::intValue).toArray();
        }
        return strata;
    }

    /// Shares `total` rows among the strata, in proportion to its size: the whole parts, then one more for the
    /// largest remainders. A stratum keeps at least one row, as long as others have some to give.
    static int[] shares(int[][] strata, int total) {
        long rows = Arrays.stream(strata).mapToLong(s -> s.length).sum();
        int[] take = new int[strata.length];
        double[] remainder = new double[strata.length];
        int given = 0;
        for (int s = 0; s < strata.length; s++) {
            double exact = rows == 0 ? 0 : (double) total * strata[s].length / rows;
            take[s] = (int) Math.floor(exact);
            remainder[s] = exact - take[s];
            given += take[s];
        }
        while (given < total) {
            int best = -1;
            for (int s = 0; s < strata.length; s++) {
                boolean spare = take[s] < strata[s].length - 1;
                if (spare && (best < 0 || remainder[s] > remainder[best])) best = s;
            }
            if (best < 0) best = firstWithRows(strata, take);
            take[best]++;
            remainder[best] -= 1;
            given++;
        }
        return take;
    }

    private static int firstWithRows(int[][] strata, int[] take) {
        int s = 0;
        while (take[s] >= strata[s].length) s++;
        return s;
    }

    /// A source of random numbers that depends on the seed and on what it is for.
    static RandomGenerator generator(long seed, long stream) {
        long mixed = (seed ^ stream * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed ^ mixed >>> 31);
    }

    static void shuffle(int[] rows, RandomGenerator random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = rows[i];
            rows[i] = rows[j];
            rows[j] = swap;
        }
    }
}
