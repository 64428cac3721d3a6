package sweetspot.space;

import org.jspecify.annotations.Nullable;

/// Encodes configurations of one space as points of the unit cube, one coordinate a parameter, and back.
///
/// Numbers map linearly, or in their logarithm, onto [0, 1]. A number with a step takes the middle of a cell:
/// with k values, the i-th is at (i + 0.5) / k, so that uniform coordinates give uniform values; on a log scale
/// the cells of whole numbers reach from `log(n - 0.5)` to `log(n + 0.5)`. A choice of n takes (i + 0.5) / n.
/// A coordinate of an inactive parameter is NaN. Values outside the range are clipped, and so is null, no limit, which
/// lies beyond every number; a choice that the space does not have is NaN.
public final class UnitCube {
    private final SearchSpace space;

    public UnitCube(SearchSpace space) {
        this.space = space;
    }

    /// The space that is encoded.
    public SearchSpace space() {
        return space;
    }

    /// The point of a configuration; its length is the number of parameters, fixed ones included.
    public double[] encode(Configuration configuration) {
        double[] point = new double[space.size()];
        for (int i = 0; i < point.length; i++) {
            Parameter p = space.get(i);
            point[i] = configuration.has(p.name()) ? encode(p.distribution(), configuration.get(p.name())) : Double.NaN;
        }
        return point;
    }

    /// The configuration of a point; coordinates of parameters that turn out inactive are not read.
    ///
    /// @param point coordinates in [0, 1], in the space's order; those of active parameters must not be NaN
    public Configuration decode(double[] point) {
        return space.configure(i -> decode(space.get(i).distribution(), point[i]));
    }

    /// The coordinate of one value.
    public static double encode(Distribution distribution, @Nullable Object value) {
        return switch (distribution) {
            case CategoricalDistribution c -> {
                int i = c.indexOf(value);
                yield i < 0 ? Double.NaN : (i + 0.5) / c.choices().size();
            }
            case NumericDistribution n -> {
                if (value == null) yield encode(n, n.highest());
                if (!(value instanceof Number number)) yield Double.NaN;
                double lower = lower(n);
                double upper = upper(n);
                if (!(upper > lower)) yield 0.5;
                double x = Math.clamp(number.doubleValue(), n.lowest(), n.highest());
                yield Math.clamp((scale(n, x) - lower) / (upper - lower), 0.0, 1.0);
            }
        };
    }

    /// The value of one coordinate; the coordinate is clipped to [0, 1].
    ///
    /// @throws IllegalArgumentException if the coordinate is NaN
    public static Object decode(Distribution distribution, double u) {
        if (Double.isNaN(u)) throw new IllegalArgumentException("NaN is not a coordinate");
        double clipped = Math.clamp(u, 0.0, 1.0);
        return switch (distribution) {
            case CategoricalDistribution c -> {
                int n = c.choices().size();
                yield c.choices().get(Math.min(n - 1, (int) (clipped * n)));
            }
            case NumericDistribution n -> {
                double lower = lower(n);
                double upper = upper(n);
                double x = lower + clipped * (upper - lower);
                // nearest() also takes back what exp(log(x)) adds by rounding.
                yield n.nearest(n.log() ? Math.exp(x) : x);
            }
        };
    }

    private static double scale(NumericDistribution n, double x) {
        return n.log() ? Math.log(x) : x;
    }

    private static double lower(NumericDistribution n) {
        return scale(n, n.lowest() - n.stepSize() / 2);
    }

    private static double upper(NumericDistribution n) {
        return scale(n, n.highest() + n.stepSize() / 2);
    }
}
