package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;

/// Trials share what they have reported, and yet none sees what another adds.
class TrialReportsTest {
    private static Trial started() {
        return Trial.started(0, Configuration.empty(), 1);
    }

    private static List<Long> steps(Trial t) {
        return IntStream.range(0, t.reports()).mapToObj(t::step).toList();
    }

    private static List<Double> values(Trial t) {
        return IntStream.range(0, t.reports()).mapToObj(t::intermediate).toList();
    }

    @Test
    void everyTrialKeepsItsOwn() {
        Trial t = started();
        List<Trial> all = new java.util.ArrayList<>(List.of(t));
        for (long i = 0; i < 50; i++) {
            t = t.report(i * 1_000_000_000_000L, i);
            all.add(t);
        }
        for (int n = 0; n <= 50; n++) {
            assertEquals(n, all.get(n).reports());
            for (int i = 0; i < n; i++) {
                assertEquals(i * 1_000_000_000_000L, all.get(n).step(i));
                assertEquals(i, all.get(n).intermediate(i));
            }
        }
    }

    @Test
    void branchesOfOneTrialDoNotMix() {
        Trial t = started().report(1, 1).report(2, 2).report(3, 3);
        Trial left = t.report(4, 40).report(5, 50);
        Trial right = t.report(4, 41).report(6, 60);
        Trial replaced = left.report(5, 51);
        assertEquals(List.of(1.0, 2.0, 3.0), values(t));
        assertEquals(List.of(1.0, 2.0, 3.0, 40.0, 50.0), values(left));
        assertEquals(List.of(1.0, 2.0, 3.0, 41.0, 60.0), values(right));
        assertEquals(List.of(1.0, 2.0, 3.0, 40.0, 51.0), values(replaced));
        assertEquals(List.of(1L, 2L, 3L, 4L, 6L), steps(right));
        assertNotEquals(left, right);
    }

    @Test
    void stepsMayComeInAnyOrder() {
        Trial t = started();
        for (long step : new long[]{5, -3, 9, 0, 5, Long.MAX_VALUE, Long.MIN_VALUE, 7}) t = t.report(step, step);
        assertEquals(List.of(Long.MIN_VALUE, -3L, 0L, 5L, 7L, 9L, Long.MAX_VALUE), steps(t));
    }

    @Test
    void equalityAsksForWhatWasReportedAlone() {
        Trial room = started().report(1, 1).report(2, 2).report(3, 3);
        Trial tight = room.report(4, 4).finish(TrialState.PRUNED, new double[0], 5);
        Trial other = started().report(4, 4).report(3, 3).report(2, 2).report(1, 1).finish(TrialState.PRUNED,
                new double[0], 5);
        assertEquals(tight, other);
        assertEquals(4, tight.steps().length, "no room is kept once nothing can follow");
    }

    @Test
    void aLongSeriesIsNotCopiedEachTime() {
        Trial t = started();
        int copies = 0;
        for (int i = 0; i < 10_000; i++) {
            Trial next = t.report(i, i);
            if (next.steps() != t.steps()) copies++;
            t = next;
        }
        assertEquals(10_000, t.reports());
        assertSame(true, copies < 40, () -> "copied too often");
    }
}
