package sweetspot.model;

import java.util.concurrent.CancellationException;

/// A trained model. Safe to use from several threads at once.
@FunctionalInterface
public interface FittedModel {

    /// Predicts rows of the shape it was trained on.
    ///
    /// @param x rows × features, without missing values
    /// @throws CancellationException if the context is cancelled meanwhile
    Prediction predict(double[][] x, FitContext context);
}
