package sweetspot.data.plan;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Groups;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;

/// Splits whole groups: rows that belong together are sealed together, and never on both sides of a fold.
final class GroupSplit {
    private static final long TEST_STREAM = 0x96E57L;
    private static final long FOLD_STREAM = 0x9F01DL;

    private GroupSplit() {}

    /// @param usable rows with a target, ascending
    /// @param stratum of each usable row, from 0
    /// @param strata number of strata, 1 if it is not stratified
    /// @throws DataException if there are fewer groups than folds
    static Division of(String data, Column column, int[] usable, int[] stratum, int strata, SplitPlan.Grouped plan,
            Validation v) throws DataException {
        Groups groups = Groups.of(column, usable);
        int needed = v.folds() + (v.testFraction() > 0 ? 1 : 0);
        if (groups.count() < needed) {
            throw DataException.of("data.error.too_few_groups", data, groups.count(), plan.group(), v.folds(),
                    v.testFraction() > 0 ? 1 : 0);
        }
        boolean[] sealed = new boolean[usable.length];
        if (v.testFraction() > 0) {
            int[] bins = deal(groups, stratum, strata, new double[]{1 - v.testFraction(), v.testFraction()}, v.folds(),
                    Strata.generator(v.seed(), TEST_STREAM), true);
            for (int i = 0; i < usable.length; i++) sealed[i] = bins[groups.of()[i]] == 1;
        }
        int[] left = IntStream.range(0, usable.length).filter(i -> !sealed[i]).toArray();
        Groups searched = Groups.of(column, rows(usable, left));
        double[] shares = new double[v.folds()];
        Arrays.fill(shares, 1);
        // The most even deal hardly depends on the seed: groups that are dealt anew go round in another order.
        int[] bins = deal(searched, rows(stratum, left), strata, shares, 1, Strata.generator(v.foldSeed(), FOLD_STREAM),
                v.foldSeed() == v.seed());
        int[] foldOf = Arrays.stream(searched.of()).map(g -> bins[g]).toArray();
        List<Fold> folds = RandomSplit.folds(foldOf, v.folds());
        return Division.of(rows(usable, left),
                rows(usable, IntStream.range(0, usable.length).filter(i -> sealed[i]).toArray()), folds)
                .withAlone(groups.alone());
    }

    private static int[] rows(int[] of, int[] at) {
        return Arrays.stream(at).map(i -> of[i]).toArray();
    }

    /// Deals the groups in an order that the seed decides.
    ///
    /// @param least groups that the first bin must get
    /// @param sorted whether they are dealt as evenly as can be
    private static int[] deal(Groups groups, int[] stratum, int strata, double[] shares, int least,
            RandomGenerator random, boolean sorted) {
        int[] order = IntStream.range(0, groups.count()).toArray();
        Strata.shuffle(order, random);
        int[][] counts = groups.counts(stratum, strata);
        int[][] shuffled = Arrays.stream(order).mapToObj(g -> counts[g]).toArray(int[][]::new);
        int[] sizes = Arrays.stream(shuffled).mapToInt(c -> Arrays.stream(c).sum()).toArray();
        int[] dealt =
                strata == 1 ? GroupDeal.bySize(sizes, shares, sorted) : GroupDeal.stratified(shuffled, shares, sorted);
        GroupDeal.fillEmpty(dealt, sizes, shares.length);
        long first = Arrays.stream(dealt).filter(b -> b == 0).count();
        // Of few groups, those sealed may be too many for the folds.
        for (int g = 0; g < dealt.length && first < least; g++) {
            if (dealt[g] != 0 && Arrays.stream(dealt).filter(b -> b != 0).count() > 1) {
                dealt[g] = 0;
                first++;
            }
        }
        int[] bins = new int[order.length];
        for (int i = 0; i < order.length; i++) bins[order[i]] = dealt[i];
        return bins;
    }
}
