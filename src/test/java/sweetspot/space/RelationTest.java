package sweetspot.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {
    private static final Parameter LEAF = new Parameter("leaf", IntDistribution.linear(1, 30), 5L);
    private static final Parameter SPLIT = new Parameter("split", IntDistribution.linear(2, 40), 10L);

    private static SearchSpace space(String... rules) {
        return new SearchSpace(List.of(LEAF, SPLIT), java.util.Arrays.stream(rules).map(Relation::read).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        min_leaf<=2*min_split         | min_leaf <= 2*min_split
        low + mid ≤ 1                 | low + mid <= 1
        a × 2 > b / 3 − 1e-3          | a*2 > b/3 - 0.001
        a - (b - c) >= -2             | a - (b - c) >= -2
        a - b - c < (2 + 1)*d         | a - b - c < (2 + 1)*d
        "a-b" + 'x"y' < 2.5           | 'a-b' + 'x"y' < 2.5
        -a <= 0                       | -1*a <= 0
        rate × trees <= 50            | rate*trees <= 50
        2*a*b/c > 3                   | 2*a*b/c > 3
        log(a) + 2*log( b ) <= 1      | log(a) + 2*log(b) <= 1
        log(a*b) - c < 0              | log(a*b) - c < 0
        log <= 2*a                    | log <= 2*a
        """)
    void theTextOfARuleIsReadBackAsTheSame(String text, String canonical) {
        Relation relation = Relation.read(text);
        assertEquals(canonical, relation.text());
        assertEquals(relation, Relation.read(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a <= b <= c    | column 8: a rule compares
        a b <= 1       | column 3: <=, <, >= or > is missing
        a = 2*b        | column 3: = is no rule
        a <= 2 *       | column 9: the text ends
        a <= (b + 1    | column 6: this bracket
        a <= b / 0     | column 8: division by 0
        a <= 1.2.3     | column 6: 1.2.3 is not a number
        a <= 'b        | column 6: a quoted name
        a <= ?         | column 6: ? was not expected
        a * b + c <= 1 | but not both
        a * b <= a + c | but not both
        log(a + b) < 1 | but not both
        a * b <= -1    | -1 has no logarithm
        0 * a * b <= 1 | 0 has no logarithm
        a * b <= a * b | cancel out
        a - a <= 1     | cancel out
        1 <= 2         | names no parameter
        """)
    void whatCannotBeReadIsSaidWithItsColumn(String text, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> Relation.read(text)).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void longAndDeepTextsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Relation.read("(".repeat(400) + "a <= 1"));
        assertThrows(IllegalArgumentException.class, () -> Relation.read("-".repeat(400) + "a <= 1"));
        assertThrows(IllegalArgumentException.class, () -> Relation.read("a + ".repeat(2000) + "1 <= 1"));
    }

    @Test
    void aConfigurationThatBreaksARuleIsNoPoint() {
        SearchSpace space = space("leaf <= 2*split");
        assertTrue(space.contains(Configuration.of(Map.of("leaf", 4L, "split", 2L))));
        String said = space.problemWith(Configuration.of(Map.of("leaf", 5L, "split", 2L))).orElseThrow();
        assertTrue(said.contains("leaf <= 2*split") && said.contains("leaf = 5, split = 2"), said);
        assertFalse(space("leaf < 2*split").contains(Configuration.of(Map.of("leaf", 4L, "split", 2L))));
    }

    @Test
    void roundingDoesNotBreakARule() {
        SearchSpace thirds = new SearchSpace(List.of("a", "b", "c").stream()
                .map(n -> new Parameter(n, new FloatDistribution(0, 1, false, 0.1), 0.1)).toList(),
                List.of(Relation.read("a + b + c <= 1")));
        assertTrue(thirds.contains(Configuration.of(Map.of("a", 0.1, "b", 0.2, "c", 0.7000000000000001))));
        SearchSpace strict = thirds.withRelations(List.of(Relation.read("a + b + c < 1")));
        assertFalse(strict.contains(Configuration.of(Map.of("a", 0.1, "b", 0.2, "c", 0.7))));
    }

    @Test
    void noLimitCountsAsInfinity() {
        SearchSpace space =
                new SearchSpace(List.of(LEAF, SPLIT.fixedAt(null)), List.of(Relation.read("leaf <= split")));
        assertTrue(space.contains(space.defaults()));
        SearchSpace wrong = space.withRelations(List.of(Relation.read("leaf >= split")));
        assertFalse(wrong.contains(wrong.defaults()));
        SearchSpace both = new SearchSpace(List.of(LEAF.fixedAt(null), SPLIT.fixedAt(null)),
                List.of(Relation.read("leaf < split")));
        assertTrue(both.contains(both.defaults()));
    }

    @Test
    void aRuleCountsWhereAllItsParametersAreActive() {
        SearchSpace space =
                new SearchSpace(List.of(new Parameter("kind", CategoricalDistribution.of("a", "b"), "a"), LEAF,
                        SPLIT.when("kind", "b")), List.of(Relation.read("leaf <= split")));
        assertTrue(space.contains(Configuration.of(Map.of("kind", "a", "leaf", 30L))));
        assertFalse(space.contains(Configuration.of(Map.of("kind", "b", "leaf", 30L, "split", 2L))));
        // 30 without split; with it the pairs of leaf 1..30 and split 2..40 with leaf <= split.
        long pairs = 0;
        for (int l = 1; l <= 30; l++) for (int s = 2; s <= 40; s++) pairs += l <= s ? 1 : 0;
        assertEquals(30 + pairs, space.cardinality().orElseThrow());
    }

    @Test
    void fewInALargeSpaceAreCounted() {
        SearchSpace space = new SearchSpace(List.of(new Parameter("a", IntDistribution.linear(1, 100_000), 1L),
                new Parameter("b", IntDistribution.linear(1, 100_000), 1L)), List.of(Relation.read("a + b <= 4")));
        assertEquals(6, space.cardinality().orElseThrow());
    }

    @Test
    void rulesAreAboutNumbersThatAreSearched() {
        assertThrows(IllegalArgumentException.class, () -> space("leaf <= splits"));
        Parameter choice = new Parameter("c", CategoricalDistribution.of(1L, 2L), 1L);
        assertThrows(IllegalArgumentException.class,
                () -> new SearchSpace(List.of(LEAF, choice), List.of(Relation.read("leaf <= c"))));
        Parameter half = new Parameter("half", LEAF.range(), 1L).derivedFrom(Expression.read("leaf/2"));
        assertThrows(IllegalArgumentException.class,
                () -> new SearchSpace(List.of(LEAF, half), List.of(Relation.read("leaf <= half"))));
    }

    @Test
    void aDerivedParameterIsRoundedAndClipped() {
        Parameter half =
                new Parameter("half", IntDistribution.linear(2, 10), 2L).derivedFrom(Expression.read("leaf*leaf/2"));
        SearchSpace space = SearchSpace.of(LEAF, half);
        assertEquals(1, space.dimensions());
        assertEquals(10L, space.defaults().get("half"));
        assertEquals(2L, space.configure(_ -> 1L).get("half"));
        assertEquals(5L, space.configure(_ -> 3L).get("half"));
        assertEquals(30, space.cardinality().orElseThrow());
        assertFalse(space.contains(Configuration.of(Map.of("leaf", 3L, "half", 4L))));
        assertTrue(space.contains(Configuration.of(Map.of("leaf", 3L, "half", 5L))));
        assertThrows(IllegalArgumentException.class, () -> SearchSpace.of(half, LEAF));
    }

    @Test
    void rulesFollowTheirParametersToOtherNames() {
        Relation rule = Relation.read("leaf <= 2*split + 1").renamed(name -> "forest." + name);
        assertEquals("forest.leaf <= 2*forest.split + 1", rule.text());
        assertEquals(rule, Relation.read(rule.text()));
    }

    @Test
    void productsAndLogarithmsAreKeptAsTheyAreWritten() {
        for (String rule : List.of("leaf*split <= 60", "leaf/split >= 0.25", "2*leaf*leaf < split*7",
                "log(leaf) + log(split) <= 3.2", "log(leaf*split) - 0.1*leaf <= 2")) {
            SearchSpace space = space(rule);
            Relation r = Relation.read(rule);
            long allowed = 0;
            for (long leaf = 1; leaf <= 30; leaf++) {
                for (long split = 2; split <= 40; split++) {
                    Configuration c = Configuration.of(java.util.Map.of("leaf", leaf, "split", split));
                    double left = r.left().value(c::number);
                    double right = r.right().value(c::number);
                    boolean holds = switch (r.comparison()) {
                        case AT_MOST -> left <= right * (1 + 1e-9);
                        case AT_LEAST -> left >= right * (1 - 1e-9);
                        case BELOW -> left < right * (1 - 1e-9);
                        case ABOVE -> left > right * (1 + 1e-9);
                    };
                    assertEquals(holds, space.rules().broken(space.rules().numbers(c)) < 0, rule + " at " + c);
                    if (holds) allowed++;
                }
            }
            assertTrue(allowed > 0 && allowed < 30 * 39, rule);
            assertEquals(allowed, space.cardinality().orElseThrow(), rule);
        }
    }

    @Test
    void whatIsMultipliedIsAboveZero() {
        Parameter zero = new Parameter("leaf", IntDistribution.linear(0, 30), 5L);
        String said = assertThrows(IllegalArgumentException.class, () -> new SearchSpace(List.of(zero, SPLIT),
                List.of(Relation.read("leaf*split <= 60")))).getMessage();
        assertTrue(said.contains("begin above 0") && said.contains("leaf"), said);
        new SearchSpace(List.of(zero.fixedAt(3L), SPLIT), List.of(Relation.read("leaf*split <= 60")));
    }
}
