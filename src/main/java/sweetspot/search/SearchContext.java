package sweetspot.search;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// Everything that a sampler may know when it suggests trial `number`.
///
/// @param space what is searched
/// @param directions one per objective, at least one
/// @param trials every trial created so far, by number: finished, running (constant liar, fantasies) and waiting
/// @param number number of the trial to suggest
/// @param seed the study's seed
/// @param budgetTrials number of trials the study is meant to have
/// @param workers number of trials that run at once
public record SearchContext(SearchSpace space, List<Direction> directions, List<Trial> trials, int number, long seed,
                            int budgetTrials, int workers) {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    public SearchContext {
        if (directions.isEmpty()) throw new IllegalArgumentException("a study needs at least one direction");
    }

    /// The same with other trials shown.
    public SearchContext withTrials(List<Trial> shown) {
        return new SearchContext(space, directions, shown, number, seed, budgetTrials, workers);
    }

    /// Direction of the first objective.
    public Direction direction() {
        return directions.getFirst();
    }

    /// A fresh generator that depends on seed and trial number alone.
    public RandomGenerator random() {
        return random(0);
    }

    /// A fresh generator that depends on seed, trial number and `stream` alone; streams are independent.
    public RandomGenerator random(int stream) {
        long mixed = mix(seed ^ mix(number + 0x9E3779B97F4A7C15L) ^ mix(stream * 0xD1B54A32D192ED03L + 1));
        return GENERATORS.create(mixed);
    }

    /// A generator that depends on the seed and `stream` alone, the same for every trial (a shuffled grid's order).
    public RandomGenerator studyRandom(int stream) {
        return GENERATORS.create(mix(seed ^ mix(stream + 0x5851F42D4C957F2DL)));
    }

    /// Finalizer of SplitMix64 (Steele, Lea, Flood 2014), which spreads neighbouring seeds over all bits.
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
