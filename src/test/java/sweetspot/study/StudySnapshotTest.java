package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.TrialStarted;
import sweetspot.study.StudyEvent.ValueReported;

class StudySnapshotTest {
    private static final Configuration C = Configuration.of(Map.of("x", 1.0));

    private static StudySnapshot replay(StudyEvent... events) {
        StudySnapshot s = StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MAXIMIZE)));
        for (StudyEvent e : events) s = s.apply(e);
        return s;
    }

    private static TrialFinished done(int number, double value) {
        return new TrialFinished(number, TrialState.COMPLETE, new double[]{value}, 20);
    }

    @Test
    void foldsATrialsLife() {
        StudySnapshot s =
                replay(new TrialCreated(0, C, true, 10), new ValueReported(0, 1, 0.4), new ValueReported(0, 0, 0.5),
                        new TrialAttributeSet(0, Trial.STANDARD_ERROR, 0.01), done(0, 0.45));
        Trial t = s.trials().get(0);
        assertEquals(TrialState.COMPLETE, t.state());
        assertEquals(0.45, t.value());
        assertEquals(0.01, t.standardError().orElseThrow());
        assertEquals(2, t.reports());
        assertEquals(0, t.step(0));
        assertEquals(0.5, t.intermediate(0));
        assertEquals(10, t.durationMillis());
        assertEquals(1, s.complete());
        assertEquals(0, s.running());
    }

    @Test
    void bestFollowsTheDirectionAndTheEarlierTrialWinsTies() {
        StudySnapshot s = replay(new TrialCreated(0, C, true, 1), new TrialCreated(1, C, true, 1),
                new TrialCreated(2, C, true, 1), new TrialCreated(3, C, true, 1),
                done(2, 0.9), done(1, 0.9), done(0, 0.1), done(3, Double.NaN));
        assertEquals(1, s.bestNumber());
        assertEquals(4, s.complete());
    }

    @Test
    void eventsAboutFinishedOrUnknownTrialsChangeNothing() {
        StudySnapshot s = replay(new TrialCreated(0, C, true, 1), done(0, 0.3));
        StudySnapshot after = s.apply(done(0, 0.9)).apply(done(7, 1)).apply(new ValueReported(0, 0, 1))
                .apply(new TrialCreated(5, C, true, 1));
        assertEquals(s.trials(), after.trials());
        assertEquals(s.version() + 4, after.version());
    }

    @Test
    void countsEveryState() {
        StudySnapshot s = replay(new TrialCreated(0, C, true, 1), new TrialCreated(1, C, false, 0),
                new TrialCreated(2, C, true, 1), new TrialCreated(3, C, true, 1),
                new TrialFinished(2, TrialState.PRUNED, new double[0], 9),
                new TrialFinished(3, TrialState.FAILED, new double[0], 9));
        assertEquals(List.of(0, 1, 1, 1, 1), List.of(s.complete(), s.pruned(), s.failed(), s.running(), s.waiting()));
        assertEquals(2, s.apply(new TrialStarted(1, 5)).running());
    }

    @Test
    void snapshotsAreUnmodifiableAndIndependent() {
        StudySnapshot before = replay(new StudyAttributeSet("k", 1L));
        StudySnapshot after = before.apply(new StudyAttributeSet("k", 2L));
        assertEquals(1L, before.attributes().get("k"));
        assertEquals(2L, after.attributes().get("k"));
        assertThrows(UnsupportedOperationException.class, () -> after.attributes().put("x", 1));
    }

    @Test
    void trialListIsPersistentAcrossChunks() {
        TrialList list = TrialList.empty();
        for (int i = 0; i < 1000; i++) list = list.plus(Trial.started(i, C, i));
        TrialList changed = list.with(700, Trial.waiting(700, C));
        assertEquals(TrialState.RUNNING, list.get(700).state());
        assertEquals(TrialState.WAITING, changed.get(700).state());
        // Two lists may grow from one: neither sees the other's entry.
        TrialList left = list.plus(Trial.started(1000, C, 1));
        TrialList right = list.plus(Trial.waiting(1000, C));
        assertEquals(TrialState.RUNNING, left.get(1000).state());
        assertEquals(TrialState.WAITING, right.get(1000).state());
        for (int i = 0; i < 1000; i++) assertEquals(i, changed.get(i).number());
        assertThrows(IndexOutOfBoundsException.class, () -> TrialList.empty().get(0));
    }

    @Test
    void trialListTellsWhichRowsChanged() {
        TrialList before = TrialList.empty();
        for (int i = 0; i < 700; i++) before = before.plus(Trial.started(i, C, i));
        assertEquals(0, before.changedSince(before).length);
        TrialList after =
                before.with(3, Trial.waiting(3, C)).with(600, Trial.waiting(600, C)).plus(Trial.started(700, C, 1));
        assertEquals(List.of(3, 600, 700), java.util.Arrays.stream(after.changedSince(before)).boxed().toList());
        assertEquals(701, after.changedSince(TrialList.empty()).length);
        assertEquals(List.of(3, 600), java.util.Arrays.stream(before.changedSince(after)).boxed().toList());
        TrialList full = TrialList.empty();
        for (int i = 0; i < 256; i++) full = full.plus(Trial.started(i, C, i));
        assertEquals(List.of(256),
                java.util.Arrays.stream(full.plus(Trial.started(256, C, 1)).changedSince(full)).boxed().toList());
    }

    @Test
    void completeTrialsNeedAValue() {
        assertThrows(IllegalArgumentException.class,
                () -> Trial.started(0, C, 1).finish(TrialState.COMPLETE, new double[0], 2));
        assertTrue(Double.isNaN(Trial.started(0, C, 1).finish(TrialState.FAILED, new double[0], 2).value()));
    }
}
