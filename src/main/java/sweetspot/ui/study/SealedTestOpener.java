package sweetspot.ui.study;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.SealRegister;
import sweetspot.objective.ExperimentException;
import sweetspot.run.Seal;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;

/// Breaks the seal of a study's test rows, once, and writes into the study that it was broken.
public final class SealedTestOpener {
    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final BackgroundTasks.Latest looking;
    private final ReadOnlyStringWrapper seenElsewhere = new ReadOnlyStringWrapper(this, "seenElsewhere", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /// @param folder the experiment's folder; its value may be null
    public SealedTestOpener(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
        this.looking = tasks.latest();
    }

    /// Tells whether the experiment sealed rows away.
    public boolean hasRows() {
        return Optional.ofNullable(study.experiment().get()).flatMap(e -> e.subject().resampling())
                .filter(Validation::seals).isPresent();
    }

    /// Tells whether the seal can be broken now: rows are sealed, a best trial is known, and no search runs that could
    /// still be steered by what is seen.
    public boolean possible() {
        StudySnapshot snapshot = study.snapshot().get();
        return hasRows() && !busy.get() && !study.isLive() && snapshot.best().isPresent() && folder.getValue() != null
                && SealedTestResult.of(snapshot).isEmpty();
    }

    /// Scores the default and a trial's configuration on the sealed rows, writes both into the study, then shows them.
    ///
    /// @param tested the trial that is to be used, with a value
    public void open(Trial tested) {
        if (!possible()) return;
        busy.set(true);
        problem.set("");
        Experiment experiment = study.experiment().get();
        Path home = folder.getValue();
        long now = study.now();
        tasks.run(() -> seal(experiment, home).orElseThrow().open(tested, now, () -> false), opened -> {
            busy.set(false);
            problem.set(opened.warning());
            if (!study.isLive() && experiment.equals(study.experiment().get())) study.show(experiment, opened.study());
        }, error -> {
            busy.set(false);
            problem.set(Messages.text("export.sealed.failed", String.valueOf(error.getMessage())));
        });
    }

    private static Optional<Seal> seal(Experiment experiment, Path home) throws ExperimentException {
        return Seal.of(experiment, home, home.resolve(ExperimentLibrary.STUDY_FILE), register(home));
    }

    private static SealRegister register(Path home) {
        Path above = home.toAbsolutePath().getParent();
        return SealRegister.beside(new ExperimentLibrary(above == null ? home : above));
    }

    /// Finds out whether the sealed rows have been seen by other studies, as copies of this one; in the background.
    public void lookElsewhere() {
        Path home = folder.getValue();
        if (home == null || !hasRows()) {
            looking.cancel();
            seenElsewhere.set("");
            return;
        }
        Experiment experiment = study.experiment().get();
        StudySnapshot snapshot = study.snapshot().get();
        looking.run(() -> Seal.seenElsewhere(experiment, snapshot, home, home.resolve(ExperimentLibrary.STUDY_FILE),
                register(home)).orElse(""), seenElsewhere::set, _ -> seenElsewhere.set(""));
    }

    /// Names the other study that has seen the sealed rows, and when, in a sentence; "" if none has.
    public ReadOnlyStringProperty seenElsewhere() {
        return seenElsewhere.getReadOnlyProperty();
    }

    /// Tells whether it is being scored.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// The reason why it could not be opened, cause and remedy; "" if nothing went wrong.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
