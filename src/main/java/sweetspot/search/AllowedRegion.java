package sweetspot.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sweetspot.space.NumericDistribution;
import sweetspot.space.RelationSet;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

/// The part of the unit cube that the rules of a space allow: draws from it, and moves points into it.
///
/// A draw takes one parameter after the other from what the rules leave of its range, given those before (bounds
/// propagation, [RelationSet]); of several such draws one is chosen by importance, the product of the shares that were
/// left (sampling and resampling: Rubin 1988); a few sweeps of Gibbs sampling (Geman and Geman 1984) then even it out.
/// Each parameter is so uniform on its own scale over what is allowed, and no draw is thrown away but where several
/// rules together leave a parameter nothing ([Share#rejected]).
///
/// Parameters that others depend on are drawn first and from their whole range, because they decide what is active.
public final class AllowedRegion {
    private static final int CANDIDATES = 32;
    private static final int BATCHES = 20;
    private static final int SWEEPS = 15;
    private static final int PROJECTIONS = 30;
    private static final int ANCHORS = 64;
    private static final int MEASURED = 4096;
    private static final long SEED = 0x5EED;

    private final SpaceStructure structure;
    private final RelationSet rules;
    /// Positions that rules name, that vary and that no condition hangs on: what is drawn between bounds.
    private final int[] bound;
    private final boolean[] isBound;

    AllowedRegion(SpaceStructure structure) {
        this.structure = structure;
        SearchSpace space = structure.space();
        this.rules = space.rules();
        boolean[] parent = new boolean[space.size()];
        for (int i = 0; i < parent.length; i++) if (space.parentOf(i) >= 0) parent[space.parentOf(i)] = true;
        this.bound = Arrays.stream(structure.varying()).filter(i -> rules.involves(i) && !parent[i]).toArray();
        this.isBound = new boolean[space.size()];
        for (int i : bound) isBound[i] = true;
    }

    /// What the rules leave of a space.
    ///
    /// @param allowed share of the range that stays, from 0 to 1
    /// @param rejected share of draws that came to nothing
    public record Share(double allowed, double rejected) {}

    /// Estimates what the rules of a space leave, from points that spread evenly; the same each time.
    public static Share measure(SearchSpace space) {
        if (space.relations().isEmpty()) return new Share(1, 0);
        SpaceStructure structure = new SpaceStructure(space);
        AllowedRegion region = new AllowedRegion(structure);
        ScrambledSobol sequence = new ScrambledSobol(Math.max(1, structure.size()), new SplittableRandom(SEED));
        double sum = 0;
        int dead = 0;
        for (int k = 0; k < MEASURED; k++) {
            double[] u = sequence.point(k);
            int[] next = new int[1];
            double weight = region.draw(new double[structure.size()], false, () -> u[next[0]++ % u.length]);
            sum += weight;
            if (weight == 0) dead++;
        }
        return new Share(sum / MEASURED, (double) dead / MEASURED);
    }

    /// Tells whether a settled point keeps all rules.
    public boolean allows(double[] point) {
        return rules.broken(numbers(point)) < 0;
    }

    private double[] numbers(double[] point) {
        double[] x = new double[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = rules.involves(i) && !Double.isNaN(point[i])
                    ? RelationSet.number(structure.dimension(i).value(point[i])) : Double.NaN;
        }
        return x;
    }

    /// A settled point, uniform on what is allowed. Where nothing is found that is, any point.
    double[] uniform(RandomGenerator random) {
        return drawn(null, random);
    }

    /// @param fixed a settled point whose free coordinates and parents are kept; null = draw all
    private double[] drawn(double @Nullable [] fixed, RandomGenerator random) {
        for (int batch = 0; batch < BATCHES; batch++) {
            double[] chosen = null;
            double total = 0;
            for (int k = 0; k < CANDIDATES; k++) {
                double[] point = fixed == null ? new double[structure.size()] : fixed.clone();
                double weight = draw(point, fixed != null, random::nextDouble);
                total += weight;
                if (weight > 0 && random.nextDouble() * total < weight) chosen = point;
            }
            if (chosen != null) return sweep(chosen, random);
        }
        return fixed == null ? structure.settleFreely(new double[structure.size()], random) : fixed;
    }

    /// Draws one parameter after the other.
    ///
    /// @param point is filled; where `keep`, its coordinates stay but those that are drawn between bounds
    /// @return the share of the bounded ranges that the rules left, the product over parameters; 0 if they left nothing
    private double draw(double[] point, boolean keep, java.util.function.DoubleSupplier uniform) {
        boolean[] active = new boolean[point.length];
        for (int i = 0; i < point.length; i++) {
            double u = uniform.getAsDouble();
            active[i] = structure.active(i, point);
            if (!active[i]) point[i] = Double.NaN;
            else if (!keep || isBound[i] || Double.isNaN(point[i])) point[i] = structure.dimension(i).snap(u);
        }
        double[][] ranges = rules.ranges(active);
        double[] low = ranges[0];
        double[] high = ranges[1];
        for (int i = 0; i < point.length; i++) {
            if (isBound[i] || Double.isNaN(low[i]) || low[i] == high[i]) continue;
            // A parent: decided already.
            low[i] = RelationSet.number(structure.dimension(i).value(point[i]));
            high[i] = low[i];
        }
        if (rules.narrow(low, high) >= 0) return 0;
        double weight = 1;
        for (int i : bound) {
            if (!active[i]) continue;
            double from = lower(i, low[i]);
            double to = upper(i, high[i]);
            if (!(to >= from)) return 0;
            weight *= Math.max(to - from, 1e-12);
            point[i] = inside(i, from + uniform.getAsDouble() * (to - from), low[i], high[i]);
            low[i] = RelationSet.number(structure.dimension(i).value(point[i]));
            high[i] = low[i];
            if (rules.narrow(low, high) >= 0) return 0;
        }
        return allows(point) ? weight : 0;
    }

    /// The lower end, on the unit scale, of what belongs to number `x` and what lies above it.
    private double lower(int i, double x) {
        Dimension d = structure.dimension(i);
        double u = UnitCube.encode(d.distribution(), x);
        return d.count() == 0 ? u : d.cellLow(d.cell(u));
    }

    private double upper(int i, double x) {
        Dimension d = structure.dimension(i);
        double u = UnitCube.encode(d.distribution(), x);
        return d.count() == 0 ? u : d.cellHigh(d.cell(u));
    }

    /// The value's coordinate at `u`, kept between two numbers.
    private double inside(int i, double u, double low, double high) {
        Dimension d = structure.dimension(i);
        double snapped = d.snap(u);
        double x = RelationSet.number(d.value(snapped));
        if (x >= low && x <= high) return snapped;
        return d.snap(UnitCube.encode(d.distribution(), Math.clamp(x, low, Math.max(low, high))));
    }

    /// Draws each bounded parameter anew, given all others, several times.
    private double[] sweep(double[] point, RandomGenerator random) {
        for (int round = 0; round < SWEEPS; round++) {
            for (int i : bound) {
                if (Double.isNaN(point[i])) continue;
                double[] low = numbers(point);
                double[] high = low.clone();
                NumericDistribution range = (NumericDistribution) structure.dimension(i).distribution();
                low[i] = range.lowest();
                high[i] = range.highest();
                if (rules.narrow(low, high) >= 0) continue;
                double from = lower(i, low[i]);
                double before = point[i];
                point[i] = inside(i, from + random.nextDouble() * (upper(i, high[i]) - from), low[i], high[i]);
                if (!allows(point)) point[i] = before;
            }
        }
        return point;
    }

    /// Moves a settled point into what is allowed, in place: projected on one broken rule after the other (Kaczmarz
    /// 1937, on the unit scale), then kept between the bounds that the rules leave, in order. Choices and what other
    /// parameters depend on stay as long as they leave anything.
    ///
    /// @return `point`
    double[] repair(double[] point) {
        if (allows(point)) return point;
        double[] settled = point.clone();
        project(point);
        if (clip(point)) return point;
        System.arraycopy(settled, 0, point, 0, point.length);
        if (clip(point)) return point;
        double[] anchor = anchor(settled);
        if (!allows(anchor)) anchor = uniform(new SplittableRandom(SEED));
        System.arraycopy(anchor, 0, point, 0, point.length);
        return point;
    }

    private void project(double[] point) {
        for (int round = 0; round < PROJECTIONS; round++) {
            double[] x = numbers(point);
            boolean moved = false;
            for (int r = 0; r < rules.size(); r++) {
                if (rules.holds(r, x)) continue;
                int[] at = rules.positions(r);
                double[] slopes = new double[at.length];
                double square = 0;
                for (int k = 0; k < at.length; k++) {
                    if (!isBound[at[k]]) continue;
                    slopes[k] = rules.slope(r, k, x[at[k]]) * slope(at[k], x[at[k]]);
                    square += slopes[k] * slopes[k];
                }
                double excess = rules.excess(r, x);
                if (!(square > 0) || !Double.isFinite(excess)) continue;
                for (int k = 0; k < at.length; k++) {
                    int i = at[k];
                    if (slopes[k] == 0) continue;
                    point[i] = Math.clamp(point[i] - excess * slopes[k] / square, 0.0, 1.0);
                    x[i] = continuous(i, point[i]);
                }
                moved = true;
            }
            if (!moved) break;
        }
        for (int i : bound) if (!Double.isNaN(point[i])) point[i] = structure.dimension(i).snap(point[i]);
    }

    private double continuous(int i, double u) {
        return RelationSet.number(structure.dimension(i).value(u));
    }

    /// How much the number grows with its coordinate.
    private double slope(int i, double x) {
        NumericDistribution n = (NumericDistribution) structure.dimension(i).distribution();
        double half = n.stepSize() / 2;
        return n.log() ? x * Math.log((n.highest() + half) / (n.lowest() - half)) : n.highest() - n.lowest() + 2 * half;
    }

    /// Keeps one parameter after the other between the bounds that the rules and those before leave.
    ///
    /// @return whether the point is allowed then
    private boolean clip(double[] point) {
        boolean[] active = new boolean[point.length];
        for (int i = 0; i < point.length; i++) active[i] = !Double.isNaN(point[i]);
        double[][] ranges = rules.ranges(active);
        double[] low = ranges[0];
        double[] high = ranges[1];
        for (int i = 0; i < point.length; i++) {
            if (isBound[i] || Double.isNaN(low[i]) || low[i] == high[i]) continue;
            low[i] = continuous(i, point[i]);
            high[i] = low[i];
        }
        if (rules.narrow(low, high) >= 0) return false;
        for (int i : bound) {
            if (!active[i]) continue;
            if (!(high[i] >= low[i])) return false;
            point[i] = inside(i, point[i], low[i], high[i]);
            low[i] = continuous(i, point[i]);
            high[i] = low[i];
            if (rules.narrow(low, high) >= 0) return false;
        }
        return allows(point);
    }

    /// The nearest of some allowed points with the same choices and parents, always the same ones.
    private double[] anchor(double[] settled) {
        RandomGenerator random = new SplittableRandom(SEED);
        double[] nearest = settled;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ANCHORS; k++) {
            double[] point = settled.clone();
            if (draw(point, true, random::nextDouble) == 0) continue;
            double sum = 0;
            for (int i : bound) if (!Double.isNaN(point[i])) sum += (point[i] - settled[i]) * (point[i] - settled[i]);
            if (sum >= least) continue;
            least = sum;
            nearest = point;
        }
        return nearest;
    }
}
