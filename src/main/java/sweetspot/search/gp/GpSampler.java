package sweetspot.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Bayesian optimization with a Gaussian process: suggests where the logarithm of the expected improvement is
/// highest (Jones, Schonlau & Welch 1998; Ament et al. 2023), every other trial, and more of them
/// while others run, with a preference for the inside of the ranges.
///
/// The first trials fill the space evenly. Running trials are taken to end as the surrogate predicts ("kriging
/// believer", Ginsbourger, Le Riche & Carraro 2010), so that parallel workers do not crowd one spot.
public final class GpSampler implements Sampler {
    private static final int MAX_POINTS = 500;
    private static final int FIT_POINTS = 110;
    private static final int FIT_EVALUATIONS = 20;
    /// Few: the additive part makes something of very little.
    private static final int INITIAL_TRIALS = 4;
    /// Good points, believed ones among them, around which the search for the next looks closely.
    private static final int ANCHORS = 10;
    /// Improvements by less than this share of the losses' spread are not worth a trial: without it, trials crowd
    /// around a local optimum that the surrogate is sure of.
    private static final double MARGIN = 0.01;
    private static final double INTERIOR_WEIGHT = 0.5;
    private static final int ROUNDS = 32;
    private static final int ROUND = 1009;
    /// More, and for seven of eight trials, while others run: of several trials chosen before any of them ends, the
    /// later ones are pushed to where the surrogate is most in doubt, and that is at the edges. So much would keep the
    /// search from optima at an edge, hence it counts less in dimensions where the best trials lie there.
    private static final double INTERIOR_WEIGHT_BESIDE_OTHERS = 2;
    private static final int INTERIOR_GOOD = 5;

    /// The options that can be set.
    public static final List<StrategyOption> OPTIONS = List.of(StrategyOption.startup(null));

    private final StrategySettings settings;
    private final HyperparameterCache cache = new HyperparameterCache();
    private final PosteriorCache posteriors = new PosteriorCache();
    private final FailureModel failures = new FailureModel();

    /// A sampler with nothing set.
    public GpSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    /// @param settings of [#OPTIONS]
    public GpSampler(StrategySettings settings) {
        this.settings = settings;
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        GpSpace space = new GpSpace(context.space());
        Set<Configuration> tried = new HashSet<>();
        for (Trial t : context.trials()) if (!t.isStopped()) tried.add(t.configuration());
        OptionalLong cardinality = context.space().cardinality();
        if (cardinality.isPresent() && tried.size() >= cardinality.getAsLong()
                && explored(context, tried, cardinality)) {
            return new Suggestion.Exhausted();
        }
        RandomGenerator random = context.random();
        if (space.dimensions() == 0) return point(context.space().configure(
                i -> sweetspot.space.UnitCube.decode(context.space().get(i).distribution(), 0.5)), "fixed");
        Observations seen = Observations.of(space, context);
        int initial = settings.whole("startup", INITIAL_TRIALS);
        if (seen.points().size() < 2
                || seen.points().size() + seen.failed().size() + seen.pending().size() < initial) {
            return point(spaceFilling(space, context, tried, random), "explore");
        }
        return point(improve(space, seen, context, tried, random), "model");
    }

    private static Suggestion point(Configuration configuration, String origin) {
        return new Suggestion.Point(configuration, origin);
    }

    private static boolean explored(SearchContext context, Set<Configuration> tried, OptionalLong cardinality) {
        return tried.stream().filter(context.space()::contains).count() >= cardinality.getAsLong();
    }

    /// The next point of an additive recurrence with the inverse powers of the generalized golden ratio (Roberts
    /// 2018), shifted by the study's seed: it spreads evenly in every single dimension as well as in all together.
    private static Configuration spaceFilling(GpSpace space, SearchContext context, Set<Configuration> tried,
            RandomGenerator random) {
        int d = space.dimensions();
        double ratio = 2;
        for (int i = 0; i < 40; i++) ratio = Math.pow(1 + ratio, 1.0 / (d + 1));
        RandomGenerator shifts = context.studyRandom(1);
        double[] shift = new double[d];
        for (int k = 0; k < d; k++) shift[k] = shifts.nextDouble();
        double[] latent = new double[d];
        // Beyond the first only where rules forbid a point: others of the sequence, far behind.
        for (int round = 0; round < ROUNDS && (round == 0 || !space.allows(latent)); round++) {
            for (int k = 0; k < d; k++) {
                double u = shift[k] + (context.number() + (long) round * ROUND) * Math.pow(ratio, -(k + 1));
                u -= Math.floor(u);
                latent[k] = space.isCategorical(k) ? Math.min(space.choices(k) - 1, (int) (u * space.choices(k)))
                        : space.snap(k, u);
            }
        }
        latent = space.allowed(latent);
        Configuration c = space.configuration(latent);
        return tried.contains(c) ? untried(space, context, tried, random) : c;
    }

    private Configuration improve(GpSpace space, Observations seen, SearchContext context, Set<Configuration> tried,
            RandomGenerator random) {
        double[] losses = seen.losses();
        double[] targets = new OutputWarp(losses).targets();
        HyperparameterCache.Fit fit = cache.hyperparameters(space, seen, losses, FIT_POINTS, FIT_EVALUATIONS);
        double[] extraNoise = seen.noise(fit.scale());
        int[] kept = subset(targets, seen.numbers());
        double[][] points = pick(seen.points(), kept);
        double[] keptTargets = Arrays.stream(kept).mapToDouble(i -> targets[i]).toArray();
        double[] keptNoise = Arrays.stream(kept).mapToDouble(i -> extraNoise[i]).toArray();
        List<Acquisition> parts = new ArrayList<>();
        List<double[]> anchors = List.of();
        for (double[] theta : fit.thetas()) {
            GaussianProcess process = posteriors.of(space, theta, points, keptTargets, keptNoise);
            double incumbent = process.lowestMean();
            if (!seen.pending().isEmpty()) {
                process = posteriors.believing(process, theta, points, keptTargets, keptNoise, seen.pending());
                // What a running trial is taken to reach is no improvement any more: else others crowd around it.
                incumbent = Math.min(incumbent, process.lowestMean());
            }
            parts.add(new LogExpectedImprovement(process, incumbent - MARGIN));
            anchors = process.best(ANCHORS);
        }
        Acquisition acquisition = Acquisition.mean(parts);
        acquisition = preferring(acquisition, space, seen, context.number());
        if (!seen.failed().isEmpty()) acquisition = failures.avoiding(acquisition, space, seen.points(), seen.failed());
        AcquisitionSearch search = new AcquisitionSearch(space, acquisition, random);
        List<AcquisitionSearch.Candidate> found =
                search.run(anchors, candidates(space, points.length), points.length > 150 ? 2 : 3);
        for (AcquisitionSearch.Candidate c : found) {
            Configuration configuration = space.configuration(c.latent());
            if (!tried.contains(configuration)) return configuration;
        }
        return untried(space, context, tried, random);
    }

    private static Acquisition preferring(Acquisition acquisition, GpSpace space, Observations seen, int number) {
        if (seen.pending().isEmpty()) {
            return number % 2 == 0 ? InteriorPreference.uniform(space, acquisition, INTERIOR_WEIGHT) : acquisition;
        }
        return number % 8 == 7 ? acquisition
                : InteriorPreference.learned(space, acquisition, INTERIOR_WEIGHT_BESIDE_OTHERS,
                        seen.best(INTERIOR_GOOD));
    }

    private static int candidates(GpSpace space, int n) {
        return n > 300 ? 100 : 160 + 10 * Math.min(space.dimensions(), 10);
    }

    /// All trials while they are affordable; beyond that the best half, and of the rest an even selection.
    private static int[] subset(double[] targets, int[] numbers) {
        int n = targets.length;
        if (n <= MAX_POINTS) return java.util.stream.IntStream.range(0, n).toArray();
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) order[i] = i;
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> targets[i]).thenComparingInt(i -> numbers[i]));
        int best = MAX_POINTS / 2;
        int[] kept = new int[MAX_POINTS];
        for (int i = 0; i < best; i++) kept[i] = order[i];
        int rest = MAX_POINTS - best;
        for (int i = 0; i < rest; i++) kept[best + i] = order[best + (int) ((long) i * (n - best) / rest)];
        Arrays.sort(kept);
        return kept;
    }

    private static double[][] pick(List<double[]> points, int[] kept) {
        double[][] picked = new double[kept.length][];
        for (int i = 0; i < kept.length; i++) picked[i] = points.get(kept[i]);
        return picked;
    }

    private static Configuration untried(GpSpace space, SearchContext context, Set<Configuration> tried,
            RandomGenerator random) {
        Configuration c = space.configuration(space.randomLatent(random));
        for (int i = 0; i < 1000 && tried.contains(c); i++) c = space.configuration(space.randomLatent(random));
        return tried.contains(c) ? Leftover.of(context).orElse(c) : c;
    }

    /// The trials that the surrogate learns from: finished trials with their losses, and running ones.
    ///
    /// @param variances of the losses where the objective gave a standard error, else 0
    /// @param failed points of the trials that failed
    record Observations(List<double[]> points, double[] losses, double[] variances, int[] numbers,
            List<double[]> pending,
            List<double[]> failed) {

        static Observations of(GpSpace space, SearchContext context) {
            List<double[]> points = new ArrayList<>();
            List<double[]> pending = new ArrayList<>();
            List<double[]> failed = new ArrayList<>();
            double[] losses = new double[context.trials().size()];
            double[] variances = new double[losses.length];
            int[] numbers = new int[losses.length];
            double worst = Double.NEGATIVE_INFINITY;
            for (Trial t : context.trials()) {
                double loss = context.direction().loss(value(t));
                if (Double.isFinite(loss)) worst = Math.max(worst, loss);
            }
            if (worst == Double.NEGATIVE_INFINITY) worst = 0;
            for (Trial t : context.trials()) {
                if (t.number() == context.number()) continue;
                if (t.state() == TrialState.RUNNING || t.state() == TrialState.WAITING) {
                    pending.add(space.point(t.configuration()));
                    continue;
                }
                double loss = context.direction().loss(value(t));
                if (Double.isNaN(loss)) {
                    if (FailureModel.failed(t)) failed.add(space.point(t.configuration()));
                    continue;
                }
                int n = points.size();
                points.add(space.point(t.configuration()));
                losses[n] = Math.clamp(loss, -1e300, worst);
                OptionalDouble error = t.standardError();
                variances[n] = error.isPresent() ? error.getAsDouble() * error.getAsDouble() : 0;
                numbers[n] = t.number();
            }
            int n = points.size();
            return new Observations(points, Arrays.copyOf(losses, n), Arrays.copyOf(variances, n),
                    Arrays.copyOf(numbers, n), pending, failed);
        }

        private static double value(Trial t) {
            if (t.state() == TrialState.COMPLETE) return t.value();
            if (t.state() != TrialState.PRUNED) return Double.NaN;
            // What the trial had come to; a file that does not say has the last intermediate value.
            if (!Double.isNaN(t.value())) return t.value();
            return t.reports() > 0 ? t.intermediate(t.reports() - 1) : Double.NaN;
        }

        /// The points with the lowest losses, at most so many and no more than a third of all (but one), best first.
        List<double[]> best(int count) {
            Integer[] order = new Integer[losses.length];
            for (int i = 0; i < order.length; i++) order[i] = i;
            Arrays.sort(order, Comparator.comparingDouble(i -> losses[i]));
            return Arrays.stream(order).limit(Math.min(count, Math.max(1, order.length / 3))).map(points::get).toList();
        }

        /// Known noise variances in the units of targets with the given scale.
        double[] noise(double scale) {
            return Arrays.stream(variances).map(v -> Math.min(v / (scale * scale), 10)).toArray();
        }
    }
}
