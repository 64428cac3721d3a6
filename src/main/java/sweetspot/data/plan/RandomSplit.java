package sweetspot.data.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import sweetspot.study.SplitPlan;

/// Splits rows that have nothing to do with one another: at random, or each by itself.
///
/// Test set and folds use generators of their own, so that another number of folds leaves the same rows sealed. Where it
/// is stratified, both keep the shares of the strata (Kohavi, "A study of cross-validation and bootstrap", IJCAI 1995).
final class RandomSplit {
    private static final long TEST_STREAM = 0x7E57L;
    private static final long FOLD_STREAM = 0xF01DL;
    private static final long TRIAL_STREAM = 0x7121A1L;

    private final List<int[]> left = new ArrayList<>();
    private final int[] sealed;
    private final int[] searched;
    private final long foldSeed;

    /// Draws the sealed rows.
    ///
    /// @param strata the usable rows, see [Strata#of]
    /// @param seed decides which rows are sealed
    /// @param foldSeed decides how the others are dealt
    RandomSplit(int[][] strata, int sealedCount, long seed, long foldSeed) {
        this.foldSeed = foldSeed;
        RandomGenerator random = Strata.generator(seed, TEST_STREAM);
        for (int[] stratum : strata) Strata.shuffle(stratum, random);
        int[] take = Strata.shares(strata, sealedCount);
        sealed = new int[sealedCount];
        int at = 0;
        for (int s = 0; s < strata.length; s++) {
            System.arraycopy(strata[s], 0, sealed, at, take[s]);
            at += take[s];
            int[] rest = Arrays.copyOfRange(strata[s], take[s], strata[s].length);
            Arrays.sort(rest);
            left.add(rest);
        }
        Arrays.sort(sealed);
        searched = left.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }

    /// The sealed rows of the table, ascending.
    int[] sealed() {
        return sealed.clone();
    }

    /// The other usable rows of the table, ascending.
    int[] searched() {
        return searched.clone();
    }

    /// Folds that together test each row once; for repeats after the first (0) others.
    List<Fold> folds(int folds, int repeat) {
        int[] foldOf = deal(folds, Strata.generator(foldSeed, FOLD_STREAM + repeat));
        return folds(foldOf, folds);
    }

    /// Deals the strata's shuffled rows to the folds like cards, going on where the last stratum ended: folds differ
    /// by at most one row in size, and by at most one in any stratum.
    private int[] deal(int folds, RandomGenerator random) {
        int[] foldOf = new int[searched.length];
        int next = 0;
        for (int[] rows : left) {
            int[] stratum = rows.clone();
            Strata.shuffle(stratum, random);
            for (int row : stratum) foldOf[Arrays.binarySearch(searched, row)] = next++ % folds;
        }
        return foldOf;
    }

    /// The folds of rows that each belong to one.
    ///
    /// @param foldOf the fold of each row, from 0; a negative one always trains
    static List<Fold> folds(int[] foldOf, int folds) {
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

    /// One split.
    List<Fold> holdout(SplitPlan.Holdout plan) {
        return holdout(plan, Strata.generator(foldSeed, FOLD_STREAM));
    }

    /// The split of a trial, of its own (Nagler et al. 2024).
    ///
    /// @param trial its number
    /// @param studySeed the search's seed
    List<Fold> holdout(SplitPlan.Holdout plan, int trial, long studySeed) {
        long mixed = (studySeed * 0x9E3779B97F4A7C15L + trial) * 0xD1B54A32D192ED03L;
        return holdout(plan, Strata.generator(foldSeed ^ mixed ^ mixed >>> 29, TRIAL_STREAM));
    }

    private List<Fold> holdout(SplitPlan.Holdout plan, RandomGenerator random) {
        int count = Math.clamp(Math.round(plan.share() * searched.length), 1, searched.length - 1);
        int[][] strata = left.stream().map(int[]::clone).toArray(int[][]::new);
        for (int[] stratum : strata) Strata.shuffle(stratum, random);
        int[] take = Strata.shares(strata, count);
        boolean[] tested = new boolean[searched.length];
        for (int s = 0; s < strata.length; s++) {
            for (int i = 0; i < take[s]; i++) tested[Arrays.binarySearch(searched, strata[s][i])] = true;
        }
        return List.of(new Fold(IntStream.range(0, tested.length).filter(i -> !tested[i]).toArray(),
                IntStream.range(0, tested.length).filter(i -> tested[i]).toArray()));
    }

    /// A fold for each row.
    List<Fold> leaveOneOut() {
        int[] foldOf = new int[searched.length];
        Arrays.setAll(foldOf, i -> i);
        return folds(foldOf, searched.length);
    }
}
