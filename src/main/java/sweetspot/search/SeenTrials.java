package sweetspot.search;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;

/// The trials that a memo was last brought up to, and which rows of a newer list differ from them.
///
/// Trials are compared by identity. From one [TrialList] to the next only what changed is looked at; any other list
/// is gone through, because it may have been changed in place.
public final class SeenTrials {
    private Trial[] trials = new Trial[16];
    private int size;
    private @Nullable TrialList last;

    /// Number of trials seen.
    int size() {
        return size;
    }

    /// The trial seen at `row`.
    public Trial get(int row) {
        return trials[row];
    }

    /// Rows of `now` that are new or hold another trial than was seen, ascending.
    public int[] changed(List<Trial> now) {
        if (now instanceof TrialList list && last != null) return list.changedSince(last);
        IntList rows = new IntList();
        for (int row = 0; row < now.size(); row++) {
            if (row >= size || trials[row] != now.get(row)) rows.add(row);
        }
        return rows.toArray();
    }

    /// Tells whether `now` can follow what was seen: no row is gone, and no finished trial is another one.
    ///
    /// @param changed what [#changed] gave for `now`
    public boolean canFollow(List<Trial> now, int[] changed) {
        if (now.size() < size) return false;
        for (int row : changed) {
            if (row < size && trials[row].state().finished()) return false;
        }
        return true;
    }

    /// Takes the trials at the changed rows over.
    public void take(List<Trial> now, int[] changed) {
        if (now.size() > trials.length) trials = Arrays.copyOf(trials, Math.max(now.size(), trials.length * 2));
        for (int row : changed) trials[row] = now.get(row);
        if (now.size() < size) Arrays.fill(trials, now.size(), size, null);
        size = now.size();
        last = now instanceof TrialList list ? list : null;
    }

    /// Forgets everything.
    public void clear() {
        Arrays.fill(trials, 0, size, null);
        size = 0;
        last = null;
    }
}
