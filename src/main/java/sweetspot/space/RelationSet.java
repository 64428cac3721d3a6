package sweetspot.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rules of a space over arrays of numbers, one place a parameter; NaN stands for one that is not active, or that
/// no rule names. A rule counts where none of its numbers is NaN.
///
/// Ranges are narrowed by the bounds of each rule in turn (bounds propagation, see Apt, "Principles of constraint
/// programming", 2003, section 6.4): what it takes away breaks a rule for sure; what it leaves may still break one
/// where several rules act together. Immutable.
public final class RelationSet {
    private static final int ROUNDS = 20;
    private static final int MOST_IMPLIED = 64;
    private static final double TOLERANCE = 1e-9;
    /// What strict rules keep away from equality when points are made, as a share of the size of the numbers.
    private static final double GAP = 1e-7;

    private final SearchSpace space;
    private final int[][] positions;
    private final double[][] factors;
    /// Whether a term is the logarithm of its parameter.
    private final boolean[][] logs;
    private final double[] bounds;
    private final double[] gaps;
    private final boolean[] strict;
    private final boolean[] involved;
    private final List<Implied> implied;

    RelationSet(SearchSpace space, List<Relation> relations) {
        this.space = space;
        int n = relations.size();
        positions = new int[n][];
        factors = new double[n][];
        logs = new boolean[n][];
        bounds = new double[n];
        gaps = new double[n];
        strict = new boolean[n];
        involved = new boolean[space.size()];
        for (int r = 0; r < n; r++) {
            Relation.Linear linear = relations.get(r).linear();
            positions[r] = new int[linear.factors().size()];
            factors[r] = new double[positions[r].length];
            logs[r] = new boolean[positions[r].length];
            bounds[r] = linear.bound();
            strict[r] = relations.get(r).comparison().isStrict();
            double size = Math.abs(bounds[r]);
            int k = 0;
            for (Map.Entry<Relation.Term, Double> e : linear.factors().entrySet()) {
                int i = space.indexOf(e.getKey().name());
                boolean log = e.getKey().log();
                positions[r][k] = i;
                logs[r][k] = log;
                factors[r][k++] = e.getValue();
                involved[i] = true;
                NumericDistribution range = (NumericDistribution) space.get(i).range();
                size += Math.abs(e.getValue())
                        * Math.max(Math.abs(term(range.lowest(), log)), Math.abs(term(range.highest(), log)));
            }
            gaps[r] = strict[r] ? GAP * size : 0;
        }
        implied = implied(space.size());
    }

    /// What a number counts as in a sum.
    private static double term(double x, boolean log) {
        return log ? Math.log(x) : x;
    }

    /// Combines each two rules that bound a parameter from both sides to one without it (a step of the elimination of
    /// Fourier and Motzkin): bounds propagation then sees what the two do together.
    private List<Implied> implied(int size) {
        List<Implied> found = new ArrayList<>();
        for (int a = 0; a < positions.length; a++) {
            for (int b = 0; b < positions.length && found.size() < MOST_IMPLIED; b++) {
                for (int k = 0; k < positions[a].length; k++) {
                    double up = factors[a][k];
                    double down = 0;
                    for (int j = 0; j < positions[b].length; j++) {
                        if (place(b, j, size) == place(a, k, size)) down = factors[b][j];
                    }
                    if (!(up > 0) || !(down < 0)) continue;
                    // First the parameters, then their logarithms.
                    double[] sum = new double[2 * size];
                    for (int j = 0; j < positions[a].length; j++) sum[place(a, j, size)] += factors[a][j] / up;
                    for (int j = 0; j < positions[b].length; j++) sum[place(b, j, size)] += factors[b][j] / -down;
                    sum[place(a, k, size)] = 0;
                    int[] at = IntStream.range(0, sum.length).filter(i -> Math.abs(sum[i]) > 1e-12).toArray();
                    double[] f = Arrays.stream(at).mapToDouble(i -> sum[i]).toArray();
                    boolean[] log = new boolean[at.length];
                    for (int j = 0; j < at.length; j++) {
                        log[j] = at[j] >= size;
                        at[j] %= size;
                    }
                    if (at.length > 0) {
                        found.add(new Implied(at, f, log, bounds[a] / up + bounds[b] / -down, positions[a][k], a));
                    }
                }
            }
        }
        return found;
    }

    private int place(int rule, int term, int size) {
        return positions[rule][term] + (logs[rule][term] ? size : 0);
    }

    /// A rule that follows from two.
    ///
    /// @param gone the parameter that both name and it does not; it counts only where that is active
    /// @param rule one of the two
    private record Implied(int[] positions, double[] factors, boolean[] logs, double bound, int gone, int rule) {}

    /// Number of rules.
    public int size() {
        return bounds.length;
    }

    /// Tells whether a rule names the parameter at `i`.
    public boolean involves(int i) {
        return involved[i];
    }

    /// The number that a value counts as: null is infinity.
    public static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY;
    }

    /// The numbers of a configuration.
    public double[] numbers(Configuration configuration) {
        double[] x = new double[space.size()];
        for (int i = 0; i < x.length; i++) {
            String name = space.get(i).name();
            x[i] = involved[i] && configuration.has(name) ? number(configuration.get(name)) : Double.NaN;
        }
        return x;
    }

    /// The first rule that these numbers break, or -1.
    public int broken(double[] x) {
        for (int r = 0; r < bounds.length; r++) if (!holds(r, x)) return r;
        return -1;
    }

    /// Tells whether rule `r` holds.
    public boolean holds(int r, double[] x) {
        double sum = 0;
        double size = Math.abs(bounds[r]);
        for (int k = 0; k < positions[r].length; k++) {
            double term = factors[r][k] * term(x[positions[r][k]], logs[r][k]);
            // Inactive, or infinite on both sides.
            if (Double.isNaN(sum + term)) return true;
            sum += term;
            size += Math.abs(term);
        }
        if (Double.isInfinite(sum)) return sum < 0;
        return strict[r] ? sum < bounds[r] - TOLERANCE * size : sum <= bounds[r] + TOLERANCE * size;
    }

    /// How far rule `r` is from holding, in units of its left side: above 0 where it is broken.
    public double excess(int r, double[] x) {
        double sum = -bounds[r] + gaps[r];
        for (int k = 0; k < positions[r].length; k++) sum += factors[r][k] * term(x[positions[r][k]], logs[r][k]);
        return sum;
    }

    /// Positions of the parameters of rule `r`; do not change it.
    public int[] positions(int r) {
        return positions[r];
    }

    /// How much the left side of rule `r` grows with the number of its `k`-th parameter, where that is `x`.
    public double slope(int r, int k, double x) {
        return logs[r][k] ? factors[r][k] / x : factors[r][k];
    }

    /// The ranges of all parameters that rules name, as lows and highs; a fixed one is its value twice.
    ///
    /// @param active which parameters are
    public double[][] ranges(boolean[] active) {
        double[] low = new double[space.size()];
        double[] high = new double[space.size()];
        Arrays.fill(low, Double.NaN);
        Arrays.fill(high, Double.NaN);
        for (int i = 0; i < low.length; i++) {
            if (!involved[i] || !active[i]) continue;
            Parameter p = space.get(i);
            if (p.fixed().isPresent()) {
                low[i] = number(p.fixed().get().value());
                high[i] = low[i];
            } else {
                low[i] = ((NumericDistribution) p.range()).lowest();
                high[i] = ((NumericDistribution) p.range()).highest();
            }
        }
        return new double[][]{low, high};
    }

    /// Narrows ranges in place.
    ///
    /// @param low lowest numbers; NaN where inactive
    /// @param high highest numbers
    /// @return the rule that leaves nothing, or -1
    public int narrow(double[] low, double[] high) {
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            moved = false;
            for (int r = 0; r < bounds.length; r++) {
                int change = narrow(positions[r], factors[r], logs[r], bounds[r] - gaps[r], low, high);
                if (change < 0) return r;
                moved |= change > 0;
            }
            for (Implied i : implied) {
                if (Double.isNaN(low[i.gone])) continue;
                int change = narrow(i.positions, i.factors, i.logs, i.bound, low, high);
                if (change < 0) return i.rule;
                moved |= change > 0;
            }
        }
        return -1;
    }

    /// @return below 0 if nothing is left, above if a range became smaller
    private int narrow(int[] at, double[] factor, boolean[] log, double bound, double[] low, double[] high) {
        double least = 0;
        double size = Math.abs(bound);
        for (int k = 0; k < at.length; k++) {
            double term = factor[k] * term((factor[k] > 0 ? low : high)[at[k]], log[k]);
            if (Double.isNaN(least + term)) return 0;
            least += term;
            size += Math.abs(term);
        }
        if (least == Double.NEGATIVE_INFINITY) return 0;
        if (least > bound + TOLERANCE * size) return -1;
        int moved = 0;
        for (int k = 0; k < at.length; k++) {
            int i = at[k];
            if (low[i] == high[i]) continue;
            double own = factor[k] * term((factor[k] > 0 ? low : high)[i], log[k]);
            double most = (bound - (least - own)) / factor[k];
            double limit = log[k] ? Math.exp(most) : most;
            double before = high[i] - low[i];
            if (factor[k] > 0) high[i] = Math.min(high[i], stepDown(i, Math.max(low[i], limit)));
            else low[i] = Math.max(low[i], stepUp(i, Math.min(high[i], limit)));
            if (before - (high[i] - low[i]) > 1e-12 * before) moved = 1;
        }
        return moved;
    }

    private double stepDown(int i, double x) {
        NumericDistribution n = (NumericDistribution) space.get(i).range();
        double step = n.stepSize();
        return step == 0 ? x : n.lowest() + Math.floor((x - n.lowest()) / step + TOLERANCE * 100) * step;
    }

    private double stepUp(int i, double x) {
        NumericDistribution n = (NumericDistribution) space.get(i).range();
        double step = n.stepSize();
        return step == 0 ? x : n.lowest() + Math.ceil((x - n.lowest()) / step - TOLERANCE * 100) * step;
    }
}
