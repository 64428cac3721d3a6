package sweetspot.cli;

import java.util.Optional;
import sweetspot.model.ModelException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.SealedTestScore;
import sweetspot.run.StudySession;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// What the best and the default configuration score on the rows that the search never saw.
///
/// @param rows number of those rows
/// @param best score of the best configuration
/// @param base score of the default configuration
record SealedScores(int rows, double best, double base) {

    /// Trains both on all search rows and breaks the seal; empty if nothing is sealed or nothing was found.
    static Optional<SealedScores> of(StudySession session, StudySnapshot snapshot, Shell shell) {
        Optional<LearningTask> task = session.prepared().task();
        // Of a front the user chooses one; until then the seal stays.
        if (snapshot.isMultiObjective() || snapshot.best().isEmpty() || task.isEmpty()
                || task.get().plan().sealed().isEmpty()) {
            return Optional.empty();
        }
        try {
            SealedTestScore best = SealedTestScore.of(task.get(), snapshot.best().get().configuration(), () -> false);
            SealedTestScore base = SealedTestScore.of(task.get(), session.experiment().space().defaults(), () -> false);
            return Optional.of(new SealedScores(best.rows(), best.value(), base.value()));
        } catch (ModelException e) {
            shell.note(Messages.text("cli.warning", Messages.text("cli.sealed.failed", e.getMessage())));
            return Optional.empty();
        }
    }

    /// Tells both scores in one line.
    void tell(Shell shell) {
        shell.answer(Messages.text("cli.report.sealed", rows, Words.score(best), Words.score(base)));
    }
}
