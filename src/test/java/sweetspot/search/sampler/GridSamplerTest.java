package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.search.Grid;
import sweetspot.search.Histories;
import sweetspot.search.Permutation;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.Suggestion;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class GridSamplerTest extends SamplerContract {
    @Override
    protected boolean learns() {
        return false;
    }

    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("kernel", CategoricalDistribution.of("linear", "rbf"), "rbf"),
            new Parameter("C", FloatDistribution.log(0.01, 100), 1.0),
            new Parameter("gamma", FloatDistribution.linear(0, 1), 0.1).when("kernel", "rbf"));

    @Override
    protected Sampler create() {
        return new GridSampler();
    }

    @Override
    protected void assertMayBeExhausted(SearchSpace space, Set<Configuration> tried) {
        // A grid may end in any space; in a finite one that fits the budget only when all is tried.
        long size = space.cardinality().orElse(Long.MAX_VALUE);
        if (size <= 200) assertEquals(size, tried.size());
    }

    @Test
    void visitsEachPointOnceThenEnds() {
        Sampler grid = new GridSampler(Map.of("C", 5, "gamma", 3));
        List<Trial> trials = Histories.run(grid, SPACE, 1000, 4, _ -> 1);
        // linear: 5 values of C; rbf: 5 * 3.
        assertEquals(20, trials.size());
        assertEquals(20, new HashSet<>(trials.stream().map(Trial::configuration).toList()).size());
        assertEquals(Set.of(0.0, 0.5, 1.0), counts(trials, "gamma").keySet());
        double[] c = counts(trials, "C").keySet().stream().mapToDouble(v -> (Double) v).sorted().toArray();
        double[] expected = {0.01, 0.1, 1, 10, 100};
        for (int i = 0; i < 5; i++) assertEquals(expected[i], c[i], 1e-9);
    }

    @Test
    void fitsTheBudgetAndUsesMostOfIt() {
        for (int budget : new int[]{10, 50, 200, 1000}) {
            long size = GridSampler.plan(SPACE, SamplerFactory.settings("grid"), budget).size();
            assertTrue(size <= budget && size >= budget * 0.6, size + " of " + budget);
        }
    }

    @Test
    void halfAGridHasLookedAtEveryValue() {
        List<Trial> trials = Histories.run(new GridSampler(Map.of("C", 10, "gamma", 10)), SPACE, 55, 2, _ -> 1);
        assertEquals(10, counts(trials, "C").size());
        assertEquals(10, counts(trials, "gamma").size());
        assertEquals(2, counts(trials, "kernel").size());
    }

    @Test
    void aHugeGridIsNeverStored() {
        List<Parameter> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) many.add(new Parameter("n" + i, IntDistribution.linear(0, 999), 1L));
        SearchSpace space = new SearchSpace(many);
        Map<String, Integer> fine = Map.of("n0", 1000, "n1", 1000, "n2", 1000, "n3", 1000, "n4", 1000);
        for (Sampler sampler : List.of(new GridSampler(fine), new GridSampler(Map.of("n0", 1_000_000)))) {
            List<Trial> trials = Histories.run(sampler, space, 300, 1, _ -> 1);
            assertEquals(300, new HashSet<>(trials.stream().map(Trial::configuration).toList()).size());
        }
    }

    @Test
    void numbersOfAGridAreItsPointsOneToOne() {
        SearchSpace space = SearchSpace.of(
                new Parameter("a", CategoricalDistribution.of("x", "y", "z"), "x"),
                new Parameter("b", CategoricalDistribution.of(1L, 2L), 1L).when("a", "x", "y"),
                new Parameter("c", IntDistribution.linear(0, 4), 0L).when("b", 2L),
                new Parameter("d", IntDistribution.linear(0, 2), 0L));
        Grid grid = new Grid(space, _ -> 100);
        assertEquals(space.cardinality().orElseThrow(), grid.size());
        Set<Configuration> points = new HashSet<>();
        for (long k = 0; k < grid.size(); k++) points.add(grid.at(k));
        assertEquals(grid.size(), points.size());
        points.forEach(p -> assertTrue(space.contains(p), p::toString));
    }

    @Test
    void permutationsArePermutationsAndShuffle() {
        for (int size : new int[]{1, 2, 3, 5, 16, 17, 1000}) {
            Permutation p = new Permutation(size, Histories.random(size));
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < size; i++) seen.add(p.at(i));
            assertEquals(size, seen.size());
        }
        // The first tenth of a shuffled range is spread over all of it: its mean is near the middle's.
        Permutation p = new Permutation(100_000, Histories.random(1));
        double mean = 0;
        for (int i = 0; i < 10_000; i++) mean += p.at(i) / 10_000.0;
        assertEquals(50_000, mean, 1500);
    }

    @Test
    void refusesAResolutionBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new GridSampler(Map.of("x", 0)));
    }

    @Test
    void skipsWhatOtherTrialsHaveDone() {
        Sampler grid = new GridSampler(Map.of("C", 2, "gamma", 2));
        List<Trial> first = Histories.run(grid, SPACE, 4, 1, _ -> 1);
        List<Trial> all = new ArrayList<>(first);
        while (grid.suggest(Histories.context(SPACE, List.copyOf(all), 99)) instanceof Suggestion.Point p) {
            assertFalse(all.stream().anyMatch(t -> t.configuration().equals(p.configuration())));
            all.add(Histories.complete(all.size(), p.configuration(), 1));
        }
        assertEquals(6, all.size());
        assertInstanceOf(Suggestion.Exhausted.class, new GridSampler(Map.of("C", 2, "gamma", 2))
                .suggest(Histories.context(SPACE, all, 5)));
    }
}
