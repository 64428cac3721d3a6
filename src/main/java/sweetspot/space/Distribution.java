package sweetspot.space;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The set of values one hyperparameter may take, with the measure by which "evenly" is understood.
///
/// Values are `Double` for a [FloatDistribution], `Long` for an [IntDistribution] and one of the choices for a
/// [CategoricalDistribution]. The three names and their fields are those of Optuna's journal, so that a study
/// can be exchanged.
public sealed interface Distribution permits NumericDistribution, CategoricalDistribution {

    /// Tells whether `value` has the right type and lies within the distribution, on its step where it has one.
    boolean contains(@Nullable Object value);

    /// Number of different values; empty for a continuous distribution.
    OptionalLong cardinality();

    /// Tells whether there is exactly one value, so that there is nothing to search.
    default boolean isSingle() {
        return cardinality().orElse(2) == 1;
    }
}
