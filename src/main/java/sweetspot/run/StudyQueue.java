package sweetspot.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

/// The queue of a study that does not run: adds to its file and takes from it. While it runs, its [RunControl] does.
public final class StudyQueue {
    private StudyQueue() {}

    /// Queues trials behind those that wait.
    ///
    /// @return the study then
    /// @throws JournalException if the file cannot be written, of kind IN_USE if a Sweetspot has it open
    public static StudySnapshot add(Path studyFile, List<QueuedTrial> trials) throws JournalException {
        return add(studyFile, Optional.empty(), trials);
    }

    /// Queues trials of one of several studies.
    ///
    /// @param wanted name or number of the study, see [sweetspot.journal.JournalContents#study]
    public static StudySnapshot add(Path studyFile, Optional<String> wanted, List<QueuedTrial> trials)
            throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, wanted)) {
            return journal.append(QueuedTrial.events(trials, journal.snapshot(), journal.study().space()));
        }
    }

    /// Takes trials out of the queue; those that do not wait stay as they are.
    ///
    /// @return the study then
    /// @throws JournalException as [#add]
    public static StudySnapshot remove(Path studyFile, List<Integer> numbers) throws JournalException {
        return remove(studyFile, Optional.empty(), numbers);
    }

    /// Takes trials out of the queue of one of several studies.
    ///
    /// @param wanted name or number of the study, see [sweetspot.journal.JournalContents#study]
    public static StudySnapshot remove(Path studyFile, Optional<String> wanted, List<Integer> numbers)
            throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, wanted)) {
            StudySnapshot study = journal.snapshot();
            List<StudyEvent> events = numbers.stream().distinct()
                    .flatMap(n -> QueuedTrial.removal(n, study, System.currentTimeMillis()).stream()).toList();
            return journal.append(events);
        }
    }
}
