package sweetspot.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.search.gp.LogExpectedImprovement;
import sweetspot.search.gp.OutputWarp;
import sweetspot.space.Configuration;

/// Bayesian optimization with a random forest: suggests where the forest expects the most improvement.
///
/// Source: Hutter, Hoos and Leyton-Brown, "Sequential model-based optimization for general algorithm configuration"
/// (SMAC), LION 2011: forest, expected improvement by local search from good trials, random configurations in
/// between. What differs here: trees with random cuts, which interpolate more smoothly; the logarithm of the
/// improvement; random configurations far from all others, which visit the branches of a conditional space that a
/// bad start gave up; and running trials are taken to end as the forest predicts.
public final class ForestSampler implements Sampler {
    private static final int TREES = 30;
    private static final int LEAF = 1;
    /// Trials that the forest learns from: the best half and an even selection of the others.
    private static final int MOST_TRIALS = 1200;
    /// Chance that a trial explores: of some random points, the one farthest from all trials.
    private static final double EXPLORING_SHARE = 0.1;
    private static final int EXPLORED = 10;
    private static final int UNIFORM = 200;
    private static final int NEAR_GOOD = 200;
    private static final int STARTS = 4;
    private static final int ROUNDS = 20;

    static final List<StrategyOption> OPTIONS = List.of(StrategyOption.startup(null),
            StrategyOption.whole("trees", 2, 500, (long) TREES),
            StrategyOption.decimal("exploring", 0, 1, EXPLORING_SHARE));

    private final StrategySettings settings;
    private final int trees;
    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();

    /// A point and the logarithm of the improvement that is expected there.
    private record Candidate(double[] point, double value) {}

    /// A sampler with nothing set.
    public ForestSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    ForestSampler(StrategySettings settings) {
        this.settings = settings;
        this.trees = settings.whole("trees");
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        history.update(context);
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        SpaceStructure structure = history.structure();
        int startup = settings.whole("startup", Math.clamp(structure.varying().length / 2 + 3, 4, 10));
        if (history.ranked().size() < 2 || history.size() < startup || structure.varying().length == 0) {
            Configuration first = structure.decode(start.point(context));
            return point(duplicates.isKnown(first) ? Optional.empty() : Optional.of(first), context, "startup");
        }
        RandomGenerator random = context.random();
        if (random.nextDouble() < settings.decimal("exploring")) return point(farthest(random), context, "explore");
        return point(best(random), context, "model");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    private Optional<Configuration> farthest(RandomGenerator random) {
        double[] farthest = null;
        double most = 0;
        for (int i = 0; i < EXPLORED; i++) {
            double[] point = history.structure().uniform(random);
            double nearest = Double.POSITIVE_INFINITY;
            for (int row = 0; row < history.size(); row++) nearest = Math.min(nearest, distance(point, history.point(row)));
            if (nearest <= most) continue;
            most = nearest;
            farthest = point;
        }
        return Optional.ofNullable(farthest).map(history.structure()::decode).filter(c -> !duplicates.isKnown(c));
    }

    /// Squared distance; another choice, or a number that only one of the two has, counts as a whole range.
    private double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j : history.structure().varying()) {
            double delta = a[j] - b[j];
            boolean differs = Double.isNaN(delta) ? Double.isNaN(a[j]) != Double.isNaN(b[j])
                    : history.structure().dimension(j).isCategorical() && delta != 0;
            if (differs) sum += 1;
            else if (!Double.isNaN(delta)) sum += delta * delta;
        }
        return sum;
    }

    private Optional<Configuration> best(RandomGenerator random) {
        int[] rows = learned();
        double[] losses = Arrays.stream(rows).mapToDouble(history::loss).toArray();
        double[] targets = new OutputWarp(bounded(losses)).targets();
        double[][] points = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) points[i] = history.point(rows[i]);
        RegressionForest forest = new RegressionForest(history.structure(), points, targets, trees, LEAF, random);
        double incumbent = Arrays.stream(targets).min().orElseThrow();
        if (history.pending().size() > 0) forest = believing(forest, points, targets, random);
        List<Candidate> found = search(forest, incumbent, anchors(points, targets), random);
        for (Candidate c : found) {
            Configuration configuration = history.structure().decode(c.point);
            if (!duplicates.isKnown(configuration)) return Optional.of(configuration);
        }
        return Optional.empty();
    }

    /// Rows of complete and pruned trials with a loss, at most so many.
    private int[] learned() {
        int complete = history.ranked().size();
        int kept = Math.min(complete, MOST_TRIALS);
        int best = complete <= MOST_TRIALS ? complete : MOST_TRIALS / 2;
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < best; i++) rows.add(history.ranked().get(i));
        for (int i = best; i < kept; i++) {
            rows.add(history.ranked().get(best + (int) ((long) (i - best) * (complete - best) / (kept - best))));
        }
        for (int i = 0; i < history.pruned().size() && rows.size() < MOST_TRIALS; i++) {
            int row = history.pruned().get(i);
            if (!Double.isNaN(history.loss(row))) rows.add(row);
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Infinite losses become the worst or the best finite ones.
    private static double[] bounded(double[] losses) {
        double worst = Arrays.stream(losses).filter(Double::isFinite).max().orElse(0);
        return Arrays.stream(losses).map(l -> Math.clamp(l, -1e300, worst)).toArray();
    }

    private RegressionForest believing(RegressionForest forest, double[][] points, double[] targets,
                                       RandomGenerator random) {
        int n = points.length;
        int m = history.pending().size();
        double[][] allPoints = Arrays.copyOf(points, n + m);
        double[] allTargets = Arrays.copyOf(targets, n + m);
        for (int i = 0; i < m; i++) {
            allPoints[n + i] = history.point(history.pending().get(i));
            allTargets[n + i] = forest.predict(allPoints[n + i]).mean();
        }
        return new RegressionForest(history.structure(), allPoints, allTargets, trees, LEAF, random);
    }

    /// The ten best points of the space, best first.
    private List<double[]> anchors(double[][] points, double[] targets) {
        Integer[] order = new Integer[points.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        Arrays.sort(order, Comparator.comparingDouble(i -> targets[i]));
        List<double[]> anchors = new ArrayList<>();
        for (int i = 0; i < Math.min(10, order.length); i++) anchors.add(points[order[i]]);
        return anchors;
    }

    private List<Candidate> search(RegressionForest forest, double incumbent, List<double[]> anchors,
                                   RandomGenerator random) {
        List<Candidate> pool = new ArrayList<>();
        for (int i = 0; i < UNIFORM; i++) pool.add(candidate(forest, incumbent, history.structure().uniform(random)));
        for (int i = 0; i < NEAR_GOOD; i++) {
            double[] anchor = anchors.get((int) (anchors.size() * Math.pow(random.nextDouble(), 2)));
            pool.add(candidate(forest, incumbent, neighbour(anchor, random)));
        }
        Comparator<Candidate> bestFirst = Comparator.comparingDouble(Candidate::value).reversed();
        pool.sort(bestFirst);
        List<Candidate> climbed = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) climbed.add(climb(forest, incumbent, pool.get(i), random));
        climbed.addAll(pool.subList(0, 20));
        climbed.sort(bestFirst);
        return climbed;
    }

    private Candidate climb(RegressionForest forest, double incumbent, Candidate from, RandomGenerator random) {
        Candidate best = from;
        int neighbours = 2 * history.structure().varying().length + 4;
        for (int round = 0; round < ROUNDS; round++) {
            Candidate next = best;
            for (int i = 0; i < neighbours; i++) {
                Candidate c = candidate(forest, incumbent, neighbour(best.point, random));
                if (c.value > next.value) next = c;
            }
            if (next == best) return best;
            best = next;
        }
        return best;
    }

    private static Candidate candidate(RegressionForest forest, double incumbent, double[] point) {
        RegressionForest.Prediction p = forest.predict(point);
        double deviation = Math.sqrt(Math.max(p.variance(), 1e-12));
        return new Candidate(point, Math.log(deviation) + LogExpectedImprovement.logH((incumbent - p.mean()) / deviation));
    }

    /// The point with a step in one or a few of its numbers, of any scale from fine to coarse, or another choice.
    private double[] neighbour(double[] point, RandomGenerator random) {
        SpaceStructure structure = history.structure();
        int[] varying = structure.varying();
        double[] moved = structure.settle(point.clone(), random);
        int forced = varying[random.nextInt(varying.length)];
        double scale = Math.pow(10, -0.5 - 2 * random.nextDouble());
        for (int j : varying) {
            if (j != forced && random.nextDouble() >= 1.0 / varying.length || Double.isNaN(moved[j])) continue;
            Dimension dimension = structure.dimension(j);
            if (dimension.isCategorical()) {
                moved[j] = random.nextDouble();
            } else {
                double u = moved[j] + scale * random.nextGaussian();
                u = u < 0 ? -u : u > 1 ? 2 - u : u;
                long cell = dimension.cell(u);
                if (dimension.count() > 0 && cell == dimension.cell(moved[j])) cell += random.nextBoolean() ? 1 : -1;
                moved[j] = dimension.count() > 0 ? dimension.centre(Math.clamp(cell, 0L, dimension.count() - 1))
                        : Math.clamp(u, 0.0, 1.0);
            }
        }
        return structure.settle(moved, random);
    }
}
