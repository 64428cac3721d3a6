package sweetspot.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Builds trial histories and contexts for tests of samplers and pruners.
public final class Histories {
    private Histories() {}

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static SearchContext context(SearchSpace space, List<Trial> trials, long seed) {
        return context(space, trials, seed, 1);
    }

    public static SearchContext context(SearchSpace space, List<Trial> trials, long seed, int workers) {
        return new SearchContext(space, List.of(Direction.MINIMIZE), trials, trials.size(), seed, 200, workers);
    }

    public static Trial complete(int number, Configuration c, double value) {
        return Trial.started(number, c, 1).finish(TrialState.COMPLETE, new double[]{value}, 2);
    }

    /// Uniform configurations of the space with the given values.
    public static List<Trial> uniform(SearchSpace space, int n, RandomGenerator random,
            ToDoubleFunction<Configuration> value) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Configuration c = draw(space, random);
            trials.add(complete(i, c, value.applyAsDouble(c)));
        }
        return trials;
    }

    public static Configuration draw(SearchSpace space, RandomGenerator random) {
        return space.configure(i -> UnitCube.decode(space.get(i).distribution(), random.nextDouble()));
    }

    /// A history with every state, and values that are finite, equal, NaN and infinite, in turn.
    public static List<Trial> messy(SearchSpace space, int n, RandomGenerator random) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Configuration c = draw(space, random);
            Trial running = Trial.started(i, c, 1);
            double value = random.nextGaussian();
            trials.add(switch (i % 10) {
                case 0 -> Trial.waiting(i, c);
                case 1 -> running.report(0, value);
                case 2 -> running.finish(TrialState.FAILED, new double[0], 2);
                case 3 -> running.report(0, value).report(2, value).finish(TrialState.PRUNED, new double[]{value}, 2);
                case 4 -> running.finish(TrialState.PRUNED, new double[0], 2);
                case 5 -> running.finish(TrialState.COMPLETE, new double[]{Double.NaN}, 2);
                case 6 -> running.finish(TrialState.COMPLETE,
                        new double[]{value > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY}, 2);
                case 7 -> running.finish(TrialState.COMPLETE, new double[]{1}, 2);
                default -> running.with(Trial.STANDARD_ERROR, 0.1).finish(TrialState.COMPLETE, new double[]{value}, 2);
            });
        }
        return trials;
    }

    /// Runs a sampler against a function, one worker, until the budget is used or the space is exhausted.
    public static List<Trial> run(Sampler sampler, SearchSpace space, int n, long seed,
            ToDoubleFunction<Configuration> value) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            SearchContext context =
                    new SearchContext(space, List.of(Direction.MINIMIZE), List.copyOf(trials), i, seed, n, 1);
            if (!(sampler.suggest(context) instanceof Suggestion.Point p)) break;
            trials.add(complete(i, p.configuration(), value.applyAsDouble(p.configuration())));
        }
        return trials;
    }

    public static double best(List<Trial> trials) {
        return trials.stream().filter(Trial::hasValue).mapToDouble(Trial::value).min().orElse(Double.NaN);
    }
}
