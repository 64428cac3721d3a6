package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.TradeOff;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class ParetoPlotTest {
    private static final PlotTheme THEME = PlotTheme.light();

    private static ParetoPlot plot(StudySnapshot s) {
        return ParetoPlot.of(TradeOff.of(s, ParetoFront.of(s), 0, 1), "Error", "Seconds");
    }

    private static StudySnapshot drawn(List<Direction> directions, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StudySnapshot s = StudySnapshot.empty().apply(new StudyCreated("s", directions));
        for (int i = 0; i < n; i++) {
            double[] values = directions.stream().mapToDouble(_ -> random.nextInt(50) == 0
                    ? Double.POSITIVE_INFINITY : random.nextDouble()).toArray();
            s = s.apply(new TrialCreated(i, Configuration.empty(), true, 1))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, values, 2));
        }
        return s;
    }

    @Test
    void everyMarkOfTheFrontIsHitWhereItLies() {
        ParetoPlot plot = plot(TradeOffStudies.study("branches", 60));
        TradeOff data = plot.data();
        assertTrue(data.lineSize() >= 5);
        for (int i = 0; i < data.lineSize(); i++) {
            Hit at = plot.locate(data.line(i), 500, 300, THEME).orElseThrow();
            Hit hit = plot.hitTest(at.x(), at.y(), 500, 300, THEME).orElseThrow();
            // Two of the front may lie on one pixel; whichever is hit, it is one of the front and lies there.
            assertTrue(data.onFront(hit.item()));
            assertEquals(at.x(), hit.x(), 9);
            assertEquals(at.y(), hit.y(), 9);
        }
        assertTrue(plot.hitTest(2, 2, 500, 300, THEME).isEmpty());
    }

    /// As in the chart of scores: a fifth of disasters, or a default far off, do not flatten what matters, and a share
    /// has no axis beyond 1.
    @Test
    void bothAxesShowTheBulkAndEndWhereValuesDo() {
        StudySnapshot s =
                StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MAXIMIZE, Direction.MINIMIZE)));
        for (int i = 0; i < 50; i++) {
            boolean bad = i % 5 == 0;
            double[] values = {bad ? 0.05 : 0.95 + i * 0.0009, bad ? 900 : 2 + i * 0.1};
            s = s.apply(new TrialCreated(i, Configuration.empty(), true, 1))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, values, 2));
        }
        Axes axes = plot(s).axes(500, 300, THEME);
        assertTrue(axes.x().low() > 0.8 && axes.x().high() <= 1, () -> axes.x().toString());
        assertTrue(axes.y().high() < 20, () -> axes.y().toString());
    }

    @Test
    void theLineRunsFromTheBestOfOneToTheBestOfTheOtherWhicheverWayIsUp() {
        for (Direction x : Direction.values()) {
            for (Direction y : Direction.values()) {
                TradeOff data = plot(drawn(List.of(x, y), 120, 7)).data();
                for (int i = 1; i < data.lineSize(); i++) {
                    assertTrue(x.better(data.x(data.line(i - 1)), data.x(data.line(i)))
                            || data.x(data.line(i - 1)) == data.x(data.line(i)));
                    assertFalse(y.better(data.y(data.line(i - 1)), data.y(data.line(i))));
                }
                assertEquals(data.frontSize(), data.lineSize());
                assertFalse(SvgPainter.render(plot(data.snapshot()), 400, 250, THEME).contains("NaN"));
            }
        }
    }

    @Test
    void ofThreeObjectivesTheLineJoinsThoseThatCountInTwo() {
        StudySnapshot s = drawn(List.of(Direction.MINIMIZE, Direction.MINIMIZE, Direction.MAXIMIZE), 80, 2);
        TradeOff data = TradeOff.of(s, ParetoFront.of(s), 2, 0);
        assertTrue(data.lineSize() < data.frontSize());
        assertTrue(data.higherIsBetter(false) && !data.higherIsBetter(true));
        for (int i = 0; i < data.lineSize(); i++) assertTrue(data.onFront(data.line(i)));
    }

    @Test
    void theArrowKeysWalkAlongTheFront() {
        ParetoPlot plot = plot(TradeOffStudies.study("binh_korn", 40));
        TradeOff data = plot.data();
        OptionalInt at = plot.neighbour(OptionalInt.empty(), 1);
        for (int i = 0; i < data.lineSize(); i++) {
            assertEquals(data.line(i), at.getAsInt());
            at = plot.neighbour(at, 1);
        }
        assertEquals(data.line(data.lineSize() - 1), at.getAsInt(), "it stops at the end");
        int off = IntStream.range(1, data.size()).filter(i -> !data.onFront(i)).findFirst().orElseThrow();
        assertEquals(off - 1, plot.neighbour(OptionalInt.of(off), -1).getAsInt());
    }

    @Test
    void wordsAndTableTellTheSameNumbers() {
        StudySnapshot s = TradeOffStudies.study("binh_korn", 60);
        ParetoPlot plot = plot(s);
        assertTrue(plot.accessibleText().contains(ParetoFront.of(s).size() + " trials are on the Pareto front"));
        PlotTable table = plot.asTable();
        assertEquals(60, table.rows().size());
        assertEquals(ParetoFront.of(s).size(),
                table.rows().stream().filter(r -> r.get(3).equals("On the front")).count());
        assertEquals(s.trials().stream().filter(t -> !t.feasible()).count(),
                table.rows().stream().filter(r -> r.get(3).equals("Violates a constraint")).count());
        assertFalse(plot(drawn(List.of(Direction.MINIMIZE, Direction.MINIMIZE), 0, 1)).accessibleText().isBlank());
    }
}
