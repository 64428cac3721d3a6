package sweetspot.ui.results;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;

/// The trials that pass a filter, in an order, as a list that follows the study.
///
/// A new snapshot moves only the trials that changed: their places are found by bisection, and listeners learn of the
/// smallest range that differs. So the table keeps its scroll position and redraws little. The cost of a snapshot is
/// one pass over the references of all trials and a few comparisons for each trial that changed.
final class TrialRows extends ObservableListBase<Trial> {
    private TrialList trials = TrialList.empty();
    private int[] order = {};
    private Predicate<Trial> filter = _ -> true;
    private Comparator<Trial> comparator = Comparator.comparingInt(Trial::number);

    @Override
    public Trial get(int index) {
        return trials.get(order[index]);
    }

    @Override
    public int size() {
        return order.length;
    }

    /// Row of a trial; -1 if it is not shown.
    int rowOf(int number) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == number) return i;
        }
        return -1;
    }

    /// Shows the trials that pass; the order is kept.
    void setFilter(Predicate<Trial> newFilter) {
        filter = newFilter;
        rebuild(trials);
    }

    /// Orders by `first`, and by number where that finds no difference.
    void setOrder(Comparator<Trial> first) {
        comparator = first.thenComparingInt(Trial::number);
        rebuild(trials);
    }

    /// Follows the study.
    void update(TrialList newer) {
        int[] changed = changed(newer);
        if (changed.length == 0) return;
        if (newer.size() < trials.size() || changed.length > 64 + newer.size() / 8) {
            rebuild(newer);
        } else {
            move(newer, changed);
        }
    }

    /// Forgets all trials and takes those of another study.
    void reset(TrialList other) {
        rebuild(other);
    }

    private int[] changed(TrialList newer) {
        int common = Math.min(trials.size(), newer.size());
        return IntStream.range(0, newer.size()).filter(i -> i >= common || trials.get(i) != newer.get(i)).toArray();
    }

    private void rebuild(TrialList newer) {
        int[] next = IntStream.range(0, newer.size())
                .filter(i -> filter.test(newer.get(i)))
                .mapToObj(newer::get)
                .sorted(comparator)
                .mapToInt(Trial::number)
                .toArray();
        replace(newer, next);
    }

    private void move(TrialList newer, int[] changed) {
        int[] kept = new int[order.length];
        int count = 0;
        for (int number : order) {
            if (Arrays.binarySearch(changed, number) < 0) kept[count++] = number;
        }
        List<Trial> moving = Arrays.stream(changed).mapToObj(newer::get).filter(filter).sorted(comparator).toList();
        int[] next = new int[count + moving.size()];
        int from = 0;
        int at = 0;
        for (Trial trial : moving) {
            int to = place(newer, kept, from, count, trial);
            System.arraycopy(kept, from, next, at, to - from);
            at += to - from;
            next[at++] = trial.number();
            from = to;
        }
        System.arraycopy(kept, from, next, at, count - from);
        replace(newer, next);
    }

    /// First place in `kept[from, to)` whose trial does not stand before `trial`.
    private int place(TrialList newer, int[] kept, int from, int to, Trial trial) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (comparator.compare(newer.get(kept[middle]), trial) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void replace(TrialList newer, int[] next) {
        int[] before = order;
        TrialList old = trials;
        int start = 0;
        int shorter = Math.min(before.length, next.length);
        while (start < shorter && before[start] == next[start]) start++;
        int end = 0;
        while (end < shorter - start && before[before.length - 1 - end] == next[next.length - 1 - end]) end++;
        beginChange();
        order = next;
        trials = newer;
        announce(old, next, 0, start);
        int middle = next.length - end;
        if (start < before.length - end || start < middle) {
            nextReplace(start, middle, removed(old, before, start, before.length - end));
        }
        announce(old, next, middle, next.length);
        endChange();
    }

    private static List<Trial> removed(TrialList old, int[] before, int from, int to) {
        Trial[] gone = new Trial[to - from];
        for (int i = 0; i < gone.length; i++) gone[i] = old.get(before[from + i]);
        return Arrays.asList(gone);
    }

    /// Tells of trials that changed and stayed where they were.
    private void announce(TrialList old, int[] next, int from, int to) {
        if (old == trials) return;
        for (int i = from; i < to; i++) {
            if (old.get(next[i]) != trials.get(next[i])) nextUpdate(i);
        }
    }
}
