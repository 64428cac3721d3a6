package sweetspot.space;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Counts and lists the configurations of a finite space with rules: depth first, cut where the rules leave nothing.
/// It counts once.
public final class AllowedCount {
    /// More than so many are not counted.
    public static final long MOST = 2_000_000;

    private final SearchSpace space;
    private @Nullable OptionalLong count;

    public AllowedCount(SearchSpace space) {
        this.space = space;
    }

    /// The number of configurations; empty if infinite, or more than [#MOST].
    synchronized OptionalLong get() {
        if (count == null) count = count();
        return count;
    }

    private OptionalLong count() {
        for (Parameter p : space.parameters()) {
            boolean free = p.distribution() instanceof CategoricalDistribution;
            if (!free && p.distribution().cardinality().orElse(Long.MAX_VALUE) > MOST) return OptionalLong.empty();
        }
        long[] found = new long[1];
        return list(2 * MOST, _ -> found[0]++) ? OptionalLong.of(found[0]) : OptionalLong.empty();
    }

    /// Gives every configuration to `taker`, in order.
    ///
    /// @param most number of steps after which it gives up
    /// @return whether it got through
    public boolean list(long most, Consumer<@Nullable Object[]> taker) {
        Walk walk = new Walk(most, taker);
        double[][] ranges = space.rules().ranges(walk.everywhere());
        double[] low = ranges[0].clone();
        // A rule over a parameter that may turn out inactive does not narrow before it is known to be active.
        for (int i = 0; i < low.length; i++) if (space.parentOf(i) >= 0) low[i] = Double.NaN;
        walk.ranges = ranges;
        walk.from(0, low, ranges[1].clone());
        return walk.steps <= most;
    }

    private final class Walk {
        private final long most;
        private final Consumer<@Nullable Object[]> taker;
        private final @Nullable Object[] values = new Object[space.size()];
        private final boolean[] active = new boolean[space.size()];
        private double[][] ranges = {};
        private long steps;

        Walk(long most, Consumer<@Nullable Object[]> taker) {
            this.most = most;
            this.taker = taker;
        }

        private boolean[] everywhere() {
            boolean[] all = new boolean[space.size()];
            Arrays.fill(all, true);
            return all;
        }

        private void from(int i, double[] low, double[] high) {
            if (steps > most) return;
            if (i == space.size()) {
                steps++;
                taker.accept(values);
                return;
            }
            Parameter p = space.get(i);
            int parent = space.parentOf(i);
            active[i] = parent < 0 || active[parent] && p.condition().orElseThrow().holds(values[parent]);
            boolean ruled = space.rules().involves(i);
            if (!active[i] || p.derived().isPresent()) {
                double before = low[i];
                low[i] = Double.NaN;
                values[i] = null;
                from(i + 1, low, high);
                low[i] = before;
            } else if (p.distribution() instanceof CategoricalDistribution c) {
                for (Object choice : c.choices()) {
                    values[i] = choice;
                    from(i + 1, low, high);
                }
            } else {
                numbers(i, (NumericDistribution) p.distribution(), ruled, low, high);
            }
        }

        private void numbers(int i, NumericDistribution range, boolean ruled, double[] low, double[] high) {
            long count = range.cardinality().orElseThrow();
            for (long k = 0; k < count && steps <= most; k++) {
                Number value = range.nearest(range.lowest() + k * range.stepSize());
                values[i] = value;
                if (!ruled) {
                    from(i + 1, low, high);
                    continue;
                }
                double x = value.doubleValue();
                steps++;
                double[] lower = low.clone();
                double[] upper = high.clone();
                if (Double.isNaN(lower[i])) {
                    lower[i] = ranges[0][i];
                    upper[i] = ranges[1][i];
                }
                double slack = 1e-9 * Math.max(Math.abs(lower[i]), Math.abs(upper[i]));
                if (x < lower[i] - slack || x > upper[i] + slack) continue;
                lower[i] = x;
                upper[i] = x;
                if (space.rules().narrow(lower, upper) < 0 && !broken(i, lower)) from(i + 1, lower, upper);
            }
        }

        /// Tells whether a rule over decided parameters is broken.
        private boolean broken(int decided, double[] x) {
            double[] known = x.clone();
            for (int j = decided + 1; j < known.length; j++) known[j] = Double.NaN;
            return space.rules().broken(known) >= 0;
        }
    }
}
