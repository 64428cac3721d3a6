package sweetspot.data.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dealing groups as scikit-learn does, and with unequal shares.
class GroupDealTest {
    /// Recorded from scikit-learn 1.2.1: the fold that `StratifiedGroupKFold(k)` gives each group, in ascending order, and
    /// the sizes of `GroupKFold(k)`, on rows from the linear congruential generator below.
    @ParameterizedTest
    @CsvSource({
        "1,120,17,2,5,0433211024212033,23 24 24 24 25",
        "2,300,41,3,4,3233110002002223032131331211101310212,75 75 75 75",
        "3,90,30,2,3,20010221111122000102221201,30 30 30",
        "4,500,23,5,6,10414532354022053345251,82 82 83 84 84 85"})
    void dealsAsScikitLearn(long seed, int n, int groups, int classes, int folds, String dealt, String sizes) {
        long x = seed;
        int[] drawn = new int[2 * n];
        for (int i = 0; i < drawn.length; i++) {
            x = (x * 1103515245 + 12345) % 2147483648L;
            drawn[i] = (int) (x / 65536);
        }
        int[] group = IntStream.range(0, n).map(i -> skewed(drawn[i], groups)).toArray();
        int[] stratum = IntStream.range(n, 2 * n).map(i -> skewed(drawn[i], classes)).toArray();
        TreeMap<Integer, Integer> at = new TreeMap<>();
        for (int g : new TreeSet<>(Arrays.stream(group).boxed().toList())) at.put(g, at.size());
        int[][] counts = new int[at.size()][classes];
        for (int i = 0; i < n; i++) counts[at.get(group[i])][stratum[i]]++;
        double[] shares = new double[folds];
        Arrays.fill(shares, 1);
        StringBuilder all = new StringBuilder();
        for (int bin : GroupDeal.stratified(counts, shares)) all.append(bin);
        assertEquals(dealt, all.toString());

        int[] rows = Arrays.stream(counts).mapToInt(c -> Arrays.stream(c).sum()).toArray();
        int[] filled = filled(GroupDeal.bySize(rows, shares), rows, folds);
        Arrays.sort(filled);
        assertArrayEquals(Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray(), filled);
    }

    private static int skewed(int v, int n) {
        return Math.min(v % n, v / n % n);
    }

    private static int[] filled(int[] bins, int[] rows, int count) {
        int[] filled = new int[count];
        for (int g = 0; g < bins.length; g++) filled[bins[g]] += rows[g];
        return filled;
    }

    @Test
    void unequalSharesAreKept() {
        Random random = new Random(4);
        int[][] counts = new int[300][2];
        for (int[] c : counts) {
            c[0] = 1 + random.nextInt(20);
            c[1] = random.nextInt(5);
        }
        int[] rows = Arrays.stream(counts).mapToInt(c -> c[0] + c[1]).toArray();
        double all = Arrays.stream(rows).sum();
        double[] shares = {0.8, 0.2};
        assertEquals(0.2, filled(GroupDeal.bySize(rows, shares), rows, 2)[1] / all, 0.01);
        int[] bins = GroupDeal.stratified(counts, shares);
        assertEquals(0.2, filled(bins, rows, 2)[1] / all, 0.01);
        int[] rare = Arrays.stream(counts).mapToInt(c -> c[1]).toArray();
        assertEquals(0.2, filled(bins, rare, 2)[1] / (double) Arrays.stream(rare).sum(), 0.01);
    }

    @Test
    void noBinStaysEmpty() {
        int[] bins = {0, 0, 0, 1, 1};
        GroupDeal.fillEmpty(bins, new int[]{5, 1, 3, 4, 4}, 4);
        assertEquals(4, Arrays.stream(bins).distinct().count());
        assertTrue(bins[1] >= 2, "the smallest of the fullest is moved");
    }
}
