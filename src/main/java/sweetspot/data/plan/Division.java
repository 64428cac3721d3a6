package sweetspot.data.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The rows of a table as a plan divides them.
///
/// @param searched rows that the search may see, ascending
/// @param sealed rows put aside, ascending
/// @param folds over `searched`, by position in it
/// @param refit positions in `searched` of the rows that train the final model; where groups return later, those of the
///     sealed groups do not
/// @param gap rows in the gap before the sealed test, in neither
/// @param undated rows that cannot be placed in time, in neither
/// @param alone rows without a group, each a group of its own
/// @param pooled whether the folds' predictions are scored together
/// @param reshuffled the folds of each trial, where they differ
record Division(int[] searched, int[] sealed, List<Fold> folds, int[] refit, int gap, int undated, int alone,
        boolean pooled, Optional<Reshuffle> reshuffled) {

    /// The folds of a trial.
    interface Reshuffle {
        /// @param trial its number
        /// @param studySeed seed of the search
        List<Fold> folds(int trial, long studySeed);
    }

    /// A division without any peculiarity.
    static Division of(int[] searched, int[] sealed, List<Fold> folds) {
        return new Division(searched, sealed, folds, IntStream.range(0, searched.length).toArray(), 0, 0, 0, false,
                Optional.empty());
    }

    Division withAlone(int rows) {
        return new Division(searched, sealed, folds, refit, gap, undated, rows, pooled, reshuffled);
    }

    Division withRefit(int[] rows) {
        return new Division(searched, sealed, folds, rows, gap, undated, alone, pooled, reshuffled);
    }

    Division asPooled() {
        return new Division(searched, sealed, folds, refit, gap, undated, alone, true, reshuffled);
    }

    Division withReshuffled(Reshuffle by) {
        return new Division(searched, sealed, folds, refit, gap, undated, alone, pooled, Optional.of(by));
    }
}
