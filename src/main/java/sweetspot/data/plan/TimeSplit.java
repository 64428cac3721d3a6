package sweetspot.data.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Groups;
import sweetspot.study.Gap;
import sweetspot.study.Validation;

/// Splits rows in order of time: each test follows what its model was trained on, and the last rows are sealed.
///
/// The tests are those of scikit-learn's `TimeSeriesSplit` (1.2): equally many rows each, the last ones of the table;
/// before the first there are as many to train on. Rows of one time are never torn apart: a test begins with the nearest
/// new time. Training ends with the gap before the test (Bergmeir and Benítez, "On the use of cross-validation for time
/// series predictor evaluation", 2012; the gap is the purging of López de Prado 2018, ch. 7). A sliding window keeps the
/// number of rows of the first fold.
///
/// With groups, rows of a group that is tested do not train. They are counted.
final class TimeSplit {
    private final String data;
    private final String column;
    private final Gap gap;
    private final boolean sliding;
    private final Validation validation;
    /// Rows of the table in order of time, and their times.
    private final int[] rows;
    private final double[] times;
    private final int undated;
    private final @Nullable Groups groups;

    /// @param usable rows with a target, ascending
    /// @param group column of groups that must not be on both sides; null if there is none
    /// @throws DataException if the column does not order them, or the gap does not fit it
    TimeSplit(String data, Column column, @Nullable Column group, int[] usable, Gap gap, boolean sliding, Validation v)
            throws DataException {
        this.data = data;
        this.column = column.name();
        this.gap = gap;
        this.sliding = sliding;
        this.validation = v;
        TimeOrder order = TimeOrder.of(column);
        if (!gap.isNone() && gap.unit() != Gap.Unit.ROWS && gap.unit().timed() != order.dated()) {
            throw DataException.of(order.dated() ? "data.error.gap_without_unit" : "data.error.gap_with_unit", gap,
                    column.name());
        }
        rows = Arrays.stream(usable).filter(r -> !Double.isNaN(order.at(r))).boxed()
                .sorted((a, b) -> Double.compare(order.at(a), order.at(b))).mapToInt(Integer::intValue).toArray();
        times = Arrays.stream(rows).mapToDouble(order::at).toArray();
        undated = usable.length - rows.length;
        groups = group == null ? null : Groups.of(group, rows);
    }

    /// @throws DataException if there are too few different times
    Division divide() throws DataException {
        int n = rows.length;
        int sealedFrom = n - (int) Math.round(n * validation.testFraction());
        if (sealedFrom < n) sealedFrom = block(sealedFrom, 1, n);
        int searchTo = sealedFrom < n ? trainTo(sealedFrom) : n;
        int k = validation.folds();
        int size = searchTo / (k + 1);
        if (size < 1 && !gap.isNone()) throw DataException.of("data.error.gap_too_long", gap.words(), column, k);
        int[] starts = new int[k + 1];
        starts[k] = searchTo;
        int[] searched = ascending(0, searchTo);
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            starts[f] = block(searchTo - (k - f) * size, f == 0 ? 1 : starts[f - 1] + 1, searchTo);
            if (size < 1 || starts[f] >= searchTo) {
                throw DataException.of("data.error.too_few_times", data, column, distinct(), k);
            }
        }
        int window = trainTo(starts[0]);
        if (window == 0) throw DataException.of("data.error.gap_too_long", gap.words(), column, k);
        for (int f = 0; f < k; f++) {
            if (starts[f + 1] <= starts[f]) {
                throw DataException.of("data.error.too_few_times", data, column, distinct(), k);
            }
            folds.add(fold(searched, starts[f], starts[f + 1], sliding ? window : Integer.MAX_VALUE));
        }
        int[] sealed = ascending(sealedFrom, n);
        Set<Integer> shut = groupsOf(sealedFrom, n);
        int[] refit = IntStream.range(0, searchTo).filter(i -> !shut.contains(group(i)))
                .map(i -> Arrays.binarySearch(searched, rows[i])).sorted().toArray();
        if (refit.length == 0) throw DataException.of("data.error.all_left_out", column);
        return new Division(searched, sealed, folds, refit, sealedFrom - searchTo, undated,
                groups == null ? 0 : groups.alone(), false, Optional.empty());
    }

    private int distinct() {
        return (int) Arrays.stream(times).distinct().count();
    }

    /// The place nearest to `at`, from `least`, where a new time begins; `end` if there is none.
    private int block(int at, int least, int end) {
        int before = at;
        while (before >= least && !begins(before)) before--;
        int after = Math.max(at, least);
        while (after < end && !begins(after)) after++;
        return before >= least && (at - before <= after - at || after >= end) ? before : after;
    }

    private boolean begins(int at) {
        return at > 0 && at < times.length && times[at] != times[at - 1];
    }

    /// The end of the rows that may train for a test from `start`.
    private int trainTo(int start) {
        int rowsBefore = gap.unit() == Gap.Unit.ROWS ? Math.max(0, start - (int) Math.min(gap.amount(), start)) : start;
        double latest = times[start] - gap.length();
        int to = rowsBefore;
        boolean apart = gap.length() > 0;
        while (to > 0 && (apart ? times[to - 1] > latest : times[to - 1] >= latest)) to--;
        return to;
    }

    private Fold fold(int[] searched, int from, int to, int window) throws DataException {
        int end = trainTo(from);
        Set<Integer> tested = groupsOf(from, to);
        int begin = Math.max(0, end - window);
        int[] train = places(searched, IntStream.range(begin, end).filter(i -> !tested.contains(group(i))));
        if (train.length == 0) {
            throw end == 0 ? DataException.of("data.error.gap_too_long", gap.words(), column, validation.folds())
                    : DataException.of("data.error.all_left_out", column);
        }
        return new Fold(train, places(searched, IntStream.range(from, to)),
                places(searched, IntStream.range(end, from)),
                places(searched, IntStream.range(begin, end).filter(i -> tested.contains(group(i)))));
    }

    private int group(int i) {
        return groups == null ? -1 : groups.of()[i];
    }

    private Set<Integer> groupsOf(int from, int to) {
        Set<Integer> all = new HashSet<>();
        if (groups != null) for (int i = from; i < to; i++) all.add(groups.of()[i]);
        return all;
    }

    private int[] places(int[] searched, IntStream inTime) {
        return inTime.map(i -> Arrays.binarySearch(searched, rows[i])).sorted().toArray();
    }

    private int[] ascending(int from, int to) {
        int[] picked = Arrays.copyOfRange(rows, from, to);
        Arrays.sort(picked);
        return picked;
    }
}
