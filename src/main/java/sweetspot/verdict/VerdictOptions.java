package sweetspot.verdict;

import java.util.OptionalDouble;

/// What the user may set about a verdict.
///
/// @param equivalence half the width of the region of practical equivalence, in units of the score; empty for the usual
/// @param prices of energy and time
public record VerdictOptions(OptionalDouble equivalence, Prices prices) {
    /// Nothing is set.
    public static final VerdictOptions STANDARD = new VerdictOptions(OptionalDouble.empty(), Prices.NONE);
}
