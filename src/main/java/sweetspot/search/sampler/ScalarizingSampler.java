package sweetspot.search.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import sweetspot.search.ParetoOrder;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SeenTrials;
import sweetspot.search.Suggestion;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Lets a sampler that knows one objective and no constraints serve several objectives and constraints: it is shown the
/// same trials with one value each.
///
/// Several objectives become one for the length of a suggestion, by the rule it is made with. An infeasible trial gets
/// a value worse than all feasible ones, the worse the more it violates. With one objective and no constraint nothing
/// is changed, and the sampler keeps what it memoizes; otherwise each suggestion asks a fresh one, because the values
/// of old trials change with new ones.
public final class ScalarizingSampler implements Sampler {

    /// A way in which several objectives become one.
    public enum Rule {
        /// The augmented Chebyshev norm with weights drawn anew for each trial, over objectives scaled by the ranges of
        /// the front (Knowles, "ParEGO", IEEE Trans. Evol. Comp. 2006): each trial looks for another part of the front.
        CHEBYSHEV,
        /// The place in the order of [ParetoOrder], for samplers that go by ranks alone.
        RANK
    }

    /// Weight of the sum in the augmented norm.
    private static final double SUM = 0.05;
    /// Gap between feasible and infeasible trials, as a share of the range of the feasible ones.
    private static final double GAP = 0.05;

    private final Supplier<Sampler> maker;
    private final Rule rule;
    private final Sampler plain;
    private final SeenTrials seen = new SeenTrials();
    private boolean constrained;

    /// @param maker makes the sampler
    /// @param rule how several objectives become one
    public ScalarizingSampler(Supplier<Sampler> maker, Rule rule) {
        this.maker = maker;
        this.rule = rule;
        this.plain = maker.get();
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        if (context.directions().size() == 1 && !isConstrained(context.trials())) return plain.suggest(context);
        return maker.get().suggest(scalarized(context));
    }

    private boolean isConstrained(List<Trial> trials) {
        int[] changed = seen.changed(trials);
        if (!seen.canFollow(trials, changed)) {
            seen.clear();
            constrained = false;
            changed = seen.changed(trials);
        }
        for (int row : changed) constrained |= !trials.get(row).feasible();
        seen.take(trials, changed);
        return constrained;
    }

    /// The context with one objective and no constraints.
    SearchContext scalarized(SearchContext context) {
        List<Direction> directions = context.directions();
        List<Trial> shown = new ArrayList<>(context.trials());
        List<Integer> feasible = new ArrayList<>();
        List<Integer> infeasible = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Trial trial = shown.get(i);
            if (!trial.hasValues(directions.size())) {
                // Half a result tells a sampler of one objective nothing.
                if (directions.size() > 1 && trial.state().finished()) shown.set(i, failed(trial));
            } else {
                (trial.feasible() ? feasible : infeasible).add(i);
            }
        }
        double[][] losses = new double[feasible.size()][];
        for (int i = 0; i < losses.length; i++) losses[i] = ParetoFront.losses(shown.get(feasible.get(i)), directions);
        double[] values = directions.size() == 1 ? Arrays.stream(losses).mapToDouble(row -> row[0]).toArray()
                : rule == Rule.RANK ? ranks(losses) : chebyshev(losses, context.random(77));
        boolean several = directions.size() > 1;
        Direction direction = several ? Direction.MINIMIZE : context.direction();
        for (int i = 0; several && i < values.length; i++) {
            shown.set(feasible.get(i), scored(shown.get(feasible.get(i)), values[i]));
        }
        double[] violations = infeasible.stream().mapToDouble(i -> shown.get(i).violation()).toArray();
        double[] penalties = penalties(values, violations);
        for (int i = 0; i < penalties.length; i++) {
            shown.set(infeasible.get(i), scored(shown.get(infeasible.get(i)), direction.loss(penalties[i])));
        }
        return new SearchContext(context.space(), List.of(direction), shown, context.number(), context.seed(),
                context.budgetTrials(), context.workers());
    }

    private static Trial scored(Trial trial, double value) {
        return Trial.started(trial.number(), trial.configuration(), trial.startMillis())
                .finish(TrialState.COMPLETE, new double[] {value}, trial.endMillis());
    }

    private static Trial failed(Trial trial) {
        return Trial.started(trial.number(), trial.configuration(), trial.startMillis())
                .finish(TrialState.FAILED, new double[0], trial.endMillis());
    }

    private static double[] ranks(double[][] losses) {
        double[] ranks = new double[losses.length];
        int[] order = new ParetoOrder(losses).order();
        for (int i = 0; i < order.length; i++) ranks[order[i]] = i;
        return ranks;
    }

    private static double[] chebyshev(double[][] losses, RandomGenerator random) {
        if (losses.length == 0) return new double[0];
        int objectives = losses[0].length;
        double[] weights = weights(objectives, random);
        int[] front = ParetoFront.nonDominated(losses);
        double[] values = new double[losses.length];
        double[] sums = new double[losses.length];
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            double[] all = Arrays.stream(losses).mapToDouble(row -> row[objective]).filter(Double::isFinite).toArray();
            double worst = Arrays.stream(all).max().orElse(0);
            double ideal = Arrays.stream(all).min().orElse(0);
            double nadir = Arrays.stream(front).mapToDouble(i -> losses[i][objective]).filter(Double::isFinite).max()
                    .orElse(worst);
            // Where the front has no extent yet, all trials tell the scale.
            double range = nadir > ideal ? nadir - ideal : worst > ideal ? worst - ideal : 1;
            for (int i = 0; i < losses.length; i++) {
                double scaled = weights[k] * ((Math.clamp(losses[i][k], ideal, worst) - ideal) / range);
                values[i] = Math.max(values[i], scaled);
                sums[i] += scaled;
            }
        }
        for (int i = 0; i < values.length; i++) values[i] += SUM * sums[i];
        return values;
    }

    /// Uniform over all weights that sum to 1.
    private static double[] weights(int count, RandomGenerator random) {
        double[] weights = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = -Math.log(1 - random.nextDouble());
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) weights[k] /= sum;
        return weights;
    }

    /// Losses for infeasible trials, from a little above the feasible ones to as far again.
    ///
    /// @param feasible losses of the feasible trials
    /// @param violations one an infeasible trial, above 0
    static double[] penalties(double[] feasible, double[] violations) {
        double[] finite = Arrays.stream(feasible).filter(Double::isFinite).toArray();
        double worst = Arrays.stream(finite).max().orElse(0);
        double range = worst - Arrays.stream(finite).min().orElse(0);
        if (!(range > 0) || Double.isInfinite(range)) range = Math.max(1, Math.abs(worst) * 1e-3);
        double[] sorted = Arrays.stream(violations).filter(Double::isFinite).sorted().toArray();
        double middle = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
        double scale = range;
        return Arrays.stream(violations)
                .map(v -> worst + scale * (GAP + (1 - GAP) * (Double.isInfinite(v) ? 1 : v / (v + middle)))).toArray();
    }
}
