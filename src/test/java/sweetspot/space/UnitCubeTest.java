package sweetspot.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UnitCubeTest {
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @RepeatedTest(200)
    void everyDecodedValueBelongsToItsDistributionAndEncodesBackToItself(RepetitionInfo info) {
        RandomGenerator random = random(info.getCurrentRepetition());
        Distribution distribution = RandomSpaces.distribution(random);
        for (int i = 0; i < 50; i++) {
            double u = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
            Object value = UnitCube.decode(distribution, u);
            assertTrue(distribution.contains(value), () -> value + " not in " + distribution);
            Object again = UnitCube.decode(distribution, UnitCube.encode(distribution, value));
            if (value instanceof Double x && distribution instanceof FloatDistribution f && f.step() == 0) {
                double span = Math.max(Math.abs(f.high()), Math.abs(f.low()));
                assertEquals(x, (Double) again, 1e-9 * span);
            } else {
                assertEquals(value, again);
            }
        }
    }

    @RepeatedTest(100)
    void configurationsDecodedFromRandomPointsBelongToTheirSpace(RepetitionInfo info) {
        RandomGenerator random = random(1000 + info.getCurrentRepetition());
        SearchSpace space = RandomSpaces.space(random);
        UnitCube cube = new UnitCube(space);
        for (int i = 0; i < 20; i++) {
            double[] point = random.doubles(space.size()).toArray();
            Configuration c = cube.decode(point);
            assertEquals(java.util.Optional.empty(), space.problemWith(c));
            double[] back = cube.encode(c);
            for (int d = 0; d < back.length; d++) {
                assertEquals(c.has(space.get(d).name()), !Double.isNaN(back[d]));
            }
        }
    }

    @RepeatedTest(50)
    void noLimitLiesAtTheUpperEndOfNumbersAndIsAChoiceAmongOthers(RepetitionInfo info) {
        Distribution distribution = RandomSpaces.distribution(random(3000 + info.getCurrentRepetition()));
        if (distribution instanceof NumericDistribution n) {
            assertEquals(UnitCube.encode(n, n.nearest(n.highest())), UnitCube.encode(n, null));
            Distribution fixed = new Parameter("p", n, null).fixedAt(null).distribution();
            assertEquals(1, fixed.cardinality().orElseThrow());
            assertEquals(null, UnitCube.decode(fixed, 0.3));
        }
        CategoricalDistribution list = CategoricalDistribution.of(5L, null, 2.5);
        for (Object choice : list.choices()) assertEquals(choice, UnitCube.decode(list, UnitCube.encode(list, choice)));
    }

    @Test
    void uniformCoordinatesGiveUniformWholeNumbersAlsoAtTheEnds() {
        IntDistribution distribution = IntDistribution.linear(1, 5);
        Map<Object, Integer> counts = new HashMap<>();
        RandomGenerator random = random(7);
        int n = 100_000;
        for (int i = 0; i < n; i++) counts.merge(UnitCube.decode(distribution, random.nextDouble()), 1, Integer::sum);
        double chiSquare = 0;
        for (long v = 1; v <= 5; v++) {
            double expected = n / 5.0;
            chiSquare += Math.pow(counts.get(v) - expected, 2) / expected;
        }
        assertTrue(chiSquare < 18.5, "chi-square with 4 degrees of freedom, p = 0.001: " + chiSquare);
    }

    @Test
    void logScaleIsEvenInTheLogarithm() {
        FloatDistribution distribution = FloatDistribution.log(1e-4, 1);
        assertEquals(1e-2, (Double) UnitCube.decode(distribution, 0.5), 1e-12);
        assertEquals(0.25, UnitCube.encode(distribution, 1e-3), 1e-12);
    }

    @Test
    void valuesOutsideAreClippedAndUnknownChoicesAreNaN() {
        assertEquals(1.0, UnitCube.encode(FloatDistribution.linear(0, 1), 3.0));
        assertEquals(Double.NaN, UnitCube.encode(CategoricalDistribution.of("a", "b"), "c"));
        assertThrows(IllegalArgumentException.class, () -> UnitCube.decode(FloatDistribution.linear(0, 1), Double.NaN));
    }

    @Test
    void extremeRangesStayInside() {
        for (FloatDistribution d : new FloatDistribution[]{FloatDistribution.linear(1, 1 + 1e-12),
            FloatDistribution.linear(-1e12, 1e12), FloatDistribution.log(1e-300, 1e300),
            FloatDistribution.linear(3, 3)}) {
            for (double u : new double[]{0, 1e-9, 0.5, 1 - 1e-9, 1}) {
                Object value = UnitCube.decode(d, u);
                assertNotNull(value);
                assertTrue(d.contains(value), value + " not in " + d);
            }
        }
    }
}
