package sweetspot.search.cmaes;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Direction direction;
    private long seed;
    private @Nullable CmaEsRun run;
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
        CmaEsRun run = replay(context);
        SpaceStructure structure = run.structure();
        if (run.distributions().isEmpty()) return startup(context, structure);
        RandomGenerator random = context.random();
        CmaEsDistribution distribution = run.distributions().getFirst();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Configuration c = structure.decode(distribution.settle(distribution.draw(random)));
            if (!duplicates.isKnown(c)) return new Suggestion.Point(c, "cmaes");
        }
        return anyUnknown(context, structure, "random");
    }

    private Suggestion startup(SearchContext context, SpaceStructure structure) {
        Configuration c = structure.decode(start.point(context));
        return duplicates.isKnown(c) ? anyUnknown(context, structure, "startup") : new Suggestion.Point(c, "startup");
    }

    private Suggestion anyUnknown(SearchContext context, SpaceStructure structure, String origin) {
        Optional<Configuration> c = duplicates.unknown(structure, context, 1);
        return c.<Suggestion>map(o -> new Suggestion.Point(o, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    /// The run, brought up to the context's finished trials.
    private CmaEsRun replay(SearchContext context) {
        SearchSpace space = context.space();
        CmaEsRun run = this.run;
        if (run == null || run.structure().space() != space && !run.structure().space().equals(space)
                || seed != context.seed() || direction != context.direction()) {
            seed = context.seed();
            direction = context.direction();
            run = reset(context, new SpaceStructure(space));
        }
        List<Trial> trials = context.trials();
        int[] changed = seen.changed(trials);
        if (!seen.canFollow(trials, changed)) {
            run = reset(context, run.structure());
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
            run = new CmaEsRun(run.structure(), context, sigma);
            consumed = 0;
        }
        this.run = run;
        while (consumed < order.size()) add(run, context, order.get(consumed++));
        return run;
    }

    private CmaEsRun reset(SearchContext context, SpaceStructure structure) {
        seen.clear();
        order.clear();
        consumed = 0;
        return new CmaEsRun(structure, context, sigma);
    }

    private int compareEnds(int a, int b) {
        int byTime = Long.compare(seen.get(a).endMillis(), seen.get(b).endMillis());
        return byTime != 0 ? byTime : Integer.compare(a, b);
    }

    private void add(CmaEsRun run, SearchContext context, int row) {
        Trial trial = seen.get(row);
        double loss = trial.hasValue() ? context.direction().loss(trial.value()) : Double.POSITIVE_INFINITY;
        Optional<double[]> drawn = latent(run, context, trial);
        double[] latent = drawn.orElseGet(() -> run.structure().encode(trial.configuration()));
        run.add(new CmaEsRun.Point(latent, loss), drawn.isPresent());
    }

    /// The point at which the trial was drawn from a recent distribution; empty if it was not drawn from one.
    private Optional<double[]> latent(CmaEsRun run, SearchContext context, Trial trial) {
        SpaceStructure structure = run.structure();
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
