package sweetspot.ui.model;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import sweetspot.export.BestSettings;
import sweetspot.journal.ExperimentLibrary;
import sweetspot.journal.JournalFile;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.SealedTestScore;
import sweetspot.space.Configuration;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// Breaks the seal of a study's test rows, once, and writes into the study that it was broken.
public final class SealedTestOpener {
    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    SealedTestOpener(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
    }

    /// Whether the experiment sealed rows away.
    public boolean hasRows() {
        return study.experiment().get() != null && study.experiment().get().subject() instanceof ModelSubject m
                && m.validation().testFraction() > 0;
    }

    /// Whether the seal can be broken now: rows are sealed, a best trial is known, and no search runs that could
    /// still be steered by what is seen.
    public boolean possible() {
        StudySnapshot snapshot = study.snapshot().get();
        return hasRows() && !busy.get() && !study.isLive() && snapshot.best().isPresent() && folder.getValue() != null
                && SealedTestResult.of(snapshot).isEmpty();
    }

    /// Scores the default and the best configuration on the sealed rows, writes both into the study, then shows them.
    public void open() {
        if (!possible()) return;
        busy.set(true);
        problem.set("");
        Experiment experiment = study.experiment().get();
        StudySnapshot snapshot = study.snapshot().get();
        Trial best = BestSettings.of(experiment, snapshot, study.selection().picked().get()).orElseThrow().best();
        Configuration base = study.snapshot().get().trials().get(0).configuration();
        Path home = folder.getValue();
        long now = study.now();
        tasks.run(() -> {
            LearningTask task = ObjectiveFactory.create(experiment, home).task().orElseThrow();
            SealedTestScore of = SealedTestScore.of(task, best.configuration(), () -> false);
            SealedTestScore ofBase = SealedTestScore.of(task, base, () -> false);
            return record(home, new SealedTestResult(best.number(), score(of), score(ofBase), of.rows(), now));
        }, newer -> {
            busy.set(false);
            if (!study.isLive() && experiment.equals(study.experiment().get())) study.show(experiment, newer);
        }, error -> {
            busy.set(false);
            problem.set(Messages.text("export.sealed.failed", String.valueOf(error.getMessage())));
        });
    }

    private static SealedTestResult.Score score(SealedTestScore score) {
        return new SealedTestResult.Score(score.value(), score.low(), score.high());
    }

    private static StudySnapshot record(Path home, SealedTestResult result) throws Exception {
        Path file = home.resolve(ExperimentLibrary.STUDY_FILE);
        try (JournalFile journal = JournalFile.open(file, JournalFile.Sync.EACH_APPEND)) {
            return journal.append(List.of(new StudyAttributeSet(SealedTestResult.ATTRIBUTE, result.toAttribute())));
        }
    }

    /// Whether it is being scored.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Why it could not be opened, cause and remedy; "" if nothing went wrong.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
