package sweetspot.space;

/// A range of numbers, on a linear or a logarithmic scale.
public sealed interface NumericDistribution extends Distribution permits FloatDistribution, IntDistribution {

    /// Smallest value, inclusive.
    double lowest();

    /// Largest value, inclusive.
    double highest();

    /// Tells whether values are spread evenly in their logarithm.
    boolean log();

    /// Distance between neighbouring values; 0 where values are continuous.
    double stepSize();

    /// The value of the distribution nearest to `x`: clipped to the range and, where there is a step, rounded
    /// to it (half up). NaN is refused.
    ///
    /// @return a `Double` or a `Long`, as the distribution's values are
    /// @throws IllegalArgumentException if `x` is NaN
    Number nearest(double x);

    /// The same kind of distribution (step, scale) over the single value `value`.
    NumericDistribution only(Number value);
}
