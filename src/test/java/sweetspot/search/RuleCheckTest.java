package sweetspot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;

class RuleCheckTest {
    private static RuleCheck check(String... rules) {
        return RuleCheck.of(new SearchSpace(List.of(new Parameter("a", FloatDistribution.linear(0, 1), 0.9),
                new Parameter("b", FloatDistribution.linear(0, 1), 0.5)),
                Arrays.stream(rules).map(Relation::read).toList()));
    }

    @Test
    void whatLeavesNothingIsNamed() {
        assertTrue(check("a >= b", "a + b >= 3").impossible().orElseThrow().contains("a + b >= 3"));
        assertTrue(check("a - b >= 0.5", "b - a >= 0.5").impossible().orElseThrow().contains("other rules"));
        assertEquals("", check("a <= b").impossible().orElse(""));
    }

    @Test
    void aDefaultOutsideIsSaid() {
        assertTrue(check("a <= b").broken().orElseThrow().contains("a = 0.9, b = 0.5"));
        assertEquals("", check("a >= b").broken().orElse(""));
    }

    @Test
    void twoRulesTogetherRejectNoDraws() {
        AllowedRegion.Share share = check("a + b <= 0.6", "a < b").share();
        assertEquals(0.09, share.allowed(), 0.005);
        assertEquals(0, share.rejected(), 0.001);
    }
}
