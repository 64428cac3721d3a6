package sweetspot.search.sampler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.Grid;
import sweetspot.search.Permutation;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;

/// Visits the points of a grid in a random order, so that an interrupted grid has still looked everywhere.
///
/// The resolution of each numeric parameter is given, or chosen so that the grid just fits the budget. Points that
/// some trial already has are skipped; at the end the suggestion is [Suggestion.Exhausted]. The grid is never stored,
/// so its size does not matter; one of 2^62 points or more is drawn from at random.
public final class GridSampler implements Sampler {
    private static final int MOST_LEVELS = 1000;
    private static final int MOST_DRAWS = 10_000;
    /// A grid of more points is not looked through for those that the rules allow.
    private static final long MOST_COUNTED = 100_000;
    private static final String STEPS = "steps";

    static final List<StrategyOption> OPTIONS = List.of(
            StrategyOption.whole(STEPS, 1, MOST_LEVELS, null).forEachParameter());

    private final int standard;
    private final Map<String, Integer> resolution;
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private @Nullable Laid laid;
    private long cursor;
    private int removals;

    /// The inputs that decide the grid and its order.
    private record Key(SearchSpace space, int budget, long seed) {}

    /// @param order null if the grid is too vast for one
    private record Laid(Key key, Grid grid, @Nullable Permutation order) {}

    /// A grid as fine as the budget allows.
    public GridSampler() {
        this(Map.of());
    }

    /// A grid with given resolutions; parameters that the map lacks get what the budget allows.
    ///
    /// @param resolution number of values by parameter name, at least 1
    /// @throws IllegalArgumentException if a resolution is below 1
    public GridSampler(Map<String, Integer> resolution) {
        this(0, resolution);
    }

    GridSampler(StrategySettings settings) {
        this(settings.whole(STEPS, 0), settings.byParameter(STEPS));
    }

    /// @param standard number of values of the parameters that the map lacks; 0 = what the budget allows
    private GridSampler(int standard, Map<String, Integer> resolution) {
        this.standard = standard;
        resolution.forEach((name, steps) -> {
            if (steps >= 1) return;
            throw new IllegalArgumentException("the grid of " + name + " needs at least 1 value, not " + steps);
        });
        this.resolution = Map.copyOf(resolution);
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        duplicates.update(context);
        Laid laid = prepare(context);
        return laid.order == null ? drawn(laid, context.random()) : next(laid.key.space, laid.grid, laid.order);
    }

    private Laid prepare(SearchContext context) {
        Key now = new Key(context.space(), context.budgetTrials(), context.seed());
        boolean same = laid != null && isSame(laid.key, now);
        if (laid == null || !same) {
            Grid grid = fit(context.space(), standard, resolution, context.budgetTrials());
            laid = new Laid(now, grid,
                    grid.isVast() ? null : new Permutation(grid.size(), context.studyRandom(0)));
        }
        // The cursor only skips what is known; where something may have become unknown it starts over.
        if (!same || duplicates.removals() != removals) cursor = 0;
        removals = duplicates.removals();
        return laid;
    }

    private static boolean isSame(Key key, Key now) {
        return key.budget == now.budget && key.seed == now.seed
                && (key.space == now.space || key.space.equals(now.space));
    }

    private Suggestion next(SearchSpace space, Grid grid, Permutation order) {
        for (long k = cursor; k < grid.size(); k++) {
            Configuration c = grid.at(order.at(k));
            if (space.keepsRules(c) && !duplicates.isKnown(c)) {
                cursor = k;
                return new Suggestion.Point(c, "grid");
            }
        }
        return new Suggestion.Exhausted();
    }

    private Suggestion drawn(Laid laid, RandomGenerator random) {
        Configuration c;
        int attempts = 0;
        do {
            c = laid.key.space.configure(i -> laid.grid.level(i, random.nextInt(laid.grid.levels(i))));
            // Rules may leave so little that the grid's points are as good as never met.
            if (++attempts > MOST_DRAWS && !laid.key.space.relations().isEmpty()) {
                SpaceStructure structure = new SpaceStructure(laid.key.space);
                return new Suggestion.Point(structure.decode(structure.uniform(random)), "random");
            }
        } while (duplicates.isKnown(c) || !laid.key.space.keepsRules(c));
        return new Suggestion.Point(c, "grid");
    }

    /// The grid with the given resolutions; the others have `standard` values or, where that is 0, are refined in turn
    /// while the grid has at most `budget` points.
    private static Grid fit(SearchSpace space, int standard, Map<String, Integer> resolution, int budget) {
        int[] steps = new int[space.size()];
        boolean[] open = new boolean[space.size()];
        for (int i = 0; i < steps.length; i++) {
            Integer given = resolution.getOrDefault(space.get(i).name(), standard > 0 ? standard : null);
            steps[i] = given != null ? given : 2;
            open[i] = given == null && space.get(i).distribution() instanceof sweetspot.space.NumericDistribution;
        }
        Grid best = new Grid(space, i -> steps[i]);
        boolean grew = true;
        while (grew && allowed(best) < budget) {
            grew = false;
            for (int i = 0; i < steps.length; i++) {
                long most = Math.min(MOST_LEVELS, space.get(i).distribution().cardinality().orElse(MOST_LEVELS));
                if (!open[i] || steps[i] >= most) continue;
                steps[i]++;
                Grid finer = new Grid(space, k -> steps[k]);
                if (allowed(finer) > budget) {
                    steps[i]--;
                    open[i] = false;
                } else {
                    best = finer;
                    grew = true;
                }
            }
        }
        return best;
    }

    /// Number of a grid's points that the rules allow; all of them where they are too many to look at.
    private static long allowed(Grid grid) {
        if (grid.space().relations().isEmpty() || grid.size() > MOST_COUNTED) return grid.size();
        long count = 0;
        for (long k = 0; k < grid.size(); k++) if (grid.space().keepsRules(grid.at(k))) count++;
        return count;
    }

    /// The number of levels and of points of a grid.
    ///
    /// @param levels number of values by the name of each parameter that has more than one, in the space's order
    /// @param size number of points; 2^62 stands for that many or more
    public record Plan(Map<String, Integer> levels, long size) {}

    /// The plan of the grid that a sampler with `settings` visits.
    public static Plan plan(SearchSpace space, StrategySettings settings, int budget) {
        Grid grid = fit(space, settings.whole(STEPS, 0), settings.byParameter(STEPS), budget);
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (int i = 0; i < space.size(); i++) {
            if (grid.levels(i) > 1) levels.put(space.get(i).name(), grid.levels(i));
        }
        return new Plan(levels, allowed(grid));
    }
}
