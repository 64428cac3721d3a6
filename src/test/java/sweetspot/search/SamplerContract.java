package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.Expression;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.RandomSpaces;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// What every sampler must do; a sampler's test extends it.
public abstract class SamplerContract {

    /// A fresh sampler.
    protected abstract Sampler create();

    /// Numbers of trials that histories have; a costly sampler may have fewer.
    protected int[] historySizes() {
        return new int[]{0, 1, 2, 3, 9, 11, 40, 150};
    }

    /// Number of trials of a long study; a costly sampler may have fewer.
    protected int manyTrials() {
        return 2000;
    }

    private static Parameter parameter(String name, Distribution d) {
        Object value = sweetspot.space.UnitCube.decode(d, 0.5);
        return new Parameter(name, d, value);
    }

    private static SearchSpace conditional() {
        return SearchSpace.of(
                parameter("C", FloatDistribution.log(1e-5, 1e5)),
                parameter("kernel", CategoricalDistribution.of("linear", "rbf", "poly")),
                parameter("gamma", FloatDistribution.log(1e-5, 1e5)).when("kernel", "rbf", "poly"),
                parameter("degree", IntDistribution.linear(2, 6)).when("kernel", "poly"),
                parameter("layers", IntDistribution.linear(1, 3)),
                parameter("units2", IntDistribution.log(4, 512)).when("layers", 2L, 3L),
                parameter("units3", new IntDistribution(8, 64, false, 8)).when("layers", 3L));
    }

    /// Asks a fresh sampler and checks that the answer is a point of the space, or that the space has none left.
    private Configuration ask(SearchSpace space, List<Trial> trials, long seed, int workers) {
        Suggestion s = create().suggest(Histories.context(space, trials, seed, workers));
        if (s instanceof Suggestion.Exhausted) {
            Set<Configuration> inside = new HashSet<>();
            for (Trial t : trials) if (space.contains(t.configuration())) inside.add(t.configuration());
            assertMayBeExhausted(space, inside);
            return null;
        }
        Configuration c = assertInstanceOf(Suggestion.Point.class, s).configuration();
        assertEquals("", space.problemWith(c).orElse(""), () -> c + " of " + space);
        return c;
    }

    /// The grid of a continuous space ends too, so its test relaxes this.
    protected void assertMayBeExhausted(SearchSpace space, Set<Configuration> tried) {
        assertEquals(space.cardinality().orElse(-1), tried.size(), "exhausted too early");
    }

    @Test
    void suggestsPointsOfAnySpaceAfterAnyHistory() {
        RandomGenerator random = Histories.random(7);
        for (int round = 0; round < 25; round++) {
            SearchSpace space = RandomSpaces.space(random);
            for (int n : historySizes()) ask(space, Histories.messy(space, n, random), round, 1);
        }
        for (int n : historySizes()) ask(conditional(), Histories.messy(conditional(), n, random), 3, 1);
    }

    @Test
    void keepsTheRulesOfAnySpaceAfterAnyHistory() {
        RandomGenerator random = Histories.random(17);
        for (int round = 0; round < 25; round++) {
            SearchSpace space = RandomSpaces.ruled(random);
            for (int n : historySizes()) ask(space, Histories.messy(space, n, random), round, 3);
        }
        SearchSpace narrow = conditional().withRelations(List.of(Relation.read("gamma <= 1e-3 * C"),
                Relation.read("units3 < units2 / 2"), Relation.read("C + gamma >= 1e-4")));
        for (int n : historySizes()) ask(narrow, Histories.messy(narrow, n, random), 3, 1);
    }

    @Test
    void triesWhatRulesAllowOnceAndThenEnds() {
        SearchSpace space = new SearchSpace(List.of(
                parameter("a", IntDistribution.linear(1, 6)),
                parameter("kind", CategoricalDistribution.of("x", "y")),
                parameter("b", new IntDistribution(0, 9, false, 3)).when("kind", "y"),
                parameter("half", IntDistribution.linear(1, 3)).derivedFrom(Expression.read("a / 2"))),
                List.of(Relation.read("a + b <= 6"), Relation.read("a < 6")));
        // Without b five; with b = 0, 3, 6: five, three and none.
        assertEquals(13, space.cardinality().orElseThrow());
        List<Trial> trials = Histories.run(create(), space, 100, 3, c -> c.number("a"));
        assertEquals(13, trials.size());
        assertEquals(13, new HashSet<>(trials.stream().map(Trial::configuration).toList()).size());
        for (Trial t : trials) {
            assertEquals("", space.problemWith(t.configuration()).orElse(""));
            assertEquals(Math.round(t.configuration().number("a") / 2), t.configuration().get("half"));
        }
    }

    @Test
    void sameInputsSameOutputsWhateverWasAskedBefore() {
        RandomGenerator random = Histories.random(8);
        Sampler used = create();
        for (int n : historySizes()) {
            for (SearchSpace space : List.of(conditional(), RandomSpaces.space(random))) {
                List<Trial> trials = Histories.messy(space, n, random);
                SearchContext context = Histories.context(space, trials, 5);
                Suggestion fresh = create().suggest(context);
                assertEquals(fresh, used.suggest(context));
                assertEquals(fresh, used.suggest(context));
            }
        }
    }

    @Test
    void oneInstanceThroughAStudySuggestsWhatFreshOnesDo() {
        SearchSpace space = conditional();
        Sampler used = create();
        List<Trial> trials = new ArrayList<>();
        RandomGenerator random = Histories.random(9);
        for (int i = 0; i < 40; i++) {
            SearchContext context = Histories.context(space, List.copyOf(trials), 11, 3);
            Suggestion s = used.suggest(context);
            if (i % 5 == 4) assertEquals(create().suggest(context), s, "trial " + i);
            trials.add(Trial.started(i, ((Suggestion.Point) s).configuration(), 1));
            // Up to three run at once and end in a random order and state.
            while (trials.stream().filter(t -> !t.state().finished()).count() > 2) end(trials, random);
        }
    }

    private static void end(List<Trial> trials, RandomGenerator random) {
        List<Trial> open = trials.stream().filter(t -> !t.state().finished()).toList();
        Trial t = open.get(random.nextInt(open.size()));
        TrialState state = random.nextInt(6) == 0 ? TrialState.FAILED
                : random.nextInt(4) == 0 ? TrialState.PRUNED : TrialState.COMPLETE;
        Trial done = t.report(1, random.nextGaussian()).finish(state, new double[]{random.nextGaussian()}, 2);
        trials.set(t.number(), done);
    }

    @Test
    void seedsDiffer() {
        SearchSpace space = conditional();
        List<Trial> trials = Histories.uniform(space, 30, Histories.random(1), c -> c.number("C"));
        Set<Configuration> seen = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) seen.add(ask(space, trials, seed, 1));
        assertFalse(seen.size() < 5, "ten seeds gave " + seen.size() + " different suggestions");
    }

    @Test
    void neverChangesTheHistory() {
        SearchSpace space = conditional();
        List<Trial> trials = new ArrayList<>(Histories.messy(space, 60, Histories.random(2)));
        List<Trial> copy = List.copyOf(trials);
        String before = trials.toString();
        create().suggest(Histories.context(space, trials, 1));
        assertEquals(copy, trials);
        assertEquals(before, trials.toString());
    }

    @Test
    void equalValuesAndOneValueAreNoTrouble() {
        SearchSpace space = conditional();
        for (double value : new double[]{0, -1e300, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.NaN}) {
            for (int n : historySizes()) ask(space, Histories.uniform(space, n, Histories.random(3), _ -> value), 1, 1);
        }
    }

    @Test
    void historiesOfOneStateAreNoTrouble() {
        SearchSpace space = conditional();
        RandomGenerator random = Histories.random(4);
        for (TrialState state : TrialState.values()) {
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Configuration c = Histories.draw(space, random);
                Trial t = state == TrialState.WAITING ? Trial.waiting(i, c) : Trial.started(i, c, 1);
                trials.add(state.finished() ? t.finish(state, new double[]{random.nextGaussian()}, 2) : t);
            }
            ask(space, trials, 1, 4);
        }
    }

    @Test
    void sixtyFourWorkersGetDifferentPoints() {
        SearchSpace space = conditional();
        List<Trial> trials = new ArrayList<>(Histories.uniform(space, 30, Histories.random(5), c -> c.number("C")));
        Set<Configuration> asked = new HashSet<>();
        Sampler sampler = create();
        for (int w = 0; w < 64; w++) {
            Suggestion s = sampler.suggest(Histories.context(space, List.copyOf(trials), 1, 64));
            Configuration c = ((Suggestion.Point) s).configuration();
            asked.add(c);
            trials.add(Trial.started(trials.size(), c, 1));
        }
        assertEquals(64, asked.size());
    }

    @Test
    void sixtyFourWorkersStartAtDifferentPoints() {
        SearchSpace space = conditional();
        List<Trial> trials = new ArrayList<>();
        Set<Configuration> asked = new HashSet<>();
        Sampler sampler = create();
        for (int w = 0; w < 64; w++) {
            Suggestion s = sampler.suggest(Histories.context(space, List.copyOf(trials), 3, 64));
            asked.add(((Suggestion.Point) s).configuration());
            trials.add(Trial.started(w, ((Suggestion.Point) s).configuration(), 1));
        }
        assertEquals(64, asked.size());
    }

    @Test
    void aLongStudyIsNoTrouble() {
        SearchSpace space = conditional();
        RandomGenerator random = Histories.random(14);
        int n = manyTrials();
        List<Trial> messy = Histories.messy(space, n, random);
        List<Trial> smooth = Histories.uniform(space, n, random, c -> Math.abs(Math.log(c.number("C"))));
        for (List<Trial> trials : List.of(messy, smooth)) {
            Sampler used = create();
            used.suggest(Histories.context(space, trials.subList(0, n - 10), 4));
            Configuration fresh = ask(space, trials, 4, 1);
            assertEquals(fresh, ((Suggestion.Point) used.suggest(Histories.context(space, trials, 4))).configuration());
        }
    }

    @Test
    void manyDimensionsOddRangesAndManyChoices() {
        List<Parameter> sixty = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sixty.add(parameter("p" + i, switch (i % 4) {
                case 0 -> FloatDistribution.linear(-i - 1, i + 1);
                case 1 -> FloatDistribution.log(1e-6, 1);
                case 2 -> IntDistribution.linear(0, 10);
                default -> CategoricalDistribution.of("a", "b", null, true);
            }));
        }
        Object[] choices = new Object[500];
        for (int i = 0; i < choices.length; i++) choices[i] = "choice " + i;
        List<Distribution> odd = List.of(FloatDistribution.linear(5, 5 + 1e-12), FloatDistribution.linear(0, 1e-12),
                FloatDistribution.linear(-1e12, 1e12), FloatDistribution.log(1e-12, 1e12),
                FloatDistribution.linear(-Double.MAX_VALUE / 4, Double.MAX_VALUE / 4),
                IntDistribution.linear(-(1L << 53), 1L << 53), IntDistribution.log(1, 1L << 53),
                new CategoricalDistribution(List.of(choices)));
        List<SearchSpace> spaces = new ArrayList<>(List.of(new SearchSpace(sixty)));
        for (Distribution d : odd) {
            spaces.add(SearchSpace.of(parameter("x", d)));
            spaces.add(SearchSpace.of(parameter("x", d), parameter("y", FloatDistribution.linear(0, 1)),
                    parameter("single", IntDistribution.linear(3, 3))));
        }
        for (SearchSpace space : spaces) {
            for (int n : new int[]{0, 1, 12, 40}) {
                ask(space, Histories.messy(space, n, Histories.random(n)), 1, 1);
                ask(space, Histories.uniform(space, n, Histories.random(n), c -> c.hashCode() % 100), 1, 1);
            }
        }
    }

    @Test
    void aHistoryOfAnotherSpaceIsUsedAsFarAsItFits() {
        SearchSpace space = conditional();
        SearchSpace other = SearchSpace.of(
                parameter("kernel", CategoricalDistribution.of("sigmoid", "rbf", 7L)),
                parameter("C", FloatDistribution.linear(-1e9, 1e9)),
                parameter("gamma", CategoricalDistribution.of("auto", "scale")),
                parameter("unknown", IntDistribution.linear(1, 9)));
        RandomGenerator random = Histories.random(6);
        for (int n : historySizes()) ask(space, Histories.messy(other, n, random), 1, 1);
        for (int n : historySizes()) ask(other, Histories.messy(space, n, random), 1, 1);
        ask(space, Histories.uniform(SearchSpace.of(), 20, random, _ -> 1), 1, 1);
    }

    @Test
    void triesEveryPointOfAFiniteSpaceOnceAndThenEnds() {
        SearchSpace space = SearchSpace.of(
                parameter("a", CategoricalDistribution.of("x", "y")),
                parameter("n", new IntDistribution(0, 12, false, 3)),
                parameter("s", new FloatDistribution(0, 1, false, 0.25)).when("a", "y"),
                parameter("fixed", FloatDistribution.linear(0, 1)).fixedAt(0.3));
        long size = space.cardinality().orElseThrow();
        List<Trial> trials = Histories.run(create(), space, 100, 3, c -> c.number("n"));
        assertEquals(size, trials.size());
        assertEquals(size, new HashSet<>(trials.stream().map(Trial::configuration).toList()).size());
    }

    @Test
    void theLastPointOfALargeSpaceIsFoundAlsoBesideQueuedAndRunningOnes() {
        SearchSpace space = SearchSpace.of(parameter("n", IntDistribution.linear(1, 3000)));
        List<Trial> trials = new ArrayList<>();
        for (long n = 1; n <= 3000; n++) {
            Configuration c = Configuration.of(Map.of("n", n));
            int i = trials.size();
            if (n == 1234) continue;
            trials.add(n % 3 == 0 ? Trial.waiting(i, c) : n % 3 == 1 ? Trial.started(i, c, 1)
                    : Histories.complete(i, c, Math.abs(n - 1000)));
        }
        Configuration found = ask(space, trials, 1, 4);
        if (found != null) assertEquals(1234L, found.get("n"));
        // What was taken out of the queue has not been tried.
        Trial removed = Trial.waiting(0, Configuration.of(Map.of("n", 1L))).with(Trial.REMOVED, true)
                .finish(TrialState.FAILED, new double[0], 2);
        SearchSpace two = SearchSpace.of(parameter("n", IntDistribution.linear(1, 2)));
        List<Trial> rest = List.of(removed, Histories.complete(1, Configuration.of(Map.of("n", 2L)), 1));
        Suggestion s = create().suggest(Histories.context(two, rest, 1));
        assertEquals(1L, assertInstanceOf(Suggestion.Point.class, s).configuration().get("n"));
    }

    /// Whether the sampler learns from trials; the trials of others fail as often as chance has it.
    protected boolean learns() {
        return true;
    }

    @Test
    void keepsAwayFromWhereTrialsFail() {
        SearchSpace space = SearchSpace.of(parameter("x", FloatDistribution.linear(0, 1)),
                parameter("y", FloatDistribution.linear(0, 1)),
                parameter("kind", CategoricalDistribution.of("a", "b", "c")));
        int late = 0;
        int failed = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int seed = 0; seed < 4; seed++) {
            Sampler sampler = create();
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                SearchContext context = Histories.context(space, List.copyOf(trials), seed);
                if (!(sampler.suggest(context) instanceof Suggestion.Point p)) break;
                Configuration c = p.configuration();
                // More than half of the space fails, and lower values would lie there.
                boolean fails = c.number("x") > 0.6 || c.text("kind").equals("b");
                double value = Math.pow(c.number("x") - 0.7, 2) + Math.pow(c.number("y") - 0.4, 2);
                if (i >= 20) late++;
                if (i >= 20 && fails) failed++;
                if (!fails) best = Math.min(best, value);
                Trial begun = Trial.started(i, c, 1);
                trials.add(fails ? begun.finish(TrialState.FAILED, new double[0], 2 + i)
                        : begun.finish(TrialState.COMPLETE, new double[]{value}, 2 + i));
            }
        }
        assertTrue(best < 0.05, "best " + best);
        if (learns()) {
            assertTrue(failed < 0.45 * late, failed + " of " + late + " trials failed; by chance 60 %. A sampler that "
                    + "learns nothing from trials says so in learns()");
        }
    }

    @Test
    void aFailureHereAndThereIsNoTroubleAndNullIsAChoice() {
        SearchSpace space = SearchSpace.of(
                parameter("depth", CategoricalDistribution.of(5L, 10L, null)),
                new Parameter("leaves", IntDistribution.linear(2, 9), null),
                new Parameter("free", IntDistribution.linear(2, 9), null).fixedAt(null),
                parameter("leaf", FloatDistribution.linear(0, 1)).when("depth", (Object) null),
                parameter("rate", FloatDistribution.linear(0, 1)).when("free", (Object) null));
        for (int n : historySizes()) {
            List<Trial> trials = new ArrayList<>(List.of(Histories.complete(0, space.defaults(), 1)));
            for (Trial t : Histories.messy(space, n, Histories.random(n))) {
                trials.add(Trial.started(trials.size(), t.configuration(), 1).finish(t.number() % 8 == 3
                        ? TrialState.FAILED : TrialState.COMPLETE, new double[]{t.number() % 5}, 2));
            }
            Configuration c = ask(space, trials, n, 1);
            if (c == null) continue;
            assertTrue(c.has("rate") && c.get("free") == null);
            assertEquals(c.get("depth") == null, c.has("leaf"));
        }
    }

    @Test
    void aSpaceWithNothingToTuneHasOnePoint() {
        for (SearchSpace space : List.of(SearchSpace.of(),
                SearchSpace.of(parameter("only", IntDistribution.linear(4, 4))),
                SearchSpace.of(parameter("x", FloatDistribution.linear(0, 1)).fixedAt(2.0)))) {
            List<Trial> trials = Histories.run(create(), space, 5, 1, _ -> 1);
            assertEquals(1, trials.size());
            assertEquals(space.defaults().names(), trials.getFirst().configuration().names());
        }
    }

    @Test
    void maximizingIsMinimizingTheNegative() {
        SearchSpace space = conditional();
        List<Trial> low = Histories.uniform(space, 40, Histories.random(12), c -> Math.log(c.number("C")));
        List<Trial> high = new ArrayList<>();
        for (Trial t : low) high.add(Histories.complete(t.number(), t.configuration(), -t.value()));
        SearchContext up = new SearchContext(space, List.of(Direction.MAXIMIZE), high, 40, 2, 200, 1);
        assertEquals(create().suggest(Histories.context(space, low, 2)), create().suggest(up));
    }

    @Test
    void severalObjectivesAreNoTrouble() {
        SearchSpace space = conditional();
        RandomGenerator random = Histories.random(13);
        for (int n : historySizes()) {
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double[] values =
                        {random.nextGaussian(), i % 7 == 0 ? Double.NaN : random.nextInt(3), random.nextGaussian()};
                trials.add(Trial.started(i, Histories.draw(space, random), 1).finish(TrialState.COMPLETE, values, 2));
            }
            List<Direction> directions = List.of(Direction.MINIMIZE, Direction.MAXIMIZE, Direction.MINIMIZE);
            Suggestion s = create().suggest(new SearchContext(space, directions, trials, n, 1, 200, 2));
            if (s instanceof Suggestion.Point p) assertEquals("", space.problemWith(p.configuration()).orElse(""));
        }
    }

    /// Counts of values of a parameter.
    protected static Map<Object, Integer> counts(List<Trial> trials, String name) {
        Map<Object, Integer> counts = new HashMap<>();
        for (Trial t : trials)
            if (t.configuration().has(name)) counts.merge(t.configuration().get(name), 1, Integer::sum);
        return counts;
    }
}
