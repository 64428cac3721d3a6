package sweetspot.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private final SearchSpace svm = SearchSpace.of(
            new Parameter("c", FloatDistribution.log(1e-3, 1e3), 1.0),
            new Parameter("kernel", CategoricalDistribution.of("linear", "rbf", "poly"), "rbf"),
            new Parameter("gamma", FloatDistribution.log(1e-4, 10), 0.1).when("kernel", "rbf", "poly"),
            new Parameter("degree", IntDistribution.linear(2, 5), 3L).when("kernel", "poly"));

    @Test
    void defaultsHoldActiveParametersOnly() {
        Configuration d = svm.defaults();
        assertEquals(List.of("c", "kernel", "gamma"), d.names());
        assertTrue(svm.contains(d));
        assertFalse(d.has("degree"));
    }

    @Test
    void problemWithNamesTheParameterAtFault() {
        assertTrue(svm.problemWith(svm.defaults().with("degree", 3L)).orElseThrow().contains("degree"));
        assertTrue(svm.problemWith(svm.defaults().with("c", 1e9)).orElseThrow().contains("c = "));
        assertTrue(
                svm.problemWith(Configuration.of(Map.of("c", 1.0, "kernel", "rbf"))).orElseThrow().contains("gamma"));
    }

    @Test
    void fixedParametersLeaveOneValueAndDecideConditions() {
        SearchSpace fixed = new SearchSpace(svm.parameters().stream()
                .map(p -> p.name().equals("kernel") ? p.fixedAt("linear") : p).toList());
        assertEquals(List.of("c", "kernel"), fixed.defaults().names());
        assertEquals(3, fixed.dimensions());
        assertTrue(fixed.get("kernel").distribution().isSingle());
    }

    @Test
    void gridSizeCountsConditionalBranchesSeparately() {
        // c: 10 steps; linear 1, rbf 10 gammas, poly 10 gammas × 4 degrees
        assertEquals(10 * (1 + 10 + 40), svm.gridSize(10));
        assertEquals(OptionalLong.empty(), svm.cardinality());
    }

    @Test
    void cardinalityOfAFiniteConditionalSpace() {
        SearchSpace finite = SearchSpace.of(
                new Parameter("a", CategoricalDistribution.of("x", "y"), "x"),
                new Parameter("b", IntDistribution.linear(1, 3), 1L).when("a", "y"),
                new Parameter("k", IntDistribution.linear(1, 2), 1L));
        assertEquals(OptionalLong.of(2 * (1 + 3)), finite.cardinality());
    }

    @Test
    void conditionsMustPointBackwardsToPossibleValues() {
        Parameter child = new Parameter("child", IntDistribution.linear(0, 1), 0L).when("parent", "on");
        assertThrows(IllegalArgumentException.class, () -> SearchSpace.of(child));
        Parameter parent = new Parameter("parent", IntDistribution.linear(0, 1), 0L);
        String message = assertThrows(IllegalArgumentException.class, () -> SearchSpace.of(parent, child)).getMessage();
        assertTrue(message.contains("never take"), message);
    }

    @Test
    void namesAreUnique() {
        Parameter p = new Parameter("p", IntDistribution.linear(0, 1), 0L);
        assertThrows(IllegalArgumentException.class, () -> SearchSpace.of(p, p));
    }

    @Test
    void configurationsAreEqualInAnyOrderAndByTypedValue() {
        Configuration ab = Configuration.of(new java.util.TreeMap<>(Map.of("a", 1L, "b", "x")));
        Configuration ba = Configuration.of(new java.util.TreeMap<>(Map.of("a", 1L, "b", "x")).descendingMap());
        assertEquals(ab, ba);
        assertEquals(ab.hashCode(), ba.hashCode());
        assertNotEquals(ab, ab.with("a", 1.0));
    }

    @Test
    void distributionsRefuseNonsenseWithTheFieldNamed() {
        assertMessage("low", () -> FloatDistribution.linear(2, 1));
        assertMessage("log", () -> FloatDistribution.log(0, 1));
        assertMessage("high", () -> FloatDistribution.linear(0, Double.POSITIVE_INFINITY));
        assertMessage("step", () -> new FloatDistribution(0, 1, false, -1));
        assertMessage("step", () -> new IntDistribution(0, 10, false, 0));
        assertMessage("log", () -> IntDistribution.log(0, 10));
        assertMessage("twice", () -> CategoricalDistribution.of("a", "a"));
        assertMessage("empty", () -> new CategoricalDistribution(List.of()));
    }

    @Test
    void highIsCutDownToTheStep() {
        assertEquals(0.9, new FloatDistribution(0, 1, false, 0.3).high(), 1e-12);
        assertEquals(9, new IntDistribution(0, 10, false, 3).high());
        assertEquals(0.9000000000000001, new FloatDistribution(0, 0.95, false, 0.1).high(), 1e-9);
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable executable) {
        String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static String refusal(double low, double high, boolean log, double step) {
        return assertThrows(IllegalArgumentException.class, () -> new FloatDistribution(low, high, log, step))
                .getMessage();
    }

    @Test
    void rangesThatNumbersCannotHoldAreRefused() {
        assertTrue(refusal(-1e308, 1e308, false, 0).contains("too wide"));
        assertTrue(refusal(-1e308, 1e308, false, 1e300).contains("too wide"));
        assertTrue(refusal(0, 1.7e308, false, 1e307).contains("too wide"));
        assertThrows(IllegalArgumentException.class, () -> IntDistribution.linear(-(1L << 62), 1L << 62));
        assertThrows(IllegalArgumentException.class, () -> IntDistribution.linear(Long.MIN_VALUE, 0));
    }

    @Test
    void numbersOfDifferentValuesAreCountedAsTheyAre() {
        assertEquals(OptionalLong.of(1), new FloatDistribution(0, 1, false, 7).cardinality());
        assertEquals(OptionalLong.of(1), new FloatDistribution(2, 2, false, 1e-300).cardinality());
        assertEquals(OptionalLong.of(11), new FloatDistribution(0, 1e300, false, 1e299).cardinality());
        assertEquals(OptionalLong.of((1L << 52) + 1), new FloatDistribution(0, 1, false, 0x1p-52).cardinality());
        assertEquals(OptionalLong.of(1), new IntDistribution(5, 9, false, Long.MAX_VALUE).cardinality());
        assertEquals(OptionalLong.of((1L << 54) + 1), IntDistribution.linear(-(1L << 53), 1L << 53).cardinality());
        assertEquals(OptionalLong.empty(), SearchSpace.of(new Parameter("n",
                IntDistribution.linear(-(1L << 53), 1L << 53), 0L)).cardinality());
        for (Distribution d : new Distribution[]{new FloatDistribution(0, 1, false, 0x1p-52),
            new FloatDistribution(0, 1.6e308, false, 1e307), FloatDistribution.log(1e-320, 1),
            FloatDistribution.log(Double.MIN_VALUE, Double.MAX_VALUE), FloatDistribution.linear(0, Double.MAX_VALUE),
            FloatDistribution.linear(3, 3), new FloatDistribution(0, 1, false, 1e300)}) {
            assertTrue(d.contains(Parameter.middle(d)), () -> d + " " + Parameter.middle(d));
            for (double u = 0; u <= 1; u += 0.125) {
                Object value = UnitCube.decode(d, u);
                assertTrue(d.contains(value), () -> d + " " + value);
                assertTrue(Double.isFinite(UnitCube.encode(d, value)), () -> d + " " + value);
            }
        }
    }
}
