package sweetspot.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.Ensemble;
import sweetspot.run.StudyEnsemble;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.StudyViewModel;

/// Takes the ensemble of a study at rest in place of its best single trial, and gives it back. The study file notes it.
public final class EnsembleUse {
    private final StudyViewModel study;
    private final Supplier<Optional<Path>> folder;
    private final BackgroundTasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /// @param folder of the experiment; empty if it is not saved
    public EnsembleUse(StudyViewModel study, Supplier<Optional<Path>> folder, BackgroundTasks tasks) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
    }

    /// The ensemble in use; empty if it is the best single trial.
    Optional<EnsembleChoice> chosen() {
        return EnsembleChoice.of(study.snapshot().get());
    }

    /// Tells whether the choice can change now: no search runs that would still change what is offered.
    boolean possible() {
        return !busy.get() && !study.isLive() && !study.isElsewhere() && !study.isDamaged()
                && folder.get().isPresent() && study.experiment().get() != null;
    }

    /// Chooses anew among all trials and takes what is offered.
    void use() {
        Experiment experiment = study.experiment().get();
        StudySnapshot trials = study.snapshot().get();
        long now = study.now();
        change(file -> {
            Ensemble.Offer offer = StudyEnsemble.of(experiment, parent(file), trials, file,
                    Thread.currentThread()::isInterrupted).offer();
            return switch (offer) {
                case Ensemble.Offer.Found f -> StudyEnsemble.use(file, Optional.empty(), f.ensemble(), now);
                case Ensemble.Offer.None n -> throw new IllegalStateException(n.reason());
            };
        });
    }

    /// Goes back to the best single trial.
    void useSingle() {
        change(file -> StudyEnsemble.useSingle(file, Optional.empty()));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private interface Change {
        StudySnapshot in(Path studyFile) throws Exception;
    }

    private void change(Change change) {
        if (!possible()) return;
        Path file = folder.get().orElseThrow().resolve(ExperimentLibrary.STUDY_FILE);
        Experiment experiment = study.experiment().get();
        busy.set(true);
        problem.set("");
        Callable<StudySnapshot> work = () -> change.in(file);
        tasks.run(work, changed -> {
            busy.set(false);
            if (!study.isLive() && experiment.equals(study.experiment().get())) study.show(experiment, changed);
        }, error -> {
            busy.set(false);
            problem.set(Messages.text("results.ensemble.failed", String.valueOf(error.getMessage())));
        });
    }

    /// Tells whether it is being written.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// The reason why it could not be changed; "" if nothing went wrong.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
