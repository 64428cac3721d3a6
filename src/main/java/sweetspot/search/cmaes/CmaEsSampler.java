package sweetspot.search.cmaes;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.IntList;
import sweetspot.search.QuasiRandom;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SeenTrials;
import sweetspot.search.SpaceStructure;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// Covariance matrix adaptation: moves and reshapes a cloud of points towards better values ([CmaEsRun]); good for
/// numbers that act together, with a budget of some hundred trials.
///
/// It keeps no state of its own: the evolution is replayed from the finished trials in the order in which they
/// ended, and memoized while that order only grows. Where a trial was drawn is derived again from its number and
/// the distributions before it; a trial from elsewhere (the default, a queued one) takes part as it is.
public final class CmaEsSampler implements Sampler {
    private static final int ATTEMPTS = 25;

    public static final List<StrategyOption> OPTIONS = List.of(
            StrategyOption.decimal("sigma", 0.01, 1, CmaEsRun.FIRST_SIGMA));

    private final double sigma;
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();
    private final IntList order = new IntList();
    private final SeenTrials seen = new SeenTrials();
    private SpaceStructure structure;
    private Direction direction;
    private long seed;
    private CmaEsRun run;
    private int consumed;

    /// A sampler with nothing set.
    public CmaEsSampler() {
        this(StrategySettings.standard(OPTIONS));
    }

    public CmaEsSampler(StrategySettings settings) {
        this.sigma = settings.decimal("sigma");
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        replay(context);
        if (run.distributions().isEmpty()) return startup(context);
        RandomGenerator random = context.random();
        CmaEsDistribution distribution = run.distributions().getFirst();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Configuration c = structure.decode(distribution.settle(distribution.draw(random)));
            if (!duplicates.isKnown(c)) return new Suggestion.Point(c, "cmaes");
        }
        return anyUnknown(context, "random");
    }

    private Suggestion startup(SearchContext context) {
        Configuration c = structure.decode(start.point(context));
        return duplicates.isKnown(c) ? anyUnknown(context, "startup") : new Suggestion.Point(c, "startup");
    }

    private Suggestion anyUnknown(SearchContext context, String origin) {
        Optional<Configuration> c = duplicates.unknown(structure, context, 1);
        return c.<Suggestion>map(o -> new Suggestion.Point(o, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    /// Brings the run up to the context's finished trials.
    private void replay(SearchContext context) {
        SearchSpace space = context.space();
        boolean same = structure != null && (structure.space() == space || structure.space().equals(space))
                && seed == context.seed() && direction == context.direction();
        if (!same) {
            structure = new SpaceStructure(space);
            seed = context.seed();
            direction = context.direction();
        }
        if (!same) reset(context);
        List<Trial> trials = context.trials();
        int[] changed = seen.changed(trials);
        if (!seen.canFollow(trials, changed)) {
            reset(context);
            changed = seen.changed(trials);
        }
        seen.take(trials, changed);
        int before = order.size();
        boolean appended = true;
        for (int row : changed) {
            if (!seen.get(row).state().finished() || seen.get(row).isStopped()) continue;
            int last = before == 0 ? -1 : order.get(before - 1);
            order.insert(row, this::compareEnds);
            appended &= last < 0 || order.get(before - 1) == last;
        }
        if (!appended) {
            run = new CmaEsRun(structure, context, sigma);
            consumed = 0;
        }
        while (consumed < order.size()) add(context, order.get(consumed++));
    }

    private void reset(SearchContext context) {
        seen.clear();
        order.clear();
        consumed = 0;
        run = new CmaEsRun(structure, context, sigma);
    }

    private int compareEnds(int a, int b) {
        int byTime = Long.compare(seen.get(a).endMillis(), seen.get(b).endMillis());
        return byTime != 0 ? byTime : Integer.compare(a, b);
    }

    private void add(SearchContext context, int row) {
        Trial trial = seen.get(row);
        double loss = trial.hasValue() ? direction.loss(trial.value()) : Double.POSITIVE_INFINITY;
        Optional<double[]> drawn = latent(context, trial);
        double[] latent = drawn.orElseGet(() -> structure.encode(trial.configuration()));
        run.add(new CmaEsRun.Point(latent, loss), drawn.isPresent());
    }

    /// The point at which the trial was drawn from a recent distribution; empty if it was not drawn from one.
    private Optional<double[]> latent(SearchContext context, Trial trial) {
        SearchContext then = new SearchContext(context.space(), context.directions(), List.of(), trial.number(),
                context.seed(), context.budgetTrials(), context.workers());
        for (CmaEsDistribution distribution : run.distributions()) {
            RandomGenerator random = then.random();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                double[] latent = distribution.draw(random);
                if (structure.decode(distribution.settle(latent)).equals(trial.configuration())) {
                    return Optional.of(latent);
                }
                // A first draw that differs in a continuous space shows that the trial comes from elsewhere.
                if (!structure.isFinite() && attempt > 0) break;
            }
        }
        return Optional.empty();
    }
}
