package sweetspot.search.sampler;

import java.util.Optional;
import java.util.random.RandomGenerator;
import sweetspot.search.Dimension;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.EncodedHistory;
import sweetspot.search.QuasiRandom;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.SpaceStructure;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;

/// NSGA-II: breeds new configurations from the best compromises so far; for several objectives, constraints, and
/// budgets of some hundred trials or more.
///
/// Source: Deb, Pratap, Agarwal and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE
/// Trans. Evol. Comp. 2002: selection by non-domination front and crowding, constrained domination, binary tournaments,
/// simulated binary crossover and polynomial mutation. What differs here: the population is not stored, it is the best
/// of all finished trials, so that each trial is bred from everything known (the steady-state scheme of Durillo,
/// Nebro, Luna and Alba, EMO 2009) and any number of workers share one history.
public final class NsgaIiSampler implements Sampler {
    private static final int LEAST_POPULATION = 10;
    private static final int MOST_POPULATION = 50;
    /// Share of the budget that makes up a population.
    private static final double POPULATION_SHARE = 0.15;
    private static final double CROSSOVER = 0.9;
    /// Distribution indices: the higher, the nearer children are to their parents. Lower than the authors' 20, which
    /// is for ten thousands of evaluations: with some hundred, larger steps dominate more.
    private static final double CROSSOVER_INDEX = 2;
    private static final double MUTATION_INDEX = 10;
    private static final int ATTEMPTS = 12;

    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final QuasiRandom start = new QuasiRandom();

    @Override
    public Suggestion suggest(SearchContext context) {
        history.update(context);
        duplicates.update(context);
        if (duplicates.isExhausted()) return new Suggestion.Exhausted();
        SpaceStructure structure = history.structure();
        int population = Math.clamp((int) (POPULATION_SHARE * context.budgetTrials()), LEAST_POPULATION,
                MOST_POPULATION);
        int parents = Math.min(population, history.ranked().size());
        if (parents < 2 || history.size() < population || structure.varying().length == 0) {
            Configuration first = structure.decode(start.point(context));
            return point(duplicates.isKnown(first) ? Optional.empty() : Optional.of(first), context, "startup");
        }
        return point(bred(parents, context.random()), context, "evolution");
    }

    private Suggestion point(Optional<Configuration> found, SearchContext context, String origin) {
        return found.or(() -> duplicates.unknown(history.structure(), context, 1))
                .<Suggestion>map(c -> new Suggestion.Point(c, origin)).orElseGet(Suggestion.Exhausted::new);
    }

    /// A child that no trial has; empty if it takes too long to find one.
    private Optional<Configuration> bred(int parents, RandomGenerator random) {
        SpaceStructure structure = history.structure();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[] first = history.point(tournament(parents, random));
            double[] second = history.point(tournament(parents, random));
            double[] child = random.nextDouble() < CROSSOVER ? crossed(first, second, random) : first.clone();
            // Each further attempt goes farther from the parents, which are all known.
            mutate(child, 1 + attempt, random);
            Configuration c = structure.decode(structure.settle(child, random));
            if (!duplicates.isKnown(c)) return Optional.of(c);
        }
        return Optional.empty();
    }

    /// The better of two: the ranked trials stand in the order of fronts and crowding.
    private int tournament(int parents, RandomGenerator random) {
        int one = random.nextInt(parents);
        int other = random.nextInt(parents);
        return history.ranked().get(Math.min(one, other));
    }

    private double[] crossed(double[] a, double[] b, RandomGenerator random) {
        double[] child = a.clone();
        for (int j : history.structure().varying()) {
            if (Double.isNaN(a[j]) || Double.isNaN(b[j])) {
                // What only the other parent has is there in case the child needs it.
                if (Double.isNaN(a[j])) child[j] = b[j];
            } else if (random.nextBoolean()) {
                child[j] = history.structure().dimension(j).isCategorical() ? b[j] : blended(a[j], b[j], random);
            }
        }
        return child;
    }

    /// One of the two children of simulated binary crossover.
    private static double blended(double a, double b, RandomGenerator random) {
        double u = random.nextDouble();
        double power = 1 / (CROSSOVER_INDEX + 1);
        double spread = u < 0.5 ? Math.pow(2 * u, power) : Math.pow(1 / (2 * (1 - u)), power);
        double sign = random.nextBoolean() ? 1 : -1;
        return Math.clamp(0.5 * (a + b + sign * spread * (b - a)), 0.0, 1.0);
    }

    /// Changes about `strength` of the coordinates.
    private void mutate(double[] child, int strength, RandomGenerator random) {
        int present = 0;
        for (int j : history.structure().varying()) if (!Double.isNaN(child[j])) present++;
        double chance = (double) strength / Math.max(1, present);
        for (int j : history.structure().varying()) {
            if (Double.isNaN(child[j]) || random.nextDouble() >= chance) continue;
            child[j] = moved(history.structure().dimension(j), child[j], strength, random);
        }
    }

    private static double moved(Dimension dimension, double at, int strength, RandomGenerator random) {
        if (dimension.isCategorical()) {
            // Any choice but its own.
            long other = random.nextLong(dimension.count() - 1);
            return dimension.centre(other < dimension.cell(at) ? other : other + 1);
        }
        double u = random.nextDouble();
        double power = 1 / (MUTATION_INDEX / strength + 1);
        // Polynomial mutation, bounded: the step's scale is the room on its side.
        double to = u < 0.5 ? at - at * (1 - Math.pow(2 * u, power))
                : at + (1 - at) * (1 - Math.pow(2 * (1 - u), power));
        if (dimension.kind() == Dimension.Kind.CONTINUOUS || dimension.cell(to) != dimension.cell(at)) return to;
        long cell = dimension.cell(at) + (u < 0.5 ? -1 : 1);
        if (cell < 0 || cell >= dimension.count()) cell = dimension.cell(at) + (u < 0.5 ? 1 : -1);
        return dimension.centre(cell);
    }
}
