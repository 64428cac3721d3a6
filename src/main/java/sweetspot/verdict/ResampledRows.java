package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.TimeOrder;
import sweetspot.objective.LearningTask;
import sweetspot.study.SplitPlan;

/// Bootstrap samples of the rows that a plan tests: how often each row was drawn, and which were not drawn at all.
///
/// What is drawn are single rows, or whole groups where the plan keeps groups together or rows are ranked by query, or runs of rows that follow one
/// another in time (non-overlapping blocks: Carlstein, "The use of subseries values for estimating the variance of a
/// general statistic from a stationary sequence", 1986), as long as the cube root of their number.
///
/// A sample depends on the seed and its number alone.
final class ResampledRows {
    /// Samples are kept as long as they are no larger together, in bytes.
    private static final long MOST_KEPT = 64L << 20;

    private final int rows;
    private final int[][] units;
    private final CorrectedScore.Unit unit;
    private final long seed;
    private final byte[][] kept;

    /// @param rows number of places for counts
    /// @param units the rows of each unit
    /// @param samples number of samples that will be asked for
    ResampledRows(int rows, int[][] units, CorrectedScore.Unit unit, long seed, int samples) {
        this.rows = rows;
        this.units = units;
        this.unit = unit;
        this.seed = seed;
        this.kept = new byte[(long) rows * samples <= MOST_KEPT ? samples : 0][];
    }

    /// The rows that a task's plan tests.
    static ResampledRows of(LearningTask task, SplitPlan plan, long seed, int samples) {
        Dataset table = task.plan().search();
        List<int[]> tests = task.plan().folds().stream().map(Fold::test).toList();
        int[][] units;
        CorrectedScore.Unit unit;
        if (!plan.time().isEmpty() && table.has(plan.time())) {
            units = blocks(tests, times(table.column(plan.time())));
            unit = CorrectedScore.Unit.BLOCKS;
        } else if (!plan.group().isEmpty() && table.has(plan.group())) {
            units = groups(tests, table.column(plan.group()));
            unit = CorrectedScore.Unit.GROUPS;
        } else if (!task.query().isEmpty()) {
            units = groups(tests, table.column(task.query()));
            unit = CorrectedScore.Unit.GROUPS;
        } else {
            units = tested(tests).stream().map(row -> new int[]{row}).toArray(int[][]::new);
            unit = CorrectedScore.Unit.ROWS;
        }
        return new ResampledRows(table.rows(), units, unit, seed, samples);
    }

    private static Set<Integer> tested(List<int[]> tests) {
        Set<Integer> rows = new TreeSet<>();
        for (int[] test : tests) for (int row : test) rows.add(row);
        return rows;
    }

    private static int[][] groups(List<int[]> tests, Column group) {
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        int alone = 0;
        for (int row : tested(tests)) {
            // A row without a group is one of its own.
            String name = group.isMissing(row) ? "\0" + alone++ : group.text(row);
            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(row);
        }
        return all.values().stream().map(l -> l.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    private static TimeOrder times(Column column) {
        try {
            return TimeOrder.of(column);
        } catch (DataException e) {
            // The plan was carried out by this very column.
            throw new IllegalStateException(e);
        }
    }

    private static int[][] blocks(List<int[]> tests, TimeOrder times) {
        List<int[]> all = new ArrayList<>();
        for (int[] test : tests) {
            int[] order = Arrays.stream(test).boxed().sorted((a, b) -> Double.compare(times.at(a), times.at(b)))
                    .mapToInt(Integer::intValue).toArray();
            int length = Math.max(1, (int) Math.round(Math.cbrt(order.length)));
            for (int from = 0; from < order.length; from += length) {
                all.add(Arrays.copyOfRange(order, from, Math.min(from + length, order.length)));
            }
        }
        return all.toArray(int[][]::new);
    }

    /// What is drawn.
    CorrectedScore.Unit unit() {
        return unit;
    }

    /// Number of units that can be drawn.
    int units() {
        return units.length;
    }

    /// 1 for each tested row.
    byte[] all() {
        return left(new byte[rows]);
    }

    /// How often each row was drawn for a sample; not to be changed.
    byte[] drawn(int sample) {
        if (sample < kept.length && kept[sample] != null) return kept[sample];
        byte[] counts = new byte[rows];
        SplittableRandom random = new SplittableRandom(mixed(seed * 0xD1342543DE82EF95L + sample));
        for (int i = 0; i < units.length; i++) {
            for (int row : units[random.nextInt(units.length)]) if (counts[row] < Byte.MAX_VALUE) counts[row]++;
        }
        if (sample < kept.length) kept[sample] = counts;
        return counts;
    }

    /// Seeds next to each other would give streams that are each other's, shifted by one.
    private static long mixed(long seed) {
        long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// 1 for each tested row that was not drawn, else 0.
    byte[] left(byte[] drawn) {
        byte[] left = new byte[rows];
        for (int[] members : units) for (int row : members) if (drawn[row] == 0) left[row] = 1;
        return left;
    }
}
