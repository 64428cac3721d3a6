package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.study.Experiment;
import sweetspot.ui.study.StudyFixture;

/// What the list says of an experiment whose run has ended before its budget was used up.
class ExperimentItemTest {

    @ParameterizedTest
    @CsvSource({"USER, STOPPED", "JOURNAL_ERROR, FAILED", "REPEATED_FAILURE, FAILED", "TARGET, DONE", "PATIENCE, DONE",
        "TIME, DONE", "NOT_WORTH_IT, DONE", "SPACE_EXPLORED, DONE"})
    void aSearchThatARuleHasEndedIsDone(StopReason reason, State state) {
        Experiment experiment = StudyFixture.experiment(40);
        ExperimentItem item = new ExperimentItem(new LibraryEntry(Path.of("folder"), experiment.name(), State.DRAFT,
                Optional.of(experiment), 0, Double.NaN, new double[0], 0, false, ""));
        item.update(experiment, new RunStatus(RunPhase.ENDED, reason, "", StudyFixture.study(12, 0), 1000));
        assertEquals(state, item.state().get());
    }
}
