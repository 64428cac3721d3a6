package sweetspot.verdict;

import java.util.OptionalDouble;
import sweetspot.text.Messages;

/// What the user may set about a verdict.
///
/// @param equivalence half the width of the region of practical equivalence, in units of the score; empty for the usual
/// @param prices of energy and time
public record VerdictOptions(OptionalDouble equivalence, Prices prices) {
    /// @throws IllegalArgumentException if the width is below 0 or not finite
    public VerdictOptions {
        double width = equivalence.orElse(0);
        if (!(width >= 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException(Messages.text("verdict.rule.equal", Double.toString(width)));
        }
    }

    /// Nothing is set.
    public static final VerdictOptions STANDARD = new VerdictOptions(OptionalDouble.empty(), Prices.NONE);
}
