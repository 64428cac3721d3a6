package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;

class TestFunctionsTest {

    private static double at(String id, Object... pairs) {
        Configuration c = Configuration.empty();
        for (int i = 0; i < pairs.length; i += 2) c = c.with((String) pairs[i], pairs[i + 1]);
        assertTrue(TestFunctions.byId(id).space().contains(c), c::toString);
        return TestFunctions.byId(id).value().applyAsDouble(c);
    }

    private static double optimum(String id) {
        return TestFunctions.byId(id).optimum().orElseThrow();
    }

    @Test
    void theKnownMinimizersReachTheOptimum() {
        assertEquals(optimum("branin"), at("branin", "x1", Math.PI, "x2", 2.275), 1e-9);
        assertEquals(optimum("branin"), at("branin", "x1", 3 * Math.PI, "x2", 2.475), 1e-9);
        assertEquals(optimum("hartmann6"), at("hartmann6", "x1", 0.20169, "x2", 0.150011, "x3", 0.476874,
                "x4", 0.275332, "x5", 0.311652, "x6", 0.6573), 1e-6);
        assertEquals(0, at("ackley", "x1", 0.0, "x2", 0.0, "x3", 0.0, "x4", 0.0, "x5", 0.0), 1e-12);
        assertEquals(0, at("rosenbrock", "x1", 1.0, "x2", 1.0, "x3", 1.0, "x4", 1.0));
        assertEquals(0, at("conditional", "branch", "narrow", "narrow_x", 0.7, "narrow_y", 0.3), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("sweetspot.objective.TestFunctions#all")
    void noPointIsBelowTheOptimum(TestFunction function) {
        UnitCube cube = new UnitCube(function.space());
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            Configuration c = cube.decode(random.doubles(function.space().size()).toArray());
            double value = function.value().applyAsDouble(c);
            assertTrue(Double.isFinite(value) && value >= function.optimum().orElse(value), () -> c + " " + value);
        }
        assertTrue(function.space().contains(function.space().defaults()));
        assertTrue(function.problemWith(function.space()).isEmpty());
        assertFalse(function.label().isBlank());
    }

    @Test
    void noiseDependsOnSeedAndTrialAlone() throws Exception {
        TestFunction noisy = TestFunctions.byId("noisy");
        Configuration c = noisy.space().defaults();
        double first = noisy.objective(3).evaluate(c, TrialContext.standalone(4)).value();
        assertEquals(first, noisy.objective(3).evaluate(c, TrialContext.standalone(4)).value());
        assertNotEquals(first, noisy.objective(3).evaluate(c, TrialContext.standalone(5)).value());
        assertNotEquals(first, noisy.objective(4).evaluate(c, TrialContext.standalone(4)).value());
        double mean = 0;
        for (int i = 0; i < 4_000; i++) {
            mean += noisy.objective(1).evaluate(c, TrialContext.standalone(i)).value() / 4_000;
        }
        assertEquals(noisy.value().applyAsDouble(c), mean, 0.15);
    }

    @Test
    void anotherSpaceIsCheckedAgainstTheFunction() {
        TestFunction branin = TestFunctions.byId("branin");
        SearchSpace narrower = SearchSpace.of(branin.space().get(0).tunedOver(FloatDistribution.linear(0, 1)),
                branin.space().get(1).fixedAt(2.0));
        assertTrue(branin.problemWith(narrower).isEmpty());
        assertTrue(branin.problemWith(SearchSpace.of(branin.space().get(0))).orElseThrow().contains("x2"));
        SearchSpace more = SearchSpace.of(branin.space().get(0), branin.space().get(1),
                new Parameter("x3", FloatDistribution.linear(0, 1), 0.5));
        assertTrue(branin.problemWith(more).orElseThrow().contains("x3"));
        assertThrows(IllegalArgumentException.class, () -> TestFunctions.byId("sphere"));
        assertEquals(Map.of("branch", "wide", "wide_x", 4.0),
                TestFunctions.byId("conditional").space().defaults().asMap());
    }
}
