package sweetspot.model;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The surroundings of a model while it trains or predicts, besides its data.
///
/// @param cancelled whether to give up at once; cheap, asked at least once per tree, round, epoch or some hundred rows
/// @param probabilities whether class scores must be probabilities, which some models can give only at a cost
public record FitContext(BooleanSupplier cancelled, boolean probabilities) {
    private static final FitContext PLAIN = new FitContext(() -> false, true);

    /// Never cancelled; with probabilities.
    public static FitContext plain() {
        return PLAIN;
    }

    /// Ends the work if nobody wants it any more.
    ///
    /// @throws CancellationException if the work is to be given up
    public void check() {
        if (cancelled.getAsBoolean()) throw new CancellationException();
    }
}
