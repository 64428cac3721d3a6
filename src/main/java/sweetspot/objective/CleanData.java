package sweetspot.objective;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import sweetspot.data.Dataset;
import sweetspot.data.RepeatedRows;
import sweetspot.data.Spellings;
import sweetspot.study.Cleaning;

/// The data as they are used: mended as the experiment says. Whatever looks at an experiment's data looks at these.
public final class CleanData {
    private CleanData() {}

    /// Mends data as read.
    ///
    /// @param excluded columns that are not used; they do not make rows differ, and stay in the table
    public static Dataset of(Dataset data, Cleaning cleaning, Collection<String> excluded) {
        Dataset merged = Spellings.merge(data, Set.copyOf(cleaning.mergeSpellings()));
        return cleaning.removeDuplicates() ? RepeatedRows.remove(merged, new HashSet<>(excluded)) : merged;
    }
}
