package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.plot.DemoStudies;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class HistoryTest {
    private static String describe(History h) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < h.size(); i++) {
            text.append(h.value(i)).append(' ').append(h.standardError(i)).append(' ').append(h.state(i)).append(' ')
                    .append(h.bestUpTo(i)).append('\n');
        }
        return text.append(h.modelStart()).append(h.best()).append(h.range()).toString();
    }

    /// Following a search step by step must give what reading its end gives, also when trials end out of order.
    @Test
    void followingEqualsReadingAnew() {
        StudySnapshot s = Studies.empty(Direction.MAXIMIZE);
        SplittableRandom random = new SplittableRandom(1);
        History followed = History.of(s);
        for (int step = 0; step < 600; step++) {
            if (s.running() < 6 && random.nextBoolean()) {
                s = Studies.started(s, Configuration.empty(), 0, 1, step > 90 ? "model" : "startup");
            } else if (s.trials().size() > 0) {
                int number = Math.max(0, s.trials().size() - 1 - random.nextInt(10));
                if (s.trials().get(number).state().finished()) continue;
                TrialState state = TrialState.values()[2 + random.nextInt(3)];
                s = Studies.ended(s, number, state, state == TrialState.FAILED ? Double.NaN : random.nextGaussian(),
                        0.1, 2);
            }
            followed = followed.next(s);
            assertEquals(describe(History.of(s)), describe(followed));
        }
        assertTrue(followed.modelStart() > 5 && followed.improvements() > 2);
        assertSame(followed, followed.next(s));
        assertEquals(describe(History.of(Studies.empty(Direction.MAXIMIZE))),
                describe(followed.next(Studies.empty(Direction.MAXIMIZE))));
    }

    @Test
    void onlyDoneTrialsCountForTheBest() {
        StudySnapshot s = Studies.empty(Direction.MINIMIZE);
        for (int i = 0; i < 3; i++) s = Studies.started(s, Configuration.empty(), 0, 1, i == 0 ? "default" : "random");
        s = Studies.ended(s, 0, TrialState.COMPLETE, 5, 0.5, 2);
        s = Studies.ended(s, 1, TrialState.PRUNED, 1, Double.NaN, 2);
        s = Studies.ended(s, 2, TrialState.COMPLETE, 4, Double.NaN, 2);
        History h = History.of(s);
        assertEquals(5, h.bestUpTo(1));
        assertEquals(4, h.bestUpTo(2));
        assertEquals(1, h.value(1));
        assertEquals(0, h.defaultTrial().orElseThrow());
        assertEquals(2, h.best().orElseThrow());
    }

    @Test
    void aFewDisastersDoNotStretchTheRange() {
        StudySnapshot s = Studies.empty(Direction.MINIMIZE);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) s = Studies.done(s, i % 25 == 7 ? 1e9 : 1 + random.nextDouble());
        ValueRange range = History.of(s).range().orElseThrow();
        assertTrue(range.low() >= 0.9 && range.high() < 6, range::toString);
        double best = History.of(s).value(History.of(s).best().orElseThrow());
        assertTrue(range.low() <= best);
        for (double only : new double[]{0, -3, 1e-300}) {
            ValueRange one = History.of(Studies.done(Studies.empty(Direction.MAXIMIZE), only)).range().orElseThrow();
            assertTrue(one.low() < only && only < one.high());
        }
    }

    @Test
    void fewBadTrialsAreCutOffEarlyAndAmongTies() {
        // Five trials, one of them a disaster.
        ValueRange five = range(Direction.MAXIMIZE, 0.94, 0.2, 0.95, 0.95, 0.96);
        assertTrue(five.low() > 0.85 && five.high() >= 0.96, five::toString);
        // A third is bad, the good ones differ by hundredths.
        double[] values = new double[30];
        for (int i = 0; i < 30; i++) values[i] = i % 3 == 0 ? 0.3 + 0.01 * i : 0.94 + 0.001 * i;
        assertTrue(range(Direction.MAXIMIZE, values).low() > 0.6, () -> range(Direction.MAXIMIZE, values).toString());
        // Trials all over are all shown.
        ValueRange spread = range(Direction.MAXIMIZE, 0.2, 0.9, 0.5, 0.8, 0.4, 0.7, 0.3, 0.6);
        assertTrue(spread.low() <= 0.2 && spread.high() >= 0.9, spread::toString);
        ValueRange ties = range(Direction.MINIMIZE, 2, 2, 2, 2, 2, 2, 2, 2);
        assertTrue(ties.low() < 2 && ties.high() > 2);
    }

    @Test
    void lossesOverDecadesAskForALogarithmicAxis() {
        History h = History.of(study(Direction.MINIMIZE, 10, 0.5, 3, 1e-3, 0.02, 1e-6, 2, 0.1));
        assertTrue(h.spansDecades());
        assertTrue(h.logRange().orElseThrow().low() <= 1e-6 * 1.0001, () -> h.logRange().toString());
        assertFalse(History.of(study(Direction.MINIMIZE, 3.4, 4, 5, 3.6, 9)).spansDecades());
        assertFalse(History.of(study(Direction.MAXIMIZE, 1e-6, 0.5, 0.9, 0.2)).spansDecades());
        assertTrue(History.of(study(Direction.MINIMIZE, 10, 0.5, 0, 1e-3)).logRange().isEmpty(), "0 has no logarithm");
    }

    private static StudySnapshot study(Direction direction, double... values) {
        StudySnapshot s = Studies.empty(direction);
        for (double value : values) s = Studies.done(s, value);
        return s;
    }

    private static ValueRange range(Direction direction, double... values) {
        return History.of(study(direction, values)).range().orElseThrow();
    }

    @Test
    void timelineCutsPausesAndFillsLanes() {
        StudySnapshot s = Studies.empty(Direction.MAXIMIZE);
        for (int i = 0; i < 4; i++)
            s = Studies.started(s, Configuration.empty(), i % 2, i < 2 ? 1_000 : 9_000_000,
                    "random");
        s = Studies.ended(s, 0, TrialState.COMPLETE, 1, 0, 5_000);
        s = Studies.ended(s, 1, TrialState.FAILED, Double.NaN, Double.NaN, 3_000);
        s = Studies.ended(s, 2, TrialState.COMPLETE, 2, 0, 9_002_000);
        WorkerTimeline t = WorkerTimeline.of(s, 2, OptionalLong.of(9_004_000));
        assertEquals(4, t.size());
        assertEquals(8, t.length(), 1e-9);
        assertEquals(8, t.now(), 1e-9);
        assertEquals(4, t.start(2), 1e-9);
        assertTrue(t.isRunning(3) && t.isBest(2) && t.isFailed(1));
        assertEquals((4 + 2 + 2 + 4) / 16.0, t.utilization(), 1e-9);
        assertEquals(3, WorkerTimeline.of(s, 2, OptionalLong.empty()).size());
    }

    @Test
    void lanesNeverOverlap() {
        WorkerTimeline t = WorkerTimeline.of(DemoStudies.search(200, 4, 1), 4, OptionalLong.empty());
        for (int lane = 0; lane < t.lanes(); lane++) {
            int l = lane;
            double end = 0;
            for (int i : IntStream.range(0, t.size()).filter(i -> t.lane(i) == l).toArray()) {
                assertTrue(t.start(i) >= end);
                end = t.end(i);
            }
        }
    }
}
