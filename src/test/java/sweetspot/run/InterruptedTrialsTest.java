package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Which trials of a study at rest a dead program of ours has left.
class InterruptedTrialsTest {
    private StudySnapshot study = StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MINIMIZE)));

    private int begin(boolean running) {
        int number = study.trials().size();
        study = study.apply(new TrialCreated(number, Configuration.of(Map.of()), running, 1));
        return number;
    }

    private void byOurs(int number, long worker) {
        study = study.apply(new TrialAttributeSet(number, Trial.WORKER, worker));
    }

    @Test
    void theyAreThoseThatRunAndHaveAWorkerOfOurs() {
        assertEquals(List.of(), InterruptedTrials.of(study));
        int ended = begin(true);
        byOurs(ended, 0);
        study = study.apply(new TrialFinished(ended, TrialState.COMPLETE, new double[]{1}, 2));
        begin(false);
        assertEquals(List.of(), InterruptedTrials.of(study));
        int first = begin(true);
        byOurs(first, 0);
        begin(true);
        int last = begin(true);
        byOurs(last, 1);
        begin(false);
        assertEquals(List.of(first, last), InterruptedTrials.of(study), "the one between is another program's");
    }
}
