package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

class StrategyAdviceTest {
    private static final SearchSpace SMALL =
            SearchSpace.of(new Parameter("a", CategoricalDistribution.of(1L, 2L, 3L, 4L), 1L));
    private static final SearchSpace PLAIN =
            SearchSpace.of(new Parameter("x", FloatDistribution.linear(0, 1), 0.5));

    @Test
    void aSpaceThatFitsTheBudgetIsAGrid() {
        StrategyAdvice advice = StrategyAdvice.recommend(SMALL, 60, 1);
        assertEquals("grid", advice.sampler());
        assertEquals("The space has 4 configurations and the budget 60 trials: a grid tries each of them once.",
                advice.reason());
        assertEquals("grid", StrategyAdvice.recommend(SearchSpace.of(), 60, 1).sampler());
    }

    @Test
    void theGaussianProcessIsTheChoiceUntilThereAreTooManyDimensions() {
        assertEquals("gp", StrategyAdvice.recommend(PLAIN, 60, 1).sampler());
        assertEquals("gp", StrategyAdvice.recommend(many(100), 60, 1).sampler());
        assertEquals("tpe", StrategyAdvice.recommend(many(101), 60, 1).sampler());
        assertEquals("gp_tpe", StrategyAdvice.recommend(many(30), 60, 1, 2).sampler());
        assertEquals("tpe", StrategyAdvice.recommend(many(31), 60, 1, 2).sampler());
    }

    private static SearchSpace many(int count) {
        java.util.List<Parameter> many = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) many.add(new Parameter("x" + i, FloatDistribution.linear(0, 1), 0.5));
        return new SearchSpace(many);
    }

    @Test
    void severalObjectivesHaveStrategiesOfTheirOwn() {
        assertEquals("gp_tpe", StrategyAdvice.recommend(PLAIN, 60, 1, 2).sampler());
        SearchSpace conditional = SearchSpace.of(new Parameter("k", CategoricalDistribution.of("a", "b"), "a"),
                new Parameter("x", FloatDistribution.linear(0, 1), 0.5).when("k", "a"));
        StrategyAdvice advice = StrategyAdvice.recommend(conditional, 60, 1, 3);
        assertEquals("tpe", advice.sampler());
        assertTrue(advice.reason().startsWith("3 objectives"), advice.reason());
        assertEquals("grid", StrategyAdvice.recommend(SMALL, 60, 1, 2).sampler());
    }

    @Test
    void everyAdviceNamesASamplerAndAReason() {
        for (int budget : new int[]{1, 10, 100, 10_000, 1_000_000}) {
            for (int workers : new int[]{1, 8, 64}) {
                StrategyAdvice advice = StrategyAdvice.recommend(PLAIN, budget, workers);
                assertNotNull(SamplerFactory.create(advice.sampler()));
                assertTrue(advice.reason().endsWith("."), advice.reason());
                assertTrue(!advice.reason().contains("{"), advice.reason());
            }
        }
    }

    @Test
    void factoriesMakeWhatTheyListAndNameWhatIsAllowed() {
        for (String id : SamplerFactory.ids()) {
            assertNotNull(SamplerFactory.create(id));
            assertTrue(!SamplerFactory.label(id).isBlank());
            assertTrue(SamplerFactory.explanation(id).endsWith("."), id);
        }
        for (String id : PrunerFactory.ids()) {
            assertNotNull(PrunerFactory.create(id));
            assertTrue(!PrunerFactory.label(id).isBlank());
            assertTrue(PrunerFactory.explanation(id).endsWith("."), id);
        }
        String message =
                assertThrows(IllegalArgumentException.class, () -> SamplerFactory.create("simplex")).getMessage();
        assertTrue(
                message.contains("simplex") && message.contains("tpe, cmaes, forest, nsga2, gp_tpe, qmc, random, grid"),
                message);
        message = assertThrows(IllegalArgumentException.class, () -> PrunerFactory.create("axe")).getMessage();
        assertTrue(message.contains("axe") && message.contains("none, median"), message);
    }
}
