package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.RandomSpaces;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;

class AllowedRegionTest {
    private static final int DRAWS = 20_000;

    private static Parameter number(String name) {
        return new Parameter(name, FloatDistribution.linear(0, 1), 0.1);
    }

    private static SearchSpace space(List<Parameter> parameters, String... rules) {
        return new SearchSpace(parameters, java.util.Arrays.stream(rules).map(Relation::read).toList());
    }

    /// Counts draws by cell, and those that draws without rules leave after rejection, and compares the two by a
    /// chi-square statistic.
    private static void assertUniform(SearchSpace space, int cells, ToIntFunction<double[]> cell) {
        SpaceStructure structure = new SpaceStructure(space);
        RandomGenerator random = new SplittableRandom(3);
        double[] drawn = new double[cells];
        double[] rejected = new double[cells];
        for (int k = 0; k < DRAWS; k++) drawn[cell.applyAsInt(structure.uniform(random))]++;
        SpaceStructure free = new SpaceStructure(space.withRelations(List.of()));
        for (int k = 0; k < DRAWS;) {
            double[] point = free.uniform(random);
            if (!structure.allows(point)) continue;
            rejected[cell.applyAsInt(point)]++;
            k++;
        }
        double statistic = 0;
        int degrees = -1;
        for (int c = 0; c < cells; c++) {
            double both = drawn[c] + rejected[c];
            if (both == 0) continue;
            statistic += (drawn[c] - rejected[c]) * (drawn[c] - rejected[c]) / both;
            degrees++;
        }
        // Five deviations above the mean of the statistic.
        assertTrue(statistic < degrees + 5 * Math.sqrt(2.0 * degrees), statistic + " with " + degrees);
    }

    private static int cell(double u) {
        return Math.min(5, (int) (u * 6));
    }

    @Test
    void drawsAreUniformOnATriangle() {
        assertUniform(space(List.of(number("a"), number("b")), "a + b <= 1"), 36, p -> 6 * cell(p[0]) + cell(p[1]));
    }

    @Test
    void drawsAreUniformInASimplexOfFive() {
        List<Parameter> five = List.of(number("a"), number("b"), number("c"), number("d"), number("e"));
        assertUniform(space(five, "a + b + c + d + e <= 1.5", "a <= b"), 216,
                p -> 36 * cell(p[0]) + 6 * cell(p[3]) + cell(p[4]));
    }

    @Test
    void drawsAreUniformOnLogScalesWithStepsAndConditions() {
        List<Parameter> mixed = List.of(new Parameter("rate", FloatDistribution.log(1e-3, 1), 0.1),
                new Parameter("leaf", IntDistribution.log(1, 64), 1L),
                new Parameter("kind", CategoricalDistribution.of("x", "y", "z"), "x"),
                new Parameter("split", IntDistribution.linear(2, 20), 2L).when("kind", "y", "z"));
        assertUniform(space(mixed, "leaf <= 2*split", "rate + 0.01*leaf <= 0.3"), 648,
                p -> ((6 * cell(p[0]) + cell(p[1])) * 3 + (int) (p[2] * 3)) * 6
                        + (Double.isNaN(p[3]) ? 0 : cell(p[3])));
    }

    @Test
    void drawsAreUniformUnderProductsAndLogarithms() {
        List<Parameter> three = List.of(new Parameter("rate", FloatDistribution.log(1e-3, 1), 0.1),
                new Parameter("trees", IntDistribution.linear(1, 500), 1L),
                new Parameter("depth", FloatDistribution.linear(0.1, 4), 1.0));
        assertUniform(space(three, "rate*trees <= 20", "log(trees) - depth <= 4"), 216,
                p -> 36 * cell(p[0]) + 6 * cell(p[1]) + cell(p[2]));
        AllowedRegion.Share share = AllowedRegion.measure(space(three, "rate*trees <= 20", "log(trees) - depth <= 4"));
        assertEquals(0, share.rejected());
        SpaceStructure structure = new SpaceStructure(space(three, "rate*trees <= 20"));
        double[] moved = structure.settle(new double[]{0.99, 0.9, 0.5}, new SplittableRandom(1));
        assertTrue(structure.allows(moved) && moved[2] == 0.5, java.util.Arrays.toString(moved));
    }

    @Test
    void theShareThatStaysIsKnown() {
        assertEquals(0.5, AllowedRegion.measure(space(List.of(number("a"), number("b")), "a <= b")).allowed(), 0.01);
        List<Parameter> six = List.of(number("a"), number("b"), number("c"), number("d"), number("e"), number("f"));
        AllowedRegion.Share share = AllowedRegion.measure(space(six, "a + b + c + d + e + f <= 1"));
        assertEquals(1 / 720.0, share.allowed(), 0.1 / 720);
        assertEquals(0, share.rejected());
        assertEquals(new AllowedRegion.Share(0, 1), AllowedRegion.measure(space(List.of(number("a")), "a >= 2")));
        // The rule of the mock-up: 1 - 13 * 26 / 2 / (30 * 39), nearly.
        SearchSpace leaves = space(List.of(new Parameter("leaf", IntDistribution.linear(1, 30), 1L),
                new Parameter("split", IntDistribution.linear(2, 40), 2L)), "leaf <= 2*split");
        assertEquals(leaves.cardinality().orElseThrow() / 1170.0, AllowedRegion.measure(leaves).allowed(), 0.01);
    }

    @Test
    void repairKeepsWhatIsAllowedAndMovesTheRestALittle() {
        SearchSpace space = space(List.of(number("a"), number("b")), "a + b <= 1");
        SpaceStructure structure = new SpaceStructure(space);
        assertArrayEquals(new double[]{0.3, 0.4}, structure.settle(new double[]{0.3, 0.4}, new SplittableRandom(1)));
        double[] moved = structure.settle(new double[]{0.9, 0.5}, new SplittableRandom(1));
        assertArrayEquals(new double[]{0.7, 0.3}, moved, 1e-6);
    }

    @Test
    void aTinyPartOfARandomSpaceIsFound() {
        RandomGenerator random = Histories.random(5);
        for (int round = 0; round < 300; round++) {
            SearchSpace space = RandomSpaces.ruled(random);
            SpaceStructure structure = new SpaceStructure(space);
            Configuration drawn = structure.decode(structure.uniform(random));
            assertEquals("", space.problemWith(drawn).orElse(""), space::toString);
            double[] corner = new double[structure.size()];
            for (int i = 0; i < corner.length; i++) corner[i] = random.nextBoolean() ? 1 : 0;
            Configuration repaired = structure.decode(structure.settle(corner, random));
            assertEquals("", space.problemWith(repaired).orElse(""), space::toString);
        }
    }
}
