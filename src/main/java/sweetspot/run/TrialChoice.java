package sweetspot.run;

import java.nio.file.Path;
import java.util.List;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.study.ChosenTrial;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;

/// Writes into a study at rest which of its trials is to be used.
public final class TrialChoice {
    private TrialChoice() {}

    /// Writes the choice of a trial; see [ChosenTrial].
    ///
    /// @param number of the trial; -1 takes the choice back, so that the best of the search is used
    /// @return the study with the choice
    /// @throws JournalException if the study cannot be written, or is open in another Sweetspot
    /// @throws IllegalArgumentException if that trial has no score
    public static StudySnapshot write(Path studyFile, int number) throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND)) {
            if (number >= 0 && !ChosenTrial.usable(journal.snapshot(), number)) {
                throw new IllegalArgumentException("trial " + number + " has no score");
            }
            return journal.append(List.of(new StudyAttributeSet(ChosenTrial.ATTRIBUTE, (long) Math.max(-1, number))));
        }
    }
}
