package sweetspot.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tried configuration that is simpler than the best, and within one standard error of it (Breiman, Friedman, Olshen
/// and Stone, "Classification and regression trees", 1984, section 3.4.3): the one with the fewest parameters changed
/// from their defaults; of those, the fastest. It is offered, never taken.
///
/// @param trial its number
/// @param best number of the best trial
/// @param value its score
/// @param standardError of that; NaN if unknown
/// @param limit the worst score that is within one standard error of the best
/// @param changed number of its parameters that differ from the default's
/// @param bestChanged number of the best's
/// @param of number of parameters that were searched
/// @param speedup how many times as fast as the best trial; below 1 if slower, NaN if unknown
/// @param settings the parameters that the two or the default differ in, in the order of the space
public record SimplerChoice(int trial, int best, double value, double standardError, double limit, int changed,
        int bestChanged, int of, double speedup, List<Setting> settings) {

    /// A parameter in three configurations.
    ///
    /// @param parameter its name
    /// @param base value in the default; null if not active there, or null itself
    /// @param simpler value in the simpler one
    /// @param best value in the best one
    public record Setting(String parameter, @Nullable Object base, @Nullable Object simpler, @Nullable Object best) {}

    public SimplerChoice {
        settings = List.copyOf(settings);
    }
}
