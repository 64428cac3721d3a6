package sweetspot.verdict;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import sweetspot.text.Messages;

/// What the user says of power and money, so that a search's cost can be told.
///
/// @param watts mean power of the machine while it searches; empty if not known
/// @param perKilowattHour money for a kilowatt-hour; empty if not given
/// @param perHour money for an hour of the machine; empty if not given
/// @param currency shown before an amount, such as `€`; may be empty
public record Prices(OptionalDouble watts, OptionalDouble perKilowattHour, OptionalDouble perHour, String currency) {
    /// Nothing is known.
    public static final Prices NONE =
            new Prices(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "");

    /// @throws IllegalArgumentException if a number is below 0 or not finite
    public Prices {
        if (DoubleStream.of(watts.orElse(0), perKilowattHour.orElse(0), perHour.orElse(0))
                .anyMatch(v -> !(v >= 0 && Double.isFinite(v)))) {
            throw new IllegalArgumentException(Messages.text("verdict.rule.prices"));
        }
    }
}
