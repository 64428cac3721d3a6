package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// The trials of a study at rest that seem to run: the program that ran them has died. A search that goes on begins
/// them again; else they can be left.
public final class InterruptedTrials {
    private InterruptedTrials() {}

    /// Their numbers, ascending. Trials of other programs, which may well be running them, are not among them.
    ///
    /// @param study a study that no Sweetspot is running
    public static List<Integer> of(StudySnapshot study) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0, seen = 0; i < study.trials().size() && seen < study.running(); i++) {
            Trial trial = study.trials().get(i);
            if (trial.state() != TrialState.RUNNING) continue;
            seen++;
            // Without a worker of ours it belongs to another program.
            if (trial.worker() >= 0) numbers.add(i);
        }
        return numbers;
    }

    /// Leaves them: they count as stopped from now on, and are not begun again.
    ///
    /// @param millis the time now, in milliseconds since the epoch
    /// @return the study after that
    /// @throws JournalException if the study cannot be written, or is open in another Sweetspot
    public static StudySnapshot leave(Path studyFile, long millis) throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, Sync.EACH_APPEND)) {
            List<StudyEvent> events = new ArrayList<>();
            // What another program writes after this look is not ours to end.
            for (int number : of(journal.snapshot())) {
                events.add(new TrialAttributeSet(number, Trial.STOPPED, Trial.BY_LEAVING));
                events.add(new TrialAttributeSet(number, Trial.FAILURE, Messages.text("run.failed.left")));
                events.add(new TrialFinished(number, TrialState.FAILED, new double[0], millis));
            }
            return journal.append(events);
        }
    }
}
