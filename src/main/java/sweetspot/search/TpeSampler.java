package sweetspot.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.space.Configuration;

/// Tree-structured Parzen estimator: models where good trials lie and where the others do, and suggests a point
/// that is likely among the good and unlikely among the others.
///
/// Sources: Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4;
/// Watanabe, "Tree-structured Parzen estimator", 2023 (arXiv 2304.11127), for the effect of its parts. What differs
/// here: both densities are joint over all dimensions, conditional ones included ([ParzenEstimator]); the good
/// trials' kernels shrink with their spread ([ParzenFit]); the uniform component has the same share in both
/// densities however many trials there are, so that empty regions do not attract more and more; and the ratio is
/// maximized by a small evolution of candidates instead of the best of a sample. Running and waiting trials count
/// as not good (constant liar), so that parallel workers spread out; so do pruned and failed trials. The options take
/// this apart: dimensions may be modelled one by one (Bergstra's original) or in groups that are always active
/// together (as Optuna's), and running trials be passed over.
public final class TpeSampler implements Sampler {
    /// Trials before the model is asked; they come from a quasi-random sequence.
    private static final int STARTUP = 6;
    /// Candidates drawn from the good trials' density.
    private static final int DRAWN = 32;
    /// Candidates bred from better ones among those before them: at least so many, and more while trials are few
    /// and a look at one is cheap.
    private static final int BRED = 48;
    private static final int MOST_BRED = 96;
    private static final int BRED_TIMES_TRIALS = 3000;
    private static final int TOURNAMENT = 8;
    /// Chances that a coordinate of a bred candidate comes from another candidate, or takes a small step.
    private static final double CROSS = 0.1;
    private static final double STEP = 0.4;
    /// Size of such a step from a hundred trials on; before, it is larger by the square root of what is missing.
    private static final double STEP_SIZE = 0.03;
    /// Share of the complete trials that count as good, and the most of them.
    private static final double GOOD_SHARE = 0.1;
    private static final int MOST_GOOD = 25;
    /// Kernels of the other trials are thinned to this number, evenly over their ranks, to bound the cost.
    private static final int MOST_OTHERS = 500;

    static final List<StrategyOption> OPTIONS = List.of(StrategyOption.startup((long) STARTUP),
            StrategyOption.whole("candidates", 1, 10_000, (long) DRAWN),
            StrategyOption.flag("multivariate", true), StrategyOption.flag("grouped", false),
            StrategyOption.decimal("prior", 0.01, 100, 1.0), StrategyOption.flag("constant_liar", true));

    private final StrategySettings settings;
    private final int startup;
    private final int drawn;
    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();

    /// A sampler with nothing set.
    public TpeSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    TpeSampler(StrategySettings settings) {
        this.settings = settings;
        this.startup = settings.whole("startup");
        this.drawn = settings.whole("candidates");
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        history.update(context);
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        SpaceStructure structure = history.structure();
        if (history.ranked().size() < 2 || history.size() < startup || structure.varying().length == 0) {
            Configuration first = structure.decode(start.point(context));
            return point(duplicates.isKnown(first) ? Optional.empty() : Optional.of(first), context, "startup");
        }
        return point(best(context.random()), context, "model");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    /// The candidate with the best ratio among those that no trial has; empty if there is none.
    private Optional<Configuration> best(RandomGenerator random) {
        int complete = history.ranked().size();
        int good = Math.clamp((int) Math.ceil(GOOD_SHARE * complete), 1, Math.min(MOST_GOOD, complete - 1));
        ParzenFit.Shape shape =
                new ParzenFit.Shape(settings.decimal("prior"), settings.flag("constant_liar"), groups());
        Density below = ParzenFit.good(history, good, shape);
        Density above = ParzenFit.others(history, good, MOST_OTHERS, shape);
        double step = STEP_SIZE * Math.sqrt(Math.max(1, 100.0 / complete));
        int bred = Math.clamp(BRED_TIMES_TRIALS / complete, BRED, MOST_BRED) * drawn / DRAWN;
        double[][] pool = new double[drawn + bred][];
        double[] scores = new double[pool.length];
        Configuration best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < pool.length; i++) {
            pool[i] = i < drawn ? below.sample(random) : bred(pool, scores, i, step, random);
            scores[i] = below.logDensity(pool[i]) - above.logDensity(pool[i]);
            if (scores[i] <= bestScore) continue;
            Configuration c = history.structure().decode(pool[i]);
            if (duplicates.isKnown(c)) continue;
            best = c;
            bestScore = scores[i];
        }
        return Optional.ofNullable(best);
    }

    /// The dimensions that are modelled together: all, those that are always active together, or each by itself.
    private List<int[]> groups() {
        SpaceStructure structure = history.structure();
        if (!settings.flag("multivariate")) {
            return Arrays.stream(structure.varying()).mapToObj(j -> new int[] {j}).toList();
        }
        return settings.flag("grouped") ? structure.groups() : List.of(structure.varying());
    }

    /// A variation of the best of a few of the first `count` candidates.
    private double[] bred(double[][] pool, double[] scores, int count, double step, RandomGenerator random) {
        int parent = random.nextInt(count);
        for (int t = 1; t < TOURNAMENT; t++) {
            int rival = random.nextInt(count);
            if (scores[rival] > scores[parent]) parent = rival;
        }
        double[] other = pool[random.nextInt(count)];
        double[] child = pool[parent].clone();
        for (int j : history.structure().varying()) {
            double u = random.nextDouble();
            if (u < CROSS) {
                child[j] = other[j];
            } else if (u < CROSS + STEP && !history.structure().dimension(j).isCategorical()) {
                child[j] += step * random.nextGaussian();
            }
        }
        return history.structure().settle(child, random);
    }
}
