package sweetspot.search.tpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.DuplicateFilter;
import sweetspot.search.EncodedHistory;
import sweetspot.search.Histories;
import sweetspot.search.SearchContext;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class ParzenProposalsTest {
    private static final SearchSpace PLANE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(0, 1), 0.5),
            new Parameter("y", FloatDistribution.linear(0, 1), 0.5));

    private final EncodedHistory history = new EncodedHistory();
    private final DuplicateFilter duplicates = new DuplicateFilter();

    private ParzenProposals proposals(SearchSpace space, List<Trial> trials) {
        SearchContext context = Histories.context(space, trials, 3);
        history.update(context);
        duplicates.update(context);
        return new ParzenProposals(history, new ParzenFit.Shape(1, true, List.of(history.structure().varying())),
                ParzenProposals.DRAWN);
    }

    private static List<Trial> bowl(int n) {
        return Histories.uniform(PLANE, n, Histories.random(5),
                c -> Math.pow(c.number("x") - 0.8, 2) + Math.pow(c.number("y") - 0.3, 2));
    }

    @Test
    void proposalsLieWhereTrialsAreGoodAndDiffer() {
        double[][] points = proposals(PLANE, bowl(60)).several(200, duplicates, Histories.random(1));
        long near = java.util.Arrays.stream(points).filter(p -> Math.hypot(p[0] - 0.8, p[1] - 0.3) < 0.25).count();
        assertEquals(200, points.length, "a draw from a continuum was drawn twice");
        // A circle of that radius is a fifth of the square.
        assertTrue(near > 150, near + " of 200 lie near the good trials");
    }

    @Test
    void theSameRandomNumbersGiveTheSameProposals() {
        ParzenProposals proposals = proposals(PLANE, bowl(30));
        double[][] first = proposals.several(4, duplicates, Histories.random(2));
        double[][] again = proposals.several(4, duplicates, Histories.random(2));
        for (int i = 0; i < 4; i++) assertArrayEquals(first[i], again[i]);
    }

    @Test
    void whatHasBeenTriedIsNotProposed() {
        SearchSpace few = SearchSpace.of(new Parameter("n", new IntDistribution(1, 4, false, 1), 1L),
                new Parameter("kind", CategoricalDistribution.of("plain", "deep"), "plain"));
        List<Trial> trials = Histories.uniform(few, 12, Histories.random(8), c -> c.number("n"));
        double[][] points = proposals(few, trials).several(50, duplicates, Histories.random(1));
        long tried = trials.stream().map(Trial::configuration).distinct().count();
        assertTrue(tried < 8, "nothing is left to propose");
        assertTrue(points.length <= 8 - tried, points.length + " proposals, but only " + (8 - tried) + " are untried");
        for (double[] point : points) assertFalse(duplicates.isKnown(history.structure().decode(point)));
    }

    @Test
    void aSpaceThatIsFullyTriedLeavesNothingToPropose() {
        SearchSpace two = SearchSpace.of(new Parameter("kind", CategoricalDistribution.of("plain", "deep"), "plain"));
        List<Trial> trials =
                Histories.uniform(two, 20, Histories.random(8), c -> c.get("kind").equals("plain") ? 1 : 2);
        assertEquals(0, proposals(two, trials).several(4, duplicates, Histories.random(1)).length);
    }
}
