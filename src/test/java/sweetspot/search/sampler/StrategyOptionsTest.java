package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategyOption.Between;
import sweetspot.search.StrategyOption.Decimal;
import sweetspot.search.StrategyOption.Flag;
import sweetspot.search.StrategyOption.Whole;
import sweetspot.search.StrategySettings;
import sweetspot.search.Suggestion;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

/// Options are read, written and refused as they are declared, and each of them changes what its sampler does.
class StrategyOptionsTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("y", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("kind", CategoricalDistribution.of("a", "b"), "a"),
            new Parameter("depth", FloatDistribution.linear(0, 1), 0.5).when("kind", "a"));

    private static double loss(Configuration c) {
        return Math.abs(c.number("x") - c.number("y")) + (c.has("depth") ? Math.abs(c.number("depth") - 0.7) : 0.3);
    }

    private static String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> SamplerFactory.create(name)).getMessage();
    }

    @Test
    void whatIsWrittenIsWhatIsRead() {
        for (String name : List.of("tpe", "random", "tpe:candidates=64,multivariate=false", "gp:startup=10",
                "cmaes:sigma=0.3", "forest:trees=20,exploring=0.25", "grid:steps=5,learning_rate.steps=9")) {
            assertEquals(name, SamplerFactory.settings(name).text());
            assertEquals(SamplerFactory.settings(name), SamplerFactory.settings(SamplerFactory.settings(name).text()));
        }
        assertEquals("tpe", SamplerFactory.settings("tpe:candidates=32, multivariate = yes").text(),
                "a standard value is none that is set");
        assertEquals("forest:trees=20,exploring=0.5", SamplerFactory.settings("forest:exploring=.5,trees=2e1").text());
        for (String name : List.of("none", "median", "percentile:10", "patient:4", "threshold:0.7", "hyperband:4")) {
            assertEquals(name, PrunerFactory.settings(name).text());
        }
    }

    @Test
    void parametersMayHaveAnyName() {
        StrategySettings grid = SamplerFactory.settings("grid");
        for (String name : List.of("learning_rate", "a.b", "a,b=c%", "%2C", "größe")) {
            StrategySettings set = grid.with(new StrategySettings.Place(name, "steps"), 7L);
            assertEquals(Map.of(name, 7), SamplerFactory.settings(set.text()).byParameter("steps"), set.text());
        }
        SamplerFactory.check("grid:x.steps=3", SPACE);
        String message = assertThrows(IllegalArgumentException.class,
                () -> SamplerFactory.check("grid:z.steps=3", SPACE)).getMessage();
        assertTrue(message.contains("“z”") && message.contains("x, y, kind, depth"), message);
    }

    @Test
    void whatIsNotAllowedIsRefusedWithWhatIs() {
        assertTrue(refusal("tpe:candidats=3").contains("candidates, multivariate"), refusal("tpe:candidats=3"));
        assertTrue(refusal("tpe:candidates=0").contains("from 1 to 10000"));
        assertTrue(refusal("tpe:candidates=2.5").contains("whole number"));
        assertTrue(refusal("tpe:multivariate=maybe").contains("true or false"));
        assertTrue(refusal("tpe:candidates").contains("key=value"));
        assertTrue(refusal("tpe:candidates=3,candidates=4").contains("twice"));
        assertTrue(refusal("tpe:x.candidates=3").contains("x.candidates"));
        assertTrue(refusal("random:seed=3").contains("no options"));
        assertTrue(refusal("simplex:a=1").contains("simplex"));
        assertTrue(refusal("grid:steps=0").contains("from 1 to 1000"));
        assertTrue(refusal("cmaes:sigma=NaN").contains("from 0.01 to 1"));
    }

    @Test
    void everyOptionHasItsWords() {
        for (String id : SamplerFactory.ids()) {
            for (StrategyOption o : SamplerFactory.settings(id).options()) assertWords(o);
        }
        for (String id : PrunerFactory.ids()) {
            for (StrategyOption o : PrunerFactory.settings(id).options()) assertWords(o);
        }
    }

    private static void assertWords(StrategyOption option) {
        assertFalse(option.label().isBlank());
        assertTrue(option.explanation().endsWith("."), option.key());
        assertFalse(option.allowed().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe:multivariate=false", "tpe:grouped=true", "tpe:constant_liar=false", "tpe:prior=9",
        "tpe:candidates=200", "forest:trees=5", "forest:exploring=1", "cmaes:sigma=0.05"})
    void anOptionOfAModelChangesWhatItSuggests(String name) {
        List<Trial> trials =
                new ArrayList<>(Histories.uniform(SPACE, 40, Histories.random(3), StrategyOptionsTest::loss));
        for (int i = 0; i < 4; i++)
            trials.add(Trial.started(trials.size(), Histories.draw(SPACE, Histories.random(9)), 1));
        int differ = 0;
        for (int seed = 0; seed < 5; seed++) {
            SearchContext context = Histories.context(SPACE, trials, seed);
            Suggestion changed = SamplerFactory.create(name).suggest(context);
            assertEquals(changed, SamplerFactory.create(name).suggest(context));
            assertTrue(SPACE.contains(((Suggestion.Point) changed).configuration()));
            if (!changed.equals(SamplerFactory.create(SamplerFactory.id(name)).suggest(context))) differ++;
        }
        assertTrue(differ > 0, name + " suggests what the sampler suggests without it");
    }

    private static Stream<Arguments> options() {
        return SamplerFactory.ids().stream().flatMap(id -> SamplerFactory.settings(id).options().stream()
                .map(option -> Arguments.of(id, option)));
    }

    /// What a sampler suggests at the beginning, with a few trials and with many.
    private static List<Suggestion> suggestions(String name) {
        List<Suggestion> all = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            for (int n : new int[]{0, 5, 40}) {
                List<Trial> trials = new ArrayList<>(
                        Histories.uniform(SPACE, n, Histories.random(3), StrategyOptionsTest::loss));
                if (n > 5) trials.add(Trial.started(n, Histories.draw(SPACE, Histories.random(9)), 1));
                all.add(SamplerFactory.create(name).suggest(Histories.context(SPACE, trials, seed)));
            }
        }
        return all;
    }

    /// The options are asked for, so that none is left out.
    @ParameterizedTest
    @MethodSource("options")
    void everyOptionThatIsDeclaredChangesWhatIsSuggested(String id, StrategyOption option) {
        List<Object> values = switch (option.kind()) {
            case Whole w -> Stream.of(w.low(), w.low() + 1, w.low() + 7, w.high())
                    .filter(v -> v <= w.high()).<Object>map(v -> v).toList();
            case Decimal d -> Stream.of(d.low(), d.high(), 0.25, 1e9).filter(v -> v >= d.low() && v <= d.high())
                    .<Object>map(v -> v).toList();
            case Between b -> List.of(b.low() + 1e-3, Double.isFinite(b.high()) ? b.high() - 1e-3 : b.low() + 1e9);
            case Flag _ -> List.of(true, false);
        };
        List<Suggestion> standard = suggestions(id);
        assertTrue(values.stream().anyMatch(
                v -> !suggestions(id + ":" + option.key() + "=" + StrategyOption.text(v)).equals(standard)),
                id + " suggests the same whatever " + option.key() + " is");
        if (option.standard() == null) return;
        assertEquals(standard, suggestions(id + ":" + option.key() + "=" + StrategyOption.text(option.standard())));
    }

    @ParameterizedTest
    @CsvSource({"tpe, 9", "gp, 9", "forest, 9", "tpe, 3"})
    void theFirstTrialsAreAsManyAsAreAskedFor(String id, int startup) {
        List<Trial> trials = Histories.uniform(SPACE, startup, Histories.random(5), StrategyOptionsTest::loss);
        Sampler sampler = SamplerFactory.create(id + ":startup=" + startup);
        String before = origin(sampler, trials.subList(0, startup - 1));
        String after = origin(sampler, trials);
        assertNotEquals(before, after);
        assertTrue(after.equals("model") || id.equals("forest"), after);
    }

    private static String origin(Sampler sampler, List<Trial> trials) {
        return assertInstanceOf(Suggestion.Point.class, sampler.suggest(Histories.context(SPACE, trials, 2))).origin();
    }

    @Test
    void whatIsModelledTogetherIsWhatIsSaid() {
        // Good trials lie on x = y: seen one by one, nothing is special about any x.
        List<Trial> trials =
                Histories.uniform(SPACE, 300, Histories.random(3), c -> Math.abs(c.number("x") - c.number("y")));
        assertTrue(gap("tpe", trials) < 0.75 * gap("tpe:multivariate=false", trials),
                gap("tpe", trials) + " and " + gap("tpe:multivariate=false", trials));
    }

    private static double gap(String name, List<Trial> trials) {
        double sum = 0;
        for (int seed = 0; seed < 60; seed++) {
            Configuration c = ((Suggestion.Point) SamplerFactory.create(name).suggest(
                    Histories.context(SPACE, trials, seed))).configuration();
            sum += Math.abs(c.number("x") - c.number("y")) / 60;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe:multivariate=false", "tpe:grouped=true"})
    void partsLearnToo(String name) {
        double learnt = 0;
        double random = 0;
        for (int seed = 0; seed < 8; seed++) {
            learnt += Histories
                    .best(Histories.run(SamplerFactory.create(name), SPACE, 60, seed, StrategyOptionsTest::apart)) / 8;
            random +=
                    Histories.best(Histories.run(new RandomSampler(), SPACE, 60, seed, StrategyOptionsTest::apart)) / 8;
        }
        assertTrue(learnt < random / 4, name + " " + learnt + ", random " + random);
    }

    private static double apart(Configuration c) {
        return Math.pow(c.number("x") - 0.2, 2) + Math.pow(c.number("y") - 0.7, 2)
                + (c.has("depth") ? Math.pow(c.number("depth") - 0.7, 2) : 0.5);
    }

    @Test
    void aGridHasTheStepsThatAreAskedFor() {
        SearchSpace space = SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
                new Parameter("n", IntDistribution.linear(1, 3), 1L),
                new Parameter("kind", CategoricalDistribution.of("a", "b"), "a"));
        GridSampler.Plan plan = GridSampler.plan(space, SamplerFactory.settings("grid:steps=5,x.steps=9"), 1000);
        assertEquals(Map.of("x", 9, "n", 3, "kind", 2), plan.levels());
        assertEquals(54, plan.size());
        assertEquals(54, Histories.run(SamplerFactory.create("grid:steps=5,x.steps=9"), space, 1000, 4, _ -> 1).size());
    }
}
