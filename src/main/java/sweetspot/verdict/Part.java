package sweetspot.verdict;

import java.util.Optional;
import java.util.function.Function;

/// A part of a verdict: what it says, or in words why it says nothing.
///
/// @param <T> what it says
public sealed interface Part<T> {
    /// It is known.
    record Known<T>(T fact) implements Part<T> {}

    /// It is not known yet, but can be had.
    ///
    /// @param reason why it is missing, and what to do; a sentence or two
    record Open<T>(String reason) implements Part<T> {}

    /// It cannot be had for this study.
    ///
    /// @param reason why; a sentence or two
    record Never<T>(String reason) implements Part<T> {}

    /// What it says; empty if it says nothing.
    default Optional<T> value() {
        return this instanceof Known<T>(T fact) ? Optional.of(fact) : Optional.empty();
    }

    /// Why it says nothing; "" if it says something.
    default String why() {
        return switch (this) {
            case Known<T> _ -> "";
            case Open<T>(String reason) -> reason;
            case Never<T>(String reason) -> reason;
        };
    }

    /// Something else of what it says.
    default <U> Optional<U> map(Function<T, U> function) {
        return value().map(function);
    }
}
