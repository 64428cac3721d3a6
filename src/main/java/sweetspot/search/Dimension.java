package sweetspot.search;

import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.UnitCube;

/// One parameter as a model sees it: a coordinate of the unit cube, and the cells that its discrete values own there.
///
/// Coordinates are those of [UnitCube]. Immutable.
public final class Dimension {

    /// The meaning of a distance along the coordinate.
    public enum Kind {
        /// Every coordinate is a value of its own.
        CONTINUOUS,
        /// Ordered values, each the centre of a cell.
        STEPPED,
        /// Values without an order, each the centre of a cell.
        CATEGORICAL
    }

    private final Distribution distribution;
    private final Kind kind;
    private final long count;
    private final double logLow;
    private final double logWidth;

    /// @param distribution what the search draws from
    Dimension(Distribution distribution) {
        this.distribution = distribution;
        this.count = distribution.cardinality().orElse(0);
        this.kind = distribution instanceof CategoricalDistribution ? Kind.CATEGORICAL
                : count == 0 ? Kind.CONTINUOUS : Kind.STEPPED;
        if (distribution instanceof IntDistribution n && n.log()) {
            logLow = Math.log(n.low() - 0.5);
            logWidth = Math.log(n.high() + 0.5) - logLow;
        } else {
            logLow = Double.NaN;
            logWidth = Double.NaN;
        }
    }

    Distribution distribution() {
        return distribution;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isCategorical() {
        return kind == Kind.CATEGORICAL;
    }

    /// Tells whether there is more than one value.
    public boolean varies() {
        return count != 1;
    }

    /// Number of values; 0 if continuous.
    public long count() {
        return count;
    }

    /// Number of the cell that holds coordinate `u`, from 0; always 0 if continuous.
    public long cell(double u) {
        if (kind == Kind.CONTINUOUS || count == 1) return 0;
        double clipped = Math.clamp(u, 0.0, 1.0);
        if (logWidth > 0) {
            IntDistribution n = (IntDistribution) distribution;
            return Math.clamp((long) Math.floor(Math.exp(logLow + clipped * logWidth) + 0.5) - n.low(), 0L, count - 1);
        }
        return Math.min(count - 1, (long) (clipped * count));
    }

    /// The lower end of cell number `cell`.
    public double cellLow(long cell) {
        if (kind == Kind.CONTINUOUS || count == 1) return 0;
        if (!(logWidth > 0)) return (double) cell / count;
        return cell == 0 ? 0 : (Math.log(((IntDistribution) distribution).low() + cell - 0.5) - logLow) / logWidth;
    }

    /// The upper end of cell number `cell`.
    public double cellHigh(long cell) {
        return kind == Kind.CONTINUOUS || cell == count - 1 ? 1 : cellLow(cell + 1);
    }

    /// Coordinate of the value that owns cell number `cell`.
    public double centre(long cell) {
        if (count == 1) return 0.5;
        if (logWidth > 0) return (Math.log(((IntDistribution) distribution).low() + cell) - logLow) / logWidth;
        return (cell + 0.5) / count;
    }

    /// The coordinate of the value that `u` decodes to: `u` itself, clipped, if continuous.
    public double snap(double u) {
        if (kind == Kind.CONTINUOUS) return Math.clamp(u, 0.0, 1.0);
        return centre(cell(u));
    }

    /// The value at coordinate `u`.
    Object value(double u) {
        return UnitCube.decode(distribution, u);
    }
}
