package sweetspot.search.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.EncodedHistory;
import sweetspot.search.IntList;
import sweetspot.search.QuasiRandom;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.search.gp.OutputWarp;
import sweetspot.search.tpe.ParzenFit;
import sweetspot.search.tpe.ParzenProposals;
import sweetspot.space.Configuration;

/// Bayesian optimization with a random forest: suggests where the forest expects the most improvement.
///
/// Source: Hutter, Hoos and Leyton-Brown, "Sequential model-based optimization for general algorithm configuration"
/// (SMAC), LION 2011: forest, expected improvement by local search from good trials, random configurations in
/// between. What differs here: trees with random cuts, which interpolate more smoothly; the logarithm of the
/// improvement; random configurations far from all others, more of them while the search is stuck, which visit the
/// branches of a conditional space that a bad start gave up; running trials are taken to end a little worse than the
/// forest predicts; and densities of good and of other trials propose where to look ([ParzenProposals]), because cuts
/// along the axes tell little of what goes together: every other time the forest picks one of a few proposals, else it
/// searches around them and everywhere.
public final class ForestSampler implements Sampler {
    private static final int TREES = 30;
    private static final int LEAF = 1;
    /// Trials that the forest learns from: the best half and an even selection of the others.
    private static final int MOST_TRIALS = 1200;
    /// Chance that a trial that is not chosen among proposals explores while the search makes progress, and while it is
    /// stuck; and the chance of any trial in a conditional space, where a branch may have looked bad by a few unlucky
    /// trials.
    private static final double EXPLORING = 0.1;
    private static final double EXPLORING_STUCK = 0.25;
    private static final double EXPLORING_BRANCHES = 0.2;
    private static final double EXPLORING_BRANCHES_STUCK = 0.5;
    /// Less than this share of the way from the median to the best loss is no progress.
    private static final double PROGRESS = 0.01;
    /// Fewest trials without progress before the search counts as stuck.
    private static final int PATIENCE = 10;
    /// A trial that explores is, of so many random points, the one farthest from all trials.
    private static final int EXPLORED = 3;
    /// Points that densities of good and other trials propose for a suggestion.
    private static final int PROPOSALS = 4;
    /// Running trials are assumed to end so many deviations worse than expected.
    private static final double CAUTION = 0.5;

    public static final List<StrategyOption> OPTIONS = List.of(StrategyOption.startup(null),
            StrategyOption.whole("trees", 2, 500, (long) TREES),
            StrategyOption.decimal("exploring", 0, 1, EXPLORING));

    private final StrategySettings settings;
    private final int trees;
    private final double exploringFactor;
    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();

    /// A sampler with nothing set.
    public ForestSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    public ForestSampler(StrategySettings settings) {
        this.settings = settings;
        this.trees = settings.whole("trees");
        this.exploringFactor = settings.decimal("exploring") / EXPLORING;
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
        // Every other trial, so that the densities' blind spots do not decide alone.
        boolean choosing = context.number() % 2 == 1;
        // Draws from the densities look elsewhere now and then by themselves, but not often in a branch given up.
        double exploring = choosing && !structure.isConditional() ? 0 : exploringShare() * exploringFactor;
        if (random.nextDouble() < exploring) return point(farthest(random), context, "explore");
        return point(best(choosing, random), context, "model");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    private double exploringShare() {
        if (history.structure().isConditional()) return isStuck() ? EXPLORING_BRANCHES_STUCK : EXPLORING_BRANCHES;
        return isStuck() ? EXPLORING_STUCK : EXPLORING;
    }

    /// Tells whether the best loss was nearly reached long ago: a fifth of all trials, and at least ten, have followed.
    /// Then the model is refining a local optimum, and what it never saw it cannot expect.
    private boolean isStuck() {
        IntList ranked = history.ranked();
        double best = history.loss(ranked.get(0));
        double median = history.loss(ranked.get(ranked.size() / 2));
        double near = best + PROGRESS * (median - best);
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < ranked.size() && !(history.loss(ranked.get(i)) > near); i++) {
            first = Math.min(first, ranked.get(i));
        }
        int ended = history.size() - history.pending().size();
        return ended - first > Math.max(PATIENCE, ended / 5);
    }

    private Optional<Configuration> farthest(RandomGenerator random) {
        double[] farthest = null;
        double most = 0;
        for (int i = 0; i < EXPLORED; i++) {
            double[] point = history.structure().uniform(random);
            double nearest = Double.POSITIVE_INFINITY;
            for (int row = 0; row < history.size(); row++) {
                nearest = Math.min(nearest, distance(point, history.point(row)));
            }
            if (nearest <= most) continue;
            most = nearest;
            farthest = point;
        }
        return Optional.ofNullable(farthest).map(history.structure()::decode).filter(c -> !duplicates.isKnown(c));
    }

    /// Mean squared distance over the parameters that either has; another choice, or a number that only one of the
    /// two has, counts as a whole range.
    private double distance(double[] a, double[] b) {
        double sum = 0;
        int count = 0;
        for (int j : history.structure().varying()) {
            double delta = a[j] - b[j];
            if (Double.isNaN(delta)) {
                boolean differs = Double.isNaN(a[j]) != Double.isNaN(b[j]);
                sum += differs ? 1 : 0;
                count += differs ? 1 : 0;
            } else {
                sum += history.structure().dimension(j).isCategorical() ? delta == 0 ? 0 : 1 : delta * delta;
                count++;
            }
        }
        return sum / count;
    }

    private double[][] proposals(RandomGenerator random) {
        ParzenFit.Shape shape = new ParzenFit.Shape(1, true, List.of(history.structure().varying()));
        return new ParzenProposals(history, shape, ParzenProposals.DRAWN).several(PROPOSALS, duplicates, random);
    }

    /// The best of what the densities propose, or of the space and what lies around the proposals.
    private Optional<Configuration> best(boolean choosing, RandomGenerator random) {
        double[][] proposed = proposals(random);
        int[] rows = learned();
        double[] losses = Arrays.stream(rows).mapToDouble(history::loss).toArray();
        double[] targets = new OutputWarp(bounded(losses)).targets();
        double[][] points = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) points[i] = history.point(rows[i]);
        RegressionForest forest = new RegressionForest(history.structure(), points, targets, trees, LEAF, random);
        double incumbent = Arrays.stream(targets).min().orElseThrow();
        if (history.pending().size() > 0) forest = believing(forest, points, targets, random);
        ForestSearch search = new ForestSearch(history.structure(), forest, failures(rows, random), incumbent, random);
        List<ForestSearch.Candidate> found = choosing && proposed.length > 0 ? search.among(proposed)
                : search.best(List.of(proposed.length > 0 ? proposed : new double[][] {points[0]}));
        for (ForestSearch.Candidate c : found) {
            Configuration configuration = history.structure().decode(c.point());
            if (!duplicates.isKnown(configuration)) return Optional.of(configuration);
        }
        return Optional.empty();
    }

    /// Learns where trials fail, if any did.
    ///
    /// @param learned rows of trials that did not
    private Optional<RegressionForest> failures(int[] learned, RandomGenerator random) {
        int failed = Math.min(history.failed().size(), MOST_TRIALS);
        if (failed == 0) return Optional.empty();
        double[][] points = new double[learned.length + failed][];
        double[] labels = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            boolean fails = i >= learned.length;
            points[i] = history.point(fails ? history.failed().get(history.failed().size() - 1 - (i - learned.length))
                    : learned[i]);
            labels[i] = fails ? 1 : 0;
        }
        return Optional.of(new RegressionForest(history.structure(), points, labels, trees, LEAF, random));
    }

    /// Rows of complete and pruned trials with a loss, at most so many, the best complete one first.
    private int[] learned() {
        int complete = history.ranked().size();
        int kept = Math.min(complete, MOST_TRIALS);
        int best = complete <= MOST_TRIALS ? complete : MOST_TRIALS / 2;
        IntList rows = new IntList();
        for (int i = 0; i < best; i++) rows.add(history.ranked().get(i));
        for (int i = best; i < kept; i++) {
            rows.add(history.ranked().get(best + (int) ((long) (i - best) * (complete - best) / (kept - best))));
        }
        for (int i = 0; i < history.pruned().size() && rows.size() < MOST_TRIALS; i++) {
            int row = history.pruned().get(i);
            if (!Double.isNaN(history.loss(row))) rows.add(row);
        }
        return rows.toArray();
    }

    /// Infinite losses become the worst or the best finite ones.
    private static double[] bounded(double[] losses) {
        double worst = Arrays.stream(losses).filter(Double::isFinite).max().orElse(0);
        return Arrays.stream(losses).map(l -> Math.clamp(l, -1e300, worst)).toArray();
    }

    /// The forest when the running trials end half a deviation worse than `forest` expects, which keeps workers apart.
    private RegressionForest believing(RegressionForest forest, double[][] points, double[] targets,
                                       RandomGenerator random) {
        int n = points.length;
        int m = history.pending().size();
        double[][] allPoints = Arrays.copyOf(points, n + m);
        double[] allTargets = Arrays.copyOf(targets, n + m);
        for (int i = 0; i < m; i++) allPoints[n + i] = history.point(history.pending().get(i));
        RegressionForest.Predictions p = forest.predict(Arrays.copyOfRange(allPoints, n, n + m));
        for (int i = 0; i < m; i++) allTargets[n + i] = p.means()[i] + CAUTION * Math.sqrt(p.variances()[i]);
        return new RegressionForest(history.structure(), allPoints, allTargets, trees, LEAF, random);
    }
}
