package sweetspot.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import sweetspot.run.RunPhase;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Formats;

class StudyViewModelTest {
    private final Experiment experiment = StudyFixture.experiment(60);
    private final StudySnapshot study = StudyFixture.study(43, 4);
    private final Queue<Runnable> pulse = new ArrayDeque<>();
    private long now = StudyFixture.START + 178_000;
    private final StudyViewModel model = new StudyViewModel(pulse::add, () -> now);

    @Test
    void aThousandStatusesBecomeOneUpdate() {
        StudyFixture.Run run = new StudyFixture.Run(RunPhase.RUNNING, study, 178_000);
        model.attach(experiment, run);
        int[] updates = {0};
        model.snapshot().addListener((_, _, _) -> updates[0]++);
        for (int i = 0; i < 1000; i++) {
            model.accept(run.set(RunPhase.RUNNING, StudyFixture.append(run.status().snapshot(), 47 + i,
                    now, 1000, 0, true), 178_000 + i));
        }
        assertEquals(1, pulse.size());
        pulse.remove().run();
        assertEquals(1, updates[0]);
        assertEquals(1047, model.snapshot().get().trials().size());
        model.accept(run.status());
        assertEquals(1, pulse.size(), "the next status asks for a pulse again");
    }

    @Test
    void aRunThatIsNoLongerShownChangesNothing() {
        StudyFixture.Run first = new StudyFixture.Run(RunPhase.RUNNING, study, 1000);
        model.attach(experiment, first);
        StudySnapshot other = StudyFixture.study(3, 0);
        model.show(experiment.withName("Other"), other);
        model.accept(first.status());
        pulse.remove().run();
        assertSame(other, model.snapshot().get());
        assertEquals(RunPhase.READY, model.phase().get());
        assertFalse(model.isLive());
    }

    @Test
    void theSnapshotChangesLast() {
        model.snapshot().addListener((_, _, newer) -> {
            assertEquals(newer.complete(), model.counts().get().complete());
            assertEquals(newer.best(), model.best().get());
            assertSame(newer, model.status().get().snapshot());
        });
        model.attach(experiment, new StudyFixture.Run(RunPhase.RUNNING, study, 178_000));
        assertEquals(28, model.counts().get().complete());
        assertEquals(13, model.counts().get().left());
    }

    @Test
    void timeMovesOnBetweenStatuses() {
        model.attach(experiment, new StudyFixture.Run(RunPhase.RUNNING, study, 178_000));
        assertEquals("14.5 / min", model.pace().get());
        now += 3_000;
        model.tick();
        assertEquals(181_000, model.elapsed().get());
        assertTrue(model.timeLeft().get().matches("\\d+–\\d+ s"), model.timeLeft().get());
    }

    @Test
    void pausedTimeStandsStillAndHasNoEnd() {
        model.attach(experiment, new StudyFixture.Run(RunPhase.PAUSED, study, 178_000));
        now += 60_000;
        model.tick();
        assertEquals(178_000, model.elapsed().get());
        assertEquals(Formats.NONE, model.timeLeft().get());
    }

    @Test
    void commandsReachTheRunThatIsShown() {
        StudyFixture.Run run = new StudyFixture.Run(RunPhase.RUNNING, study, 0);
        model.attach(experiment, run);
        model.pause();
        model.resume();
        model.finishThenStop();
        model.stopNow();
        assertEquals(List.of("pause", "resume", "finishThenStop", "stopNow"), run.told);
        model.show(experiment, study);
        model.pause();
        assertEquals(4, run.told.size());
    }

    @Test
    void anotherStudyClearsTheSelection() {
        model.show(experiment, study);
        model.selection().pick(7);
        model.show(experiment, StudyFixture.study(44, 0));
        assertEquals(7, model.selection().picked().get(), "more trials of the same study keep it");
        model.show(experiment.withName("Other"), study);
        assertEquals(TrialSelection.NONE, model.selection().picked().get());
    }
}
