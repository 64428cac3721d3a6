package sweetspot.model;

/// A model in training that can be given more of its family's resource (trees, boosting rounds, epochs), looked at,
/// and given more again. Trained on to an amount it is the model that [ModelFamily#fit] gives with that amount.
///
/// It keeps what it needs to go on, a parked thread among it, until it is closed. Used by one thread at a time.
public interface Training extends AutoCloseable {

    /// Trains on until the model has had `amount` units in all.
    ///
    /// @param amount no less than before
    /// @return the model as it is now; valid until training goes on
    /// @throws java.util.concurrent.CancellationException if the context is cancelled meanwhile; it cannot go on then
    /// @throws ModelException if the model cannot be trained like this
    FittedModel upTo(int amount, FitContext context) throws ModelException;

    @Override
    void close();
}
