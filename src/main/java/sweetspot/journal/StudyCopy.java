package sweetspot.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Writes a study from memory into a new file: the way out when its own file is gone, or its disk stays full.
public final class StudyCopy {
    /// Trials in one append.
    private static final int BATCH = 500;

    private StudyCopy() {}

    /// Writes everything that is known of a study. Trials that run are written as running: who goes on with the copy
    /// begins them again.
    ///
    /// @throws JournalException of kind EXISTS if the file holds something already, or IO
    public static void write(StudySnapshot study, Experiment experiment, Path file) throws JournalException {
        try (JournalFile journal = JournalFile.create(file, experiment, study.directions(), Sync.EACH_APPEND)) {
            List<StudyEvent> events = new ArrayList<>();
            study.attributes().forEach((key, value) -> {
                if (!key.equals(RecordedStudy.EXPERIMENT)) events.add(new StudyAttributeSet(key, value));
            });
            for (Trial trial : study.trials()) {
                add(trial, events);
                if (trial.number() % BATCH < BATCH - 1) continue;
                journal.append(events);
                events.clear();
            }
            journal.append(events);
        }
    }

    private static void add(Trial trial, List<StudyEvent> events) {
        int number = trial.number();
        events.add(new TrialCreated(number, trial.configuration(), trial.state() != TrialState.WAITING,
                trial.startMillis()));
        trial.attributes().forEach((key, value) -> events.add(new TrialAttributeSet(number, key, value)));
        for (int i = 0; i < trial.reports(); i++) {
            events.add(new ValueReported(number, trial.step(i), trial.intermediate(i)));
        }
        if (!trial.state().finished()) return;
        double[] values = new double[trial.valueCount()];
        for (int i = 0; i < values.length; i++) values[i] = trial.value(i);
        events.add(new TrialFinished(number, trial.state(), values, trial.endMillis()));
    }
}
