package sweetspot.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.search.Pruner;
import sweetspot.study.Direction;
import sweetspot.study.Reports;
import sweetspot.study.Trial;

class HyperbandPrunerTest extends PrunerContract {

    @Override
    Pruner create(Reports reports) {
        return new HyperbandPruner(reports, 3, 0);
    }

    @Test
    void bracketsGetTheirShares() {
        HyperbandPruner pruner = new HyperbandPruner(Reports.PROGRESS, 3, 0);
        assertEquals(2, pruner.brackets(List.of(complete(0, new double[5]))));
        assertEquals(5, pruner.brackets(List.of(complete(0, new double[81]))));
        int[] counts = new int[5];
        for (int i = 0; i < 14300; i++) counts[pruner.bracket(i, 5)]++;
        // s = 4 … 0: ceil(5 · 3^s / (s + 1)) = 81, 34, 15, 8, 5 of 143
        int[] shares = {81, 34, 15, 8, 5};
        for (int b = 0; b < 5; b++) assertEquals(shares[b] * 100, counts[b], 4 * Math.sqrt(shares[b] * 100));
    }

    @Test
    void aTrialIsJudgedAtTheRungsOfItsBracketAgainstItsOwnKind() {
        HyperbandPruner pruner = new HyperbandPruner(Reports.PARTS, 3, 0);
        List<Trial> trials = new ArrayList<>(graded(60));
        for (int number = 60; number < 90; number++) {
            boolean strict = pruner.bracket(number, 2) == 0;
            assertEquals(strict, pruner.shouldPrune(running(number, 9), trials, Direction.MINIMIZE));
            assertTrue(pruner.shouldPrune(running(number, 9, 9, 9), trials, Direction.MINIMIZE));
            // The others of its bracket are all worse, those of the other bracket all better.
            List<Trial> mixed = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                mixed.add(complete(i, folds(pruner.bracket(i, 2) == pruner.bracket(number, 2) ? 1 : -1)));
            }
            assertEquals(false, pruner.shouldPrune(running(number, folds(0.5)[0]), mixed, Direction.MINIMIZE));
        }
    }
}
