package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Decides which rows train, which score and which stay sealed.
///
/// Rows without a target are dropped first. Then the sealed test set is drawn, then the folds out of what is left.
/// Test set and folds use generators of their own, so that another number of folds leaves the same rows sealed. Where
/// it is stratified, both keep the shares of the classes; of a number to predict, those of its tenths by rank, which
/// takes variance out of the folds' scores. All of it depends on the arguments alone.
public final class ResamplingPlan {
    private static final int QUANTILE_BINS = 10;
    private static final long TEST_STREAM = 0x7E57L;
    private static final long FOLD_STREAM = 0xF01DL;

    private final Dataset search;
    private final List<Fold> folds;
    private final SealedTest sealed;
    private final int dropped;

    private ResamplingPlan(Dataset search, List<Fold> folds, SealedTest sealed, int dropped) {
        this.search = search;
        this.folds = List.copyOf(folds);
        this.sealed = sealed;
        this.dropped = dropped;
    }

    /// Plans the rows of `full`.
    ///
    /// @param target name of the column to predict
    /// @param classification whether the target's values are classes, not amounts
    /// @param folds number of folds, at least 2
    /// @param testFraction share of the rows to seal, 0 to 0.5
    /// @param stratified whether folds and test set keep the shares of the classes or of the tenths
    /// @param seed decides which rows go where
    /// @throws DataException if there are too few rows with a target to give each fold one to test and one to train
    /// @throws IllegalArgumentException if there is no such column, or a number is out of its range
    public static ResamplingPlan of(Dataset full, String target, boolean classification, int folds,
            double testFraction, boolean stratified, long seed) throws DataException {
        if (folds < 2) throw new IllegalArgumentException("folds must be at least 2, not " + folds);
        if (!(testFraction >= 0 && testFraction <= 0.5)) {
            throw new IllegalArgumentException("testFraction must be from 0 to 0.5, not " + testFraction);
        }
        Column column = full.column(target);
        int usable = column.size() - column.missing();
        int sealedCount = (int) Math.round(usable * testFraction);
        if (usable - sealedCount < folds) {
            throw DataException.of("data.error.too_few_rows", full.name(), usable, target, folds);
        }
        int[][] strata = stratified ? strata(column, classification) : new int[][]{present(column)};

        RandomGenerator random = generator(seed, TEST_STREAM);
        for (int[] stratum : strata) shuffle(stratum, random);
        int[] take = shares(strata, sealedCount);
        List<int[]> left = new ArrayList<>();
        int[] sealedRows = new int[sealedCount];
        int at = 0;
        for (int s = 0; s < strata.length; s++) {
            System.arraycopy(strata[s], 0, sealedRows, at, take[s]);
            at += take[s];
            int[] rest = Arrays.copyOfRange(strata[s], take[s], strata[s].length);
            Arrays.sort(rest);
            left.add(rest);
        }
        Arrays.sort(sealedRows);
        int[] searchRows = left.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        int[] foldOf = deal(left, searchRows, folds, generator(seed, FOLD_STREAM));
        return new ResamplingPlan(full.rows(searchRows), folds(foldOf, folds),
                new SealedTest(full.rows(sealedRows), sealedRows), full.rows() - usable);
    }

    private static RandomGenerator generator(long seed, long stream) {
        long mixed = (seed ^ stream * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed ^ mixed >>> 31);
    }

    private static int[] present(Column column) {
        int[] rows = new int[column.size() - column.missing()];
        for (int row = 0, i = 0; row < column.size(); row++) if (!column.isMissing(row)) rows[i++] = row;
        return rows;
    }

    private static int[][] strata(Column column, boolean classification) {
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
    private static int[] shares(int[][] strata, int total) {
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

    /// Deals the strata's shuffled rows to the folds like cards, going on where the last stratum ended: folds differ
    /// by at most one row in size, and by at most one in any stratum.
    private static int[] deal(List<int[]> strata, int[] searchRows, int folds, RandomGenerator random) {
        int[] foldOf = new int[searchRows.length];
        int next = 0;
        for (int[] stratum : strata) {
            shuffle(stratum, random);
            for (int row : stratum) foldOf[Arrays.binarySearch(searchRows, row)] = next++ % folds;
        }
        return foldOf;
    }

    private static List<Fold> folds(int[] foldOf, int folds) {
        List<Fold> list = new ArrayList<>(folds);
        for (int f = 0; f < folds; f++) {
            int size = 0;
            for (int fold : foldOf) if (fold == f) size++;
            int[] train = new int[foldOf.length - size];
            int[] test = new int[size];
            for (int row = 0, a = 0, b = 0; row < foldOf.length; row++) {
                if (foldOf[row] == f) test[b++] = row;
                else train[a++] = row;
            }
            list.add(new Fold(train, test));
        }
        return list;
    }

    private static void shuffle(int[] rows, RandomGenerator random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = rows[i];
            rows[i] = rows[j];
            rows[j] = swap;
        }
    }

    /// The rows that the search may see, as a table of their own, in the file's order. Nothing leads from it to a
    /// sealed row; of a category column it knows all levels.
    public Dataset search() {
        return search;
    }

    /// The folds over [#search()].
    public List<Fold> folds() {
        return folds;
    }

    /// The rows put aside.
    public SealedTest sealed() {
        return sealed;
    }

    /// Number of rows left out because they have no target.
    public int dropped() {
        return dropped;
    }
}
